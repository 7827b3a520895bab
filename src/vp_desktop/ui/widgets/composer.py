"""Where a conversation is written down: the note, its kind, its day, how long, what follows."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker, QTime, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code, CodeItem, ListId, code_book
from vp_desktop.domain.followups import FollowUpText
from vp_desktop.domain.notes import ContactDraft, ContactId
from vp_desktop.i18n import _
from vp_desktop.services.drafts import Drafts
from vp_desktop.services.notebook import Notebook
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.complaint import Complaint
from vp_desktop.ui.widgets.composer_draft import ComposerDraft, blank_draft
from vp_desktop.ui.widgets.day_edit import DayEdit, local_today
from vp_desktop.ui.widgets.duration import DurationEdit
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.follow_up_row import FollowUpRow
from vp_desktop.ui.widgets.growing_text import GrowingText
from vp_desktop.ui.widgets.surfaces import Ground

_BY_PHONE = Code("CO-TEL")
_SHORT = Code("CO-KRT")

_ICONS = {
    "CO-TEL": "phone",
    "CO-VID": "video",
    "CO-LOC": "users-round",
    "CO-ELD": "map-pin",
    "CO-MAI": "mail",
}
"""Icons of the forms of a contact; any other kind shows none."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A conversation that was just written down."""

    case_id: CaseId
    contact_id: ContactId
    follow_up: FollowUpText | None = None
    """What is to follow, written down with it."""


class Composer(Ground):
    """A note in the making. What is typed is a draft in the vault within a second."""

    logged = Signal(object)
    """A ``Logged``, after «Log it»."""
    kept = Signal(str)
    """When the draft was saved, as a sentence; empty when there is none."""
    lacks_case = Signal()
    """«Log it» was asked for, and no case was chosen."""

    def __init__(self, notes: Notebook, drafts: Drafts, *, today: date | None = None) -> None:
        super().__init__("sunken", 12, 6)
        self._notes = notes
        self._drafts = drafts
        self._today = today or local_today()
        self._place = "today"
        self._case_id: CaseId | None = None
        self._text = GrowingText(_("What was discussed?"))
        self._kind = CodeChoice(contact_kinds(), _("Kind of contact"), flat=True, icons=_ICONS)
        self._day = DayEdit(flat=True, today=today)
        self._minutes = DurationEdit(flat=True)
        self._more = button(_("Follow-up"), "ghost", "bell", _("Add something to do about this"))
        self._follow_up = FollowUpRow(self._today)
        self._lack = Complaint(self._text)
        self._autosave = Autosave(self)
        self._lay_out()
        self._connect()
        self._empty()

    def begin(self, place: str, case_id: CaseId | None) -> None:
        """Write for ``case_id``, with the draft kept at ``place`` (``today``, ``case:31``)."""
        self.flush()
        self._place = place
        body = self._drafts.load(place)
        draft = ComposerDraft.from_text(body) if body else blank_draft(_BY_PHONE, self._today)
        self._case_id = case_id or draft.case_id
        self._fill(draft)
        self.kept.emit(_("Your draft is still here.") if body else "")

    def case_id(self) -> CaseId | None:
        """Return the case that is written for; after ``begin`` the one the draft was for."""
        return self._case_id

    def set_case(self, case_id: CaseId | None) -> None:
        """Write for another case; what is typed stays."""
        self._case_id = case_id

    def is_empty(self) -> bool:
        """Return whether nothing was typed."""
        return not self._text.toPlainText().strip() and not self._follow_up.text()

    def flush(self) -> None:
        """Save the draft that waits; the lock calls this."""
        self._autosave.flush()

    def focus_text(self) -> None:
        """Put the caret in the note."""
        self._text.setFocus()

    def _lay_out(self) -> None:
        foot = QWidget()
        chips = FlowLayout(foot, spacing=4, line_gap=4)
        for part in (self._kind, self._day, self._minutes, self._more):
            chips.addWidget(part)
        self._log = button(_("Log it"), "primary", tip=_("Ctrl+Enter"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(foot, 1)
        row.addWidget(self._log)
        for line in (self._text, self._lack, self._follow_up):
            self.column.addWidget(line)
        self.column.addLayout(row)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._autosave.touch)
        self._text.focused.connect(self.show_active)
        self._kind.picked.connect(self._autosave.touch)
        self._day.picked.connect(self._autosave.touch)
        self._minutes.edited.connect(self._autosave.touch)
        self._follow_up.edited.connect(self._autosave.touch)
        self._more.clicked.connect(self._follow_up.toggle)
        self._autosave.due.connect(self._keep)
        self._log.clicked.connect(self._write)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self._write)

    @Slot()
    def _keep(self) -> None:
        if self.is_empty():
            self._drafts.drop(self._place)
            self.kept.emit("")
            return
        self._drafts.save(self._place, self._draft().to_text())
        time = QTime.currentTime().toString("HH:mm")
        self.kept.emit(_("Draft saved at {time}").format(time=time))

    @Slot()
    def _write(self) -> None:
        if self.is_empty():
            self._lack.say(_("Write down first what was discussed."))
            return
        if self._case_id is None:
            self.lacks_case.emit()
            return
        case_id, follow_up = self._case_id, self._follow_up.wish()
        self._autosave.touch()  # until it is logged it is a draft, outside the vault if need be
        contact_id = self._notes.add(self._contact(case_id), follow_up, self._place)
        self._autosave.drop()  # the note holds it now, and took the draft along
        self._drafts.drop(self._place)  # outside the vault, too
        self._empty()
        self.kept.emit("")
        self.logged.emit(Logged(case_id, contact_id, follow_up))

    def _contact(self, case_id: CaseId) -> ContactDraft:
        return ContactDraft(
            case_id=case_id,
            held_on=self._day.day(),
            kind=self._kind.code() or _BY_PHONE,
            minutes=self._minutes.minutes(),
            note=self._text.toPlainText().strip(),
        )

    def _draft(self) -> ComposerDraft:
        wish = self._follow_up.wish()
        return ComposerDraft(
            case_id=self._case_id,
            text=self._text.toPlainText(),
            kind=str(self._kind.code() or ""),
            day=self._day.day(),
            minutes=self._minutes.minutes(),
            follow_up=wish.text if wish else "",
            follow_up_on=wish.due_on if wish else None,
        )

    def _empty(self) -> None:
        self._fill(blank_draft(_BY_PHONE, self._today))

    def _fill(self, draft: ComposerDraft) -> None:
        """Show ``draft``. Filling is not typing, so nothing is saved."""
        with QSignalBlocker(self._text):
            self._text.setPlainText(draft.text)
        self._text.fit()
        self._kind.set_code(Code(draft.kind) if draft.kind else _BY_PHONE)
        self._day.set_day(draft.day)
        self._minutes.set_minutes(draft.minutes)
        self._follow_up.fill(
            FollowUpText(due_on=draft.follow_up_on, text=draft.follow_up)
            if draft.follow_up and draft.follow_up_on
            else None
        )


def contact_kinds() -> tuple[CodeItem, ...]:
    """Return the kinds of contact to choose from: the forms people name first, then the rest."""
    book = code_book()
    forms = book.of(ListId("L17c"))
    known = {item.code for item in forms}
    rest = tuple(item for item in book.of(ListId("L17b")) if item.code not in known)
    short = tuple(item for item in rest if item.code == _SHORT)
    return (*forms, *short, *(item for item in rest if item.code != _SHORT))
