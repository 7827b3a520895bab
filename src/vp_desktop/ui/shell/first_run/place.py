"""Step 2: where the vault lies, with a word about folders that are copied to the internet."""

import os
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit

from vp_desktop.i18n import _
from vp_desktop.services.door import VAULT_SUFFIX, Door
from vp_desktop.ui.shell.first_run.new_vault import NewVault
from vp_desktop.ui.shell.first_run.step import Step
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.surfaces import Picture
from vp_desktop.ui.widgets.text import Prose, label

_NOT_IN_NAMES = frozenset('/\\:*?"<>|')
_MOST_CHARACTERS = 60
_MAY_BREAK = "\u200b"
"""Where a path may go on in the next line."""


class PlaceStep(Step):
    """A name and a folder. Once the vault is made, this only shows them."""

    def __init__(self, vault: NewVault, door: Door) -> None:
        super().__init__()
        self._vault = vault
        self._door = door
        self._folder = vault.folder.parent
        self._name = QLineEdit(vault.folder.stem)
        self._name.setMaxLength(_MOST_CHARACTERS)
        self._field = Field(
            _("Name of the vault"), self._name,
            _("The name of the folder on your disk. Others who use this computer can read it."),
        )  # fmt: skip
        self._where = label("", wrap=True)
        self._other = button(_("Choose another folder…"))
        self._other.clicked.connect(self._choose)
        self._warning = Banner("", "warn", "info")
        self._lay_out()
        self._name.textEdited.connect(self._show)
        self._name.returnPressed.connect(self.wants_on)

    def title(self) -> str:
        """Return what stands above the step."""
        return _("Where your vault lies")

    def onward(self) -> str:
        """Return the words on the button that leads on."""
        return _("Next")

    def enter(self) -> None:
        """Show what is chosen; a vault that was made stays where it is."""
        made = self._vault.key is not None
        self._name.setReadOnly(made)
        self._other.setEnabled(not made)
        self._show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()  # typing replaces what is only suggested

    def is_ready(self) -> bool:
        """Return whether there is a name."""
        return bool(self._name.text().strip())

    def finish(self) -> bool:
        """Take the folder, unless something of that name is there already."""
        if self._vault.key is not None:
            return True
        folder = self._target()
        if set(self._name.text()) & _NOT_IN_NAMES:
            self._field.complain(_('A name cannot hold any of these signs: / \\ : * ? " < > |'))
            return False
        if folder.exists():
            self._field.complain(_("Something of that name is there already. Choose another name."))
            return False
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._field.complain(_("That folder cannot be made. Choose another folder."))
            return False
        self._vault.folder = folder
        return True

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Picture("folder"))
        row.addWidget(self._where, 1)
        row.addWidget(self._other)
        self.column.addWidget(Prose(_(
            "A vault is one folder. Keep it on the disk of this computer, and its backups on a "
            "memory stick."
        )))  # fmt: skip
        self.column.addWidget(self._field)
        self.column.addLayout(row)
        self.column.addWidget(self._warning)

    def _target(self) -> Path:
        return self._folder / f"{self._name.text().strip()}{VAULT_SUFFIX}"

    @Slot()
    def _show(self) -> None:
        self._field.calm()
        self._where.setText(str(self._target()).replace(os.sep, f"{os.sep}{_MAY_BREAK}"))
        service = self._door.looks_synced(self._target())
        self._warning.setVisible(service is not None)
        if service is not None:
            said = _(
                "{service} copies this folder to the internet. The vault is encrypted, but such a "
                "copy may be made half-way through writing, or put an older one back. A folder of "
                "this computer alone is safer."
            )
            self._warning.say(said.format(service=service), "warn", "info")
        self.ready.emit(self.is_ready())

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Choose a folder"), str(self._folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot(str)
    def _take(self, folder: str) -> None:
        self._folder = Path(folder)
        self._show()
