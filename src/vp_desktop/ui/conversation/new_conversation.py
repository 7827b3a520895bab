"""Write down a conversation from anywhere: find the case, type, Ctrl+Enter."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vp_desktop.domain.cases import CaseId
from vp_desktop.i18n import _
from vp_desktop.ui.conversation.logged import logged_message
from vp_desktop.ui.conversation.new_case import PLACE as CASE_PLACE
from vp_desktop.ui.conversation.new_case import NewCaseSheet
from vp_desktop.ui.conversation.writing import Writing
from vp_desktop.ui.page import Message
from vp_desktop.ui.widgets.case_choice import CaseChoice
from vp_desktop.ui.widgets.composer import Composer, Logged
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet

PLACE = "new"
"""Where the draft of this sheet is kept: closing it loses nothing."""


class NewConversationSheet(Sheet):
    """A case to find and a note to type. What is typed is a draft within a second."""

    said = Signal(Message)

    def __init__(self, parent: QWidget, writing: Writing, today: Callable[[], date]) -> None:
        super().__init__(parent, _("New conversation"), "", cancel=_("Close"))
        self._writing = writing
        self._today = today
        self._case = CaseChoice(writing.case_list.pick)
        self._case_field = Field(_("Case"), self._case)
        self._composer = Composer(writing.notes, writing.drafts, today=today())
        self.body.addWidget(self._case_field)
        self.body.addWidget(self._composer)
        self._case.picked.connect(self._take_case)
        self._case.new_asked.connect(self._ask_new_case)
        self._composer.lacks_case.connect(self._complain)
        self._composer.logged.connect(self._finish)
        self.place = PLACE  # the composer keeps the draft itself
        self._composer.begin(PLACE, None)
        drafted = self._composer.case_id()
        if drafted is not None:
            self._show_case(drafted)
        self._case.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_for(self, case_id: CaseId) -> None:
        """Write for this case; the caret waits in the note."""
        self._show_case(case_id)
        self._composer.focus_text()

    def flush(self) -> None:
        """Save the draft that waits; the lock calls this."""
        self._composer.flush()

    def reopen(self, sheet: str) -> None:
        """Open the new case again that lay over this, with what was typed in it."""
        if sheet == CASE_PLACE:
            self._ask_new_case("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter lead to the note: a button is pressed on purpose or not at all."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._composer.focus_text()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close; the draft stays in the vault."""
        self.flush()
        super().reject()

    def _show_case(self, case_id: CaseId) -> None:
        rows = self._writing.case_list.rows_of([case_id])
        self._case.show_case(rows[0] if rows else None)
        self._composer.set_case(rows[0].id if rows else None)

    @Slot(int)
    def _take_case(self, case_id: int) -> None:
        self._composer.set_case(CaseId(case_id))
        self._case_field.calm()
        self._composer.focus_text()

    @Slot(str)
    def _ask_new_case(self, title: str) -> None:
        writing = self._writing
        sheet = NewCaseSheet(self, writing.cases, writing.organisations, self._today())
        sheet.begin_with(title=title)
        sheet.begun.connect(self._use_new_case)
        sheet.open()

    @Slot(int)
    def _use_new_case(self, case_id: int) -> None:
        self.begin_for(CaseId(case_id))

    @Slot()
    def _complain(self) -> None:
        self._case_field.complain(_("Choose the case this conversation belongs to."))

    @Slot(object)
    def _finish(self, logged: Logged) -> None:
        code = self._writing.cases.get(logged.case_id).code
        writing = self._writing
        self.said.emit(logged_message(logged, code, writing.notes, writing.follow_ups))
        self.accept()
