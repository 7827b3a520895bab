"""Title, code, organisation, unit and day of opening: what tells one case from another."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from vp_desktop.domain.cases import Case
from vp_desktop.domain.drafts import MAX_LINE_CHARS
from vp_desktop.domain.organisations import OrganisationId, UnitId
from vp_desktop.i18n import _
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.pages.cases.sections import pairs
from vp_desktop.ui.widgets.choices import Choice, OrganisationChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field

_CODE_CHARS = 40


class IdentityFields(QWidget):
    """The first fields of the form of a case."""

    edited = Signal()
    """The user typed or chose; not when the program fills the fields."""

    def __init__(self, organisations: Organisations, today: date) -> None:
        super().__init__()
        self._organisations = organisations
        self._title = QLineEdit()
        self._title.setMaxLength(MAX_LINE_CHARS)
        self._code = QLineEdit()
        self._code.setMaxLength(_CODE_CHARS)
        self._organisation = OrganisationChoice()
        self._unit = Choice(_("Unit"), none=_("not filled in"))
        self._opened_on = DayEdit(today=today)
        grid = pairs(
            [
                Field(_("Case code"), self._code),
                Field(_("Opened on"), self._opened_on),
                Field(_("Client organisation"), self._organisation),
                Field(_("Unit"), self._unit),
            ]
        )
        self._title_field = Field(_("Title"), self._title, _("Without names: it stands in lists."))
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setVerticalSpacing(12)
        whole.addWidget(self._title_field, 0, 0)
        whole.addLayout(grid, 1, 0)
        self._title.textEdited.connect(self.edited)
        self._code.textEdited.connect(self.edited)
        self._opened_on.picked.connect(self.edited)
        self._unit.picked.connect(self.edited)
        self._organisation.picked.connect(self._organisation_picked)

    def show_case(self, case: Case) -> None:
        """Fill the fields from ``case``; what shows it already is not touched."""
        for line, text in ((self._title, case.title), (self._code, case.code)):
            if line.text().strip() != text:
                with QSignalBlocker(line):
                    line.setText(text)
                    line.setCursorPosition(0)
        self._organisation.set_rows(self._organisations.rows())
        self._organisation.set_organisation(case.organisation_id)
        self._offer_units(case.organisation_id)
        self._unit.choose("" if case.unit_id is None else str(case.unit_id))
        if self._opened_on.day() != case.opened_on:
            self._opened_on.set_day(case.opened_on)
        self._title.setDisabled(case.part_a_destroyed)

    def changes(self) -> dict[str, object]:
        """Return what the fields say, by field of a case."""
        unit = self._unit.key()
        return {
            "title": self._title.text().strip(),
            "code": self._code.text().strip(),
            "organisation_id": self._organisation.organisation_id(),
            "unit_id": UnitId(int(unit)) if unit else None,
            "opened_on": self._opened_on.day(),
        }

    @Slot()
    def _organisation_picked(self) -> None:
        organisation_id = self._organisation.organisation_id()
        if organisation_id is not None:
            self._offer_units(organisation_id)
        self.edited.emit()

    def _offer_units(self, organisation_id: OrganisationId) -> None:
        units = self._organisations.units(organisation_id)
        self._unit.set_items([(str(unit.id), unit.name) for unit in units])
