"""The left edge of the window: where one can go, and how much waits there."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.shell.actions import Action
from vp_desktop.ui.shell.nav_painter import COUNT, ICON, LEAST_PITCH, PITCH, PITCH_NAME, NavPainter
from vp_desktop.ui.shell.vault_name import VaultName
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.tables import quiet_list

WIDE, NARROW = 228, 64
"""Pixels at 100 %."""

_EDGE, _FOLDED_EDGE = 12, 6

_KEY = Qt.ItemDataRole.UserRole
_Spoken = Qt.ItemDataRole.AccessibleTextRole


class NavList(QListWidget):
    """Places to go to, as a list: a screen reader says «list», and how many there are."""

    def __init__(self, name: str, places: list[Action]) -> None:
        super().__init__()
        quiet_list(self, name)
        self.setItemDelegate(NavPainter(self))
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place in places:
            item = QListWidgetItem(place.text)
            item.setData(_KEY, place.id)
            item.setData(ICON, place.icon)
            item.setToolTip(f"{place.text} ({place.shown_keys})" if place.keys else place.text)
            self.addItem(item)
            self._speak(item, 0)

    def place_at(self, row: int) -> str:
        """Return the id of the place in ``row``."""
        return str(self.item(row).data(_KEY))

    def set_count(self, place: str, count: int) -> None:
        """Show how much waits at ``place``; 0 shows nothing."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_KEY) == place and item.data(COUNT) != count:
                item.setData(COUNT, count)
                self._speak(item, count)

    def choose(self, place: str) -> None:
        """Show ``place`` as the one that is open; another list than this one shows none."""
        with QSignalBlocker(self):
            self.setCurrentRow(-1)
            self.clearSelection()
            for row in range(self.count()):
                if self.place_at(row) == place:
                    self.setCurrentRow(row)

    def set_pitch(self, pitch: int) -> None:
        """Give every row ``pitch`` pixels."""
        if self.property(PITCH_NAME) != pitch:
            self.setProperty(PITCH_NAME, pitch)
            self.doItemsLayout()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all rows: this list never scrolls."""
        rows = max(self.count(), 1)
        return QSize(current().px(NARROW), rows * max(self.sizeHintForRow(0), 1))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it does not work."""
        return QSize(0, self.sizeHint().height())

    def _speak(self, item: QListWidgetItem, count: int) -> None:
        if not count:
            item.setData(_Spoken, item.text())
            return
        waiting = ngettext("{place}, {n} item", "{place}, {n} items", count)
        item.setData(_Spoken, waiting.format(place=item.text(), n=count))


class Sidebar(QFrame):
    """The vault, the one thing to do, the places, and what should not be forgotten."""

    asked = Signal(str)
    """The id of an action."""

    def __init__(self, vault: VaultName, places: list[Action], foot: list[Action]) -> None:
        super().__init__()
        self.setProperty("ground", "canvas")
        self._vault = vault
        self._folded = False
        self._new = button(_("New conversation"), "primary", "plus", _("New conversation (Ctrl N)"))
        self._new.clicked.connect(self._ask_new)
        self._places = NavList(_("Pages"), places)
        self._foot = NavList(_("Program"), foot)
        for part in (self._places, self._foot):
            part.itemClicked.connect(self._ask)
            part.itemActivated.connect(self._ask)
        self._backup = Banner("", "warn", "hard-drive-download", _("Make a backup"), stacked=True)
        self._backup.acted.connect(self._ask_backup)
        self._backup.hide()
        self._worry = ""
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 16, _EDGE, 12)
        column.setSpacing(0)
        column.addWidget(vault)
        column.addSpacing(14)
        column.addWidget(self._new)
        column.addSpacing(12)
        column.addWidget(self._places)
        column.addStretch(1)
        column.addWidget(self._backup)
        column.addSpacing(8)
        column.addWidget(self._foot)
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, or icons with words."""
        self._folded = folded
        self.setFixedWidth(current().px(NARROW if folded else WIDE))
        self._vault.fold(folded=folded)
        self._new.setText("" if folded else _("New conversation"))
        edge = _FOLDED_EDGE if folded else _EDGE
        self._column.setContentsMargins(edge, 16, edge, 12)
        self._new.setAccessibleName(_("New conversation"))
        for part in (self._places, self._foot):
            part.setProperty("folded", folded)
            part.viewport().update()
        self._show_backup()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows in the height there is."""
        super().resizeEvent(event)
        self._fit()

    def rename(self, practice: str) -> None:
        """Show another name of the practice."""
        self._vault.rename(practice)

    def choose(self, place: str) -> None:
        """Show ``place`` as the one that is open."""
        self._places.choose(place)
        self._foot.choose(place)

    def set_count(self, place: str, count: int) -> None:
        """Show how much waits at ``place``."""
        self._places.set_count(place, count)

    def worry_about_backup(self, text: str, *, late: bool, action: str = "") -> None:
        """Show what is to be said of the backups; an empty text takes the card away."""
        self._worry = text
        self._backup.say(text, "danger" if late else "warn", "hard-drive-download")
        self._backup.offer(action or _("Make a backup"))
        self._show_backup()

    def panes(self) -> list[QWidget]:
        """Return what F6 goes to."""
        return [self._places]

    def _fit(self) -> None:
        """Draw rows closer together where they would not all be seen: none may be scrolled away."""
        lists = (self._places, self._foot)
        rows = sum(part.count() for part in lists)
        others = self._column.sizeHint().height() - sum(part.sizeHint().height() for part in lists)
        pitch = min((self.height() - others) // max(rows, 1), current().px(PITCH))
        for part in lists:
            part.set_pitch(max(pitch, LEAST_PITCH))

    def _show_backup(self) -> None:
        self._backup.setVisible(bool(self._worry) and not self._folded)

    @Slot(QListWidgetItem)
    def _ask(self, item: QListWidgetItem) -> None:
        self.asked.emit(str(item.data(_KEY)))

    @Slot()
    def _ask_new(self) -> None:
        self.asked.emit("new_contact")

    @Slot()
    def _ask_backup(self) -> None:
        self.asked.emit("backup")
