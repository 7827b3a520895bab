"""What the report prints that was not written on this page, where it could point to a person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from vp_desktop.domain.printed_texts import PAGES
from vp_desktop.i18n import _
from vp_desktop.services.narrative import Passages
from vp_desktop.ui.pages.report.judging import Decisions, PassageJudge
from vp_desktop.ui.pages.report.passage import PassageCards
from vp_desktop.ui.widgets.text import label


class ElsewhereSection(QWidget):
    """One such text: where it is, and the cards of its passages."""

    to_place = Signal(object)
    """The user wants to go where a ``PrintedText`` is."""
    emptied = Signal(object)
    """See ``PassageJudge``."""

    def __init__(self, passages: Passages, decisions: Decisions) -> None:
        super().__init__()
        on_page = passages.printed.field == PAGES
        show = _("Show the page") if on_page else _("Go there to change it")
        self.judge = PassageJudge(decisions, PassageCards(show))
        self.judge.judge(passages)
        self.judge.emptied.connect(self.emptied)
        self.judge.shown.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(passages.printed.place(), "strong", wrap=True))
        title, more, _rest = passages.printed.text.partition("\n")
        if more and not on_page:
            column.addWidget(label(title, "muted", wrap=True))
        column.addWidget(self.judge)

    @Slot()
    def _go(self) -> None:
        self.to_place.emit(self.judge.passages.printed)


class ElsewhereTexts(QWidget):
    """Every such text with something to look at; nothing is shown when there is none."""

    to_place = Signal(object)
    """The user wants to go where a ``PrintedText`` is."""
    judged = Signal()
    """Other passages wait than before."""
    emptied = Signal(object)
    """See ``PassageJudge``; None where the text itself is gone."""

    def __init__(self, decisions: Decisions, heading: str, hint: str) -> None:
        super().__init__()
        self._decisions = decisions
        self._sections: list[ElsewhereSection] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(heading, "heading", wrap=True))
        column.addWidget(label(hint, "muted", wrap=True))
        column.addLayout(self._list)
        self.hide()

    def judges(self) -> list[PassageJudge]:
        """Return what holds the cards of each text."""
        return [one.judge for one in self._sections]

    def show_texts(self, texts: Sequence[Passages]) -> None:
        """Show these; cards of texts that are as they were stay as they are: they may be in use."""
        if list(texts) == [one.judge.passages for one in self._sections]:
            return
        before = self._sections
        self._sections = [_of(before, one) or self._made(one) for one in texts]
        gone = [one for one in before if one not in self._sections]
        focus = QApplication.focusWidget()
        held = focus is not None and any(one.isAncestorOf(focus) for one in gone)
        for old in gone:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        for section in self._sections:
            self._list.addWidget(section)
        self.setVisible(bool(self._sections))
        self.judged.emit()
        if held:
            self.emptied.emit(None)

    def _made(self, passages: Passages) -> ElsewhereSection:
        section = ElsewhereSection(passages, self._decisions)
        section.to_place.connect(self.to_place)
        section.emptied.connect(self.emptied)
        section.judge.judged.connect(self.judged)
        return section

    def come_after(self, other: QWidget) -> QWidget:
        """Let Tab lead here from ``other``; return where it leaves from."""
        for section in self._sections:
            other = section.judge.come_after(other)
        return other


def _of(sections: list[ElsewhereSection], passages: Passages) -> ElsewhereSection | None:
    return next((one for one in sections if one.judge.passages == passages), None)
