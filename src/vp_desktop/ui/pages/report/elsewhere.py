"""What the report prints that was not written on this page, where it could point to a person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

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

    def __init__(self, passages: Passages, decisions: Decisions) -> None:
        super().__init__()
        on_page = passages.printed.field == PAGES
        show = _("Show the page") if on_page else _("Go there to change it")
        self.judge = PassageJudge(decisions, PassageCards(show))
        self.judge.judge(passages)
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
        """Show these; cards of texts that are as they were stay as they are."""
        if list(texts) == [one.judge.passages for one in self._sections]:
            return
        for old in self._sections:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._sections = [ElsewhereSection(one, self._decisions) for one in texts]
        for section in self._sections:
            section.to_place.connect(self.to_place)
            section.judge.judged.connect(self.judged)
            self._list.addWidget(section)
        self.setVisible(bool(self._sections))
        self.judged.emit()
