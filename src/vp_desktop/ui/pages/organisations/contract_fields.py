"""The fields over an organisation: contract, agreements, and how its numbers are protected."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.domain.organisations import (
    DEFAULT_THRESHOLD,
    Organisation,
    OrganisationDraft,
)
from vp_desktop.i18n import _
from vp_desktop.ui.pages.organisations.units_tab import (
    headcount_name,
    people,
    recent_years,
)
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.form import line, prose
from vp_desktop.ui.widgets.number_edit import NumberEdit
from vp_desktop.ui.widgets.text import label

_LEAST, _MOST = 3, 10
"""Bounds of the threshold below which a count is hidden."""


class ContractFields(QWidget):
    """Shows an organisation and hands in what was changed of it; it saves nothing itself."""

    edited = Signal()
    """The user changed a field; not when the program fills it."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.name = line()
        self.name_field = Field(_("Name"), self.name)
        sectors = [item for item in code_book().of(ListId("L23")) if item.group == "sector"]
        self._sector = CodeChoice(sectors, _("Sector"), none=_("not chosen"))
        self._recipients = line()
        self._hours = NumberEdit(_("Hours a year"), most=10_000, decimals=1, none=_("not agreed"))
        self._from = DayEdit(_("Contract from"), optional=True)
        self._to = DayEdit(_("Contract up to"), optional=True)
        self._rounding = NumberEdit(_("Minutes, rounded up to"), least=1, most=60)
        self._threshold = NumberEdit(_("Counts below this are hidden"), least=_LEAST, most=_MOST)
        self._units = QCheckBox(_("The report may name units"))
        self._council = DayEdit(_("Works council consulted on"), optional=True)
        self._agreements = prose(lines=4)
        self._heads = {year: people(year) for year in recent_years(today)}
        self._lay_out()
        self._connect()

    def show_organisation(self, organisation: Organisation, headcount: dict[int, int]) -> None:
        """Fill the fields. Filling is not typing."""
        blocked = [QSignalBlocker(field) for field in self._fields()]
        self.name.setText(organisation.name)
        self._sector.set_code(organisation.sector)
        self._recipients.setText(organisation.recipients)
        self._hours.set_number(organisation.contract_hours)
        self._from.set_day(organisation.contract_from)
        self._to.set_day(organisation.contract_to)
        self._rounding.set_number(organisation.rounding_minutes)
        self._threshold.set_number(organisation.threshold)
        self._units.setChecked(organisation.names_units)
        self._council.set_day(organisation.works_council_consulted_on)
        self._agreements.setPlainText(organisation.agreements)
        for year, field in self._heads.items():
            field.set_number(headcount.get(year))
        for blocker in blocked:
            blocker.unblock()
        self.name_field.calm()

    def draft(self, arrangement: Code | None) -> OrganisationDraft:
        """Return what the fields hold; ``arrangement`` has no field here."""
        return OrganisationDraft(
            name=self.name.text().strip(),
            sector=self._sector.code(),
            arrangement=arrangement,
            threshold=self._threshold.whole() or DEFAULT_THRESHOLD,
            names_units=self._units.isChecked(),
            contract_from=self._from.day_or_none(),
            contract_to=self._to.day_or_none(),
            contract_hours=self._hours.number(),
            rounding_minutes=self._rounding.whole() or 1,
            recipients=self._recipients.text().strip(),
            agreements=self._agreements.toPlainText().strip(),
            works_council_consulted_on=self._council.day_or_none(),
        )

    def headcount(self) -> dict[int, int | None]:
        """Return the people of each year that is asked for; None: not known."""
        return {year: field.whole() for year, field in self._heads.items()}

    def _fields(self) -> tuple[QWidget, ...]:
        return (
            self.name, self._sector, self._recipients, self._hours, self._from, self._to,
            self._rounding, self._threshold, self._units, self._council, self._agreements,
            *self._heads.values(),
        )  # fmt: skip

    def _connect(self) -> None:
        for field in (self.name, self._recipients):
            field.textEdited.connect(self.edited)
        for day in (self._from, self._to, self._council):
            day.picked.connect(self.edited)
        for count in (self._hours, self._rounding, self._threshold, *self._heads.values()):
            count.picked.connect(self.edited)
        self._sector.picked.connect(self.edited)
        self._units.toggled.connect(self.edited)
        self._agreements.textChanged.connect(self.edited)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(24, 16, 24, 16)
        body.setSpacing(14)
        body.addWidget(self.name_field)
        body.addLayout(
            _grid((_("Sector"), self._sector), (_("Who gets the yearly report"), self._recipients))
        )
        body.addWidget(label(_("Contract"), "heading"))
        body.addLayout(
            _grid(
                (_("Hours a year"), self._hours),
                (_("Minutes, rounded up to"), self._rounding),
                (_("Contract from"), self._from),
                (_("Contract up to"), self._to),
            )
        )
        body.addWidget(label(_("For the report"), "heading"))
        body.addLayout(
            _grid(
                *((headcount_name(year), field) for year, field in self._heads.items()),
                (_("Counts below this are hidden"), self._threshold),
            )
        )
        body.addWidget(self._units)
        body.addWidget(Field(_("Works council consulted on"), self._council))
        body.addWidget(Field(_("Agreements"), self._agreements))
        body.addStretch()


def _grid(*fields: tuple[str, QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(12)
    for number, (name, editor) in enumerate(fields):
        grid.addWidget(Field(name, editor), number // 2, number % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
