"""The fields of a case that are codes: each one list, or several lists in one field."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from vp_desktop.domain.cases import CLOSED, Case
from vp_desktop.domain.codes import Code, CodeItem, ListId, code_book
from vp_desktop.i18n import _
from vp_desktop.ui.coding import CodesField
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.fields import Field

KIND_LISTS = (ListId("L02"), ListId("L03"), ListId("L04"))
INTERVENTIONS = (ListId("L13"),)

_STATES_BY_ACTION = frozenset({CLOSED, Code("ST-HER"), Code("ST-VER"), Code("ST-OVD")})
"""Set by closing, reopening and destroying, not by choosing them."""


@dataclass(frozen=True, slots=True)
class Single:
    """A field of a case that holds one code."""

    attribute: str
    list: ListId
    name: Callable[[], str]


SINGLES = (
    Single("client_role", ListId("L06"), lambda: _("Role of the reporter")),
    Single("accused_role", ListId("L05"), lambda: _("Role of the other party")),
    Single("channel", ListId("L09"), lambda: _("How the first contact came in")),
    Single("found_by", ListId("L10"), lambda: _("How the reporter found you")),
)
OUTCOME = Single("outcome", ListId("L15"), lambda: _("Outcome"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A list whose codes stand among the marks of a case."""

    list: ListId
    name: Callable[[], str]


ASKED_BY_KIND = {
    "OO-DIS": Mark(ListId("L02a"), lambda: _("Grounds of discrimination")),
    "IN-MIS": Mark(ListId("L03b"), lambda: _("Test of wrongdoing (Wbk)")),
}
"""Lists that only one main kind asks for."""

SETTING = (
    Mark(ListId("L08a"), lambda: _("Where it happens")),
    Mark(ListId("L08b"), lambda: _("How often")),
    Mark(ListId("L08c"), lambda: _("Since when")),
    Mark(ListId("L08d"), lambda: _("Still going on")),
    Mark(ListId("L22"), lambda: _("Effect on the reporter")),
    Mark(ListId("L21"), lambda: _("Urgency and risk")),
)
STEPS = (
    Mark(ListId("L26"), lambda: _("What the reporter did already")),
    Mark(ListId("L08e"), lambda: _("Raised before with")),
    Mark(ListId("L14"), lambda: _("Steps discussed")),
)


class CodeFields(QObject):
    """Fills and reads the single codes and the marks of a case."""

    edited = Signal()
    """The user chose; not when the program fills the fields."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._singles: dict[str, CodeChoice] = {}
        self._marks: dict[ListId, CodeChoice | CodesField] = {}

    def single(self, what: Single) -> Field:
        """Return the field of one code."""
        choice = self._choice(code_book().main(what.list), what.name())
        self._singles[what.attribute] = choice
        return Field(what.name(), choice)

    def status(self) -> Field:
        """Return the field of the status, without what an action sets."""
        items = (item for item in code_book().main(ListId("L11")) if _may_choose(item))
        choice = CodeChoice(items, _("Status"))
        choice.picked.connect(self.edited)
        self._singles["status"] = choice
        return Field(_("Status"), choice)

    def mark(self, what: Mark) -> Field:
        """Return the field of a list among the marks: a choice, or tags where several may hold."""
        name = what.name()
        editor: CodeChoice | CodesField
        if code_book().list(what.list).several:
            editor = CodesField((what.list,), name)
            editor.edited.connect(self.edited)
        else:
            editor = self._choice(code_book().main(what.list), name)
        self._marks[what.list] = editor
        return Field(name, editor)

    def show_case(self, case: Case) -> None:
        """Fill all fields from ``case``."""
        for attribute, choice in self._singles.items():
            choice.set_code(getattr(case, attribute))
        book = code_book()
        by_list: dict[ListId, list[Code]] = {}
        for code in case.marks:
            if book.known(code):
                by_list.setdefault(book.item(code).list, []).append(code)
        for list_id, editor in self._marks.items():
            codes = by_list.get(list_id, [])
            if isinstance(editor, CodesField):
                editor.set_codes(codes)
            else:
                editor.set_code(codes[0] if codes else None)

    def singles(self) -> dict[str, Code | None]:
        """Return the chosen single codes by field of a case."""
        return {attribute: choice.code() for attribute, choice in self._singles.items()}

    def marks(self, case: Case) -> tuple[Code, ...]:
        """Return the marks of ``case`` as they should be; those of lists not shown stay."""
        book = code_book()
        kept = [
            code
            for code in case.marks
            if not book.known(code) or book.item(code).list not in self._marks
        ]
        for editor in self._marks.values():
            kept.extend(_codes(editor))
        return tuple(kept)

    def _choice(self, items: Iterable[CodeItem], name: str) -> CodeChoice:
        choice = CodeChoice(items, name, none=_("not filled in"))
        choice.picked.connect(self.edited)
        return choice


def _codes(editor: CodeChoice | CodesField) -> tuple[Code, ...]:
    if isinstance(editor, CodesField):
        return editor.codes()
    code = editor.code()
    return () if code is None else (code,)


def _may_choose(item: CodeItem) -> bool:
    return item.code not in _STATES_BY_ACTION
