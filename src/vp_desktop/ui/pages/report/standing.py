"""How far the report is: a draft, adopted or given out; and the one thing to do about it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from vp_desktop.domain.report_states import Adoption, ReportState, Standing
from vp_desktop.i18n import _, long_date
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field


class StandingPanel(QWidget):
    """Tells the state of the report in a sentence, and offers the step to the next one."""

    adopt = Signal()
    """The user adopts the report on ``adopted_on``."""
    reopen = Signal()
    """The user wants to change what is adopted, or to correct what was given out."""

    to_answers = Signal()
    """The user wants to enter what management answered."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._banner = Banner("", "accent", "pencil", stacked=True)
        self._banner.setAccessibleName(_("State of the report"))
        self._day = DayEdit(_("Adopted on"), today=today())
        self._field = Field(_("Adopted on"), self._day, _("This day is on the cover."))
        self.first = button(_("Adopt the report"), "primary", "circle-check")
        """What is to have the focus while the report is a draft."""
        self._reopen = button("", "", "pencil")
        self._answers = button(_("Enter the response…"), "", "message-square-text")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._banner)
        column.addWidget(self._field)
        column.addWidget(self.first)
        column.addWidget(self._answers)
        column.addWidget(self._reopen)
        self.first.clicked.connect(self.adopt)
        self._reopen.clicked.connect(self.reopen)
        self._answers.clicked.connect(self.to_answers)
        self.show_standing(Standing())

    def adopted_on(self) -> date:
        """Return the day that is to stand on the cover."""
        return self._day.day()

    def has_focus(self) -> bool:
        """Return whether the focus is in here."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_standing(self, standing: Standing) -> None:
        """Tell how far the report is."""
        draft = standing.adoption is None
        state = standing.state
        if draft:
            self._banner.say(_told(standing), "accent", "pencil")
        else:
            self._banner.say(_told(standing), "ok", "circle-check")
        self._field.setVisible(draft)
        self.first.setVisible(draft)
        self._reopen.setVisible(not draft)
        self._answers.setVisible(state is ReportState.GIVEN_OUT)
        corrects = state is ReportState.GIVEN_OUT or standing.out_since
        self._reopen.setText(
            _("Begin a corrected edition…") if corrects else _("Make it a draft again")
        )

    def may_adopt(self) -> bool:
        """Return whether the user may adopt the report now."""
        return self.first.isEnabled()

    def allow_adopting(self, *, allowed: bool) -> None:
        """Adopt nothing while a passage in the texts waits for a decision."""
        self.first.setEnabled(allowed)


def _told(standing: Standing) -> str:
    newest = standing.newest
    if standing.adoption is None:
        if newest is None:
            return _("This report is a draft, and its pages say so. Adopt it when it is finished.")
        told = _(
            "This is the draft of a corrected edition. It replaces the one of {day}, and says so."
        )
        return told.format(day=long_date(newest.given_out_on))
    if standing.state is ReportState.GIVEN_OUT and newest is not None:
        told = _(
            "This report was given out on {day}, and stands. You see the very file. What is wrong "
            "in it can only be put right by a corrected edition."
        )
        return told.format(day=long_date(newest.given_out_on))
    return _adopted(standing.adoption, others=standing.out_since)


def _adopted(adoption: Adoption, *, others: bool) -> str:
    if others:
        told = _(
            "This report was adopted on {day} and given out to other readers. Its texts, advice "
            "and activities stand; what was entered after {counted} does not count."
        )
    else:
        told = _(
            "This report was adopted on {day}. Its texts, advice and activities stand; what was "
            "entered after {counted} does not count."
        )
    return told.format(day=long_date(adoption.on), counted=long_date(adoption.counted_on))
