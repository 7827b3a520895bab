"""When the program itself is wrong: write down where, never what, and say so calmly."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from vp_desktop.domain.errors import OutOfMemoryError, VpError
from vp_desktop.i18n import _
from vp_desktop.logs import places
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.text import label
from vp_desktop.version import VERSION

if TYPE_CHECKING:
    from types import TracebackType

_log = logging.getLogger(__name__)


class CrashDesk(QObject):
    """Takes every error that nobody caught."""

    refused = Signal(VpError)
    """Not a bug: something the user can act on, as a full disk while a draft was saved."""

    _crashed = Signal(str)  # an error may come from a worker; a dialog may not

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._crashed.connect(self._show)

    def install(self) -> None:
        """Be asked about every error from now on."""
        sys.excepthook = self.take
        sys.unraisablehook = _note_unraisable  # Python's own would print the error, and its values

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log the types and places of ``error`` and what caused it, and tell the user."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        if isinstance(error, MemoryError):
            error = OutOfMemoryError()
        if isinstance(error, VpError):
            _log.warning("refused: %s", type(error).__name__)
            self.refused.emit(error)
            return
        details = where(error)
        _log.error("unexpected\n%s", details)
        self._crashed.emit(details)

    @Slot(str)
    def _show(self, details: str) -> None:
        window = self._app.activeWindow()
        if window is not None:
            CrashSheet(window, details).open()


class CrashSheet(Sheet):
    """Says that something went wrong, that the text is safe, and what to send to whom."""

    def __init__(self, parent: QWidget, details: str) -> None:
        super().__init__(parent, _("Something went wrong in the program"), "", cancel=_("Close"))
        said = _(
            "What you typed is saved. You can go on; if it happens again, lock the vault and open "
            "it once more. The lines below say where in the program it happened. They hold nothing "
            "of what you or anybody else told."
        )
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(_("Details"))
        copy = button(_("Copy details"))
        copy.clicked.connect(self._copy)
        self.body.addWidget(label(said, wrap=True))
        self.body.addWidget(self._details)
        self.footer.insertWidget(0, copy)

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details.toPlainText())


def _note_unraisable(found: sys.UnraisableHookArgs) -> None:
    """Log where something failed while it was being forgotten."""
    if found.exc_value is not None:
        _log.error("unraisable\n%s", where(found.exc_value))


def where(error: BaseException) -> str:
    """Return the types of ``error`` and its causes, and the lines they came from: no values."""
    head = f"vp-desktop {VERSION}, python {sys.version.split()[0]}, {sys.platform}"
    return "\n".join([head, *places(error)])
