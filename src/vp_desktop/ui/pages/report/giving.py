"""Note down that the saved report was given out: when, and to whom."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.i18n import _, long_date
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.form import line
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.text import label


class GivingPanel(QWidget):
    """The day, the readers, and the button, which asks once more: this is never taken back."""

    given_out = Signal()
    """The user says that the saved report was given to its readers."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._given_on = DayEdit(_("Given out on"), today=today())
        self._recipients = line()
        self._draft_note = label(
            _("A draft is not given out. Adopt the report first, and save it then."),
            "muted",
            wrap=True,
        )
        self._give_out = button(_("Note down that it was given out"), "")
        self._give_out.clicked.connect(self._ask)
        self._lay_out()
        self.allow(allowed=False)

    def given_on(self) -> date:
        """Return the day on which the report was given out."""
        return self._given_on.day()

    def recipients(self) -> str:
        """Return to whom the report was given, in words."""
        return self._recipients.text().strip()

    def show_recipients(self, recipients: str) -> None:
        """Propose to whom the report is given."""
        self._recipients.setText(recipients)

    def focus_recipients(self) -> None:
        """Put the focus where the readers are named."""
        self._recipients.setFocus()

    def allow(self, *, allowed: bool) -> None:
        """Offer to note the giving out, once there is a saved PDF to speak of."""
        self._give_out.setEnabled(allowed)

    def say_adopted(self, *, adopted: bool) -> None:
        """Tell whether the report may be given out at all: a draft may not."""
        self._draft_note.setVisible(not adopted)

    @Slot()
    def _ask(self) -> None:
        """Ask once more before what cannot be taken back; without readers, for those first."""
        if not self.recipients():
            self.given_out.emit()
            return
        sheet = Sheet(self, _("Note down that it was given out?"), _("Note it down"))
        told = _(
            "To {recipients}, on {day}. Its numbers are fixed from then on, for every later "
            "report. That cannot be undone: what is wrong in it can only be put right by a "
            "corrected edition."
        ).format(recipients=self.recipients(), day=long_date(self.given_on()))
        sheet.body.addWidget(label(told, "body", wrap=True))
        sheet.confirmed.connect(sheet.accept)
        sheet.accepted.connect(self.given_out)
        sheet.open()

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
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
