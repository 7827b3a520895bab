"""New keys for the vault: somebody knows the passphrase, or the recovery sheet is gone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar

from vp_desktop import i18n
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.ui.phrase import PhraseChooser
from vp_desktop.ui.shell.card import CardPage
from vp_desktop.ui.shell.first_run.new_vault import NewVault, Renewed
from vp_desktop.ui.shell.first_run.sheet_step import SheetStep
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.text import Prose, label

if TYPE_CHECKING:
    from pathlib import Path

    from vp_desktop.services.access import MasterKey
    from vp_desktop.services.door import Door
    from vp_desktop.ui.shared import Shared

_WIDTH = 624


class RenewCard(CardPage):
    """The present passphrase, a new one where that is the trouble, and at the end a new sheet."""

    left = Signal()
    opened = Signal(object, object, object)
    """The folder, its new key, and what was renewed."""

    def __init__(self, folder: Path, shared: Shared, *, known: bool) -> None:
        """Renew because the passphrase is ``known`` to somebody; else the sheet is gone."""
        super().__init__(_WIDTH)
        self._shared = shared
        self._known = known
        self._vault = NewVault(folder)
        self._old_key: MasterKey | None = None
        self._title = label(_title(known=known), "display", wrap=True)
        self._told = Prose(_told(known=known))
        self._passphrase = PassphraseEdit(_("Present passphrase"))
        self._field = Field(_("Present passphrase"), self._passphrase)
        self._chooser = PhraseChooser(shared.door)
        self._sheet = SheetStep(self._vault, shared.door)
        self._trouble = Banner("", "danger", "circle-alert")
        self._bar = _busy_bar()
        self._back = button(_("Back"))
        self._on = button(_("Next"), "primary")
        self._lay_out()
        self._passphrase.textEdited.connect(self._field.calm)
        for press in (self._passphrase.returnPressed, self._on.clicked):
            press.connect(self._step_on)
        for part in (self._chooser, self._sheet):
            part.ready.connect(self._on.setEnabled)
            part.wants_on.connect(self._step_on)
        self._back.clicked.connect(self.left)

    def focus_first(self) -> None:
        """Put the caret in the passphrase."""
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_secret(self) -> bool:
        """Return whether a passphrase was typed that a lock may still clear away."""
        return self.may_go() and super().holds_secret()

    def may_go(self) -> bool:
        """Return False once the keys change: nobody has written down the new sheet yet."""
        return self._back.isVisibleTo(self)

    def refuse(self, sentence: str, *, wrong_passphrase: bool) -> None:
        """Say why the vault stays closed though its keys are new."""
        del wrong_passphrase
        self._trouble.say(sentence, "danger", "circle-alert")
        self._trouble.show()

    def _lay_out(self) -> None:
        self._on.setDefault(True)
        for part in (
            self._title, self._told, self._field, self._chooser, self._sheet, self._trouble,
            self._bar,
        ):  # fmt: skip
            self.column.addWidget(part)
        for later in (self._chooser, self._sheet, self._trouble, self._bar):
            later.hide()
        self.foot.addWidget(self._back)
        self.foot.addStretch()
        self.foot.addWidget(self._on)

    @Slot()
    def _step_on(self) -> None:
        if not self._on.isEnabled():
            return
        key = self._old_key
        if self._vault.key is not None:
            renewed = Renewed(passphrase=self._known, sheet=True)
            self.opened.emit(self._vault.folder, self._vault.key, renewed)
        elif key is None:
            self._ask_key()
        elif not self._known:
            self._renew(key)
        elif self._chooser.finish():
            self._vault.passphrase = self._chooser.passphrase()
            self._renew(key)

    def _ask_key(self) -> None:
        if not self._passphrase.text():
            return
        self._show_busy(busy=True)
        door, words = self._shared.door, self._passphrase.text()
        work = partial(door.derive_key, self._vault.folder, words)
        self._shared.jobs.run(self, work, done=self._derived, failed=self._refuse)

    def _derived(self, key: MasterKey) -> None:
        self._old_key = key
        typed = self._passphrase.take()
        self._field.hide()
        self._show_busy(busy=False)
        if self._known:
            self._on.setText(_("Renew the keys"))
            self._on.setEnabled(False)
            self._chooser.show()
            self._chooser.begin()
        else:
            self._vault.passphrase = typed
            self._renew(key)

    def _renew(self, key: MasterKey) -> None:
        for part in (self._back, self._chooser, self._trouble):
            part.hide()
        self._show_busy(busy=True)
        said = _("The vault is written anew under new keys. This takes a moment.")
        self._told.say(said)
        announce(self, said)
        work = partial(_renewed, self._shared.door, self._vault, key, i18n.language())
        self._shared.jobs.run(self, work, done=self._show_sheet, failed=self._refuse)

    def _show_sheet(self, made: tuple[MasterKey, bytes]) -> None:
        self._vault.key, content = made
        self._show_busy(busy=False)
        self._told.hide()
        said = _("The keys are new. Keep your new recovery sheet.")
        self._title.setText(said)
        announce(self, said)
        self._on.setText(_("Open vault"))
        self._sheet.show_sheet(content)
        self._sheet.show()
        self._sheet.enter()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, VpError):
            raise error
        self._show_busy(busy=False)
        self._back.show()
        said = self._shared.door.explain(error)
        if self._old_key is None:
            self._field.complain(said)
            self._passphrase.selectAll()
            return
        self._told.say(_told(known=self._known))
        self._chooser.setVisible(self._known)
        self._on.setText(_("Renew the keys"))
        self.refuse(said, wrong_passphrase=False)

    def _show_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._on.setEnabled(not busy)
        self._back.setEnabled(not busy)
        self._passphrase.setReadOnly(busy)


def _busy_bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName(_("One moment…"))
    return bar


def _renewed(
    door: Door, vault: NewVault, old_key: MasterKey, language: str
) -> tuple[MasterKey, bytes]:
    key = door.locksmith.renew_keys(vault.folder, old_key, vault.passphrase)
    return key, door.sheet_pdf(vault.folder, key, language)


def _title(*, known: bool) -> str:
    if known:
        return _("New keys: somebody knows your passphrase")
    return _("New keys: your recovery sheet is gone")


def _told(*, known: bool) -> str:
    after = _(
        "Backups made before still open with what opened them then. So make a new backup after "
        "this, and destroy the old ones."
    )
    if known:
        what = _(
            "The whole vault is written anew. After that neither the passphrase nor the sheet of "
            "today opens it: you choose another passphrase and get another sheet."
        )
    else:
        what = _(
            "The whole vault is written anew. After that the sheet of today no longer opens it: "
            "you get another one. Your passphrase stays the same."
        )
    return f"{what}\n\n{after}"
