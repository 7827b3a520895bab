"""Close a case: on which day, how it ended, what was done."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from vp_desktop.domain.cases import CLOSED, Case
from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.coding import CodesField
from vp_desktop.ui.pages.cases.code_fields import INTERVENTIONS
from vp_desktop.ui.pages.cases.drafting import draft_of
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.wording import short_date

CLOSE = "close:"
"""How the place of the draft begins; the id of the case follows."""


class CloseSheet(Sheet):
    """Day, outcome and interventions: what the yearly report wants to know of a closed case."""

    decided = Signal(object)
    """A ``CaseDraft`` of the case as it is closed."""

    def __init__(self, parent: QWidget, case: Case, today: date, open_tasks: int) -> None:
        super().__init__(parent, _("Close case {code}").format(code=case.code), _("Close case"))
        self._case = case
        self._day = DayEdit(today=today)
        self._day.set_day(case.closed_on)
        self._day_field = Field(_("Closed on"), self._day)
        outcomes = code_book().main(ListId("L15"))
        self._outcome = CodeChoice(outcomes, _("Outcome"), none=_("not filled in"))
        self._outcome.set_code(case.outcome)
        self._done = CodesField(INTERVENTIONS, _("What you did"))
        self._done.set_codes(case.interventions)
        if open_tasks:
            left = ngettext(
                "{n} follow-up of this case is still open; it stays in the list.",
                "{n} follow-ups of this case are still open; they stay in the list.",
                open_tasks,
            )
            self.body.addWidget(Banner(left.format(n=open_tasks), "warn", "bell"))
        for field in (
            self._day_field,
            Field(_("Outcome"), self._outcome),
            Field(_("What you did"), self._done),
        ):
            self.body.addWidget(field)
        words = _(
            "Day, outcome and what you did are counted in the yearly report, without the note."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self.keep_draft_at(f"{CLOSE}{case.id}")
        self.confirmed.connect(self._decide)
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _decide(self) -> None:
        day = self._day.day()
        if day < self._case.opened_on:
            opened = short_date(self._case.opened_on)
            self._day_field.complain(_("The case was opened on {day}.").format(day=opened))
            return
        self.decided.emit(
            draft_of(
                self._case,
                closed_on=day,
                status=CLOSED,
                outcome=self._outcome.code(),
                interventions=self._done.codes(),
            )
        )
        self.accept()
