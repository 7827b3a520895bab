"""What the user sets about the program itself: language, look, text size; at work at once."""

from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from vp_desktop import i18n
from vp_desktop.settings import Settings, SettingsFile
from vp_desktop.ui.qt_words import QtWords
from vp_desktop.ui.theme.look import LARGEST, SMALLEST, STEP, Choice, Look

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


class Dials(QObject):
    """Turns the settings of the program, and keeps them."""

    language_changed = Signal()
    """Everything with words on it is to be built anew."""

    def __init__(self, app: QApplication, file: SettingsFile, look: Look) -> None:
        super().__init__(app)
        self._app = app
        self._file = file
        self._look = look
        self._words = QtWords(self)
        self._apply_look()
        self._speak()

    @property
    def settings(self) -> Settings:
        """The settings as they are."""
        return self._file.now

    def keep(self, settings: Settings) -> None:
        """Keep ``settings`` that nothing on screen depends on: window size, known vaults."""
        self._file.keep(settings)

    @Slot(str)
    def know_vault(self, folder: str) -> None:
        """Offer the vault in ``folder`` on the unlock card from now on, after the present one."""
        known, present = Path(folder), self.settings.last_vault
        added = self.settings.with_vault(known)
        self._file.keep(added if present is None else added.with_vault(present))

    def set_theme(self, choice: str) -> None:
        """Show everything as ``choice``: system, light, dark or platform."""
        self._file.keep(replace(self.settings, theme=choice))
        self._apply_look()

    def set_text_factor(self, factor: float) -> None:
        """Show text at ``factor`` times its normal size, within the bounds."""
        self._file.keep(replace(self.settings, text_factor=_within(factor)))
        self._apply_look()

    def step_text(self, steps: int) -> None:
        """Make text ``steps`` steps larger; 0 gives it its normal size back."""
        factor = self.settings.text_factor + steps * STEP if steps else 1.0
        self.set_text_factor(factor)

    def set_language(self, language: str) -> None:
        """Speak ``language``: nl, en, or empty for the one of the desktop."""
        before = i18n.language()
        self._file.keep(replace(self.settings, language=language))
        self._speak()
        if i18n.language() != before:
            self.language_changed.emit()

    def _apply_look(self) -> None:
        chosen = self.settings.theme
        choice = cast("Choice", chosen if chosen in get_args(Choice) else "system")
        self._look.apply(choice, self.settings.text_factor)

    def _speak(self) -> None:
        """Speak the chosen language, in our words, in Qt's own and in the way of writing days."""
        language = self.settings.language or system_language()
        i18n.use(language)
        QLocale.setDefault(QLocale(_LOCALES[language]))
        self._app.removeTranslator(self._words)
        self._words.speak(language)
        self._app.installTranslator(self._words)


def system_language() -> str:
    """Return the language of the desktop where we speak it, else English."""
    code = QLocale.system().name().partition("_")[0]
    return code if code in i18n.LANGUAGES else "en"


def _within(factor: float) -> float:
    return min(max(round(factor, 2), SMALLEST), LARGEST)
