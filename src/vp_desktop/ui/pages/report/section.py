"""One text of the report: the field, what in it could point to a person, and what may stay."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from vp_desktop.domain.narrative import Finding, TextDecision, place_of, undecided
from vp_desktop.services.narrative import TextReader
from vp_desktop.ui.pages.report.passage import PassageCards
from vp_desktop.ui.theme.icons import tint
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.fields import Field

_HIGH = 110
"""Pixels at 100 %: five lines."""

_REST_MS = 300
"""How long nothing is typed before the text is read again."""


_MOST_MARKS = 500
"""Passages underlined: a field with more of them is slow to type in."""


class TextSection(QWidget):
    """A field whose passages are underlined, with a card below for each that needs a decision."""

    typed = Signal()
    """The text or a decision changed by the user's hand."""
    was_read = Signal()
    """What is undecided may be another number now."""

    def __init__(self, name: str, heading: str, hint: str) -> None:
        super().__init__()
        self._name = name
        self._reader = TextReader()
        self._findings: list[Finding] = []
        self._decisions: tuple[TextDecision, ...] = ()
        self._last_reason = ""
        self._editor = QPlainTextEdit()
        self._editor.setPlaceholderText(hint)
        self._editor.setTabChangesFocus(True)
        self._cards = PassageCards()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Field(heading, self._editor))
        column.addWidget(self._cards)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._read)
        self._editor.textChanged.connect(self._changed)
        self._cards.shown.connect(self._show_passage)
        self._cards.left.connect(self._let_stand)
        self._cards.again.connect(self._look_again)
        current().changed.connect(self._fit)
        self._fit()
        self._show_cards()

    def text(self) -> str:
        """Return what the field holds."""
        return self._editor.toPlainText()

    def decisions(self) -> tuple[TextDecision, ...]:
        """Return what was decided about passages of this text."""
        return self._decisions

    def undecided(self) -> list[Finding]:
        """Return the passages that wait for a decision, as the text was last read."""
        return undecided(self._decisions, self._name, self.text(), self._findings)

    def show_text(self, text: str, decisions: tuple[TextDecision, ...]) -> None:
        """Fill the field. Filling is not typing, so nothing is saved."""
        own = tuple(one for one in decisions if one.field == self._name)
        if self.text() == text and self._decisions == own:
            return
        self._decisions = own
        with QSignalBlocker(self._editor):
            self._editor.setPlainText(text)
        self._read()

    def read_with(self, reader: TextReader) -> None:
        """Read the text again, against something else."""
        if reader != self._reader:
            self._reader = reader
            self._read()

    def read_now(self) -> None:
        """Do not wait for rest: somebody asks what is undecided."""
        if self._rest.isActive():
            self._rest.stop()
            self._read()

    @Slot()
    def _changed(self) -> None:
        self._rest.start()
        self.typed.emit()

    @Slot()
    def _read(self) -> None:
        self._findings = self._reader.find(self.text())
        self._underline()
        self._show_cards()
        self.was_read.emit()

    def _underline(self) -> None:
        text, waiting = self.text(), set(self.undecided())
        marks = []
        for one in self._findings[:_MOST_MARKS]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(text, one)
            shape = QTextCharFormat()
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            shape.setUnderlineColor(tint("warn" if one in waiting else "muted"))
            mark.format = shape
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def _cursor(self, text: str, finding: Finding) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(_units(text[: finding.start]))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(_units(text[: finding.end]), keep)
        return cursor

    def _show_cards(self) -> None:
        waiting = self.undecided()
        self._cards.show_passages(waiting, len(self._findings) - len(waiting), self._last_reason)

    @Slot(object)
    def _show_passage(self, finding: Finding) -> None:
        self._editor.setTextCursor(self._cursor(self.text(), finding))
        self._editor.setFocus()

    @Slot(object, str)
    def _let_stand(self, finding: Finding, reason: str) -> None:
        place = place_of(self.text(), finding)
        decision = TextDecision(field=self._name, sign=finding.sign, place=place, reason=reason)
        self._decisions = (*self._decisions, decision)
        self._last_reason = reason
        self._decided()
        if not self._cards.focus_first():
            self._editor.setFocus()

    @Slot()
    def _look_again(self) -> None:
        self._decisions = ()
        self._decided()

    def _decided(self) -> None:
        self._underline()
        self._show_cards()
        self.typed.emit()
        self.was_read.emit()

    @Slot()
    def _fit(self) -> None:
        self._editor.setFixedHeight(current().px(_HIGH))
        self._underline()


def _units(text: str) -> int:
    """Return the length of ``text`` as Qt counts it: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
