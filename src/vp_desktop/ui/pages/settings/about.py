"""Which version this is, what it is made of, and where it writes what it did."""

import re
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from vp_desktop.i18n import _
from vp_desktop.resources import resource
from vp_desktop.ui.pages.settings.section import Section
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.text import label
from vp_desktop.version import NAME, VERSION

_OURSELVES = "vp-desktop"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXTS = ("fonts/inter/OFL.txt", "icons/LICENSE", "words/LICENSE")
_NOT_TOLD = {"sqlcipher3": "zlib (sqlcipher3), BSD (SQLCipher)"}
"""Licences that a package does not name itself; source: its LICENSE file."""


class AboutSection(Section):
    """Version, licences, log."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log
        about = self.card(
            f"{NAME} {VERSION}",
            _("Keeps everything on this computer. It has no account, makes no connection and looks "
              "for no new version."),
        )  # fmt: skip
        about.column.addWidget(label(_("Never send notes or names with a question about the "
                                       "program."), "muted", wrap=True))  # fmt: skip
        where = self.card(
            _("Log"),
            _("Holds moments, kinds of errors and counts; no name and no word of a note."),
        )
        show = button(_("Show the folder"), "", "folder")
        show.clicked.connect(self._show_log)
        row = QHBoxLayout()
        row.addWidget(show)
        row.addStretch()
        where.column.addLayout(row)
        licences = self.card(_("Licences"), _("What this program is made with."))
        text = QPlainTextEdit(_licences())
        text.setReadOnly(True)
        text.setAccessibleName(_("Licences"))
        text.setMinimumHeight(self.fontMetrics().lineSpacing() * 14)
        licences.column.addWidget(text)

    @Slot()
    def _show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))


def _licences() -> str:
    packages = "\n".join(_licence_of(name) for name in _packages())
    texts = (resource(name).read_text(encoding="utf-8").strip() for name in _TEXTS)
    return "\n\n".join((packages, *texts))


def _packages() -> list[str]:
    """Return the libraries that the program asks for."""
    try:
        wanted = requires(_OURSELVES) or []
    except PackageNotFoundError:  # a frozen program may carry its libraries without their papers
        return []
    return [found[0] for found in map(_NAME.match, wanted) if found]


def _licence_of(name: str) -> str:
    try:
        told = distribution(name).metadata
    except PackageNotFoundError:
        return name
    lines = told.get_all("License-Expression") or told.get_all("License") or [""]
    licence = _NOT_TOLD.get(name) or lines[0].partition("\n")[0]
    return f"{name} {told['Version']}: {licence}"
