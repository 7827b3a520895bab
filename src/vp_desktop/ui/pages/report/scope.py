"""Step 1: about which organisation and period the report speaks, for whom and in which language."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import Language, ReportDraft, ReportTexts, Variant
from vp_desktop.i18n import _, language
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.pages.report.period_choice import PeriodChoice
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.surfaces import scroll
from vp_desktop.ui.widgets.text import label


class ScopeStep(QWidget):
    """Organisation, readers, period and language; the last full year is chosen beforehand."""

    changed = Signal()
    """The user chose something else."""

    def __init__(self, organisations: Organisations, today: Callable[[], date]) -> None:
        super().__init__()
        self._organisations = organisations
        self._organisation = QComboBox()
        self._period = PeriodChoice(today())
        self._variant = ChipBar(_("For whom"))
        self._language = ChipBar(_("Language of the report"))
        self._flash = QWidget()
        self._tells_cases = QCheckBox(_("Also tell how many cases were new"))
        self._other_tongue = _not_translated()
        self._lay_out()
        self._fill()
        self._organisation.activated.connect(self._chose)
        self._period.changed.connect(self._chose)
        self._variant.chosen.connect(self._chose_readers)
        self._language.chosen.connect(self._chose_language)
        self._tells_cases.clicked.connect(self._chose)

    def organisation_id(self) -> OrganisationId | None:
        """Return the chosen organisation; None while the practice has none."""
        found = self._organisation.currentData()
        return None if found is None else OrganisationId(found)

    def period(self) -> Period | None:
        """Return the chosen period; None when it ends before it starts, which is said."""
        return self._period.period()

    def variant(self) -> Variant:
        """Return for whom the report is made."""
        return Variant(self._variant.key())

    def tells_cases(self) -> bool:
        """Return whether a flash says how many cases were new."""
        return self._tells_cases.isChecked()

    def language(self) -> Language:
        """Return the language of the report."""
        return Language(self._language.key())

    def draft(self, texts: ReportTexts) -> ReportDraft | None:
        """Return the chosen report with ``texts``; None while something is missing."""
        organisation_id, period = self.organisation_id(), self.period()
        if organisation_id is None or period is None:
            return None
        return ReportDraft(
            organisation_id=organisation_id,
            first=period.first,
            last=period.last,
            variant=self.variant(),
            language=self.language(),
            tells_cases=self.tells_cases(),
            texts=texts,
        )

    def choose_organisation(self, organisation_id: int) -> None:
        """Choose ``organisation_id`` without saying so."""
        self._organisation.setCurrentIndex(max(0, self._organisation.findData(organisation_id)))

    @Slot(object, object)
    def choose_dates(self, first: date, last: date) -> None:
        """Choose the period from ``first`` to ``last``, as the user would."""
        self._period.choose_dates(first, last)

    @Slot()
    def choose_silent_flash(self) -> None:
        """Choose a flash on the same days that tells of activities alone, as the user would."""
        period = self.period()
        self._variant.choose(Variant.FLASH)
        self._tells_cases.setChecked(False)
        self._flash.show()
        self._period.offer(quarters=True)
        if period is not None:
            self._period.choose_dates(period.first, period.last)

    def reload(self) -> None:
        """Read the organisations again; the chosen one stays chosen."""
        before = self._organisation.currentData()
        self._organisation.clear()
        for row in self._organisations.rows():
            self._organisation.addItem(row.name, row.id)
        self._organisation.setCurrentIndex(max(0, self._organisation.findData(before)))

    @Slot()
    def _chose(self) -> None:
        self.changed.emit()

    @Slot()
    def _chose_readers(self) -> None:
        """Offer the periods that go with such a report."""
        is_flash = self.variant() is Variant.FLASH
        self._flash.setVisible(is_flash)
        self._period.offer(quarters=is_flash)
        self.changed.emit()

    @Slot()
    def _chose_language(self) -> None:
        self._say_tongue()
        self.changed.emit()

    def _say_tongue(self) -> None:
        """Say what is not translated, where the report is not in the language of the country."""
        self._other_tongue.setVisible(self.language() is Language.ENGLISH)

    def _fill(self) -> None:
        self.reload()
        self._variant.set_chips(
            [
                (Variant.BOARD, _("Board")),
                (Variant.WORKS_COUNCIL, _("Works council")),
                (Variant.STAFF, _("Staff")),
                (Variant.FLASH, _("Quarterly flash")),
            ]
        )
        self._language.set_chips([(Language.DUTCH, _("Dutch")), (Language.ENGLISH, _("English"))])
        self._language.choose(language() if language() in set(Language) else Language.DUTCH)
        self._flash.hide()
        self._say_tongue()

    def _lay_out(self) -> None:
        inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(inside))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        column.addWidget(Field(_("Client organisation"), self._organisation))
        column.addWidget(self._period)
        column.addWidget(label(_("For whom"), "strong"))
        column.addWidget(self._variant)
        column.addWidget(self._flash)
        column.addWidget(label(_("Language"), "strong"))
        column.addWidget(self._language)
        column.addWidget(self._other_tongue)
        column.addStretch()
        about_flash = QVBoxLayout(self._flash)
        about_flash.setContentsMargins(0, 0, 0, 0)
        about_flash.setSpacing(6)
        about_flash.addWidget(self._tells_cases)
        about_flash.addWidget(_cost_of_telling())


def _cost_of_telling() -> QLabel:
    return label(
        _(
            "Without it, a flash tells of activities alone and costs nothing. With it, "
            "this quarter is protected by itself for good, so that the yearly report can "
            "tell less. Decide it once: a quarter without the number would say something."
        ),
        "muted",
        wrap=True,
    )


def _not_translated() -> QLabel:
    return label(
        _(
            "What you and the organisation wrote is not translated: advice, explanations and "
            "activities stand in this report in the language in which they were written."
        ),
        "muted",
        wrap=True,
    )
