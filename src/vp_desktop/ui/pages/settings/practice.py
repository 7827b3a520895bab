"""Names that are printed in reports, the word for who reports, and how long things are kept."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from vp_desktop.domain.drafts import MAX_LINE_CHARS
from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _
from vp_desktop.services.preferences import Preferences
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.pages.settings.section import Section
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.fields import Field

_MONTHS = "12"
_MOST_MONTHS = 240
_NARROW = 120
"""Pixels at 100 %."""

_WORDS = ("melder", "cliënt", "hulpvrager")


class PracticeSection(Section):
    """Saved a moment after the last key."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._lines = {
            Preference.PRACTICE_NAME: _line(),
            Preference.ADVISER_NAME: _line(),
        }
        self._reach = QPlainTextEdit()
        self._reach.setTabChangesFocus(True)
        self._reach.setFixedHeight(self.fontMetrics().lineSpacing() * 5)
        self._word = ChipBar(_("Word for who reports"))
        self._word.set_chips([(word, word.capitalize()) for word in _WORDS])
        self._months = QLineEdit()
        self._months.setValidator(QIntValidator(1, _MOST_MONTHS, self))
        self._months.setMaximumWidth(current().px(_NARROW))
        self._autosave = Autosave(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept. Filling is not typing, so nothing is saved."""
        if self._autosave.waits():
            return
        get = self._preferences.get
        for name, editor in self._lines.items():
            if editor.text() != get(name):
                editor.setText(get(name))
        if self._reach.toPlainText() != get(Preference.REACH):
            with QSignalBlocker(self._reach):
                self._reach.setPlainText(get(Preference.REACH))
        self._months.setText(get(Preference.RETENTION_MONTHS, _MONTHS))
        word = get(Preference.CLIENT_WORD, _WORDS[0])
        self._word.choose(word if word in _WORDS else _WORDS[0])

    def flush(self) -> None:
        """Save what is typed."""
        self._autosave.flush()

    def _lay_out(self) -> None:
        names = self.card(_("Names"), _("They stand on the cover of your yearly reports."))
        for name, text in (
            (Preference.PRACTICE_NAME, _("Name of your practice")),
            (Preference.ADVISER_NAME, _("Your name")),
        ):
            names.column.addWidget(Field(text, self._lines[name]))
        names.column.addWidget(
            Field(
                _("How employees reach you"),
                self._reach,
                _("Printed in the report for staff: telephone, hours, address of your website."),
            )
        )
        word = self.card(_("Word for who reports"), _("The program uses it where it can."))
        word.column.addWidget(self._word)
        kept = self.card(
            _("How long notes are kept"),
            _("This many months after a case is closed, what was told is due for destruction. The "
              "program reminds you; it destroys nothing by itself."),
        )  # fmt: skip
        kept.column.addWidget(Field(_("Months after closing"), self._months))

    def _connect(self) -> None:
        for editor in self._lines.values():
            editor.textEdited.connect(self._autosave.touch)
        self._reach.textChanged.connect(self._autosave.touch)
        self._months.textEdited.connect(self._autosave.touch)
        self._word.chosen.connect(self._set_word)
        self._autosave.due.connect(self._save)

    @Slot(str)
    def _set_word(self, word: str) -> None:
        self._preferences.set(Preference.CLIENT_WORD, word)

    @Slot()
    def _save(self) -> None:
        values = {name: editor.text().strip() for name, editor in self._lines.items()}
        values[Preference.REACH] = self._reach.toPlainText().strip()
        if self._months.hasAcceptableInput():
            values[Preference.RETENTION_MONTHS] = self._months.text()
        for name, value in values.items():
            if value != self._preferences.get(name):
                self._preferences.set(name, value)


def _line() -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(MAX_LINE_CHARS)
    return made
