"""A dialog: a heading, a form that scrolls, and one thing to do."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import hair, scroll
from vp_desktop.ui.widgets.text import label

KEEPER = "keeper of drafts"
"""The name by which a dialog finds it: a crash sheet must not read forms from disk."""

WIDTH = 640
"""Pixels at 100 %."""

_EDGE = 48


class Keeper(Protocol):
    """Keeps what is typed in the dialogs over one window (``sheet_keeper``)."""

    def take(self, sheet: Sheet, form: QWidget | None) -> None:
        """Note that ``sheet`` is open; fill ``form`` from its draft, and keep that from now on."""
        ...


class Sheet(QDialog):
    """Base of every dialog. It is opened with ``open()``; the lock may close it at any moment.

    Subclasses fill ``body`` and connect ``confirmed``; they call ``accept()`` when all went well.
    """

    confirmed = Signal()
    """The primary button, or Ctrl+Enter."""

    def __init__(self, parent: QWidget, title: str, primary: str, *, cancel: str = "") -> None:
        super().__init__(parent)
        self.place = ""
        """Where in the vault the draft of this dialog is kept; empty: nowhere."""
        self._follows = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(24, 16, 24, 16)
        self.body.setSpacing(12)
        self._inside = inside
        self.primary = button(primary, "primary", tip=_("Ctrl+Enter"))
        self.footer = self._make_footer(cancel or _("Cancel"))
        heading = label(title, "title", wrap=True)
        heading.setContentsMargins(24, 20, 24, 8)
        self._view = scroll(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self._view, 1)
        column.addWidget(hair())
        column.addLayout(self.footer)
        if primary:  # else the keys belong to what lies inside, as a composer
            keys = QShortcut(QKeySequence("Ctrl+Return"), self)
            keys.activated.connect(self._press)
        quits = QShortcut(QKeySequence("Ctrl+Q"), self)  # the window behind hears no keys now
        quits.activated.connect(self._quit)

    def keep_draft_at(self, place: str) -> None:
        """Keep what is typed at ``place`` in the vault, from the moment this is shown."""
        self.place = place
        self._follows = True

    def drafted(self) -> None:
        """Show what the draft that was just filled in asks for."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take the right size before the first sight; fill in the draft, if there is one."""
        keeper = self._keeper()
        if keeper is not None and self.place:
            keeper.take(self, self._inside if self._follows else None)
        self.fit()
        super().showEvent(event)

    def _keeper(self) -> Keeper | None:
        """Return who keeps drafts in the window behind, where a vault is open in it."""
        return cast("Keeper | None", self._lowest().findChild(QObject, KEEPER))

    def _lowest(self) -> QWidget:
        """Return the window of the program, past a small sheet that opened this one."""
        window: QWidget = self
        while (behind := window.parentWidget()) is not None:
            window = behind
        return window

    def _make_footer(self, cancel: str) -> QHBoxLayout:
        self.primary.setDefault(True)
        if not self.primary.text():
            self.primary.hide()
        self.primary.clicked.connect(self.confirmed)
        away = button(cancel)
        away.setAutoDefault(False)
        away.clicked.connect(self.reject)
        footer = QHBoxLayout()
        footer.setContentsMargins(24, 12, 24, 16)
        footer.setSpacing(8)
        footer.addStretch()
        footer.addWidget(away)
        footer.addWidget(self.primary)
        return footer

    @Slot()
    def _press(self) -> None:
        if self.primary.isEnabled() and self.primary.isVisible():
            self.confirmed.emit()

    @Slot()
    def _quit(self) -> None:
        """Close the program as its window does: what is typed is kept, here too."""
        self._lowest().close()

    def fit(self) -> None:
        """Take the room the form needs, and no more than the window behind has."""
        behind = self._lowest()
        room = behind.size() if behind is not self else self.screen().availableSize()
        width = min(current().px(WIDTH), room.width() - _EDGE)
        chrome = self.sizeHint().height() - self._view.sizeHint().height()
        needed = self._inside.heightForWidth(width)
        wanted = max(needed, self._inside.sizeHint().height()) + chrome
        self.resize(width, min(wanted, room.height() - _EDGE))
