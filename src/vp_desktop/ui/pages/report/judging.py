"""Keep what was decided about passages, and show those of one text that wait for a decision."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.narrative import Finding, TextDecision, place_of, reopened
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.services.narrative import Passages
from vp_desktop.ui.pages.report.passage import MOST_CARDS, PassageCards

NOTHING_READ = Passages(PrintedText(field="", text=""), ())


class Decisions(QObject):
    """What the adviser decided about the passages of one report, whichever text they stand in."""

    changed = Signal()
    """The user decided something."""
    settled = Signal()
    """Every text has shown what was decided: it may be one passage of many texts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.settling = False
        self._all: tuple[TextDecision, ...] = ()
        self._taken_back: dict[tuple[str, str, str], str] = {}
        self._last_reason = ""

    def all(self) -> tuple[TextDecision, ...]:
        """Return every decision; also about texts that are not printed for these readers."""
        return self._all

    def show_all(self, decisions: tuple[TextDecision, ...]) -> None:
        """Take what was decided before. That is not deciding, so nothing is said."""
        self._all = decisions

    def waiting(self, passages: Passages) -> list[Finding]:
        """Return the findings about which nothing was decided."""
        return passages.undecided(self._all)

    def let_stand(self, printed: PrintedText, finding: Finding, reason: str) -> None:
        """Note that ``finding`` may stay, and why."""
        place = place_of(printed.text, finding)
        decision = TextDecision(field=printed.field, sign=finding.sign, place=place, reason=reason)
        self._all = (*self._all, decision)
        self._last_reason = reason
        self._say()

    def proposed(self, printed: PrintedText, finding: Finding) -> str:
        """Return the reason to propose: the one that was taken back, else the one given last."""
        asked = (printed.field, finding.sign, place_of(printed.text, finding))
        return self._taken_back.get(asked, self._last_reason)

    def reopen(self, passages: Passages) -> None:
        """Ask about all of ``passages`` again."""
        printed, before = passages.printed, self._all
        self._all = reopened(before, printed.field, printed.text, passages.found)
        for one in before:
            if one not in self._all:
                self._taken_back[one.field, one.sign, one.place] = one.reason
        self._say()

    def _say(self) -> None:
        self.settling = True
        self.changed.emit()
        self.settling = False
        self.settled.emit()


class PassageJudge(QWidget):
    """The cards of one text."""

    shown = Signal(object)
    """The user wants to see a ``Finding`` where it stands."""
    judged = Signal()
    """Other passages wait than before."""
    emptied = Signal(object)
    """The user decided about the last passage that waited here."""

    def __init__(self, decisions: Decisions, cards: PassageCards) -> None:
        super().__init__()
        self._decisions = decisions
        self._passages = NOTHING_READ
        self._waiting: list[Finding] = []
        self._cards = cards
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(cards)
        cards.shown.connect(self.shown)
        cards.left.connect(self._let_stand)
        cards.again.connect(self._look_again)
        decisions.changed.connect(self._renew)
        self._show()

    @property
    def passages(self) -> Passages:
        """The text, and what was found in it."""
        return self._passages

    def waiting(self) -> list[Finding]:
        """Return the passages that wait for a decision."""
        return self._waiting

    def judge(self, passages: Passages) -> None:
        """Show what of ``passages`` waits; cards may be in use, and stay where nothing changed."""
        waiting = self._decisions.waiting(passages)
        if (passages, waiting) == (self._passages, self._waiting):
            self.judged.emit()
            return
        self._passages, self._waiting = passages, waiting
        self._show()

    def come_after(self, other: QWidget) -> QWidget:
        """Let Tab lead here from ``other``; return where it leaves from."""
        return self._cards.come_after(other)

    def focus_first(self) -> bool:
        """Put the focus on the first passage that waits; tell whether there is one."""
        return self._cards.focus_first()

    @Slot()
    def _renew(self) -> None:
        """Ask anew only where a decision changed something: cards may be in use."""
        waiting = self._decisions.waiting(self._passages)
        if waiting != self._waiting:
            self._waiting = waiting
            self._show()

    def _show(self) -> None:
        printed = self._passages.printed
        first = {one: self._decisions.proposed(printed, one) for one in self._waiting[:MOST_CARDS]}
        self._cards.show_passages(self._passages, first, len(self._waiting))
        self.setVisible(bool(self._passages.found))
        self.judged.emit()

    @Slot(object, str)
    def _let_stand(self, finding: Finding, reason: str) -> None:
        self._decisions.let_stand(self._passages.printed, finding, reason)
        if not self._cards.focus_first():
            self.emptied.emit(self)

    @Slot()
    def _look_again(self) -> None:
        self._decisions.reopen(self._passages)
        self._cards.focus_first()


def waiting_in(judges: Sequence[PassageJudge]) -> list[tuple[PrintedText, Finding]]:
    """Return every passage that waits for a decision, and the text it stands in."""
    return [(one.passages.printed, found) for one in judges for found in one.waiting()]


def focus_after(judges: Sequence[PassageJudge], judge: PassageJudge | None) -> PassageJudge | None:
    """Put the focus on the next passage that waits, from ``judge`` on and round to the first."""
    at = judges.index(judge) if judge in judges else 0
    return next((one for one in (*judges[at:], *judges[:at]) if one.focus_first()), None)
