"""The card on top of the first page: which case, what was discussed, Ctrl+Enter."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from vp_desktop.domain.cases import CaseId
from vp_desktop.i18n import _
from vp_desktop.ui.conversation.logged import logged_message
from vp_desktop.ui.conversation.new_case import NewCaseSheet
from vp_desktop.ui.conversation.writing import Writing
from vp_desktop.ui.page import Message
from vp_desktop.ui.widgets.case_choice import CaseChoice
from vp_desktop.ui.widgets.composer import Composer, Logged
from vp_desktop.ui.widgets.surfaces import Card
from vp_desktop.ui.widgets.text import label

PLACE = "today"
"""Where the draft of this card is kept."""


class QuickLog(Card):
    """One conversation, written down in under a minute."""

    said = Signal(Message)

    def __init__(self, writing: Writing, today: Callable[[], date]) -> None:
        super().__init__(margin=16, spacing=10)
        self._writing = writing
        self._today = today
        self._case = CaseChoice(writing.case_list.pick)
        self._composer = Composer(writing.notes, writing.drafts, today=today())
        self._kept = label("", "micro")
        heading = QHBoxLayout()
        heading.addWidget(label(_("Log quickly"), "heading"), 1)
        heading.addWidget(self._kept)
        which = QGridLayout()
        which.setHorizontalSpacing(12)
        name = label(_("Case"), "strong")
        name.setBuddy(self._case)
        which.addWidget(name, 0, 0)
        which.addWidget(self._case, 0, 1)
        self.column.addLayout(heading)
        self.column.addLayout(which)
        self.column.addWidget(self._composer)
        self._case.picked.connect(self._take_case)
        self._case.new_asked.connect(self._ask_new_case)
        self._composer.kept.connect(self._kept.setText)
        self._composer.lacks_case.connect(self._ask_case)
        self._composer.logged.connect(self._say_logged)
        self._composer.begin(PLACE, None)
        self._preselect()

    def refresh(self) -> None:
        """Read the chosen case again; choose the last one where there is none any more."""
        chosen = self._case.case_id()
        rows = self._writing.case_list.rows_of([chosen]) if chosen is not None else []
        if rows:
            self._case.show_case(rows[0])
        else:
            self._preselect()

    def flush(self) -> None:
        """Save the draft that waits."""
        self._composer.flush()

    def focus_text(self) -> None:
        """Put the caret in the note."""
        self._composer.focus_text()

    def _preselect(self) -> None:
        """Choose the case of the draft, or the one that was worked on last."""
        drafted = self._composer.case_id()
        rows = self._writing.case_list.rows_of([drafted]) if drafted is not None else []
        rows = rows or self._writing.case_list.recent(1)
        self._case.show_case(rows[0] if rows else None)
        self._composer.set_case(rows[0].id if rows else None)

    @Slot(int)
    def _take_case(self, case_id: int) -> None:
        self._composer.set_case(CaseId(case_id))
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
        rows = self._writing.case_list.rows_of([CaseId(case_id)])
        self._case.show_case(rows[0])
        self._take_case(case_id)

    @Slot()
    def _ask_case(self) -> None:
        """Where there is no case yet, the first one begins here."""
        if self._writing.case_list.recent(1):
            self._case.setFocus()
            self.said.emit(Message(_("Choose the case this conversation belongs to."), urgent=True))
        else:
            self._ask_new_case("")

    @Slot(object)
    def _say_logged(self, logged: Logged) -> None:
        code = self._writing.cases.get(logged.case_id).code
        writing = self._writing
        self.said.emit(logged_message(logged, code, writing.notes, writing.follow_ups))
