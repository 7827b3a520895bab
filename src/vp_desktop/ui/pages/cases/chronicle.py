"""The history of one case as a list of entries, newest first, in groups a person would make."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from vp_desktop.domain.cases import Case
from vp_desktop.domain.followups import FollowUp
from vp_desktop.domain.notes import Contact
from vp_desktop.domain.referrals import Referral
from vp_desktop.i18n import _, month_name
from vp_desktop.ui.code_words import contact_icon, contact_tone, contact_words, whole_words, words
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.wording import capital, day_name, duration, short_day


@dataclass(frozen=True, slots=True)
class Opened:
    """The day a case began."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The day a case was closed."""


Record = Contact | FollowUp | Referral | Opened | Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened, or will, in a case, with the words and colours it is shown in."""

    day: date
    record: Record
    icon: str
    tone: Tone
    heading: str
    meta: str
    text: str = field(default="", repr=False)


def entries(
    case: Case,
    contacts: Iterable[Contact],
    follow_ups: Iterable[FollowUp],
    referrals: Iterable[Referral],
    today: date,
) -> list[Entry]:
    """Return all that happened in ``case``, newest first; what is still to do stands on its day."""
    found = [
        *(_of_follow_up(each, today) for each in follow_ups),
        *(_of_contact(each, today) for each in contacts),
        *(_of_referral(each, today) for each in referrals),
        *_milestones(case, today),
    ]
    order = sorted(range(len(found)), key=lambda at: (found[at].day, -at), reverse=True)
    return [found[at] for at in order]


def group_name(day: date, today: date) -> str:
    """Return the heading ``day`` stands under: Binnenkort, Deze week, Eerder or a month."""
    monday = today - timedelta(days=today.weekday())
    if day >= monday + timedelta(days=7):
        return _("Coming up")
    if day >= monday:
        return _("This week")
    if (day.year, day.month) == (today.year, today.month):
        return _("Earlier")
    return f"{capital(month_name(day.month))} {day.year}"


def _of_contact(contact: Contact, today: date) -> Entry:
    meta = short_day(contact.held_on, today)
    if contact.minutes:
        meta = f"{meta} · {duration(contact.minutes)}"
    return Entry(
        day=contact.held_on,
        record=contact,
        icon=contact_icon(contact.kind),
        tone=contact_tone(contact.kind),
        heading=contact_words(contact.kind),
        meta=meta,
        text=contact.note,
    )


def _of_follow_up(task: FollowUp, today: date) -> Entry:
    day = task.done_on or task.due_on
    heading = _("Follow-up done")
    tone: Tone = "muted"
    if task.done_on is None:
        heading = _("Follow-up {day}").format(day=day_name(task.due_on, today))
        tone = "warn"
    if task.done_on is None and task.due_on < today:
        heading = _("Follow-up overdue")
        tone = "danger"
    icon = "bell" if task.done_on is None else "check"
    return Entry(
        day=day, record=task, icon=icon, tone=tone, heading=heading, meta=short_day(day, today)
    )


def _of_referral(referral: Referral, today: date) -> Entry:
    kind = words(referral.kind)
    heading = _("Referred: {to}").format(to=referral.to or kind)
    text = "\n".join(filter(None, (kind if referral.to else "", referral.remark)))
    return Entry(
        day=referral.referred_on,
        record=referral,
        icon="arrow-up-right",
        tone="accent",
        heading=heading,
        meta=short_day(referral.referred_on, today),
        text=text,
    )


def _milestones(case: Case, today: date) -> Iterable[Entry]:
    if case.closed_on is not None:
        outcome = "" if case.outcome is None else words(case.outcome)
        yield Entry(
            day=case.closed_on,
            record=Closed(),
            icon="folder-check",
            tone="muted",
            heading=_("Case closed"),
            meta=short_day(case.closed_on, today),
            text=outcome,
        )
    kinds = " · ".join(whole_words(kind) for kind in case.kinds)
    yield Entry(
        day=case.opened_on,
        record=Opened(),
        icon="folder-plus",
        tone="ok",
        heading=_("Case opened"),
        meta=short_day(case.opened_on, today),
        text=kinds,
    )
