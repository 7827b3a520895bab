"""Apply a look and a text size to the whole program, and follow the desktop when asked to."""

from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from vp_desktop.ui.theme.palette import palette
from vp_desktop.ui.theme.resource_pack import ResourcePack
from vp_desktop.ui.theme.style_sheet import glyph_files, qss
from vp_desktop.ui.theme.system_theme import system_theme
from vp_desktop.ui.theme.tokens import Theme, theme
from vp_desktop.ui.theme.typefaces import FAMILY, load_family, typeface

Choice = Literal["system", "light", "dark", "platform"]
"""``system``: our light or dark, as the desktop is; ``platform``: the desktop's own look."""

SMALLEST, LARGEST, STEP = 0.9, 1.5, 0.1
"""Bounds and step of the text factor."""

_Scheme = Qt.ColorScheme


class Look(QObject):
    """The look of the program. It lives as a child of the application, so there is one."""

    changed = Signal()
    """After a switch: what keeps sizes of its own measures again."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._hints = app.styleHints()  # kept: else Python deletes what the signal hangs on
        self._choice: Choice = "system"
        self._pack: ResourcePack | None = None
        self._switches = 0
        self.theme: Theme = theme("light")
        self.factor = 1.0
        self.family = FAMILY
        app.setStyle("Fusion")
        load_family()
        self._hints.colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> Choice:
        """What the user chose."""
        return self._choice

    def apply(self, choice: Choice, factor: float) -> None:
        """Show everything as ``choice``, at ``factor`` (0.9 to 1.5) times the normal size."""
        self._choice = choice
        self.factor = min(max(round(factor, 2), SMALLEST), LARGEST)
        self._app.setPalette(QPalette())  # what comes back is the desktop's own
        desktop = self._app.palette()
        if choice == "platform":
            self.theme = system_theme(desktop, high_contrast=self._wants_contrast())
            self.family = _system_family()
        else:
            self.theme = theme(self._name())
            self.family = FAMILY
        self._paint()
        self.changed.emit()

    def px(self, size: float) -> int:
        """Return ``size`` (pixels at 100 %) at the present text size."""
        return round(size * self.factor)

    @Slot()
    def _follow(self) -> None:
        if self._choice in {"system", "platform"}:
            self.apply(self._choice, self.factor)

    def _name(self) -> str:
        if self._choice != "system":
            return self._choice
        return "dark" if self._hints.colorScheme() == _Scheme.Dark else "light"

    def _wants_contrast(self) -> bool:
        wish = self._hints.accessibility().contrastPreference()
        return wish == Qt.ContrastPreference.HighContrast

    def _paint(self) -> None:
        self._switches += 1  # a new folder each time: Qt remembers pictures by path
        folder = f"look{self._switches}"
        old, self._pack = self._pack, ResourcePack(folder, glyph_files(self.theme))
        self._app.setPalette(palette(self.theme))
        self._app.setFont(typeface("body", self.family, self.factor))
        self._app.setStyleSheet(qss(self.theme, self.factor, f":/{folder}"))
        if old is not None:
            old.close()


def current() -> Look:
    """Return the look of the running program; a plain light one if none was applied yet."""
    app = cast("QApplication", QApplication.instance())
    found = app.findChild(Look, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if found is None:
        found = Look(app)
        found.apply("light", 1.0)
    return found


def _system_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
