"""Step 1: about which organisation and period the report speaks, for whom and in which language."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period, PeriodError, calendar_year, last_full_year
from vp_desktop.domain.reports import Language, Variant
from vp_desktop.i18n import _, language
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.surfaces import scroll
from vp_desktop.ui.widgets.text import label

_YEARS_OFFERED = 6
_OTHER = "other"


class ScopeStep(QWidget):
    """Organisation, period, readers and language; the last full year is chosen beforehand."""

    changed = Signal()
    """The user chose something else."""

    def __init__(self, organisations: Organisations, today: Callable[[], date]) -> None:
        super().__init__()
        self._organisations = organisations
        self._today = today()
        self._organisation = QComboBox()
        self._year = QComboBox()
        self._from = DayEdit(_("From"), today=self._today)
        self._to = DayEdit(_("Up to and including"), today=self._today)
        self._to_field = Field(_("Up to and including"), self._to)
        self._dates = QWidget()
        self._variant = ChipBar(_("For whom"))
        self._language = ChipBar(_("Language of the report"))
        self._lay_out()
        self._fill()
        self._organisation.activated.connect(self._chose)
        self._year.activated.connect(self._chose)
        self._from.picked.connect(self._chose)
        self._to.picked.connect(self._chose)
        self._variant.chosen.connect(self._chose)
        self._language.chosen.connect(self._chose)

    def organisation_id(self) -> OrganisationId | None:
        """Return the chosen organisation; None while the practice has none."""
        found = self._organisation.currentData()
        return None if found is None else OrganisationId(found)

    def organisation_name(self) -> str:
        """Return the name of the chosen organisation."""
        return self._organisation.currentText()

    def period(self) -> Period | None:
        """Return the chosen period; None when it ends before it starts, which is said."""
        chosen = self._year.currentData()
        if chosen != _OTHER:
            return calendar_year(int(chosen))
        try:
            period = Period(self._from.day(), self._to.day())
        except PeriodError:
            self._to_field.complain(_("This day lies before the first day. Choose a later one."))
            return None
        self._to_field.calm()
        return period

    def variant(self) -> Variant:
        """Return for whom the report is made."""
        return Variant(self._variant.key())

    def language(self) -> Language:
        """Return the language of the report."""
        return Language(self._language.key())

    def choose_organisation(self, organisation_id: int) -> None:
        """Choose ``organisation_id`` without saying so."""
        self._organisation.setCurrentIndex(max(0, self._organisation.findData(organisation_id)))

    def choose_dates(self, first: date, last: date) -> None:
        """Choose the period from ``first`` to ``last``, as the user would."""
        self._year.setCurrentIndex(self._year.findData(_OTHER))
        self._from.set_day(first)
        self._to.set_day(last)
        self._chose()

    def reload(self) -> None:
        """Read the organisations again; the chosen one stays chosen."""
        before = self._organisation.currentData()
        self._organisation.clear()
        for row in self._organisations.rows():
            self._organisation.addItem(row.name, row.id)
        self._organisation.setCurrentIndex(max(0, self._organisation.findData(before)))

    @Slot()
    def _chose(self) -> None:
        self._dates.setVisible(self._year.currentData() == _OTHER)
        self.changed.emit()

    def _fill(self) -> None:
        self.reload()
        last = last_full_year(self._today)
        newest = self._today.year
        for year in range(newest, newest - _YEARS_OFFERED, -1):
            self._year.addItem(str(year), year)
        self._year.addItem(_("Other period…"), _OTHER)
        self._year.setCurrentIndex(self._year.findData(last.first.year))
        self._from.set_day(last.first)
        self._to.set_day(last.last)
        self._variant.set_chips(
            [
                (Variant.BOARD, _("Board")),
                (Variant.WORKS_COUNCIL, _("Works council")),
                (Variant.STAFF, _("Staff")),
            ]
        )
        self._language.set_chips([(Language.DUTCH, _("Dutch")), (Language.ENGLISH, _("English"))])
        self._language.choose(language() if language() in set(Language) else Language.DUTCH)
        self._dates.hide()

    def _lay_out(self) -> None:
        dates = QHBoxLayout(self._dates)
        dates.setContentsMargins(0, 0, 0, 0)
        dates.setSpacing(12)
        dates.addWidget(Field(_("From"), self._from))
        dates.addWidget(self._to_field)
        inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        column.addWidget(Field(_("Organisation"), self._organisation))
        column.addWidget(Field(_("Period"), self._year))
        column.addWidget(self._dates)
        for name, chips in ((_("For whom"), self._variant), (_("Language"), self._language)):
            column.addWidget(label(name, "strong"))
            column.addWidget(chips)
        column.addStretch()
