"""The dialogs that can be opened from anywhere: a new conversation, a new case, the help."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from vp_desktop.domain.cases import CaseId
from vp_desktop.services.clock import today
from vp_desktop.services.practice import Practice
from vp_desktop.ui.conversation.new_case import PLACE as CASE_PLACE
from vp_desktop.ui.conversation.new_case import NewCaseSheet
from vp_desktop.ui.conversation.new_conversation import PLACE as CONVERSATION_PLACE
from vp_desktop.ui.conversation.new_conversation import NewConversationSheet
from vp_desktop.ui.conversation.writing import Writing
from vp_desktop.ui.owners import parent_widget
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.shell.help import HelpSheet
from vp_desktop.ui.widgets.sheet import Sheet


class Sheets(QObject):
    """Opens a dialog over ``window``, one at a time, and closes it at the lock."""

    said = Signal(Message)
    go = Signal(Destination)

    def __init__(self, window: QWidget, practice: Practice) -> None:
        super().__init__(window)
        self._practice = practice
        self._today = partial(today, practice.clock)
        self._open: Sheet | None = None

    def begin(self, destination: Destination) -> None:
        """Open the dialog that ``destination`` names: ``new_contact``, ``new_case``, ``help``."""
        if self._is_open():
            return
        match destination.page:
            case "new_contact":
                self._show(self._new_conversation(destination.record))
            case "new_case":
                self._show(self._new_case(destination.record, destination.part))
            case _:
                self._show(HelpSheet(parent_widget(self), destination.part))

    def reopen(self, sheet: str) -> None:
        """Open the dialog whose draft is kept at ``sheet``, if it is one of these."""
        if self._is_open() and isinstance(self._open, NewConversationSheet):
            self._open.reopen(sheet)
        elif sheet == CONVERSATION_PLACE:
            self.begin(Destination("new_contact"))
        elif sheet == CASE_PLACE:
            self.begin(Destination("new_case"))

    def close(self) -> None:
        """Save what is typed in the open dialog, and close it."""
        if self._open is not None and isValid(self._open):
            self._open.reject()  # a draft stays in the vault
        self._open = None

    def _is_open(self) -> bool:
        return self._open is not None and isValid(self._open) and self._open.isVisible()

    def _show(self, sheet: Sheet) -> None:
        self._open = sheet
        sheet.open()

    def _new_conversation(self, case_id: int | None) -> Sheet:
        sheet = NewConversationSheet(parent_widget(self), Writing.of(self._practice), self._today)
        sheet.said.connect(self.said)
        if case_id is not None:
            sheet.begin_for(CaseId(case_id))
        return sheet

    def _new_case(self, organisation_id: int | None, title: str) -> Sheet:
        practice = self._practice
        sheet = NewCaseSheet(
            parent_widget(self), practice.cases, practice.organisations, self._today()
        )
        sheet.begin_with(organisation_id=organisation_id, title=title)
        sheet.begun.connect(self._show_case)
        return sheet

    @Slot(int)
    def _show_case(self, case_id: int) -> None:
        self.go.emit(Destination("cases", case_id))
