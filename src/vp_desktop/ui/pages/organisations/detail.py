"""One organisation: its name, what can be made of it, and its tabs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.i18n import _
from vp_desktop.services.activities import Activities
from vp_desktop.services.advice import AdviceBook
from vp_desktop.services.bin import Bin
from vp_desktop.services.contact_persons import ContactPersons
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.pages.organisations.activities_tab import ActivitiesTab
from vp_desktop.ui.pages.organisations.advice_tab import AdviceTab
from vp_desktop.ui.pages.organisations.contract_tab import ContractTab
from vp_desktop.ui.pages.organisations.counting_tab import CountingTab
from vp_desktop.ui.pages.organisations.people_tab import PeopleTab
from vp_desktop.ui.pages.organisations.units_tab import UnitsTab
from vp_desktop.ui.widgets.buttons import button, icon_button
from vp_desktop.ui.widgets.surfaces import Pane, hair
from vp_desktop.ui.widgets.tabs import Tabs
from vp_desktop.ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class OrganisationServices:
    """What the page of organisations reads and writes."""

    organisations: Organisations
    people: ContactPersons
    activities: Activities
    advice: AdviceBook
    bin: Bin
    today: Callable[[], date]


class OrganisationDetail(Pane):
    """The right side of the page."""

    go = Signal(Destination)
    said = Signal(Message)
    removal_asked = Signal()
    back_asked = Signal()
    kept = Signal()

    def __init__(self, services: OrganisationServices) -> None:
        super().__init__(margin=0, spacing=0)
        self._services = services
        self._id: OrganisationId | None = None
        self._back = icon_button("arrow-left", _("Back to the list"))
        self._title = label("", "title", wrap=True)
        self._contract = ContractTab(services.organisations, services.today)
        self._lists = (
            UnitsTab(services.organisations, services.today),
            PeopleTab(services.people),
            ActivitiesTab(services.activities, services.bin, services.today),
            AdviceTab(services.advice, services.bin, services.today),
            CountingTab(services.organisations.counting, services.today),
        )
        self._tabs = Tabs(_("Parts of the organisation"))
        self._keys = ("contract", "units", "people", "activities", "advice", "counting")
        self._stack = QStackedWidget()
        self._lay_out()
        self._tabs.chosen.connect(self.show_tab)
        self._contract.kept.connect(self.kept)
        for tab in self._lists:
            tab.said.connect(self.said)

    def show_organisation(self, organisation_id: OrganisationId) -> None:
        """Show one organisation, in the tab that was open."""
        self._id = organisation_id
        services = self._services.organisations
        organisation = services.get(organisation_id)
        self._title.setText(organisation.name)
        self._contract.show_organisation(organisation, services.headcount(organisation_id))
        for tab in self._lists:
            tab.show_organisation(organisation_id)

    def take_focus(self) -> None:
        """Put the focus on the tabs."""
        self._tabs.setFocus()

    @Slot(str)
    def show_tab(self, key: str) -> None:
        """Show the tab called ``key``."""
        self._contract.flush()
        self._tabs.choose(key)
        self._stack.setCurrentIndex(self._keys.index(key))

    def tab(self) -> str:
        """Return the key of the tab that is shown."""
        return self._tabs.key()

    def reopen(self, sheet: str) -> None:
        """Open the form of the shown tab again whose draft is kept at ``sheet``."""
        for tab in self._lists:
            if tab is self._stack.currentWidget():
                tab.reopen(sheet)

    def reload(self) -> None:
        """Read the lists and the name again; the form keeps what is typed."""
        if self._id is not None:
            self._title.setText(self._services.organisations.get(self._id).name)
            for tab in self._lists:
                tab.reload()

    def flush(self) -> None:
        """Save what is typed."""
        self._contract.flush()

    def show_back(self, *, shown: bool) -> None:
        """Offer the way back to the list, where only one of both fits."""
        self._back.setVisible(shown)

    @Slot()
    def _to_report(self) -> None:
        self.go.emit(Destination("report", self._id))

    @Slot()
    def _to_cases(self) -> None:
        self.go.emit(Destination("new_case", self._id))

    def _lay_out(self) -> None:
        report = button(_("Yearly report"), "ghost", "file-chart-column")
        case = button(_("New case"), "ghost", "folder-plus")
        remove = icon_button("trash-2", _("Put the organisation in the bin"))
        report.clicked.connect(self._to_report)
        case.clicked.connect(self._to_cases)
        remove.clicked.connect(self.removal_asked)
        self._back.clicked.connect(self.back_asked)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 0)
        head.setSpacing(6)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        for part in (case, report, remove):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        names = (
            _("Contract"),
            _("Units"),
            _("Contact persons"),
            _("Activities"),
            _("Advice"),
            _("Counting"),
        )
        self._tabs.set_tabs(list(zip(self._keys, names, strict=True)))
        bar = QVBoxLayout()
        bar.setContentsMargins(24, 8, 16, 0)
        bar.addWidget(self._tabs)
        self._stack.addWidget(self._contract)
        for tab in self._lists:
            self._stack.addWidget(tab)
        self.column.addLayout(head)
        self.column.addLayout(bar)
        self.column.addWidget(hair())
        self.column.addWidget(self._stack, 1)
        self.show_back(shown=False)
