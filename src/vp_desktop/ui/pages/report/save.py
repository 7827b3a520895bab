"""Step 5: keep the PDF, and note down that it was given out."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.narrative import Finding
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.report.also import AlsoPanel
from vp_desktop.ui.pages.report.gate_line import GateLine
from vp_desktop.ui.pages.report.giving import GivingPanel
from vp_desktop.ui.pages.report.history import HistoryPanel
from vp_desktop.ui.pages.report.period_hints import PeriodHints
from vp_desktop.ui.pages.report.standing import StandingPanel
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import hair, scroll
from vp_desktop.ui.widgets.text import label, set_property
from vp_desktop.ui.wording import listed


class SaveStep(QWidget):
    """Two things to do, in this order: save, and give out."""

    save = Signal()
    """The user wants the PDF in a file."""
    to_texts = Signal()
    """The user wants to decide about what waits in the texts."""

    def __init__(self, jobs: Jobs, today: Callable[[], date]) -> None:
        super().__init__()
        self.standing = StandingPanel(today)
        self.hints = PeriodHints()
        self.giving = GivingPanel(today)
        self._save = button(_("Save the PDF…"), "primary", "file-chart-column")
        self._first = self._save
        self.gate = GateLine(jobs)
        self.history = HistoryPanel(jobs)
        self._saved = Banner("", "ok", "circle-check")
        self._saved.hide()
        self.also = AlsoPanel(jobs)
        self._waiting = Banner(
            "", "warn", "triangle-alert", _("To the texts"), _("Decide first"), stacked=True
        )
        self._waiting.hide()
        self._waiting.acted.connect(self.to_texts)
        self._lay_out()
        self._save.clicked.connect(self.save)

    def say_adopted(self, *, adopted: bool) -> None:
        """Tell whether the report may be given out at all: a draft may not."""
        self.giving.say_adopted(adopted=adopted)
        self._view.verticalScrollBar().setValue(0)  # what it is now stands at the top
        set_property(self._save, "kind", "primary" if adopted else "")
        self._save.show_icon("file-chart-column", "on_accent" if adopted else "muted")
        had_focus = self.standing.has_focus()
        self._first = self._save if adopted else self.standing.first
        if had_focus:  # else it falls where what had it is hidden
            self.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on. A focus proxy would have Tab pass over all that stands above it."""
        self._first.setFocus(event.reason())

    def say_waiting(self, waiting: Sequence[tuple[PrintedText, Finding]]) -> None:
        """Tell which passages wait for a decision; until there are none nothing is saved."""
        if waiting:
            self._waiting.say(_told(waiting), "warn", "triangle-alert")
        self._waiting.setVisible(bool(waiting))
        self._save.setEnabled(not waiting)
        self.standing.allow_adopting(allowed=not waiting)

    def say_saved(self, sentence: str) -> None:
        """Tell that the PDF was saved; an empty sentence takes it back."""
        self._saved.say(sentence, "ok", "circle-check")
        self._saved.setVisible(bool(sentence))

    def say_not_saved(self, why: str) -> None:
        """Tell that there is no such file, and why."""
        self._saved.say(why, "danger", "circle-alert")
        self._saved.show()

    def _lay_out(self) -> None:
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(12)
        body.addWidget(self.gate)
        body.addWidget(self._waiting)
        body.addWidget(self.hints)
        body.addWidget(self.standing)
        body.addWidget(self._save)
        body.addWidget(self._saved)
        body.addWidget(self.also)
        body.addWidget(
            label(
                _(
                    "The file holds no author, no path and no hidden data. Whoever opens it on a "
                    "computer leaves a small picture of the first page there."
                ),
                "muted",
                wrap=True,
            )
        )
        body.addWidget(hair())
        body.addWidget(self.giving)
        body.addWidget(self.history)
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._view = scroll(inside)
        column.addWidget(self._view)


def _told(waiting: Sequence[tuple[PrintedText, Finding]]) -> str:
    """Return how many passages wait, and in which texts: they may be far from this page."""
    places = dict.fromkeys(printed.place() for printed, _finding in waiting)
    told = ngettext(
        "{n} passage could point to a person, in {places}. Change it, or say why it may stay.",
        "{n} passages could point to a person, in {places}. Change them, or say why they may stay.",
        len(waiting),
    )
    return told.format(n=len(waiting), places=listed(list(places)))
