"""The page of organisations: the list, and the one that is chosen."""

from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QListView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.ui.page import Message, Page
from vp_desktop.ui.pages.organisations.detail import OrganisationDetail, OrganisationServices
from vp_desktop.ui.pages.organisations.list_model import OrganisationDelegate, OrganisationList
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.form import Form, line
from vp_desktop.ui.widgets.surfaces import Pane
from vp_desktop.ui.widgets.tables import quiet_list
from vp_desktop.ui.widgets.two_panes import TwoPanes

_NEW = "organisation:"
"""Where the draft of a new organisation is kept."""

_LIST = 300
"""Pixels at 100 %: the width of the list."""


class OrganisationsPage(Page):
    """Client organisations."""

    topics = frozenset(
        {Topic.ORGANISATIONS, Topic.CASES, Topic.NOTES, Topic.ACTIVITIES, Topic.ADVICE}
    )

    def __init__(self, services: OrganisationServices) -> None:
        super().__init__()
        self._services = services
        self._list = OrganisationList(self)
        self._view = QListView()
        self._delegate = OrganisationDelegate(self)
        self._detail = OrganisationDetail(services)
        self._new = button(_("New organisation"), "", "plus")
        self._left = _list_pane(self._new, self._view)
        self._both = TwoPanes(self._left, self._detail, _LIST)
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()
        self._reload(None)

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Organisations")

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the list again, and the records of the chosen one."""
        if topics & self.topics:
            self._reload(self._shown())
            if self._shown() is not None:
                self._detail.reload()

    def flush(self) -> None:
        """Save what is typed."""
        self._detail.flush()

    def focus_first(self) -> None:
        """Begin in the list, or in the organisation where that is all one sees."""
        if self._view.isVisible():
            self._view.setFocus()
        else:
            self._detail.take_focus()

    def show_record(self, record: int, part: str = "") -> None:
        """Show the organisation ``record``, opened at the tab ``part``."""
        self._reload(OrganisationId(record))
        self._detail.show_organisation(OrganisationId(record))
        self._both.show_right()
        if part:
            self._detail.show_tab(part)

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the organisation and its tab."""
        return self._shown(), self._detail.tab()

    @Slot(str)
    def _reopen(self, sheet: str) -> None:
        """Open the form again that was being filled in."""
        if sheet == _NEW:
            self.add()
        else:
            self._detail.reopen(sheet)

    def step_back(self) -> bool:
        """Go from the organisation to the list where only one fits."""
        return self._both.step_back()

    def panes(self) -> list[QWidget]:
        """Return the list and the organisation."""
        return [self._view, self._detail]

    @Slot()
    def add(self) -> None:
        """Ask for a new organisation: a name is enough."""
        name = line()

        def keep() -> None:
            made = self._services.organisations.add(OrganisationDraft(name=name.text().strip()))
            self.show_record(made)

        form = Form(self, _("New organisation"), keep)
        form.add(_("Name"), name, needed=True, hint=_("Everything else can come later."))
        form.keep_draft_at(_NEW)
        form.open()
        name.setFocus()

    def _shown(self) -> OrganisationId | None:
        index = self._view.currentIndex()
        return self._list.row_at(index.row()).id if index.isValid() else None

    def _reload(self, wanted: OrganisationId | None) -> None:
        self._list.show_rows(self._services.organisations.rows())
        self._whole.setCurrentIndex(0 if self._list.rowCount() else 1)
        row = max(0, self._list.find(wanted))
        selection = self._view.selectionModel()
        blocked = selection.blockSignals(wanted is not None and self._list.find(wanted) >= 0)
        self._view.setCurrentIndex(self._list.index(row))
        selection.blockSignals(blocked)
        self._view.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._detail.show_organisation(self._list.row_at(now.row()).id)

    @Slot()
    def _remove(self) -> None:
        organisation_id = self._shown()
        if organisation_id is None:
            return
        try:
            self._services.organisations.remove(organisation_id)
        except VpError as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        undo = partial(self._services.bin.restore, BinKind.ORGANISATION, organisation_id)
        self.said.emit(Message(_("The organisation is in the bin."), undo=undo))

    @Slot(bool)
    def _narrowed(self, narrow: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._detail.show_back(shown=narrow)

    def _connect(self) -> None:
        self._new.clicked.connect(self.add)
        self._view.selectionModel().currentChanged.connect(self._moved)
        self._view.clicked.connect(self._both.show_right)
        self._view.activated.connect(self._both.show_right)
        self._detail.go.connect(self.go)
        self._detail.said.connect(self.said)
        self._detail.removal_asked.connect(self._remove)
        self._detail.back_asked.connect(self._both.show_left)
        self._both.narrowed.connect(self._narrowed)
        self.reopened.connect(self._reopen)

    def _lay_out(self) -> None:
        self._view.setModel(self._list)
        self._view.setItemDelegate(self._delegate)
        nobody = EmptyState(
            _("No organisations yet. Begin with the name of one."),
            _("New organisation"),
            icon="building-2",
        )
        nobody.acted.connect(self.add)
        self._whole.addWidget(self._both)
        self._whole.addWidget(nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)


def _list_pane(new: QPushButton, view: QListView) -> Pane:
    """Return the list, filled before it stands beside anything: Tab goes in this order."""
    quiet_list(view, _("Organisations"))
    pane = Pane(margin=12, spacing=8)
    pane.column.addWidget(new)
    pane.column.addWidget(view, 1)
    return pane
