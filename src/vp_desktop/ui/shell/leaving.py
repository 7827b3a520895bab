"""The card that says the vault is about to close: it counts, it never asks."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.surfaces import Ground
from vp_desktop.ui.widgets.text import label

_WIDTH = 440


class LeavingCard(QWidget):
    """Covers the window, so that what was open cannot be read from the door."""

    stayed = Signal()
    """«Stay open» was pressed. Any key or movement has the same effect."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = Ground("pane", 32, 12)
        self._card.setParent(self)
        self._text = label("", wrap=True)
        stay = button(_("Stay open"), "primary")
        stay.clicked.connect(self.stayed)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(stay)
        self._card.column.addWidget(label(_("Are you still there?"), "title"))
        self._card.column.addWidget(self._text)
        self._card.column.addLayout(row)
        window.installEventFilter(self)
        self.hide()

    @Slot(int)
    def count(self, seconds: int) -> None:
        """Show how many ``seconds`` are left; spoken once, at the beginning."""
        said = _("The vault closes in {n} seconds. Your text is saved.").format(n=seconds)
        self._text.setText(said)
        if self.isHidden():
            self.show()
            self.raise_()
            announce(self, " ".join((_("Are you still there?"), said)), urgent=True)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(current().px(_WIDTH), window.width() - 48)
        height = max(self._card.heightForWidth(width), self._card.sizeHint().height())
        left, top = (window.width() - width) // 2, (window.height() - height) // 2
        self._card.setGeometry(left, top, width, height)
