"""The settings: subjects on the left, one of them on the right."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from vp_desktop.domain.changes import Topic
from vp_desktop.i18n import _
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Page
from vp_desktop.ui.pages.settings.about import AboutSection
from vp_desktop.ui.pages.settings.bin import BinSection
from vp_desktop.ui.pages.settings.data import DataSection
from vp_desktop.ui.pages.settings.display import DisplaySection
from vp_desktop.ui.pages.settings.practice import PracticeSection
from vp_desktop.ui.pages.settings.section import Section
from vp_desktop.ui.pages.settings.security import SecuritySection
from vp_desktop.ui.pages.settings.subjects import SubjectPainter
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.surfaces import Pane, scroll
from vp_desktop.ui.widgets.tables import quiet_list

_LIST_WIDTH = 230
_MOST_WIDTH = 720
"""Pixels at 100 %: longer lines are hard to read."""

_KEY = Qt.ItemDataRole.UserRole

_HOMES = {
    "passphrase": "security",
    "sheet": "security",
    "pin": "security",
    "import": "data",
    "export": "data",
}
"""Where the parts live that other places lead to."""


class SettingsPage(Page):
    """Everything that can be set, and the way to find it by a word."""

    topics = frozenset(Topic) - {Topic.DRAFTS, Topic.BACKUPS}

    def __init__(self, practice: Practice, shared: Shared) -> None:
        super().__init__()
        self._sections: dict[str, Section] = {
            "security": SecuritySection(practice, shared),
            "display": DisplaySection(shared.dials),
            "practice": PracticeSection(practice.preferences),
            "data": DataSection(practice.exchange),
            "bin": BinSection(practice.bin, practice.backup_desk.forgetting),
            "about": AboutSection(shared.log),
        }
        self._find = QLineEdit()
        self._find.setAccessibleName(_("Find a setting"))
        self._find.setPlaceholderText(_("Find a setting"))
        self._find.setClearButtonEnabled(True)
        self._list = QListWidget()
        quiet_list(self._list, _("Subjects"))
        self._list.setItemDelegate(SubjectPainter(self._list))
        self._stack = QStackedWidget()
        self._nothing = EmptyState(_("No setting matches these words."), icon="search")
        self._fill()
        self._lay_out()
        self._find.textChanged.connect(self._filter)
        self._list.currentItemChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Settings")

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again."""
        for section in self._sections.values():
            section.refresh()

    def flush(self) -> None:
        """Save what is typed."""
        for section in self._sections.values():
            section.flush()

    def focus_first(self) -> None:
        """Put the focus in the list of subjects."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Put the caret in the search box."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_record(self, record: int, part: str = "") -> None:
        """Show the subject that ``part`` belongs to, and begin with it."""
        self._find.clear()
        key = _HOMES.get(part, part)
        for row in range(self._list.count()):
            if self._list.item(row).data(_KEY) == key:
                self._list.setCurrentRow(row)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        if key in self._sections:
            self._sections[key].start(part)

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the subject."""
        item = self._list.currentItem()
        return None, "" if item is None else str(item.data(_KEY))

    def panes(self) -> list[QWidget]:
        """Return the list and the subject."""
        return [self._list, self._stack]

    def _fill(self) -> None:
        names = {
            "security": (_("Security"), "lock"),
            "display": (_("Look and language"), "monitor"),
            "practice": (_("Practice"), "briefcase-business"),
            "data": (_("Data"), "database"),
            "bin": (_("Bin"), "trash-2"),
            "about": (_("About"), "info"),
        }
        for key, section in self._sections.items():
            text, icon = names[key]
            item = QListWidgetItem(text)
            item.setData(_KEY, key)
            item.setData(SubjectPainter.ICON, icon)
            self._list.addItem(item)
            section.said.connect(self.said)
            section.go.connect(self.go)
            self._stack.addWidget(_framed(section))
        self._stack.addWidget(self._nothing)

    def _lay_out(self) -> None:
        left = Pane(margin=12, spacing=8)
        left.column.addWidget(self._find)
        left.column.addWidget(self._list, 1)
        left.setFixedWidth(current().px(_LIST_WIDTH))
        right = Pane(margin=8)
        right.column.addWidget(self._stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left)
        row.addWidget(right, 1)

    @Slot(str)
    def _filter(self, words: str) -> None:
        first = -1
        for row in range(self._list.count()):
            item = self._list.item(row)
            section = self._sections[str(item.data(_KEY))]
            hit = section.matches(words) or words.casefold() in item.text().casefold()
            item.setHidden(not hit)
            first = row if hit and first < 0 else first
        if first < 0:
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._list.setCurrentRow(-1)
            self._list.setCurrentRow(first)

    @Slot()
    def _show(self) -> None:
        if self._list.currentRow() >= 0:
            self._stack.setCurrentIndex(self._list.currentRow())


def _framed(section: Section) -> QWidget:
    """Return ``section`` in a view that scrolls, in lines that are not too long."""
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(16, 12, 16, 16)
    section.setMaximumWidth(current().px(_MOST_WIDTH))
    section.column.addStretch()
    row.addWidget(section, 1)
    row.addStretch()
    return scroll(inside)
