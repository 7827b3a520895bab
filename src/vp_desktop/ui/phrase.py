"""Choose a passphrase, ours or one's own, and type it once more without looking."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.services.door import Door
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.meter import Meter
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from vp_desktop.ui.widgets.surfaces import Card
from vp_desktop.ui.widgets.text import label

_JUDGE_AFTER_MS = 250
"""Judging takes some 40 ms: too long for every key."""


class PhraseChooser(QWidget):
    """Six words of ours, or one's own; both to be typed again."""

    ready = Signal(bool)
    wants_on = Signal()

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._generated = ""
        self._own_is_good = False
        self._ours = QRadioButton(_("Six words of ours"))
        self._mine = QRadioButton(_("A passphrase of my own"))
        self._words = label("", "title")
        self._own = PassphraseEdit(_("A passphrase of my own"))
        self._meter = Meter()
        self._again = PassphraseEdit(_("Type it again, without looking"))
        self._field = Field(_("Type it again, without looking"), self._again)
        self._judge = QTimer(self)
        self._judge.setSingleShot(True)
        self._judge.setInterval(_JUDGE_AFTER_MS)
        self._lay_out()
        self._connect()
        self._ours.setChecked(True)

    def begin(self) -> None:
        """Draw six words, the first time."""
        if not self._generated:
            self.draw()
        self._ours.setFocus(Qt.FocusReason.OtherFocusReason)

    def passphrase(self) -> str:
        """Return the passphrase, whether or not it was typed again well."""
        return self._generated if self._ours.isChecked() else self._own.text()

    def is_ready(self) -> bool:
        """Return whether it is strong enough and was typed again."""
        strong = self._ours.isChecked() or self._own_is_good
        return strong and bool(self.passphrase()) and self._again.text() == self.passphrase()

    def finish(self) -> bool:
        """Return whether it can be used; else say under the field what is wrong."""
        self._judge_own()
        if self.is_ready():
            return True
        if self._mine.isChecked() and not self._own_is_good:
            self._field.complain(_("This passphrase is too weak. Make it longer, with more words."))
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.complain(_("This is not the same. Look at it once more."))
        return False

    @Slot()
    def draw(self) -> None:
        """Draw six other words."""
        self._generated = self._door.generate_passphrase()
        self._show_words(shown=True)
        self._changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the words while they are typed again: what was not learnt is not known."""
        if watched is self._again and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._show_words(shown=event.type() == QEvent.Type.FocusOut)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        other = button(_("Other words"), "link", "refresh-cw")
        other.clicked.connect(self.draw)
        row = QHBoxLayout()
        row.addWidget(other)
        row.addWidget(
            label(_("Write them down on paper; do not copy them."), "muted", wrap=True), 1
        )
        ours = Card()
        ours.column.addWidget(self._ours)
        ours.column.addWidget(self._words)
        ours.column.addLayout(row)
        mine = Card()
        mine.column.addWidget(self._mine)
        mine.column.addWidget(self._own)
        mine.column.addWidget(self._meter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(ours)
        column.addWidget(mine)
        column.addWidget(self._field)

    def _connect(self) -> None:
        pair = QButtonGroup(self)  # they lie in two cards, and yet only one can be on
        pair.addButton(self._ours)
        pair.addButton(self._mine)
        self._ours.toggled.connect(self._switch)
        self._own.textChanged.connect(self._type_own)
        self._judge.timeout.connect(self._judge_own)
        self._again.textChanged.connect(self._changed)
        self._again.returnPressed.connect(self.wants_on)
        self._again.installEventFilter(self)

    @Slot(bool)
    def _switch(self, ours: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._words.setEnabled(ours)
        self._own.setVisible(not ours)
        self._meter.setVisible(not ours)
        self._again.clear()
        if not ours:
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    @Slot()
    def _type_own(self) -> None:
        self._own_is_good = False
        self._judge.start()
        self._changed()

    @Slot()
    def _judge_own(self) -> None:
        self._judge.stop()
        if not self._mine.isChecked():
            return
        found = self._door.strength(self._own.text())
        self._own_is_good = found.level != "weak"
        self._meter.say(found)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self._field.calm()
        self.ready.emit(self.is_ready())

    def _show_words(self, *, shown: bool) -> None:
        words = self._generated.split()
        told = words if shown else ["•" * len(word) for word in words]
        # Two lines always: whether the words fit on one must not depend on which were drawn.
        half = (len(told) + 1) // 2
        self._words.setText("\n".join("   ".join(line) for line in (told[:half], told[half:])))
