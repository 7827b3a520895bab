"""From which days the cases of an organisation are counted in another way."""

from collections.abc import Callable
from datetime import date
from functools import partial

from vp_desktop.domain.counting_changes import CountingChange, CountingChangeDraft
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.i18n import _
from vp_desktop.services.counting_changes import CountingChanges
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.organisations.records import RecordsTab
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.form import Form, line
from vp_desktop.ui.widgets.row_table import Column
from vp_desktop.ui.wording import short_date


class CountingTab(RecordsTab[CountingChange]):
    """What breaks a series of years; the report says it and compares nothing across it."""

    def __init__(self, counting: CountingChanges, today: Callable[[], date]) -> None:
        super().__init__(
            _("Counting"),
            _("New change in counting"),
            _(
                "Do you count more, less or otherwise from some day? Note it here: the report "
                "says it, and compares no numbers across that day."
            ),
            "hash",
            _columns(),
        )
        self._counting = counting
        self._today = today

    def records(self, organisation_id: OrganisationId) -> list[CountingChange]:
        """Return the changes."""
        return self._counting.of(organisation_id)

    def open_form(self, organisation_id: OrganisationId, record: CountingChange | None) -> None:
        """Open the form of a change."""
        day = DayEdit(_("From which day"), today=self._today())
        reason = line(record.reason if record else "")
        reason.setPlaceholderText(_("Conversations with managers are counted too."))
        if record is not None:
            day.set_day(record.changed_on)

        def keep() -> None:
            draft = CountingChangeDraft(changed_on=day.day(), reason=reason.text().strip())
            if record is None:
                self._counting.add(organisation_id, draft)
            else:
                self._counting.change(record.id, draft)

        form = Form(self, _("Change in counting"), keep)
        form.add(_("From which day"), day)
        hint = _("One sentence. The report prints it as it stands here, for everybody who reads.")
        form.add(_("What is counted in another way"), reason, needed=True, hint=hint)
        form.keep_draft_at(self.place_of(record))
        form.open()
        reason.setFocus()

    def take_away(self, record: CountingChange) -> Message:
        """Forget a change."""
        self._counting.remove(record.id)
        draft = CountingChangeDraft(changed_on=record.changed_on, reason=record.reason)
        owner = self.organisation_id
        undo = None if owner is None else partial(_put_back, self._counting, owner, draft)
        return Message(_("Change in counting removed."), undo=undo)


def _put_back(
    counting: CountingChanges, organisation_id: OrganisationId, draft: CountingChangeDraft
) -> None:
    counting.add(organisation_id, draft)


def _columns() -> tuple[Column[CountingChange], ...]:
    return (
        Column(heading=_("What is counted in another way"), text=_reason),
        Column(heading=_("From which day"), text=_day, key=_when),
    )


def _reason(change: CountingChange) -> str:
    return change.reason


def _day(change: CountingChange) -> str:
    return short_date(change.changed_on)


def _when(change: CountingChange) -> date:
    return change.changed_on
