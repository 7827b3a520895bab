"""The help window: a list of pages, a search box, and one page (F1)."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from vp_desktop.i18n import _
from vp_desktop.ui.owners import parent_widget
from vp_desktop.ui.shell.help_pages import found, page, titles
from vp_desktop.ui.shell.typesetting import typeset
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.tables import quiet_list

_NAME = Qt.ItemDataRole.UserRole
_LIST, _HEIGHT, _WIDTH = 310, 460, 980
"""Pixels at 100 %."""

_EDGE = 48
"""Pixels of the window behind that stay in sight."""


class HelpSheet(Sheet):
    """Reads from the program itself; no link leads out of it."""

    def __init__(self, parent: QWidget, first: str = "") -> None:
        super().__init__(parent, _("Help"), "", cancel=_("Close"))
        self._find = QLineEdit()
        self._find.setAccessibleName(_("Search the help"))
        self._find.setPlaceholderText(_("Search the help"))
        self._find.setClearButtonEnabled(True)
        self._list = _list()
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Help"))
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(8)
        look = current()
        left = QVBoxLayout()
        left.addWidget(self._find)
        left.addWidget(self._list, 1)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(look.px(_LIST))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(side)
        row.addWidget(self._text, 1)
        self._text.setMinimumHeight(look.px(_HEIGHT))
        self.body.addLayout(row)
        self._fill(titles())
        self._find.textChanged.connect(self._search)
        self._list.currentItemChanged.connect(self._show)
        self._choose(first)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Take more width than a form does: pages have tables."""
        super().fit()
        behind = parent_widget(self).window()
        self.resize(min(current().px(_WIDTH), behind.width() - _EDGE), self.height())

    def _choose(self, name: str) -> None:
        rows = [row for row in range(self._list.count()) if self._name_at(row) == name]
        self._list.setCurrentRow(rows[0] if rows else 0)

    def _name_at(self, row: int) -> str:
        return str(self._list.item(row).data(_NAME))

    def _fill(self, pages: list[tuple[str, str]]) -> None:
        self._list.clear()
        for name, title in pages:
            item = QListWidgetItem(title)
            item.setData(_NAME, name)
            item.setToolTip(title)
            self._list.addItem(item)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._fill(found(words))
        if self._list.count():
            self._list.setCurrentRow(0)
        else:
            self._text.setPlainText(_("Nothing found for these words."))

    @Slot()
    def _show(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._text.setMarkdown(page(self._name_at(self._list.row(item))))
            typeset(self._text.document())


def _list() -> QListWidget:
    made = QListWidget()
    quiet_list(made, _("Pages of the help"))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
