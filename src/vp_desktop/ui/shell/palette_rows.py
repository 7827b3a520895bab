"""What the search palette lists: what was found, under headings, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vp_desktop.domain.cases import CaseRow
from vp_desktop.domain.search import MATCH_END, MATCH_START, Find, FoundIn
from vp_desktop.i18n import _
from vp_desktop.ui.page import Destination
from vp_desktop.ui.shell.actions import Action

MOST_IN_GROUP = 4
MOST_RECENT = 5
FIRST_COMMANDS = ("new_contact", "new_case", "report", "lock")
"""What an empty palette offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the palette. A heading has no icon and cannot be chosen."""

    title: str = field(repr=False)
    """With ``MATCH_START`` and ``MATCH_END`` around what matched."""
    context: str = field(default="", repr=False)
    icon: str = ""
    keys: str = ""
    destination: Destination | None = None
    action: str = ""
    case_id: int | None = None
    """The case a conversation would be about (Ctrl+Enter)."""

    @property
    def is_heading(self) -> bool:
        """Whether this line only names the ones below it."""
        return not self.icon

    @property
    def spoken(self) -> str:
        """The line in one sentence."""
        return ", ".join(filter(None, (plain(self.title), self.context, self.keys)))


def plain(text: str) -> str:
    """Return ``text`` without the marks around its matches."""
    return text.replace(MATCH_START, "").replace(MATCH_END, "")


def recent_rows(cases: Iterable[CaseRow], table: tuple[Action, ...]) -> list[Row]:
    """Return what an empty palette shows: the cases saved last and the first commands."""
    known = {action.id: action for action in table}
    found = [_case_row(case) for case in cases]
    commands = [_action_row(known[name]) for name in FIRST_COMMANDS]
    return [*_under(_("Recent cases"), found), *_under(_("Commands"), commands)]


def found_rows(words: str, finds: Iterable[Find], table: tuple[Action, ...]) -> list[Row]:
    """Return the rows for ``words``: commands that begin so, what was found, other commands."""
    finds = list(finds)
    matching = [a for a in table if a.in_palette and words.casefold() in a.text.casefold()]
    meant = [a for a in matching if a.text.casefold().startswith(words.casefold())]
    rest = [a for a in matching if a not in meant]
    rows = _commands(meant, words)
    for kind, heading in _headings():
        group = [_find_row(find) for find in finds if find.kind == kind]
        rows += _under(heading, group[:MOST_IN_GROUP])
    rows += _commands(rest, words)
    return rows or nothing_rows(words)


def nothing_rows(words: str) -> list[Row]:
    """Return what to do when nothing was found."""
    said = _("Nothing found for “{words}”. Check the spelling, or search by case code.")
    start = _("New case “{words}”").format(words=words)
    place = Destination("new_case", part=words)
    return [
        Row(title=said.format(words=words)),
        Row(title=start, icon="folder-plus", destination=place),
    ]


def results(rows: Iterable[Row]) -> int:
    """Return how many of ``rows`` can be chosen."""
    return sum(not row.is_heading for row in rows)


def _headings() -> tuple[tuple[FoundIn, str], ...]:
    return (
        (FoundIn.CASE, _("Cases")),
        (FoundIn.NOTE, _("Notes")),
        (FoundIn.CLIENT, _("People")),
        (FoundIn.ORGANISATION, _("Organisations")),
        (FoundIn.REFERRAL_CONTACT, _("Social map")),
    )


_ICONS = {
    FoundIn.CASE: "folder-open",
    FoundIn.NOTE: "message-square-text",
    FoundIn.CLIENT: "user-round",
    FoundIn.ORGANISATION: "building-2",
    FoundIn.REFERRAL_CONTACT: "contact",
}


def _find_row(find: Find) -> Row:
    own = find.snippet if find.kind == FoundIn.NOTE and find.snippet else find.title
    return Row(
        title=_marked(own, find),
        context=find.context,
        icon=_ICONS[find.kind],
        destination=_place(find),
        case_id=find.case_id,
    )


def _marked(title: str, find: Find) -> str:
    """Return the snippet where it is the title with marks in it, else ``title`` as it is."""
    one_line = " ".join(find.snippet.split())
    return one_line if plain(one_line) == title else " ".join(title.split())


def _place(find: Find) -> Destination:
    match find.kind:
        case FoundIn.NOTE:
            return Destination("cases", find.case_id, f"contact:{find.id}")
        case FoundIn.ORGANISATION:
            return Destination("organisations", find.id)
        case FoundIn.REFERRAL_CONTACT:
            return Destination("referrals", find.id)
        case _:
            return Destination("cases", find.case_id)


def _case_row(case: CaseRow) -> Row:
    return Row(
        title=case.title or case.code,
        context="  ·  ".join((case.organisation, case.code)),
        icon="folder-open",
        destination=Destination("cases", case.id),
        case_id=case.id,
    )


def _action_row(action: Action, words: str = "") -> Row:
    return Row(
        title=_with_marks(action.text, words),
        icon=action.icon,
        keys=action.shown_keys,
        action=action.id,
    )


def _commands(table: list[Action], words: str) -> list[Row]:
    return _under(_("Commands"), [_action_row(action, words) for action in table[:MOST_IN_GROUP]])


def _with_marks(text: str, words: str) -> str:
    at = text.casefold().find(words.casefold()) if words else -1
    if at < 0:
        return text
    end = at + len(words)
    return f"{text[:at]}{MATCH_START}{text[at:end]}{MATCH_END}{text[end:]}"


def _under(heading: str, rows: list[Row]) -> list[Row]:
    return [Row(title=heading), *rows] if rows else []
