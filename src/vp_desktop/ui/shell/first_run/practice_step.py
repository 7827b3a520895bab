"""Step 5: whose practice this is, and the first client organisation."""

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QCheckBox, QLineEdit

from vp_desktop.i18n import _
from vp_desktop.ui.shell.first_run.new_vault import FirstWords, NewVault
from vp_desktop.ui.shell.first_run.step import Step
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.text import Prose

_MOST_CHARACTERS = 200
_MOST_HOURS = 10_000.0


class PracticeStep(Step):
    """All of it may be left empty and filled in later."""

    def __init__(self, vault: NewVault) -> None:
        super().__init__()
        self._vault = vault
        self._practice = _line()
        self._adviser = _line()
        self._organisation = _line(_("as Zorggroep De Linden"))
        self._hours = _line(_("as 40"))
        self._hours.setValidator(QDoubleValidator(0.0, _MOST_HOURS, 2, self))
        self._imports = QCheckBox(_("Go on by importing what I have in Excel"))
        self.column.addWidget(Prose(_(
            "Your name stands in the yearly reports. All of this can be changed later."
        )))  # fmt: skip
        for name, editor in (
            (_("Name of your practice"), self._practice),
            (_("Your name"), self._adviser),
            (_("First client organisation"), self._organisation),
            (_("Hours a year in the contract"), self._hours),
        ):
            editor.returnPressed.connect(self.wants_on)
            self.column.addWidget(Field(name, editor))
        self.column.addWidget(self._imports)

    def title(self) -> str:
        """Return what stands above the step."""
        return _("Your practice")

    def onward(self) -> str:
        """Return the words on the button that leads on."""
        return _("Begin")

    @Slot()
    def enter(self) -> None:
        """Suggest the name of the vault."""
        if not self._practice.text():
            self._practice.setText(self._vault.folder.stem)
        self._practice.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> FirstWords:
        """Return what was filled in."""
        hours, is_number = QLocale().toDouble(self._hours.text())
        return FirstWords(
            practice=self._practice.text().strip(),
            adviser=self._adviser.text().strip(),
            organisation=self._organisation.text().strip(),
            hours=hours if is_number else None,
            imports=self._imports.isChecked(),
        )


def _line(hint: str = "") -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(_MOST_CHARACTERS)
    made.setPlaceholderText(hint)
    return made
