"""What is done with a case from its page: refer, close, reopen, take away, mend an entry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import AFTERCARE, Case, CaseDraft
from vp_desktop.domain.notes import Contact, ContactDraft
from vp_desktop.domain.referrals import Referral, ReferralDraft
from vp_desktop.i18n import _
from vp_desktop.services.bin import Bin
from vp_desktop.services.casebook import CaseBook
from vp_desktop.services.follow_ups import FollowUps
from vp_desktop.services.notebook import Notebook
from vp_desktop.services.preferences import Preferences
from vp_desktop.services.referrals import Referrals
from vp_desktop.ui.conversation.logged import logged_message
from vp_desktop.ui.owners import parent_widget
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.cases.close_sheet import CLOSE, CloseSheet
from vp_desktop.ui.pages.cases.contact_sheet import ContactSheet
from vp_desktop.ui.pages.cases.drafting import draft_of
from vp_desktop.ui.pages.cases.refer_sheet import REFER, ReferSheet
from vp_desktop.ui.widgets.composer import Logged


@dataclass(frozen=True, slots=True)
class CaseWork:
    """The services that act on one case."""

    cases: CaseBook
    notes: Notebook
    follow_ups: FollowUps
    referrals: Referrals
    bin: Bin
    preferences: Preferences


class CaseDesk(QObject):
    """Hands what the head of a case asks to the vault, and says what was done."""

    said = Signal(Message)

    def __init__(self, work: CaseWork, today: Callable[[], date], page: QWidget) -> None:
        super().__init__(page)  # a child, and no reference back: the page must die by itself
        self._work = work
        self._today = today
        self._case: Case | None = None

    def take(self, case: Case) -> None:
        """Work on ``case`` from now on."""
        self._case = case

    @Slot(str)
    def do(self, word: str) -> None:
        """Do what the head asks: ``refer``, ``close``, ``reopen``, ``aftercare``, ``remove``."""
        actions = {
            "refer": self._refer,
            "close": self._close,
            "reopen": self._reopen,
            "aftercare": self._to_aftercare,
            "remove": self._remove,
        }
        if self._case is not None and word in actions:
            actions[word](self._case)

    def reopen(self, sheet: str) -> None:
        """Open the dialog of this case again whose draft is kept at ``sheet``."""
        if self._case is not None and sheet == f"{REFER}{self._case.id}":
            self._refer(self._case)
        elif self._case is not None and sheet == f"{CLOSE}{self._case.id}":
            self._close(self._case)

    def flush(self) -> None:
        """Keep what is decided in an open sheet; the lock calls this."""
        for sheet in parent_widget(self).findChildren(ReferSheet):
            sheet.flush()

    def _refer(self, case: Case) -> None:
        sheet = ReferSheet(parent_widget(self), self._work.referrals, case, self._today())
        sheet.decided.connect(self._keep_referral)
        sheet.open()

    def _close(self, case: Case) -> None:
        tasks = self._work.follow_ups.of_case(case.id)
        still_open = sum(task.done_on is None for task in tasks)
        sheet = CloseSheet(parent_widget(self), case, self._today(), still_open)
        sheet.decided.connect(self._keep_closing)
        sheet.open()

    def _reopen(self, case: Case) -> None:
        self._work.cases.reopen(case.id)
        self._say(_("Case {code} is open again."), case)

    def _to_aftercare(self, case: Case) -> None:
        self._work.cases.set_status(case.id, AFTERCARE)
        self._say(_("Case {code} is in aftercare."), case)

    def _remove(self, case: Case) -> None:
        self._work.cases.remove(case.id)
        undo = partial(self._work.bin.restore, BinKind.CASE, case.id)
        words = _("Case {code} is in the bin for 30 days.").format(code=case.code)
        self.said.emit(Message(words, undo))

    @Slot(object)
    def _keep_referral(self, draft: ReferralDraft) -> None:
        referral_id = self._work.referrals.refer(draft)
        undo = partial(self._work.referrals.remove, referral_id)
        self.said.emit(Message(_("Referral written down."), undo))

    @Slot(object)
    def _keep_closing(self, draft: CaseDraft) -> None:
        case = self._case
        if case is not None:
            self._work.cases.change(case.id, draft)
            self._say(_("Case {code} is closed."), case)

    def _say(self, words: str, before: Case) -> None:
        undo = partial(self._work.cases.change, before.id, draft_of(before))
        self.said.emit(Message(words.format(code=before.code), undo))


class EntryDesk(QObject):
    """Hands what an entry of the timeline asks to the vault, and says what was done."""

    said = Signal(Message)

    def __init__(self, work: CaseWork, today: Callable[[], date], page: QWidget) -> None:
        super().__init__(page)  # a child, and no reference back: the page must die by itself
        self._work = work
        self._today = today
        self._changing: Contact | None = None

    def edit(self, contact: Contact) -> None:
        """Open a conversation to change it."""
        self._changing = contact
        sheet = ContactSheet(parent_widget(self), self._work.notes, contact, self._today())
        sheet.changed.connect(self._say_changed)
        sheet.open()

    def remove(self, record: Contact | Referral) -> None:
        """Take a conversation or a referral away; there is a way back while the message stands."""
        if isinstance(record, Contact):
            self._work.notes.remove(record.id)
            undo = partial(self._work.notes.restore, record.id)
            self.said.emit(Message(_("Conversation moved to the bin."), undo))
            return
        self._work.referrals.remove(record.id)
        undo = partial(_refer_again, self._work.referrals, record)
        self.said.emit(Message(_("Referral removed."), undo))

    @Slot(object)
    def say_logged(self, logged: Logged) -> None:
        """Say that a conversation was written down."""
        work = self._work
        code = work.cases.get(logged.case_id).code
        self.said.emit(logged_message(logged, code, work.notes, work.follow_ups))

    def flush(self) -> None:
        """Save what is typed in an open sheet."""
        for sheet in parent_widget(self).findChildren(ContactSheet):
            sheet.flush()

    @Slot(object)
    def _say_changed(self, before: ContactDraft) -> None:
        if self._changing is not None:
            undo = partial(self._work.notes.change, self._changing.id, before)
            self.said.emit(Message(_("Conversation changed."), undo))


def _refer_again(referrals: Referrals, gone: Referral) -> None:
    """Write a removed referral down again, to the entry of the social map of that name."""
    known = (entry for entry in referrals.contacts(kind=gone.kind) if entry.name == gone.to)
    entry = next(known, None)
    referrals.refer(
        ReferralDraft(
            case_id=gone.case_id,
            kind=gone.kind,
            referral_contact_id=None if entry is None else entry.id,
            referred_on=gone.referred_on,
            remark=gone.remark,
        )
    )
