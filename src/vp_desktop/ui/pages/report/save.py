"""Step 5: keep the PDF, and note down that it was given out."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vp_desktop.domain.narrative import Finding
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.report.also import AlsoPanel
from vp_desktop.ui.pages.report.gate_line import GateLine
from vp_desktop.ui.pages.report.history import HistoryPanel
from vp_desktop.ui.pages.report.period_hints import PeriodHints
from vp_desktop.ui.pages.report.standing import StandingPanel
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.surfaces import hair, scroll
from vp_desktop.ui.widgets.text import label, set_property
from vp_desktop.ui.wording import listed


class SaveStep(QWidget):
    """Two things to do, in this order: save, and give out."""

    save = Signal()
    """The user wants the PDF in a file."""
    given_out = Signal()
    """The user says that the saved report was given to its readers."""
    to_texts = Signal()
    """The user wants to decide about what waits in the texts."""

    def __init__(self, jobs: Jobs, today: Callable[[], date]) -> None:
        super().__init__()
        self.standing = StandingPanel(today)
        self.hints = PeriodHints()
        self._given_on = DayEdit(_("Given out on"), today=today())
        self._recipients = QLineEdit()
        self._save = button(_("Save the PDF…"), "primary", "file-chart-column")
        self.setFocusProxy(self._save)
        self.gate = GateLine(jobs)
        self._give_out = button(_("Note down that it was given out"), "")
        self.history = HistoryPanel()
        self._draft_note = label(
            _("A draft is not given out. Adopt the report first, and save it then."),
            "muted",
            wrap=True,
        )
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
        self._give_out.clicked.connect(self.given_out)
        self.allow_giving_out(allowed=False)

    def given_on(self) -> date:
        """Return the day on which the report was given out."""
        return self._given_on.day()

    def recipients(self) -> str:
        """Return to whom the report was given, in words."""
        return self._recipients.text().strip()

    def show_recipients(self, recipients: str) -> None:
        """Propose to whom the report is given."""
        self._recipients.setText(recipients)

    def allow_giving_out(self, *, allowed: bool) -> None:
        """Offer to note the giving out, once there is a saved PDF to speak of."""
        self._give_out.setEnabled(allowed)

    def say_adopted(self, *, adopted: bool) -> None:
        """Tell whether the report may be given out at all: a draft may not."""
        self._draft_note.setVisible(not adopted)
        set_property(self._save, "kind", "primary" if adopted else "")
        self._save.show_icon("file-chart-column", "on_accent" if adopted else "muted")
        had_focus = self.standing.has_focus()
        self.setFocusProxy(self._save if adopted else self.standing)
        if had_focus:  # else it falls where what had it is hidden
            self.setFocus()

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

    @Slot()
    def focus_recipients(self) -> None:
        """Put the focus where the readers are named."""
        self._recipients.setFocus()

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
        self._lay_out_giving(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll(inside))

    def _lay_out_giving(self, body: QVBoxLayout) -> None:
        body.addWidget(label(_("Given out"), "heading"))
        body.addWidget(
            label(
                _(
                    "Every number that was given out is remembered, so that a later report cannot "
                    "give away what this one hides."
                ),
                "muted",
                wrap=True,
            )
        )
        body.addWidget(Field(_("Given out on"), self._given_on))
        body.addWidget(Field(_("To whom"), self._recipients))
        body.addWidget(self._draft_note)
        body.addWidget(self._give_out)
        body.addWidget(self.history)
        body.addStretch()


def _told(waiting: Sequence[tuple[PrintedText, Finding]]) -> str:
    """Return how many passages wait, and in which texts: they may be far from this page."""
    places = dict.fromkeys(printed.place() for printed, _finding in waiting)
    told = ngettext(
        "{n} passage could point to a person, in {places}. Change it, or say why it may stay.",
        "{n} passages could point to a person, in {places}. Change them, or say why they may stay.",
        len(waiting),
    )
    return told.format(n=len(waiting), places=listed(list(places)))
