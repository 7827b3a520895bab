"""The page of the social map: filter as you type, check, add, change, remove."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import Topic
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.bin import Bin
from vp_desktop.services.referrals import Referrals
from vp_desktop.ui.page import Message, Page
from vp_desktop.ui.pages.referrals.bars import ActionBar, FilterBar
from vp_desktop.ui.pages.referrals.entry_sheet import ADDRESS, EntrySheet
from vp_desktop.ui.pages.referrals.table import columns
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.row_table import RowTable, RowView
from vp_desktop.ui.widgets.surfaces import Pane


class ReferralsPage(Page):
    """The social map."""

    topics = frozenset({Topic.REFERRALS})

    def __init__(self, referrals: Referrals, bin_: Bin, today: Callable[[], date]) -> None:
        super().__init__()
        self._referrals = referrals
        self._bin = bin_
        self._today = today
        self._filter = FilterBar()
        self._actions = ActionBar()
        self._table = RowTable(columns(today()), self)
        self._view = RowView(self._table, _("Social map"), sortable=True)
        self._what = QStackedWidget()
        self._lay_out()
        self._connect()
        self._reload()

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Social map")

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the social map again."""
        if topics & self.topics:
            self._reload()

    def focus_first(self) -> None:
        """Put the focus where one types to find."""
        self._filter.focus_words()

    def show_record(self, record: int, part: str = "") -> None:
        """Show the entry ``record``, whatever the filter was; ``part`` has no meaning here."""
        del part
        self._filter.clear()
        self._select(record)

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the entry that is chosen."""
        chosen = self._view.chosen()
        return None if chosen is None else chosen.id, ""

    @Slot(str)
    def _reopen(self, sheet: str) -> None:
        """Open the entry again that was being written."""
        if sheet == ADDRESS:
            self.add()
        elif sheet.startswith(ADDRESS):
            self._edit()

    def panes(self) -> list[QWidget]:
        """Return the filter and the table."""
        return [self._filter, self._view]

    @Slot()
    def add(self) -> None:
        """Ask for a new entry."""
        EntrySheet(self, self._referrals).open()

    @Slot()
    def place_national_list(self) -> None:
        """Put the national services on the map."""
        placed = self._referrals.place_national_list()
        told = ngettext("{n} address added.", "{n} addresses added.", placed)
        self.said.emit(Message(told.format(n=placed)))

    @Slot()
    def _reload(self) -> None:
        chosen = self._view.chosen()
        words, kind = self._filter.words(), self._filter.kind()
        self._table.show_rows(self._referrals.contacts(words, kind))
        self._view.fit()
        self._select(chosen.id if chosen is not None else None)
        filtered = bool(words or kind)
        shown = 0 if self._table.rowCount() else 2 if filtered else 1
        self._what.setCurrentIndex(shown)

    def _select(self, contact_id: int | None) -> None:
        self._view.choose(max(0, self._table.find(lambda contact: contact.id == contact_id)))
        self._offer()

    @Slot()
    def _offer(self) -> None:
        self._actions.setEnabled(self._view.chosen() is not None)

    @Slot()
    def _edit(self) -> None:
        if (contact := self._view.chosen()) is not None:
            EntrySheet(self, self._referrals, contact).open()

    @Slot()
    def _mark(self) -> None:
        if (contact := self._view.chosen()) is not None:
            self._referrals.mark_checked(contact.id, self._today())
            self.said.emit(Message(_("Noted that this address is right.")))

    @Slot()
    def _take_away(self) -> None:
        if (contact := self._view.chosen()) is not None:
            self._referrals.remove_contact(contact.id)
            undo = partial(self._bin.restore, BinKind.REFERRAL_CONTACT, contact.id)
            self.said.emit(Message(_("The address is in the bin."), undo=undo))

    @Slot(QModelIndex)
    def _opened(self, _index: QModelIndex) -> None:
        self._edit()

    def _connect(self) -> None:
        self._filter.changed.connect(self._reload)
        self._filter.new_asked.connect(self.add)
        self.reopened.connect(self._reopen)
        self._view.activated.connect(self._opened)
        self._view.selectionModel().selectionChanged.connect(self._offer)
        self._actions.checked.connect(self._mark)
        self._actions.change.connect(self._edit)
        self._actions.remove.connect(self._take_away)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._take_away)

    def _lay_out(self) -> None:
        self._what.addWidget(self._view)
        self._what.addWidget(self._nobody())
        self._what.addWidget(self._nothing())
        pane = Pane(margin=16, spacing=10)
        pane.column.addWidget(self._filter)
        pane.column.addWidget(self._actions)
        pane.column.addWidget(self._what, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)

    def _nobody(self) -> EmptyState:
        empty = EmptyState(
            _("Add to whom you refer."), _("New address"), _("Place the national list"), "contact"
        )
        empty.acted.connect(self.add)
        empty.linked.connect(self.place_national_list)
        return empty

    def _nothing(self) -> EmptyState:
        empty = EmptyState(
            _("No address passes this filter."), _("Clear the filter"), icon="contact"
        )
        empty.acted.connect(self._filter.clear)
        return empty
