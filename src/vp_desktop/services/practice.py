"""The open case book: it exists exactly while the vault is unlocked."""

from dataclasses import replace
from pathlib import Path
from typing import Self

from vp_desktop.domain.changes import Announce, announce_nothing
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.vault_standing import Consent, Judgement
from vp_desktop.services.activities import Activities
from vp_desktop.services.advice import AdviceBook
from vp_desktop.services.attachments import Attachments
from vp_desktop.services.backup_desk import BackupDesk
from vp_desktop.services.backups import Backups
from vp_desktop.services.bin import Bin
from vp_desktop.services.case_list import CaseList
from vp_desktop.services.casebook import CaseBook
from vp_desktop.services.clients import Clients
from vp_desktop.services.clock import Clock, utc_now
from vp_desktop.services.consents import Consents
from vp_desktop.services.contact_persons import ContactPersons
from vp_desktop.services.drafts import Drafts
from vp_desktop.services.exchange import Exchange
from vp_desktop.services.follow_ups import FollowUps
from vp_desktop.services.hours import Hours
from vp_desktop.services.last_place import LastPlace
from vp_desktop.services.notebook import Notebook
from vp_desktop.services.organisations import Organisations
from vp_desktop.services.policies import Policies
from vp_desktop.services.preferences import Preferences
from vp_desktop.services.protection import Protection
from vp_desktop.services.qualifications import Qualifications
from vp_desktop.services.referrals import Referrals
from vp_desktop.services.retention import Retention
from vp_desktop.services.safety import Safety
from vp_desktop.services.search import Search
from vp_desktop.services.signals import Signals
from vp_desktop.services.synced import looks_synced
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.pre_upgrade import open_current
from vp_desktop.vault.rescue import rescue_of


class Practice:
    """Every service, over one open vault. Locked is not a flag: it is having no Practice."""

    def __init__(self, vault: Vault, key: MasterKey, announce: Announce, clock: Clock) -> None:
        """Build the services over ``vault``; use ``Practice.open``."""
        self._vault, self._key = vault, key
        self.folder, self.clock = vault.folder, clock
        self.codes = code_book()
        self.activities = Activities(vault, announce, clock)
        self.advice = AdviceBook(vault, announce, clock)
        self.attachments = Attachments(vault, announce, clock)
        self.backup_desk = BackupDesk(vault, key, clock, announce)
        self.bin = Bin(vault, announce, clock)
        self.case_list = CaseList(vault, clock)
        self.cases = CaseBook(vault, announce, clock)
        self.clients = Clients(vault, announce)
        self.consents = Consents(vault, announce)
        self.contact_persons = ContactPersons(vault, announce)
        self.drafts = Drafts(vault, announce, clock)
        self.exchange = Exchange(vault, announce, clock)
        self.follow_ups = FollowUps(vault, announce, clock)
        self.hours = Hours(vault, announce)
        self.last_place = LastPlace(vault)
        self.notes = Notebook(vault, announce, clock)
        self.organisations = Organisations(vault, announce, clock)
        self.policies = Policies(vault, announce)
        self.preferences = Preferences(vault, announce)
        self.qualifications = Qualifications(vault, announce)
        self.referrals = Referrals(vault, announce, clock)
        self.reports = YearlyReports(vault, announce, clock)
        self.retention = Retention(vault, announce, clock)
        self.safety = Safety(vault, self.backups, self.preferences, clock)
        self.search = Search(vault)
        self.signals = Signals(vault, announce)

    @classmethod
    def open(
        cls,
        folder: Path,
        key: MasterKey,
        announce: Announce = announce_nothing,
        clock: Clock = utc_now,
        *,
        memory: Memory | None = None,
        consent: Consent | None = None,
    ) -> Self:
        """Open the vault in ``folder``; ``announce`` hears what every use case touched.

        ``memory`` is where this computer remembers how it left each vault; one that is in doubt is
        opened with ``consent`` alone.

        Raises:
            VaultDoubtError: it is in doubt; its ``judgement`` says how.
            VaultError: the vault cannot be opened; the subclass says why.
        """
        if memory is not None:
            keeps_version = looks_synced(folder) is not None
            memory = replace(memory, keeps_version=keeps_version, clock=clock)
        vault = open_current(folder, key, clock, memory=memory, consent=consent)
        practice = cls(vault, key, announce, clock)
        if memory is not None:
            practice.drafts.rescue_with(rescue_of(folder, memory.folder, key))
        return practice

    @property
    def judgement(self) -> Judgement:
        """How the vault compared with what this computer remembers, when it was opened."""
        return self._vault.judgement

    @property
    def read_only(self) -> bool:
        """Whether the vault was opened to look, and nothing can be written."""
        return self._vault.read_only

    @property
    def protection(self) -> Protection:
        """What there is to know of how reports are protected."""
        return Protection(self._vault, self.reports)

    @property
    def backups(self) -> Backups:
        """The backups of the vault."""
        return self.backup_desk.backups

    def lock(self) -> None:
        """Close the vault and wipe its key. Using the practice afterwards is a bug."""
        self._vault.close()
        self._key.wipe()
