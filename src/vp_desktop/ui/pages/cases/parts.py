"""The three parts of a case that share the room below its head: timeline, facts, hours."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from vp_desktop.domain.cases import Case
from vp_desktop.domain.notes import Contact
from vp_desktop.services.drafts import Drafts
from vp_desktop.services.notebook import Notebook
from vp_desktop.ui.pages.cases.chronicle import Entry
from vp_desktop.ui.pages.cases.hours_tab import HoursTab
from vp_desktop.ui.pages.cases.particulars import Particulars
from vp_desktop.ui.pages.cases.story import Story
from vp_desktop.ui.widgets.surfaces import scroll

TIMELINE, FACTS, HOURS = "timeline", "facts", "hours"

MakeForm = Callable[[], Particulars]


class CaseParts(QStackedWidget):
    """One part at a time. The form is made when it is first looked at: it has forty fields."""

    def __init__(
        self, notes: Notebook, drafts: Drafts, make_form: MakeForm, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.story = Story(notes, drafts, today)
        self._hours = HoursTab(today)
        self._make_form = make_form
        self._form: Particulars | None = None
        self._facts: QScrollArea | None = None
        self._case: Case | None = None
        self.addWidget(self.story)
        self.addWidget(self._hours)

    def show_case(self, case: Case, contacts: Sequence[Contact], history: Sequence[Entry]) -> None:
        """Show ``case`` in all parts that there are."""
        self._case = case
        self.story.show_case(case, history)
        self._hours.show_contacts(contacts)
        self._fill_form()

    def show_part(self, key: str) -> None:
        """Show the part called ``key``: ``timeline``, ``facts`` or ``hours``."""
        if key == FACTS:
            self.setCurrentWidget(self._open_facts())
            self._fill_form()
        else:
            self.setCurrentWidget(self.story if key == TIMELINE else self._hours)

    def take_focus(self) -> bool:
        """Put the caret in the note; return whether there is one to put it in."""
        if self.currentWidget() is not self.story:
            return False
        self.story.focus_text()
        return True

    def flush(self) -> None:
        """Save what is typed and waiting."""
        self.story.flush()
        if self._form is not None:
            self._form.flush()

    def _open_facts(self) -> QScrollArea:
        if self._facts is None:
            self._form = self._make_form()
            self._facts = scroll(self._form)
            self._facts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.addWidget(self._facts)
        return self._facts

    def _fill_form(self) -> None:
        """Fill the form where it is looked at; elsewhere it is filled on the way to it."""
        looked_at = self._form is not None and self.currentWidget() is self._facts
        if looked_at and self._form is not None and self._case is not None:
            self._form.show_case(self._case)
