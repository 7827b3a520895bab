"""A field for several codes: each a tag that can be taken away, and a menu to add more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from vp_desktop.domain.codes import Code, CodeItem, ListId, code_book
from vp_desktop.i18n import _
from vp_desktop.ui.code_words import whole_words
from vp_desktop.ui.widgets.buttons import Button, button
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.text import set_property
from vp_desktop.ui.wording import capital


class CodesField(QWidget):
    """Codes of one or more lists, in the order they were chosen.

    With ``primary`` the first one counts as the primary code and says so.
    """

    edited = Signal()
    """The user added, removed or reordered; not when the program fills the field."""

    def __init__(self, lists: Sequence[ListId], name: str, *, primary: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._lists = lists
        self._primary = primary
        self._codes: list[Code] = []
        self._tags: list[Button] = []
        self._pressed: Code | None = None
        self._row = FlowLayout(self, spacing=6, line_gap=6)
        self._add = button(_("Add"), "ghost", "plus", _("Add: {name}").format(name=name))
        self._add.setAccessibleName(_("Add: {name}").format(name=name))
        self._add.clicked.connect(self._offer)
        self._row.addWidget(self._add)
        self.setFocusProxy(self._add)

    def codes(self) -> tuple[Code, ...]:
        """Return the chosen codes; the first is the primary one where there is such a thing."""
        return tuple(self._codes)

    def set_codes(self, codes: Sequence[Code]) -> None:
        """Show ``codes`` without saying so; the focus stays where they are shown already."""
        if list(codes) != self._codes:
            self._codes = list(codes)
            self._show()

    def add(self, code: Code) -> None:
        """Choose ``code`` too, or take it away when it was chosen; say so."""
        if code not in self._codes:
            self._change([*self._codes, code])
        elif len(self._codes) > 1 or not self._primary:
            self._change([one for one in self._codes if one != code])

    @Slot()
    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        book = code_book()
        for list_id in self._lists:
            title = capital(book.list(list_id).title)
            inside = menu.addMenu(title) if len(self._lists) > 1 else menu
            for item in book.main(list_id):
                self._offer_item(inside, item)
        menu.triggered.connect(self._chosen)
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _offer_item(self, menu: QMenu, item: CodeItem) -> None:
        below = code_book().children(item.code)
        if below:
            menu = menu.addMenu(capital(item.label))
        for one in (item, *below):
            action = menu.addAction(capital(one.label))
            action.setCheckable(True)
            action.setChecked(one.code in self._codes)
            action.setData(str(one.code))
        if below:
            menu.insertSeparator(menu.actions()[1])

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.add(Code(action.data()))

    @Slot()
    def _tag_pressed(self) -> None:
        tag = self.sender()
        code = Code(str(tag.property("code")))
        if not self._primary:
            self._change([one for one in self._codes if one != code])
            return
        self._pressed = code
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.addAction(_("Make this the primary kind"))
        first.setData("first")
        first.setEnabled(code != self._codes[0])
        away = menu.addAction(_("Take away"))
        away.setData("away")
        away.setEnabled(len(self._codes) > 1)
        menu.triggered.connect(self._rearrange)
        menu.popup(self._tags[self._codes.index(code)].mapToGlobal(self._add.rect().bottomLeft()))

    @Slot(QAction)
    def _rearrange(self, action: QAction) -> None:
        if self._pressed is None:
            return
        rest = [one for one in self._codes if one != self._pressed]
        self._change([self._pressed, *rest] if action.data() == "first" else rest)

    def _change(self, codes: list[Code]) -> None:
        if codes != self._codes:
            self._codes = codes
            self._show()
            self.edited.emit()

    def _show(self) -> None:
        had_focus = any(tag.hasFocus() for tag in self._tags)
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old is not self._add:
                old.hide()
                old.deleteLater()
        self._tags = [self._tag(at, code) for at, code in enumerate(self._codes)]
        for part in (*self._tags, self._add):
            self._row.addWidget(part)
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _tag(self, at: int, code: Code) -> Button:
        words = whole_words(code)
        first = self._primary and at == 0 and len(self._codes) > 1
        shown = _("{kind} (primary)").format(kind=words) if first else words
        tag = button(shown, "tag", "chevron-down" if self._primary else "x")
        tag.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        tag.setProperty("code", str(code))
        tag.setAccessibleName(shown if self._primary else _("Take away: {code}").format(code=words))
        set_property(tag, "first", "true" if first else None)
        tag.clicked.connect(self._tag_pressed)
        return tag

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
