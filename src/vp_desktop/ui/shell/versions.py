"""The card that shows every version of a vault, and lets one of them go on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar

from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.services.versions import Versions
from vp_desktop.ui.shell.card import CardPage
from vp_desktop.ui.shell.deriving import Deriving
from vp_desktop.ui.shell.version_rows import VersionList
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import Button, button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vp_desktop.domain.vault_standing import Version
    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared

_WIDTH = 640
"""Pixels at 100 %."""


class VersionsCard(CardPage):
    """Asks for the passphrase where there is no ``key`` yet; the vault stays closed meanwhile."""

    left = Signal()
    opened = Signal(object, object, object)
    """The folder, its key and nothing more: the vault is to be opened."""

    def __init__(self, folder: Path, key: MasterKey | None, shared: Shared) -> None:
        super().__init__(_WIDTH)
        self._folder, self._key, self._shared = folder, key, shared
        self._versions: Versions | None = None
        self._wanted: Version | None = None
        self._passphrase = PassphraseEdit(_("Passphrase"))
        self._field = Field(_("Passphrase"), self._passphrase)
        self._list = VersionList()
        self._list.chosen.connect(self._ask)
        self._list.apart.connect(self._set_apart)
        self._outcome = Banner("", "ok", "circle-check")
        self._outcome.hide()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("One moment…"))
        self._on = button(_("Open vault"), "primary")
        self._deriving = Deriving(self, shared)
        self._deriving.done.connect(self._take_key)
        self._deriving.failed.connect(self._complain)
        self._lay_out()
        self._passphrase.returnPressed.connect(self._go_on)
        self._on.clicked.connect(self._go_on)
        self._show_busy(busy=False)
        if key is not None:
            self._take_key(folder, key)

    def focus_first(self) -> None:
        """Put the focus where work on this card begins."""
        first = self._passphrase if self._key is None else self._on
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_secret(self) -> bool:
        """Return whether the key is here, or part of the passphrase."""
        return self._key is not None or super().holds_secret()

    @Slot()
    def _go_on(self) -> None:
        if self._key is not None:
            self.opened.emit(self._folder, self._key, None)
        elif self._passphrase.text() and self._on.isEnabled():
            self._field.calm()
            self._show_busy(busy=True)
            self._deriving.start(self._folder, self._passphrase.text())

    def _take_key(self, folder: Path, key: MasterKey) -> None:
        self._key = key
        self._passphrase.clear()
        self._field.hide()
        self._on.setText(_("Open vault"))
        self._versions = Versions(folder, key, self._shared.door.memory)
        self._run(self._versions.all, self._show_all)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._show_busy(busy=True)
        self._shared.jobs.run(self, work, done=done, failed=self._complain)

    def _show_all(self, found: tuple[Version, ...]) -> None:
        self._list.show_versions(found)
        self._show_busy(busy=False)
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _ask(self, version: Version) -> None:
        sheet = Sheet(self.window(), _("Let this version go on?"), _("Let it go on"))
        text = _(
            "It becomes the vault. What was the vault until now becomes a vault of its own, beside "
            "it. The same passphrase opens both, and nothing is thrown away."
        )
        sheet.body.addWidget(label(text, wrap=True))
        sheet.confirmed.connect(sheet.accept)
        sheet.accepted.connect(self._choose)
        self._wanted = version
        sheet.open()

    @Slot()
    def _choose(self) -> None:
        if self._versions is not None and self._wanted is not None:
            self._run(partial(self._versions.make_present, self._wanted), self._done)

    @Slot(object)
    def _set_apart(self, version: Version) -> None:
        if self._versions is not None:
            self._run(partial(self._versions.set_apart, version), self._done)

    def _done(self, beside: Path) -> None:
        told = _("Beside the vault now lies “{name}”.").format(name=beside.name)
        self._shared.dials.know_vault(str(beside))
        self._tell(told, wrong=False)
        if self._versions is not None:
            self._run(self._versions.all, self._show_all)

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, VpError):
            raise error
        self._show_busy(busy=False)
        sentence = self._shared.door.explain(error)
        if self._key is None:
            self._field.complain(sentence)
            self._passphrase.selectAll()
        else:
            self._tell(sentence, wrong=True)

    def _tell(self, sentence: str, *, wrong: bool) -> None:
        self._outcome.say(
            sentence, "danger" if wrong else "ok", "circle-alert" if wrong else "circle-check"
        )
        self._outcome.show()
        announce(self, sentence, urgent=wrong)

    def _show_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        for part in self.card.findChildren(Button):
            part.setEnabled(not busy)

    @Slot()
    def _leave(self) -> None:
        self._deriving.forget()
        if self._key is not None:
            self._key.wipe()
        self.left.emit()

    def _lay_out(self) -> None:
        text = _(
            "Nothing is merged and nothing is thrown away. The version that you choose goes on "
            "under the name of the vault. What you keep becomes a vault of its own beside it, "
            "which the same passphrase opens."
        )
        self._on.setDefault(True)
        self._on.setText(_("Next"))
        back = button(_("Back"))
        back.clicked.connect(self._leave)
        self.column.addWidget(label(_("Versions of this vault"), "display", wrap=True))
        self.column.addWidget(label(text, "muted", wrap=True))
        self.column.addWidget(self._field)
        self.column.addWidget(self._list)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._outcome)
        self.foot.addWidget(back)
        self.foot.addStretch()
        self.foot.addWidget(self._on)
