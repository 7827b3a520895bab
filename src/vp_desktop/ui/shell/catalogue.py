"""Which pages there are, and what each is given."""

from functools import partial

from vp_desktop.services.clock import today
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.backup import BackupPage
from vp_desktop.ui.pages.cases import CasesPage
from vp_desktop.ui.pages.follow_ups import FollowUpsPage
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.today import TodayPage
from vp_desktop.ui.shell.shared import Shared
from vp_desktop.ui.shell.stage import Builders

SIDEBAR = ("today", "cases", "follow_ups", "organisations", "referrals", "hours", "report")
"""In the order of the window; «backup» and «settings» lie below."""


def page_builders(practice: Practice, shared: Shared) -> Builders:
    """Return how to make each page of ``practice``; none is made before it is shown."""
    day = partial(today, practice.clock)
    jobs = shared.jobs
    return {
        "today": partial(TodayPage, practice, day),
        "cases": partial(CasesPage, practice, day),
        "follow_ups": partial(FollowUpsPage, practice.follow_ups, day),
        "report": partial(ReportPage, practice.reports, practice.organisations, jobs, day),
        "backup": partial(BackupPage, practice.backups, practice.preferences, jobs, day),
    }
