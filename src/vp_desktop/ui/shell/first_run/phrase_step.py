"""Step 3 of the first run: choose the passphrase."""

from PySide6.QtCore import Slot

from vp_desktop.i18n import _
from vp_desktop.services.door import Door
from vp_desktop.ui.phrase import PhraseChooser
from vp_desktop.ui.shell.first_run.new_vault import NewVault
from vp_desktop.ui.shell.first_run.step import Step
from vp_desktop.ui.widgets.text import Prose


class PhraseStep(Step):
    """The one thing to remember."""

    def __init__(self, vault: NewVault, door: Door) -> None:
        super().__init__()
        self._vault = vault
        self._chooser = PhraseChooser(door)
        self.column.addWidget(Prose(_(
            "With this passphrase you open the vault, every time. Nobody can look it up for you. "
            "Six words that were drawn are easier to keep, and harder to guess, than what people "
            "make up."
        )))  # fmt: skip
        self.column.addWidget(self._chooser)
        self._chooser.ready.connect(self.ready)
        self._chooser.wants_on.connect(self._go_on)

    def title(self) -> str:
        """Return what stands above the step."""
        return _("Your passphrase")

    def onward(self) -> str:
        """Return the words on the button that leads on."""
        return _("Next")

    def enter(self) -> None:
        """Draw the words."""
        self._chooser.begin()

    def is_ready(self) -> bool:
        """Return whether it is strong and was typed again."""
        return self._chooser.is_ready()

    def finish(self) -> bool:
        """Take the passphrase."""
        if not self._chooser.finish():
            return False
        self._vault.passphrase = self._chooser.passphrase()
        return True

    @Slot()
    def _go_on(self) -> None:
        if self._chooser.finish():  # else it says what is wrong: the button that would ask is grey
            self.wants_on.emit()
