"""The message at the foot of the window: what was done, and the way back."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.owners import parent_widget
from vp_desktop.ui.page import Message
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button, icon_button
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.surfaces import Picture
from vp_desktop.ui.widgets.text import label

STAYS_MS = 10_000
"""Long enough to read a sentence and reach for the button."""

_FROM_FOOT = 20


class Toast(QFrame):
    """One message at a time, over the foot of ``window``; the newest replaces the one before."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("surface", "float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._message = Message("")
        self._picture = Picture("circle-check", "ok")
        self._text = label("", wrap=False)
        self._action = button("", "link")
        self._close = icon_button("x", _("Close this message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        for part in (self._picture, self._text, self._action, self._close):
            row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.drop)
        self._action.clicked.connect(self._take_back)
        self._close.clicked.connect(self.drop)
        window.installEventFilter(self)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show and speak ``message``."""
        self._message = message
        self._text.setText(message.text)
        self._picture.show_icon(
            *(("circle-alert", "danger") if message.urgent else ("circle-check", "ok"))
        )
        self._action.setText(message.action or _("Undo"))
        self._action.setVisible(message.undo is not None)
        self.show()
        self._place()
        self.raise_()
        announce(self, message.text, urgent=message.urgent)
        if message.urgent:
            self._timer.stop()
        else:
            self._timer.start()

    @Slot()
    def drop(self) -> None:
        """Take the message away, and with it the way back."""
        self._timer.stop()
        self._message = Message("")
        self._text.clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the window behind."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _take_back(self) -> None:
        undo = self._message.undo
        self.drop()
        if undo is not None:
            undo()

    def _place(self) -> None:
        window = parent_widget(self)  # not kept here: the two would keep each other alive
        most = window.width() - 2 * _FROM_FOOT
        self._text.setWordWrap(False)
        self._text.setWordWrap(self.sizeHint().width() > most)
        width = min(self.sizeHint().width(), most)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        foot = current().px(_FROM_FOOT)
        self.setGeometry(
            (window.width() - width) // 2, window.height() - height - foot, width, height
        )
