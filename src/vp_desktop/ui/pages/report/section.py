"""One text of the report: the field, what in it could point to a person, and what may stay."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from vp_desktop.domain.drafts import MAX_NOTE_CHARS
from vp_desktop.domain.narrative import Finding
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.domain.reports import TextName
from vp_desktop.i18n import _
from vp_desktop.services.narrative import Passages, TextReader
from vp_desktop.ui.pages.report.blocks import KEYS, BlockShelf, BlockTools
from vp_desktop.ui.pages.report.judging import Decisions, PassageJudge
from vp_desktop.ui.pages.report.passage import PassageCards
from vp_desktop.ui.theme.icons import tint
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.spoken import announce

_HIGH = 110
"""Pixels at 100 %: five lines."""

_REST_MS = 300
"""How long nothing is typed before the text is read again."""


_MOST_MARKS = 500
"""Passages underlined: a field with more of them is slow to type in."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A text of the report, as the adviser finds it."""

    name: TextName
    heading: str
    hint: str


class _Prose(QPlainTextEdit):
    """A field that takes in nothing that it could not hold: to lay that out takes minutes."""

    refused = Signal()

    def room(self) -> int:
        """Return how many characters can still be added."""
        return MAX_NOTE_CHARS - (self.document().characterCount() - 1)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop ``source`` where there is room for it in place of what is selected."""
        cursor = self.textCursor()
        selected = cursor.selectionEnd() - cursor.selectionStart()
        if _units(source.text()) > self.room() + selected:
            self.refused.emit()
        else:
            super().insertFromMimeData(source)


class TextSection(QWidget):
    """A field whose passages are underlined, with a card below for each that needs a decision."""

    typed = Signal()
    """The text changed by the user's hand."""

    def __init__(self, text: TextField, decisions: Decisions, shelf: BlockShelf) -> None:
        super().__init__()
        self.name, self.heading = text.name, text.heading
        self._reader = TextReader()
        self._editor = _Prose()
        self._too_much = Banner(_too_long(), "danger", "circle-alert")
        self._too_much.hide()
        self._editor.setPlaceholderText(text.hint)
        self._editor.setTabChangesFocus(True)
        self._blocks = BlockTools(text.name, text.heading, self._editor, shelf)
        self.judge = PassageJudge(decisions, PassageCards())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Field(text.heading, self._editor))
        column.addWidget(self._too_much)
        self._editor.setAccessibleDescription(_("Building blocks: {keys}").format(keys=KEYS))
        column.addWidget(self._blocks)
        column.addWidget(self.judge)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._read)
        self._editor.textChanged.connect(self._changed)
        self._editor.refused.connect(self._refuse)
        self.judge.shown.connect(self._show_passage)
        self.judge.judged.connect(self._underline)
        current().changed.connect(self._fit)
        self._fit()

    def last_stop(self) -> QWidget:
        """Return where Tab leaves the text and its passages."""
        return self.judge.come_after(self._editor)

    def text(self) -> str:
        """Return what the field holds."""
        return self._editor.toPlainText()

    def show_text(self, text: str) -> None:
        """Fill the field. Filling is not typing, so nothing is saved."""
        if self.text() != text:
            with QSignalBlocker(self._editor):
                self._editor.setPlainText(text)
            self._to_end()
        self._read()

    def hold(self, *, held: bool) -> None:
        """Let the text be read and not be changed."""
        self._editor.setReadOnly(held)
        self._blocks.hold(held=held)
        self.judge.setDisabled(held)

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
        if self._editor.room() < 0:
            self._editor.undo()
            self._refuse()
            return
        self._too_much.hide()
        self._rest.start()
        self.typed.emit()

    @Slot()
    def _refuse(self) -> None:
        self._too_much.show()
        announce(self._editor, _too_long(), urgent=True)

    def _to_end(self) -> None:
        """Let the cursor stand behind what was filled in; the first line stays in sight."""
        self._editor.moveCursor(QTextCursor.MoveOperation.End)
        self._editor.verticalScrollBar().setValue(0)

    @Slot()
    def _read(self) -> None:
        printed = PrintedText(field=self.name, text=self.text())
        self.judge.judge(Passages(printed, tuple(self._reader.find(printed.text))))

    @Slot()
    def _underline(self) -> None:
        text, waiting = self.judge.passages.printed.text, set(self.judge.waiting())
        marks = []
        for one in self.judge.passages.found[:_MOST_MARKS]:
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

    @Slot(object)
    def _show_passage(self, finding: Finding) -> None:
        self._editor.setTextCursor(self._cursor(self.text(), finding))
        self._editor.setFocus()

    @Slot()
    def _fit(self) -> None:
        self._editor.setFixedHeight(current().px(_HIGH))
        self._underline()


def _too_long() -> str:
    return _(
        "A text holds a million characters at most, some four hundred pages. This was too much, "
        "and is not in it."
    )


def _units(text: str) -> int:
    """Return the length of ``text`` as Qt counts it: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
