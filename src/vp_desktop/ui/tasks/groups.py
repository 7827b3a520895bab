"""Follow-ups under the headings a person would put them: too late, today, this week, later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vp_desktop.domain.followups import FollowUp
from vp_desktop.i18n import _

DONE_DAYS = 14
"""Days. What was done longer ago is history: it stands in the timeline of its case."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a group, with how many there are below it."""

    text: str
    count: int


Line = Heading | FollowUp


def grouped(open_tasks: Iterable[FollowUp], done: Sequence[FollowUp], today: date) -> list[Line]:
    """Return headings and tasks as the page shows them; a group without tasks has no heading."""
    sunday = today + timedelta(days=6 - today.weekday())
    late, now, week, later = list[FollowUp](), list[FollowUp](), list[FollowUp](), list[FollowUp]()
    for task in open_tasks:
        if task.due_on < today:
            late.append(task)
        elif task.due_on == today:
            now.append(task)
        elif task.due_on <= sunday:
            week.append(task)
        else:
            later.append(task)
    named = (
        (_("Overdue"), late),
        (_("Today"), now),
        (_("This week"), week),
        (_("Later"), later),
        (_("Done"), done),
    )
    lines: list[Line] = []
    for name, tasks in named:
        if tasks:
            lines.append(Heading(name, len(tasks)))
            lines.extend(tasks)
    return lines
