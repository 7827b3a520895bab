"""Qt's own words in the language spoken here, with the few that its Dutch catalogue lacks."""

from PySide6.QtCore import QLibraryInfo, QTranslator

from vp_desktop.i18n import _


class QtWords(QTranslator):
    """Asks the catalogue that PySide6 carries first, then ours."""

    def speak(self, language: str) -> None:
        """Speak ``language``, which the catalogue of the program speaks already."""
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self.load(f"qtbase_{language}", folder)
        self._lacking = _lacking()

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return what ``source`` is called; itself where nobody knows: Qt would show nothing."""
        found = super().translate(context, source, disambiguation, n)
        return found or self._lacking.get(source, source)


def _lacking() -> dict[str, str]:
    """Return what Qt asks for in the dialogs of files and printers and has no Dutch for."""
    return {
        "&Look in:": _("&Look in:"),
        "Files of &type:": _("Files of &type:"),
        "Folder": _("Folder"),
        "Drive": _("Drive"),
        "Unknown": _("Unknown"),
        "Double Sided Printing": _("Double Sided Printing"),
        "Off": _("Off"),
        "Long side binding": _("Long side binding"),
        "Short side binding": _("Short side binding"),
        "Page &Set:": _("Page &Set:"),
        "Page &order:": _("Page &order:"),
        "Pages &per sheet:": _("Pages &per sheet:"),
    }
