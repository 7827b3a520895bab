"""See an example: a vault of its own, full of invented cases, never mixed with a real one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.exchange import ImportCount
from vp_desktop.i18n import _
from vp_desktop.services.access import MasterKey
from vp_desktop.services.demo import PASSPHRASE, make_demo_vault
from vp_desktop.services.door import VAULT_SUFFIX
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.text import Prose, label


class DemoSheet(Sheet):
    """Says what it is, shows the passphrase of the example, and makes it."""

    made = Signal(object, object)
    """The folder and the key."""

    def __init__(self, parent: QWidget, shared: Shared) -> None:
        super().__init__(parent, _("An example to look around in"), _("Make the example"))
        self._shared = shared
        self._folder = _free_folder(shared.documents, _("Example"))
        self._trouble = Banner("", "danger", "circle-alert")
        self._trouble.hide()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Making the example…"))
        self._bar.hide()
        self.body.addWidget(Prose(_(
            "Everything in it is invented. Try whatever you like; remove the folder when you have "
            "seen enough. To open it again you need this passphrase:"
        )))  # fmt: skip
        self.body.addWidget(label(PASSPHRASE, "title", wrap=True))
        self.body.addWidget(label(self._folder.name, "muted"))
        self.body.addWidget(self._trouble)
        self.body.addWidget(self._bar)
        self.confirmed.connect(self._make)

    def _make(self) -> None:
        self.primary.setEnabled(False)
        self._bar.show()
        work = partial(make_demo_vault, self._folder)
        self._shared.jobs.run(self, work, done=self._finish, failed=self._refuse)

    def _finish(self, made: tuple[MasterKey, ImportCount]) -> None:
        self.accept()
        self.made.emit(self._folder, made[0])

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, VpError):
            raise error
        self._bar.hide()
        self.primary.setEnabled(True)
        self._trouble.say(self._shared.door.explain(error), "danger", "circle-alert")
        self._trouble.show()


def _free_folder(documents: Path, name: str) -> Path:
    """Return a place under ``documents`` where nothing is yet."""
    number, folder = 1, documents / f"{name}{VAULT_SUFFIX}"
    while folder.exists():
        number += 1
        folder = documents / f"{name} {number}{VAULT_SUFFIX}"
    return folder
