"""Step 5: whose practice this is, and the first client organisation."""

from PySide6.QtCore import QLocale, Qt, Slot
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
        self._imports = QCheckBox(_("Go on by importing what I have in Excel"))
        self._hours_field = Field(_("Hours a year in the contract"), self._hours)
        self._hours.textEdited.connect(self._hours_field.calm)
        self._hours.returnPressed.connect(self.wants_on)
        self.leads_on(self._imports)
        self.column.addWidget(Prose(_(
            "Your name stands in the yearly reports. All of this can be changed later."
        )))  # fmt: skip
        for name, editor in (
            (_("Name of your practice"), self._practice),
            (_("Your name"), self._adviser),
            (_("First client organisation"), self._organisation),
        ):
            editor.returnPressed.connect(self.wants_on)
            self.column.addWidget(Field(name, editor))
        self.column.addWidget(self._hours_field)
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
        self._practice.selectAll()

    def finish(self) -> bool:
        """Take the hours, unless they are no number."""
        if self._hours.text().strip() and self._contract_hours() is None:
            self._hours_field.complain(_("Write the hours as a number, as 40."))
            return False
        return True

    def words(self) -> FirstWords:
        """Return what was filled in."""
        return FirstWords(
            practice=self._practice.text().strip(),
            adviser=self._adviser.text().strip(),
            organisation=self._organisation.text().strip(),
            hours=self._contract_hours(),
            imports=self._imports.isChecked(),
        )

    def _contract_hours(self) -> float | None:
        hours, is_number = QLocale().toDouble(self._hours.text().strip())
        return hours if is_number and 0 <= hours <= _MOST_HOURS else None


def _line(hint: str = "") -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(_MOST_CHARACTERS)
    made.setPlaceholderText(hint)
    return made
