"""The top of a case: its title, its state, what can be done with it, and the facts in one line."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from vp_desktop.domain.cases import AFTERCARE, Case
from vp_desktop.i18n import _
from vp_desktop.ui.code_words import kind_words
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.buttons import Button, button, icon_button
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.pill import Pill
from vp_desktop.ui.widgets.surfaces import Picture
from vp_desktop.ui.widgets.text import ElidedLabel, label
from vp_desktop.ui.wording import duration, short_date

_LEFT, _GAP, _RIGHT = 24, 10, 16
"""Pixels: beside the first line, and between its parts."""


class CaseHead(QWidget):
    """Title, state and actions of the case that is shown. It asks; the detail pane does."""

    asked = Signal(str)
    """``refer``, ``close``, ``reopen``, ``aftercare``, ``follow_up``, ``remove`` or ``back``."""

    def __init__(self) -> None:
        super().__init__()
        self._case: Case | None = None
        self._back = _asking("arrow-left", "", "back", _("Back to the list"))
        self._title = ElidedLabel("", "title")
        self._state = Pill()
        self._refer = _asking("arrow-up-right", _("Refer"), "refer")
        self._close = _asking("check", _("Close case"), "close")
        self._reopen = _asking("folder-open", _("Reopen"), "reopen")
        self._more = icon_button("ellipsis", _("More"))
        self._meta = MetaLine()
        self._lay_out()
        for part in (self._back, self._refer, self._close, self._reopen):
            part.clicked.connect(self._pressed)
        self._more.clicked.connect(self._show_menu)
        self.show_back(shown=False)

    def _lay_out(self) -> None:
        self._name, self._actions = QHBoxLayout(), QHBoxLayout()
        for part in (self._back, self._title, self._state):
            self._name.addWidget(part)
        self._name.addStretch()
        for line in (self._name, self._actions):
            line.setSpacing(_GAP)
        for part in (self._refer, self._close, self._reopen, self._more):
            self._actions.addWidget(part)
        self._actions.addStretch()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(4)
        self._top.addLayout(self._name, 1)
        self._top.addLayout(self._actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 16, _RIGHT, 0)
        column.setSpacing(8)
        column.addLayout(self._top)
        column.addWidget(self._meta)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the actions below the title where a whole title would not fit beside them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_top"):
            self._fit()

    def _fit(self) -> None:
        needed = self._name.sizeHint().width() + self._actions.sizeHint().width() + _GAP
        beside = needed + _LEFT + _RIGHT <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(way)

    def show_case(self, case: Case, client: str) -> None:
        """Show the head of ``case``, and who its ``client`` is."""
        self._case = case
        self._title.say(case_title(case))
        self._state.say(*state_words(case))
        shut, told = state_key(case) == "closed", not case.part_a_destroyed
        self._refer.setVisible(told)
        self._close.setVisible(told and not shut)
        self._reopen.setVisible(told and shut)
        self._meta.show_facts(_facts(case, client))
        self._fit()

    def show_back(self, *, shown: bool) -> None:
        """Offer the way back to the list, where list and detail take turns."""
        self._back.setVisible(shown)

    @Slot()
    def _pressed(self) -> None:
        self.asked.emit(str(self.sender().property("word")))

    @Slot()
    def _show_menu(self) -> None:
        case = self._case
        if case is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not case.part_a_destroyed:
            menu.addAction(_("New follow-up")).setData("follow_up")
            if case.status != AFTERCARE:
                menu.addAction(_("To aftercare")).setData("aftercare")
            if case.closed_on is not None:
                menu.addAction(_("Reopen case")).setData("reopen")
            menu.addSeparator()
        menu.addAction(_("Move to the bin")).setData("remove")
        menu.triggered.connect(self._chosen)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        self.asked.emit(action.data())


class MetaLine(QWidget):
    """Facts with an icon each, side by side for as long as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self, spacing=18, line_gap=4)

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show ``facts`` (icon, text) instead of what was shown."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for icon, text in facts:
            self._row.addWidget(_fact(icon, text))
        self.updateGeometry()


def case_title(case: Case) -> str:
    """Return the title of a case, or its kind as long as nobody gave it one."""
    if case.part_a_destroyed:
        return _("Only the count is left")
    return case.title or kind_words(case.kinds[0])


def state_key(case: Case) -> str:
    """Return the filter that has this case: ``open``, ``aftercare`` or ``closed``."""
    if case.status == AFTERCARE:
        return "aftercare"  # also after closing: aftercare is what is still to be done
    return "open" if case.closed_on is None else "closed"


def state_words(case: Case) -> tuple[str, Tone]:
    """Return the word and the tone for where a case stands."""
    match state_key(case):
        case "aftercare":
            return _("Aftercare"), "accent"
        case "open":
            return _("Open"), "ok"
        case _:
            return _("Closed"), "muted"


def _facts(case: Case, client: str) -> list[tuple[str, str]]:
    facts = [("hash", case.code), ("building-2", case.organisation)]
    if case.pseudonym:
        facts.append(("user-round", client))
    facts.append(("clock", duration(case.minutes)))
    facts.append(("calendar", _span(case.opened_on, case.closed_on)))
    return facts


def _span(opened_on: date, closed_on: date | None) -> str:
    if closed_on is None:
        return _("since {day}").format(day=short_date(opened_on))
    return _("{first} to {last}").format(first=short_date(opened_on), last=short_date(closed_on))


def _fact(icon: str, text: str) -> QWidget:
    fact = QWidget()
    row = QHBoxLayout(fact)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Picture(icon, size=15))
    row.addWidget(label(text, "muted"))
    return fact


def _asking(icon: str, text: str, word: str, tip: str = "") -> Button:
    made = button(text, "ghost", icon, tip)
    made.setProperty("word", word)
    return made
