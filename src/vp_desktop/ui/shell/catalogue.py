"""Which pages there are, and what each is given."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _
from vp_desktop.services.clock import today
from vp_desktop.services.practice import Practice
from vp_desktop.services.safety import Outside
from vp_desktop.ui.outside.watch import kinds
from vp_desktop.ui.page import Page
from vp_desktop.ui.pages.audit import AuditPage
from vp_desktop.ui.pages.backup import BackupPage
from vp_desktop.ui.pages.cases import CasesPage
from vp_desktop.ui.pages.follow_ups import FollowUpsPage
from vp_desktop.ui.pages.hours import HoursPage
from vp_desktop.ui.pages.organisations import OrganisationsPage
from vp_desktop.ui.pages.organisations.detail import OrganisationServices
from vp_desktop.ui.pages.referrals import ReferralsPage
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.safety import SafetyPage
from vp_desktop.ui.pages.settings import SettingsPage
from vp_desktop.ui.pages.today import TodayPage
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.actions import actions
from vp_desktop.ui.shell.sidebar import Sidebar
from vp_desktop.ui.shell.stage import Builders
from vp_desktop.ui.shell.vault_name import VaultName

SIDEBAR = ("today", "cases", "follow_ups", "organisations", "referrals", "hours", "report")
"""In the order of the window; «safety» and «settings» lie below, «backup» shows when it is due."""


def page_builders(practice: Practice, shared: Shared) -> Builders:
    """Return how to make each page of ``practice``; none is made before it is shown."""
    day = partial(today, practice.clock)
    return {
        "today": partial(TodayPage, practice, day),
        "cases": partial(CasesPage, practice, day),
        "follow_ups": partial(FollowUpsPage, practice.follow_ups, day),
        "organisations": partial(_organisations, practice),
        "referrals": partial(ReferralsPage, practice.referrals, practice.bin, day),
        "hours": partial(HoursPage, practice.hours, practice.organisations, day),
        "report": partial(_report, practice, shared),
        "audit": partial(AuditPage, practice.protection, practice.organisations, shared.jobs),
        "backup": partial(_backup, practice, shared),
        "safety": partial(_safety, practice, shared),
        "settings": partial(SettingsPage, practice, shared),
    }


def practice_name(practice: Practice) -> str:
    """Return what the practice calls itself, or else what its vault is called."""
    return practice.preferences.get(Preference.PRACTICE_NAME) or practice.folder.stem


def sidebar(practice: Practice) -> Sidebar:
    """Return the left edge of the window for ``practice``."""
    folder = practice.folder
    name = VaultName(practice_name(practice), folder.name, str(folder))
    table = {action.id: action for action in actions()}
    foot = [table["safety"], table["settings"], replace(table["lock"], text=_("Lock"))]
    return Sidebar(name, [table[place] for place in SIDEBAR], foot)


def _organisations(practice: Practice) -> Page:
    services = OrganisationServices(
        practice.organisations,
        practice.contact_persons,
        practice.activities,
        practice.advice,
        practice.bin,
        partial(today, practice.clock),
    )
    return OrganisationsPage(services)


def _report(practice: Practice, shared: Shared) -> Page:
    day = partial(today, practice.clock)
    reports, protection = practice.reports, practice.protection
    return ReportPage(reports, protection, practice.organisations, shared.jobs, day)


def _backup(practice: Practice, shared: Shared) -> Page:
    day = partial(today, practice.clock)
    page = BackupPage(practice.backup_desk, shared.jobs, day)
    page.vault_restored.connect(shared.dials.know_vault)
    return page


def _safety(practice: Practice, shared: Shared) -> Page:
    day = partial(today, practice.clock)
    outside = partial(_outside, practice.folder, shared)
    return SafetyPage(practice.safety, practice.folder, day, outside)


def _outside(folder: Path, shared: Shared) -> Outside:
    """Return what the program knows of the desktop it is on."""
    return Outside(
        locks_at=frozenset(kinds()),
        takes_pin=shared.door.pins.is_set(folder),
        blocks_capture=sys.platform == "win32",
    )
