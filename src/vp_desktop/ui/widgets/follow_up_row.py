"""The line of a composer that says what is to be done next, and when."""

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from vp_desktop.domain.drafts import MAX_LINE_CHARS
from vp_desktop.domain.followups import FollowUpText
from vp_desktop.i18n import _
from vp_desktop.ui.widgets.buttons import icon_button
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.surfaces import Picture

_A_WEEK = timedelta(days=7)


class FollowUpRow(QWidget):
    """Hidden until it is asked for; a row without words is no follow-up."""

    edited = Signal()
    """The user changed it; not when the program fills it."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._text = QLineEdit()
        self._text.setMaxLength(MAX_LINE_CHARS)
        self._text.setAccessibleName(_("What is to be done"))
        self._text.setPlaceholderText(_("What is to be done, as: call back"))
        self._day = DayEdit(_("On which day"), today=today)
        away = icon_button("x", _("No follow-up"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Picture("bell", "warn"))
        row.addWidget(self._text, 2)
        row.addWidget(self._day, 1)
        row.addWidget(away)
        self._text.textEdited.connect(self.edited)
        self._day.picked.connect(self.edited)
        away.clicked.connect(self._drop)
        self.fill(None)

    def text(self) -> str:
        """Return the words typed."""
        return self._text.text().strip()

    def wish(self) -> FollowUpText | None:
        """Return the follow-up, or None while there are no words."""
        return FollowUpText(due_on=self._day.day(), text=self.text()) if self.text() else None

    def fill(self, wish: FollowUpText | None) -> None:
        """Show ``wish`` without saying so; None hides the row."""
        with QSignalBlocker(self._text):
            self._text.setText(wish.text if wish else "")
        self._day.set_day(wish.due_on if wish else self._today + _A_WEEK)
        self.setVisible(wish is not None)

    @Slot()
    def toggle(self) -> None:
        """Show the row, ready to type; hide it again while it is empty."""
        if self.isVisible() and not self.text():
            self.hide()
            return
        self.show()
        self._text.setFocus()

    @Slot()
    def _drop(self) -> None:
        self.fill(None)
        self.edited.emit()
