"""The page of hours: one month at a time, an organisation a row."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.i18n import _, month_name
from vp_desktop.services.hours import Hours
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.page import Message, Page
from vp_desktop.ui.pages.hours.columns import hours, month_columns
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button, icon_button
from vp_desktop.ui.widgets.choices import Choice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.duration import DurationEdit
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.form import Form, line
from vp_desktop.ui.widgets.row_table import RowTable, RowView
from vp_desktop.ui.widgets.surfaces import Pane
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.wording import capital

_LOOSE = "hours:"
"""Where the draft of the form is kept."""

_MONTHS = 12
_SUMS = 3
"""Columns after the weeks: month, rounded, this year."""
_WEEKS_FIT = 820
"""Pixels at 100 %."""


class HoursPage(Page):
    """Hours come by themselves from conversations and activities; the rest is entered here."""

    topics = frozenset({Topic.NOTES, Topic.ACTIVITIES, Topic.ORGANISATIONS, Topic.CASES})

    def __init__(
        self, hours_: Hours, organisations: Organisations, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._hours = hours_
        self._organisations = organisations
        self._today = today
        self._year, self._month = today().year, today().month
        self._heading = label("", "heading")
        self._total = label("", "muted")
        self._table = RowTable(month_columns(self._year, self._month), self)
        self._view = RowView(self._table, _("Hours"))
        self._what = QStackedWidget()
        self._lay_out()
        self.reopened.connect(self._reopen)
        self._reload()

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Hours")

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the month again."""
        if topics & self.topics:
            self._reload()

    def focus_first(self) -> None:
        """Put the focus on the table."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record: int, part: str = "") -> None:
        """Show the month ``part``, as ``2026-03``; a record there is not."""
        del record
        year, month = part.split("-")
        self._year, self._month = int(year), int(month)
        self._reload()

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the month."""
        return None, f"{self._year}-{self._month:02}"

    @Slot(str)
    def _reopen(self, sheet: str) -> None:
        """Open the form again that was being filled in."""
        if sheet == _LOOSE:
            self.add_entry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of the weeks to the names where there is little."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def show_before(self) -> None:
        """Show the month before."""
        self._go(-1)

    @Slot()
    def show_next(self) -> None:
        """Show the month after."""
        self._go(1)

    @Slot()
    def add_entry(self) -> None:
        """Ask for hours that are no conversation and no activity."""
        whose = Choice(_("Client organisation"), none=_("The practice itself"))
        rows = self._organisations.rows()
        whose.set_items((str(row.id), row.name) for row in rows)
        ids = {str(row.id): row.id for row in rows}
        on = DayEdit(_("Date"), today=self._today())
        minutes = DurationEdit(_("Duration"))
        remark = line()

        def keep() -> None:
            entry = self._hours.add_entry(
                ids.get(whose.key()), on.day(), minutes.minutes(), remark.text().strip()
            )
            undo = partial(self._hours.remove_entry, entry)
            self.said.emit(Message(_("Hours added."), undo=undo))

        form = Form(self, _("Loose hours"), keep)
        form.add(_("Client organisation"), whose)
        form.add_row((_("Date"), on), (_("Duration"), minutes))
        form.add(_("For what"), remark, hint=_("No names: hours may go on an invoice."))
        form.keep_draft_at(_LOOSE)
        form.open()
        whose.setFocus()

    def _go(self, months: int) -> None:
        count = self._year * _MONTHS + self._month - 1 + months
        self._year, self._month = count // _MONTHS, count % _MONTHS + 1
        self._reload()

    def _reload(self) -> None:
        rows = [
            row
            for row in self._hours.month(self._year, self._month)
            if row.minutes or row.contract_hours is not None
        ]
        self._table.show_columns(month_columns(self._year, self._month), rows)
        self._fit()
        self._heading.setText(f"{capital(month_name(self._month))} {self._year}")
        spent = sum(row.minutes for row in rows)
        self._total.setText(_("{n} hours together").format(n=hours(spent)) if spent else "")
        self._what.setCurrentIndex(0 if rows else 1)

    def _fit(self) -> None:
        narrow = self.width() < current().px(_WEEKS_FIT)
        for column in range(1, self._table.columnCount() - _SUMS):
            self._view.setColumnHidden(column, narrow)

    def _lay_out(self) -> None:
        before = icon_button("chevron-left", _("Month before"))
        after = icon_button("chevron-right", _("Month after"))
        loose = button(_("Loose hours"), "", "plus")
        before.clicked.connect(self.show_before)
        after.clicked.connect(self.show_next)
        loose.clicked.connect(self.add_entry)
        top = QHBoxLayout()
        top.setSpacing(8)
        for part in (before, self._heading, after, self._total):
            top.addWidget(part)
        top.addStretch()
        top.addWidget(loose)
        empty = EmptyState(
            _("Hours come by themselves from your conversations."),
            _("Add loose hours"),
            icon="clock",
        )
        empty.acted.connect(self.add_entry)
        self._what.addWidget(self._view)
        self._what.addWidget(empty)
        pane = Pane(margin=16, spacing=12)
        pane.column.addLayout(top)
        pane.column.addWidget(self._what, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)

    def panes(self) -> list[QWidget]:
        """Return the table."""
        return [self._view]
