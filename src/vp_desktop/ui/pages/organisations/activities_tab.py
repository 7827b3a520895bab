"""What the adviser did for an organisation beside cases."""

from collections.abc import Callable
from datetime import date
from functools import partial

from vp_desktop.domain.activities import Activity, ActivityDraft
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.i18n import _, number
from vp_desktop.services.activities import Activities
from vp_desktop.services.bin import Bin
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.organisations.records import RecordsTab
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.duration import DurationEdit
from vp_desktop.ui.widgets.form import Form, line, prose
from vp_desktop.ui.widgets.number_edit import NumberEdit
from vp_desktop.ui.widgets.row_table import Column
from vp_desktop.ui.wording import capital, duration, short_date

_MOST = 100_000
_YEARS_BACK = 10


class ActivitiesTab(RecordsTab[Activity]):
    """Activities of the last ten years, newest first; the yearly report lists those of its year."""

    def __init__(self, activities: Activities, bin_: Bin, today: Callable[[], date]) -> None:
        super().__init__(
            _("Activities"),
            _("New activity"),
            _("Information sessions, office hours, talks with the board: they fill the report."),
            "users-round",
            _columns(),
        )
        self._activities = activities
        self._bin = bin_
        self._today = today

    def records(self, organisation_id: OrganisationId) -> list[Activity]:
        """Return the activities."""
        today = self._today()
        span = Period(date(today.year - _YEARS_BACK, 1, 1), date(today.year + 1, 12, 31))
        return self._activities.of(organisation_id, span)

    def open_form(self, organisation_id: OrganisationId, record: Activity | None) -> None:
        """Open the form of an activity."""
        kind = CodeChoice(code_book().of(ListId("L17")), _("Kind"))
        held = DayEdit(_("Date"), today=self._today())
        minutes = DurationEdit(_("Duration"))
        present = NumberEdit(_("Participants"), most=_MOST, none=_("not counted"))
        subject = line(record.subject if record else "")
        remark = prose(record.remark if record else "")
        if record is not None:
            kind.set_code(record.kind)
            held.set_day(record.held_on)
            minutes.set_minutes(record.minutes)
            present.set_number(record.participants)

        def keep() -> None:
            draft = ActivityDraft(
                organisation_id=organisation_id,
                kind=kind.code() or code_book().of(ListId("L17"))[0].code,
                held_on=held.day(),
                minutes=minutes.minutes(),
                participants=present.whole(),
                subject=subject.text().strip(),
                remark=remark.toPlainText().strip(),
            )
            if record is None:
                self._activities.add(draft)
            else:
                self._activities.change(record.id, draft)

        form = Form(self, _("Activity"), keep)
        form.add(_("Kind"), kind)
        form.add(_("Subject"), subject, hint=_("Stands in the yearly report: no names."))
        form.add_row((_("Date"), held), (_("Duration"), minutes), (_("Participants"), present))
        form.add(_("Remark"), remark, hint=_("Stays in the vault."))
        form.keep_draft_at(self.place_of(record))
        form.open()
        kind.setFocus()

    def take_away(self, record: Activity) -> Message:
        """Put an activity in the bin."""
        self._activities.remove(record.id)
        undo = partial(self._bin.restore, BinKind.ACTIVITY, record.id)
        return Message(_("The activity is in the bin."), undo=undo)


def _columns() -> tuple[Column[Activity], ...]:
    return (
        Column(heading=_("Subject"), text=_subject),
        Column(heading=_("Kind"), text=_kind),
        Column(heading=_("Date"), text=_day, key=_when),
        Column(heading=_("Duration"), text=_duration, key=_minutes, right=True),
        Column(heading=_("Participants"), text=_present, right=True),
    )


def _subject(activity: Activity) -> str:
    return activity.subject or _kind(activity)


def _kind(activity: Activity) -> str:
    return capital(code_book().short(activity.kind))


def _day(activity: Activity) -> str:
    return short_date(activity.held_on)


def _when(activity: Activity) -> date:
    return activity.held_on


def _minutes(activity: Activity) -> int:
    return activity.minutes


def _duration(activity: Activity) -> str:
    return duration(activity.minutes)


def _present(activity: Activity) -> str:
    return "–" if activity.participants is None else number(activity.participants)
