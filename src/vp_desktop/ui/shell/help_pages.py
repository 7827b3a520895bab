"""The help, offline: short pages of Markdown, and a table of keys made from the action table.

One more page is made from the table of promises that the tests hold.
"""

from collections.abc import Iterator

from vp_desktop import i18n
from vp_desktop.domain.promises import Group, groups
from vp_desktop.i18n import _
from vp_desktop.resources import resource
from vp_desktop.ui.shell.actions import Action, actions, typing_keys

PAGES = (
    "begin",
    "cases",
    "search",
    "report",
    "protection",
    "backup",
    "security",
    "computer",
    "versions",
    "bare",
    "problems",
)
"""Names of the files, in the order of the list."""

ABOUT = {
    "cases": "cases",
    "follow_ups": "cases",
    "report": "report",
    "audit": "protection",
    "backup": "backup",
    "safety": "security",
}
"""Which of them tells about a page of the window; about the others the first does."""

KEYS, PROMISES = "keys", "promises"
"""The pages that are no files."""


def page(name: str) -> str:
    """Return the Markdown of the page ``name``, in the language spoken here."""
    if name == KEYS:
        return keys_page()
    if name == PROMISES:
        return promises_page()
    return resource(f"help/{i18n.language()}/{name}.md").read_text(encoding="utf-8")


def titles() -> list[tuple[str, str]]:
    """Return every page as (name, title); the title is the first line of the page."""
    return [(name, _title(page(name))) for name in (*PAGES, KEYS, PROMISES)]


def found(words: str) -> list[tuple[str, str]]:
    """Return the pages in which every one of ``words`` stands."""
    wanted = words.casefold().split()
    return [
        (name, title)
        for name, title in titles()
        if all(word in page(name).casefold() for word in wanted)
    ]


def keys_page() -> str:
    """Return the table of all keys."""
    rows = "\n".join(f"| {_keys(action)} | {action.text} |" for action in _with_keys())
    keys, what = _("Keys"), _("What they do")
    return f"# {keys}\n\n| {keys} | {what} |\n|---|---|\n{rows}\n"


def promises_page() -> str:
    """Return the table of what the vault promises, and how far each promise was tried."""
    title = _("What the vault promises")
    intro = _(
        "Each promise is held by a test of the program that was once seen failing: the program was "
        "made worse on purpose, and the test noticed. The second column says how far it was tried."
    )
    parts = [part for group in groups() if group.promises for part in _of_group(group)]
    return "\n\n".join((f"# {title}", intro, *parts)) + "\n"


def _of_group(group: Group) -> Iterator[str]:
    yield f"## {group.title}"
    promise, tried = _("Promise"), _("Tried")
    rows = (f"| {one.sentence} | {one.figure} |" for one in group.promises)
    yield "\n".join((f"| {promise} | {tried} |", "|---|---|", *rows))


def _with_keys() -> list[Action]:
    return [action for action in (*actions(), *typing_keys()) if action.keys]


def _keys(action: Action) -> str:
    return f"**{action.shown_keys}**"


def _title(markdown: str) -> str:
    return markdown.partition("\n")[0].lstrip("# ")
