"""Begin a case: only the organisation and what it is about are needed."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.codes import code_book, kinds
from vp_desktop.domain.drafts import MAX_LINE_CHARS
from vp_desktop.domain.errors import RefusedError
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.i18n import _
from vp_desktop.services.casebook import CaseBook
from vp_desktop.services.explain import explain
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.widgets.choices import CodeChoice, OrganisationChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet

_NEW = "new"

PLACE = "new_case"
"""Where the draft of this sheet is kept."""


class NewCaseSheet(Sheet):
    """Organisation and kind; a title and a day may follow now or later."""

    begun = Signal(int)
    """The id of the new case."""

    def __init__(
        self,
        parent: QWidget,
        cases: CaseBook,
        organisations: Organisations,
        today: date,
    ) -> None:
        super().__init__(parent, _("New case"), _("Begin case"))
        self._cases = cases
        self._organisations = organisations
        self._organisation = _choice(organisations)
        self._name = QLineEdit()
        self._name.setMaxLength(MAX_LINE_CHARS)
        self._kind = CodeChoice(kinds(code_book()), _("What it is about"), none=_("choose a kind"))
        self._title = QLineEdit()
        self._title.setMaxLength(MAX_LINE_CHARS)
        self._day = DayEdit(today=today)
        self._which = Field(_("Client organisation"), self._organisation)
        self._name_field = Field(_("Name of the new client organisation"), self._name)
        self._kind_field = Field(_("What it is about"), self._kind)
        self._title_field = Field(
            _("Title"), self._title, _("May follow later. Without names: it stands in lists.")
        )
        for field in (
            self._which,
            self._name_field,
            self._kind_field,
            self._title_field,
            Field(_("Opened on"), self._day),
        ):
            self.body.addWidget(field)
        self._organisation.picked.connect(self._show_name)
        self.confirmed.connect(self._begin)
        self.keep_draft_at(PLACE)
        self._show_name()
        self._organisation.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, *, organisation_id: int | None = None, title: str = "") -> None:
        """Fill in what is known already."""
        if organisation_id is not None:
            self._organisation.choose(str(organisation_id))
            self._show_name()
            self._kind.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.setText(title)

    def drafted(self) -> None:
        """Show the fields that the draft asks for."""
        self._show_name()

    @Slot()
    def _show_name(self) -> None:
        self._name_field.setVisible(self._organisation.key() == _NEW)

    @Slot()
    def _begin(self) -> None:
        kind = self._kind.code()
        if kind is None:
            self._kind_field.complain(_("Choose what it is about; you can change it later."))
            return
        organisation_id = self._organisation_id()
        if organisation_id is None:
            return
        try:
            case_id = self._cases.add(
                CaseDraft(
                    organisation_id=organisation_id,
                    title=self._title.text().strip(),
                    opened_on=self._day.day(),
                    kinds=(kind,),
                )
            )
        except RefusedError as error:
            self._title_field.complain(explain(error))
            return
        self.begun.emit(case_id)
        self.accept()

    def _organisation_id(self) -> OrganisationId | None:
        """Return the chosen organisation, added now if it is a new one; None after a complaint."""
        key = self._organisation.key()
        if key and key != _NEW:
            return OrganisationId(int(key))
        if not key:
            self._which.complain(_("Choose for which client organisation this is."))
            return None
        name = self._name.text().strip()
        if not name:
            self._name_field.complain(_("Write the name of the client organisation."))
            return None
        known = self._organisations.find(name)
        if known is not None:
            return known.id
        try:
            return self._organisations.add(OrganisationDraft(name=name))
        except RefusedError as error:
            self._name_field.complain(explain(error))
            return None


def _choice(organisations: Organisations) -> OrganisationChoice:
    """Return the organisations to choose from; the last line is a new one."""
    rows = organisations.rows()
    choice = OrganisationChoice()
    choice.set_rows(rows)
    choice.addItem(_("New client organisation…"), _NEW)
    if len(rows) != 1:
        choice.insertItem(0, _("choose an organisation"), "")
        choice.choose("" if rows else _NEW)
    return choice
