"""Write a follow-up, or move one to another day."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.drafts import MAX_LINE_CHARS
from vp_desktop.domain.followups import FollowUp, FollowUpDraft
from vp_desktop.i18n import _
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet


class TaskSheet(Sheet):
    """What to do, and on which day."""

    written = Signal(object)
    """A ``FollowUpDraft``."""

    def __init__(self, parent: QWidget, today: date, task: FollowUp | None = None) -> None:
        title = _("New follow-up") if task is None else _("Change follow-up")
        super().__init__(parent, title, _("Save"))
        self._case_id: CaseId | None = None
        self._text = QLineEdit()
        self._text.setMaxLength(MAX_LINE_CHARS)
        self._text.setPlaceholderText(_("As: call back before 17:00"))
        self._day = DayEdit(today=today)
        self._what = Field(_("What"), self._text)
        self.body.addWidget(self._what)
        self.body.addWidget(Field(_("When"), self._day))
        self.confirmed.connect(self._write)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        if task is not None:
            self._case_id = task.case_id
            self._text.setText(task.text)
            self._day.set_day(task.due_on)

    def of_case(self, case_id: CaseId) -> None:
        """Write the follow-up for this case."""
        self._case_id = case_id

    def focus_day(self) -> None:
        """Begin in the field for the day: the words stay as they are."""
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._day.selectAll()

    def flush(self) -> None:
        """Keep what is typed so far; the lock calls this, and it never asks."""
        if self._text.text().strip():
            self._write()

    @Slot()
    def _write(self) -> None:
        text = self._text.text().strip()
        if not text:
            self._what.complain(_("Write what there is to do."))
            return
        self.written.emit(FollowUpDraft(case_id=self._case_id, due_on=self._day.day(), text=text))
        self.accept()
