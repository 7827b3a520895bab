"""Put together what a report prints beside its figures. Nothing that a client told is among it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from vp_desktop.disclosure.figures import OpenCount
from vp_desktop.disclosure.rules import LONGEST_SERIES
from vp_desktop.domain.activities import Activity
from vp_desktop.domain.advice import Advice
from vp_desktop.domain.advice_states import advice_states
from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.counting_changes import Counted
from vp_desktop.domain.fixed_content import FixedContent
from vp_desktop.domain.organisations import Organisation
from vp_desktop.domain.periods import Period
from vp_desktop.domain.qualifications import EducationEntry, Qualification
from vp_desktop.domain.report_states import Standing
from vp_desktop.domain.reports import (
    SETTLED,
    EarlierAdvice,
    ReportActivity,
    ReportAdvice,
    ReportContent,
    ReportDraft,
    ReportEducation,
    ReportQualification,
    ReportResponse,
    ReportTexts,
    Variant,
)

_KINDS, _EDUCATION = ListId("L17"), ListId("L24")
_URGENCY = {"AP-HOO": 0, "AP-MID": 1, "AP-LAA": 2}
"""By priority: where a piece of advice stands among the others."""

OFFICE_HOUR = "AT-SPR"
"""Who comes to an office hour comes with a case: how many is not told."""

BOARD_TALKS = frozenset({"AT-DIR", "AT-RVT"})
"""Not told to everybody: see ``Variant.hears_of_board_talks``."""

SEEN_BY_STAFF = frozenset({"voorlichting", "bereikbaarheid"})
"""Groups of activities of which staff are told: those that they may have met."""

_WRITING = frozenset({"AT-JAA", "AT-KWA"})
"""Takes hours, but nobody meets it: a flash leaves it to the report on the year."""

OWN_PRACTICE, PROFESSION = "praktijk", "vak"
"""Groups of activities: what the organisation need not know, and what builds its trust."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the vault holds for a report beside cases."""

    organisation: Organisation
    adviser: str = field(repr=False)
    reach: str = field(repr=False)
    texts: ReportTexts
    content: FixedContent
    standing: Standing


def assemble(draft: ReportDraft, as_of: date, written: Written) -> ReportContent:
    """Return the content of the report ``draft``, as things stood on ``as_of``."""
    period, content = Period(draft.first, draft.last), written.content
    known = [one for one in content.advice if one.given_on <= as_of]
    told = [one for one in content.activities if _is_told(one, draft, as_of)]
    advised, for_staff = draft.variant.has_advice, draft.variant is Variant.STAFF
    return ReportContent(
        organisation=written.organisation.name,
        recipients=written.organisation.recipients,
        adviser=written.adviser,
        reach=written.reach,
        variant=draft.variant,
        language=draft.language,
        first=draft.first,
        last=draft.last,
        adopted_on=draft.adopted_on or as_of,
        texts=written.texts.for_readers(draft.variant),
        advice=tuple(_new_advice(known, period)) if advised else (),
        earlier_advice=tuple(_earlier_advice(known, period)) if advised else (),
        counted=_counted(content.counted, draft),
        qualifications=tuple(_valid(content.qualifications, period)) if advised else (),
        education=tuple(_studied(content.education, as_of)) if advised else (),
        edition=written.standing.next_edition(draft=draft.adopted_on is None),
        activities=tuple(_grouped(told)),
        activity_minutes=0 if for_staff else sum(one.minutes for one in told if _is_for_it(one)),
    )


def _counted(counted: Counted, draft: ReportDraft) -> Counted:
    """Return how cases were counted in the years that the report may hold."""
    earliest = Period(draft.first, draft.last)
    for _step in range(LONGEST_SERIES - 1):
        earliest = earliest.before()
    told = counted.within(earliest.first, draft.last)
    return told if draft.variant.has_advice else told.without_reasons()


def open_counts(content: ReportContent) -> list[OpenCount]:
    """Return every number in ``content`` that the report prints: none is about a person."""
    found = [] if content.variant is Variant.STAFF else [*_of_activities(content.activities)]
    if content.variant.has_advice:
        found += _of_groups(content.activities)
    if content.activity_minutes:
        found.append(OpenCount("activities", "Total", "minutes", content.activity_minutes))
    if content.variant is Variant.FLASH:
        found += _sums(content.activities)
    found += [OpenCount("education", one.kind, "minutes", one.minutes) for one in content.education]
    if content.advice:
        found.append(OpenCount("advice", "Total", "given", len(content.advice)))
        states = advice_states(content.advice)
        found += [OpenCount("advice", state, "given", n) for state, n in states.items()]
    return found


def _of_activities(activities: Sequence[ReportActivity]) -> Iterator[OpenCount]:
    """Yield the numbers of each line."""
    for number, one in enumerate(activities, start=1):
        told = {
            "times": one.times,
            "participants": one.participants,
            "minutes": one.minutes or None,
        }
        for measure, value in told.items():
            if value is not None:
                yield OpenCount("activities", f"{number} {one.kind}", measure, value)


def _of_groups(activities: Sequence[ReportActivity]) -> Iterator[OpenCount]:
    """Yield the minutes of each group but the profession's, which serves everybody."""
    minutes = Counter[str]()
    for one in activities:
        minutes[code_book().group_of(one.kind)] += one.minutes
    for group, spent in minutes.items():
        if spent and group != PROFESSION:
            yield OpenCount("activities", group, "minutes", spent)


def _sums(activities: Sequence[ReportActivity]) -> list[OpenCount]:
    """Return the key figures of a flash."""
    present = sum(one.participants or 0 for one in activities)
    sums = {"times": sum(one.times for one in activities), "participants": present}
    return [OpenCount("activities", "Total", of, n) for of, n in sums.items() if n]


def _is_told(activity: Activity, draft: ReportDraft, as_of: date) -> bool:
    group = code_book().group_of(activity.kind)
    if activity.held_on > as_of or group == OWN_PRACTICE:
        return False
    if draft.variant is Variant.FLASH and activity.kind in _WRITING:
        return False
    if group == PROFESSION and not draft.variant.has_advice:
        return False
    if draft.variant is Variant.STAFF:
        return activity.organisation_id is not None and group in SEEN_BY_STAFF
    if activity.organisation_id is None:
        return group == PROFESSION
    return draft.variant.hears_of_board_talks or activity.kind not in BOARD_TALKS


def _is_for_it(activity: Activity) -> bool:
    """Return whether the organisation was served by it: skills serve all of them."""
    return code_book().group_of(activity.kind) != PROFESSION


def _grouped(activities: Iterable[Activity]) -> list[ReportActivity]:
    """Return one line for each kind and subject, in the order of the list of kinds."""
    by_line: dict[tuple[str, str], list[Activity]] = {}
    for activity in sorted(activities, key=lambda one: (one.held_on, one.id)):
        by_line.setdefault((activity.kind, activity.subject.strip().casefold()), []).append(
            activity
        )
    order = {item.code: at for at, item in enumerate(code_book().list(_KINDS).items)}
    lines = sorted(by_line.values(), key=lambda line: order.get(line[0].kind, len(order)))
    return [_line(line) for line in lines]


def _line(line: Sequence[Activity]) -> ReportActivity:
    counted = [one.participants for one in line if one.participants is not None]
    told = counted and line[0].kind != OFFICE_HOUR and _is_for_it(line[0])
    return ReportActivity(
        kind=line[0].kind,
        subject=line[0].subject.strip(),
        months=tuple(dict.fromkeys(one.held_on.month for one in line)),
        times=len(line),
        participants=sum(counted) if told else None,
        minutes=sum(one.minutes for one in line),
    )


def _new_advice(advice: Iterable[Advice], period: Period) -> list[ReportAdvice]:
    """Return the advice of ``period``: what waits before what is settled, the urgent first."""
    given = sorted(advice, key=lambda one: (one.given_on, one.id))
    urgent = sorted(
        given,
        key=lambda one: (
            one.status in SETTLED,
            _URGENCY.get(one.priority or "", len(_URGENCY)),
        ),
    )
    return [
        ReportAdvice(
            title=one.title,
            observation=one.observation,
            text=one.text,
            recipient=one.recipient,
            due=one.due,
            expected_effect=one.expected_effect,
            repeated=any(_is_repeated(one, before, period) for before in given),
            theme=one.theme or "",
            priority=one.priority or "",
            status=one.status or "",
            effect=one.effect or "",
            response=one.response,
            answer=_answer(one),
        )
        for one in urgent
        if one.given_on in period
    ]


def _answer(advice: Advice) -> ReportResponse:
    return ReportResponse(
        decision=advice.decision or "",
        action=advice.action,
        owner=advice.owner,
        due=advice.action_due,
    )


def _valid(held: Iterable[Qualification], period: Period) -> Iterator[ReportQualification]:
    """Yield what was valid at the end of the period, or until some day of it."""
    for one in held:
        begun = one.valid_from is None or one.valid_from <= period.last
        if begun and (one.valid_until is None or one.valid_until >= period.first):
            yield ReportQualification(name=one.name, number=one.number, valid_until=one.valid_until)


def _studied(entries: Iterable[EducationEntry], as_of: date) -> Iterator[ReportEducation]:
    """Yield the minutes of each kind, in the order of the list of kinds."""
    minutes = Counter[str]()
    for entry in entries:
        if entry.held_on <= as_of:
            minutes[entry.kind] += entry.minutes
    for item in code_book().list(_EDUCATION).items:
        if minutes[item.code]:
            yield ReportEducation(kind=item.code, minutes=minutes[item.code])


def _is_repeated(advice: Advice, before: Advice, period: Period) -> bool:
    same = before.title.strip().casefold() == advice.title.strip().casefold()
    return same and before.given_on < period.first and before.status not in SETTLED


def _earlier_advice(advice: Iterable[Advice], period: Period) -> list[EarlierAdvice]:
    """Return what is still to be followed, was given the year before, or was answered now."""
    last_year = period.before()
    return [
        EarlierAdvice(
            year=one.given_on.year,
            title=one.title,
            status=one.status or "",
            effect=one.effect or "",
            response=one.response,
            answer=_answer(one),
        )
        for one in sorted(advice, key=lambda one: (one.given_on, one.id))
        if one.given_on < period.first
        if one.status not in SETTLED
        or one.given_on in last_year
        or (one.responded_on is not None and one.responded_on >= period.first)
    ]
