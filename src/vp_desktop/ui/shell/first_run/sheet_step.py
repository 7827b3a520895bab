"""Step 4: the recovery sheet, printed or kept on a stick, and read once by its owner."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from vp_desktop.files import write_out
from vp_desktop.i18n import _
from vp_desktop.services.door import Door
from vp_desktop.ui.paper import Paper
from vp_desktop.ui.shell.first_run.new_vault import NewVault
from vp_desktop.ui.shell.first_run.step import Step
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.saving import save_dialog
from vp_desktop.ui.widgets.text import Prose

_ASKED = (2, 5)
"""Groups of the code, counted from 1: who types two of them has the sheet at hand."""

_GROUP_CHARACTERS = 4


class SheetStep(Step):
    """The sheet opens the vault when the passphrase is forgotten: the second key to one door."""

    def __init__(self, vault: NewVault, door: Door) -> None:
        super().__init__()
        self._vault = vault
        self._door = door
        self._groups: list[str] = []
        self._paper = Paper(_("Recovery sheet"))
        self._fields = [self._group_field(number) for number in _ASKED]
        self._apart = QCheckBox(_("I keep this sheet apart from my laptop"))
        self._lay_out()
        self._apart.toggled.connect(self._changed)
        self.leads_on(self._apart)

    def title(self) -> str:
        """Return what stands above the step."""
        return _("Your recovery sheet")

    def onward(self) -> str:
        """Return the words on the button that leads on."""
        return _("Next")

    def show_sheet(self, content: bytes) -> None:
        """Show the sheet as it will be on paper."""
        self._paper.show_pdf(content)

    def enter(self) -> None:
        """Take the code of the vault that was just made."""
        if self._vault.key is not None:
            self._groups = self._door.sheet_code(self._vault.key).split("-")
        self._changed()
        self._paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_ready(self) -> bool:
        """Return whether both groups are right and the promise was made."""
        return self._apart.isChecked() and all(map(self._is_right, range(len(_ASKED))))

    def _lay_out(self) -> None:
        printing = button(_("Print…"), "", "printer")
        printing.setToolTip(_("What you print lies in the print queue until it is printed."))
        printing.clicked.connect(self._paper.print_pdf)
        keeping = button(_("Save on a memory stick…"), "", "save")
        keeping.clicked.connect(self._save)
        row = QHBoxLayout()
        row.addWidget(printing)
        row.addWidget(keeping)
        row.addStretch()
        groups = QHBoxLayout()
        groups.setSpacing(12)
        for field in self._fields:
            groups.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(Prose(_(
            "If you ever forget your passphrase, the code on this sheet opens the vault. Whoever "
            "has it can read everything, so keep it as you keep a passport."
        )))  # fmt: skip
        self.column.addWidget(self._paper)
        self.column.addLayout(row)
        self.column.addLayout(groups)
        self.column.addWidget(self._apart)

    def _group_field(self, number: int) -> Field:
        editor = QLineEdit()
        editor.setMaxLength(_GROUP_CHARACTERS)
        editor.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        editor.textChanged.connect(self._changed)
        editor.returnPressed.connect(self.wants_on)
        return Field(_("Type group {n} of the code").format(n=number), editor)

    def _is_right(self, nth: int) -> bool:
        editor = self._fields[nth].editor
        if not isinstance(editor, QLineEdit) or len(self._groups) < max(_ASKED):
            return False
        return editor.text().strip().upper() == self._groups[_ASKED[nth] - 1]

    @Slot()
    def _changed(self) -> None:
        for nth, field in enumerate(self._fields):
            editor = field.editor
            full = isinstance(editor, QLineEdit) and len(editor.text()) == _GROUP_CHARACTERS
            if full and not self._is_right(nth):
                field.say(_("This is not what the sheet says."))
            else:
                field.say("")
        self.ready.emit(self.is_ready())

    @Slot()
    def _save(self) -> None:
        title, name = _("Save the recovery sheet"), _("Recovery sheet.pdf")
        dialog = save_dialog(self, title, name, "PDF (*.pdf)")
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, path: str) -> None:
        try:
            write_out(Path(path), self._paper.content())
        except OSError:
            self._fields[0].complain(_("The sheet could not be saved there. Choose another place."))
