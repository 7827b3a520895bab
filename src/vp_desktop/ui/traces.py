"""Leave nothing of what was done in the places where Qt would leave it."""

import logging
import sys

from PySide6.QtCore import (
    QMessageLogContext,
    QSettings,  # noqa: TID251 - to take away what Qt keeps, not to keep more
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

_NOWHERE = "/dev/null/nowhere"
"""No folder can be made here, by nobody."""

_QT = "QtProject"
_DIALOGS = "FileDialog"

_log = logging.getLogger(__name__)


def leave_none(app: QApplication) -> None:
    """Have ``app`` note no folder that was chosen, and say nothing to the terminal.

    Qt's file dialogs keep the folders last seen in settings that all Qt programs share, and its
    warnings name files; a desktop keeps what a program prints. Where the settings are a file it is
    never written; where the system keeps them, they are taken out at the start and at the end.
    """
    if sys.platform in {"win32", "darwin"}:
        _forget_folders()
        app.aboutToQuit.connect(_forget_folders)
    else:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, _NOWHERE)
    qInstallMessageHandler(_note)


def _forget_folders() -> None:
    QSettings(QSettings.Scope.UserScope, _QT).remove(_DIALOGS)


def _note(kind: QtMsgType, context: QMessageLogContext, _words: str) -> None:
    """Log that Qt complained and about what part of it, without its words."""
    if kind is not QtMsgType.QtDebugMsg:
        _log.warning("%s in %s", kind.name, context.category)
