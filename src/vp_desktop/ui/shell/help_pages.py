"""The help, offline: short pages of Markdown, and a table of keys made from the action table."""

from vp_desktop import i18n
from vp_desktop.i18n import _
from vp_desktop.resources import resource
from vp_desktop.ui.shell.actions import Action, actions, typing_keys

PAGES = ("begin", "cases", "search", "report", "backup", "security", "problems")
"""Names of the files, in the order of the list."""

KEYS = "keys"
"""The page that is not a file."""


def page(name: str) -> str:
    """Return the Markdown of the page ``name``, in the language spoken here."""
    if name == KEYS:
        return keys_page()
    return resource(f"help/{i18n.language()}/{name}.md").read_text(encoding="utf-8")


def titles() -> list[tuple[str, str]]:
    """Return every page as (name, title); the title is the first line of the page."""
    return [(name, _title(page(name))) for name in (*PAGES, KEYS)]


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
    head = f"# {_('Keys')}\n\n| {_('Keys')} | {_('What they do')} |\n|---|---|\n"
    return f"{head}{rows}\n"


def _with_keys() -> list[Action]:
    return [action for action in (*actions(), *typing_keys()) if action.keys]


def _keys(action: Action) -> str:
    return f"**{action.shown_keys}**"


def _title(markdown: str) -> str:
    return markdown.partition("\n")[0].lstrip("# ")
