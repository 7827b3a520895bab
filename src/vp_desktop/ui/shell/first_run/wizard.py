"""The frame of the first run: one step at a time, dots, back and onward."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from vp_desktop import i18n
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.ui.shell.card import CardPage
from vp_desktop.ui.shell.first_run.dots import Dots
from vp_desktop.ui.shell.first_run.phrase_step import PhraseStep
from vp_desktop.ui.shell.first_run.place import PlaceStep
from vp_desktop.ui.shell.first_run.practice_step import PracticeStep
from vp_desktop.ui.shell.first_run.sheet_step import SheetStep
from vp_desktop.ui.shell.first_run.welcome import WelcomeStep
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

    from vp_desktop.services.access import MasterKey
    from vp_desktop.services.door import Door
    from vp_desktop.ui.shared import Shared
    from vp_desktop.ui.shell.first_run.new_vault import NewVault
    from vp_desktop.ui.shell.first_run.step import Step

_WIDTH = 624
"""Pixels at 100 %: a column of 560 and its margins."""

_MAKES_THE_VAULT = 2
"""The step after which the vault is made: the passphrase is known, the sheet needs the key."""


class FirstRun(CardPage):
    """Leads through the five steps; the vault is made after the third."""

    left = Signal()
    """Back, from the first step; offered only where it ``leads_back`` to something."""
    other_asked = Signal()
    restore_asked = Signal()
    demo_asked = Signal()
    finished = Signal(object, object)
    """The ``NewVault``, which has its key, and the ``FirstWords``."""

    def __init__(self, vault: NewVault, shared: Shared, *, leads_back: bool = False) -> None:
        super().__init__(_WIDTH)
        self._vault = vault
        self._shared = shared
        self._leads_back = leads_back
        self._made_with = ""
        welcome = WelcomeStep(shared.dials)
        self._sheet = SheetStep(vault, shared.door)
        self._last = PracticeStep(vault)
        self._steps: list[Step] = [
            welcome,
            PlaceStep(vault, shared.door),
            PhraseStep(vault, shared.door),
            self._sheet,
            self._last,
        ]
        self._title = label("", "display", wrap=True)
        self._dots = Dots(len(self._steps))
        self._count = label("", "micro")
        self._number = 0
        self._trouble = Banner("", "danger", "circle-alert")
        self._bar = QProgressBar()
        self._back = button(_("Back"))
        self._on = button("", "primary")
        self._lay_out()
        welcome.other_asked.connect(self.other_asked)
        welcome.restore_asked.connect(self.restore_asked)
        welcome.demo_asked.connect(self.demo_asked)
        self._back.clicked.connect(self._step_back)
        self._on.clicked.connect(self._step_on)
        self._show(0)

    def focus_first(self) -> None:
        """Put the focus on the button that leads on."""
        self._on.setFocus()

    def holds_secret(self) -> bool:
        """Return False: a lock here would throw away what nobody has written down yet."""
        return False

    def may_go(self) -> bool:
        """Return False, for the same reason."""
        return False

    def _lay_out(self) -> None:
        for step in self._steps:
            step.ready.connect(self._on.setEnabled)
            step.wants_on.connect(self._step_on)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Making the vault…"))
        top = QHBoxLayout()
        top.addWidget(self._dots)
        top.addWidget(self._count)
        top.addStretch()
        self._on.setDefault(True)
        self.column.addLayout(top)
        for part in (self._title, *self._steps, self._trouble, self._bar):
            self.column.addWidget(part)
        self.foot.addWidget(self._back)
        self.foot.addStretch()
        self.foot.addWidget(self._on)
        self.setTabOrder(self._on, self._back)  # after the fields one goes on

    def _show(self, number: int) -> None:
        step = self._steps[number]
        self._number = number
        for other in self._steps:  # no QStackedWidget: it keeps the card as high as its highest
            other.setVisible(other is step)
        self._title.setText(step.title())
        self._dots.show_step(number)
        said = _("Step {n} of {all}").format(n=number + 1, all=len(self._steps))
        self._count.setText(said)
        self._on.setText(step.onward())
        self._trouble.hide()
        self._bar.hide()
        self._back.setEnabled(True)
        self._back.setVisible(number > 0 or self._leads_back)
        self.begin_at_top()
        step.enter()
        self._on.setEnabled(step.is_ready())
        announce(self, f"{said}: {step.title()}")

    @Slot()
    def _step_back(self) -> None:
        number = self._number
        if number:
            self._show(number - 1)
        else:
            self.left.emit()

    @Slot()
    def _step_on(self) -> None:
        number = self._number
        if not self._on.isEnabled() or not self._steps[number].finish():
            return
        if number == _MAKES_THE_VAULT and self._vault.passphrase != self._made_with:
            self._make()
        elif number + 1 < len(self._steps):
            self._show(number + 1)
        else:
            self.finished.emit(self._vault, self._last.words())

    def _make(self) -> None:
        self._bar.show()
        self._on.setEnabled(False)
        self._back.setEnabled(False)
        vault = self._vault
        work = partial(
            _make, self._shared.door, vault.folder, vault.passphrase, vault.key, i18n.language()
        )
        self._shared.jobs.run(self, work, done=self._made, failed=self._refuse)

    def _made(self, made: tuple[MasterKey, bytes]) -> None:
        self._vault.key, sheet = made
        self._made_with = self._vault.passphrase
        self._sheet.show_sheet(sheet)
        self._show(_MAKES_THE_VAULT + 1)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, VpError):
            raise error
        self._show(self._number)
        self._trouble.say(self._shared.door.explain(error), "danger", "circle-alert")
        self._trouble.show()


def _make(
    door: Door, folder: Path, passphrase: str, key: MasterKey | None, language: str
) -> tuple[MasterKey, bytes]:
    """Make the vault, or give the one that was made another passphrase; and its sheet."""
    if key is None:
        key = door.create(folder, passphrase)
    else:
        door.change_passphrase(folder, key, passphrase)
    return key, door.sheet_pdf(folder, key, language)
