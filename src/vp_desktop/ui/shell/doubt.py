"""The card for a vault that is in doubt: what was seen, and three ways on, none of them silent."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vp_desktop.domain.vault_standing import Consent, Standing
from vp_desktop.i18n import _
from vp_desktop.services.doubt import doubt_of, newest_backup
from vp_desktop.ui.shell.card import CardPage
from vp_desktop.ui.shell.doubt_words import facts, keys_too, meaning, title
from vp_desktop.ui.shell.help import HelpSheet
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import Button, button
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.surfaces import Disc, Ground, hair
from vp_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

    from vp_desktop.domain.errors import VpError
    from vp_desktop.domain.vault_standing import Judgement
    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared
    from vp_desktop.ui.shell.first_run.new_vault import FirstWords

_WIDTH = 640
"""Pixels at 100 %."""

_NOBODY_MS = 300_000
"""Five minutes: the key is in memory here, and nobody may be there any more."""


class DoubtCard(CardPage):
    """Holds the key until somebody chooses; afterwards the vault is opened with that consent."""

    left = Signal()
    consented = Signal(Consent)
    versions_asked = Signal()
    """See every version there is, and choose."""
    restore_asked = Signal(object)
    """A backup to put back, or None when none was found."""

    def __init__(
        self,
        judgement: Judgement,
        folder: Path,
        key: MasterKey,
        words: FirstWords | None,
        shared: Shared,
    ) -> None:
        super().__init__(_WIDTH)
        self.folder, self.key, self.words = folder, key, words
        self._judgement, self._shared = judgement, shared
        self._complaint = Banner("", "danger", "circle-alert")
        self._complaint.hide()
        self._read = button(_("Open to read only"), "primary", "eye")
        self._restore = button(_("Restore a backup…"), "", "rotate-ccw")
        self._versions = button(_("See the versions…"), "", "folder-open")
        self._accept = button(_("This is right…"), "", "check")
        self._nobody = QTimer(self)
        self._nobody.setSingleShot(True)
        self._nobody.setInterval(_NOBODY_MS)
        self._nobody.timeout.connect(self._leave)
        self._nobody.start()
        self._lay_out()
        self._read.clicked.connect(self._open_to_read)
        self._restore.clicked.connect(self._find_backup)
        self._versions.clicked.connect(self.versions_asked)
        self._accept.clicked.connect(self._ask)

    def focus_first(self) -> None:
        """Put the focus on what can do no harm, and say what is wrong."""
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, title(self._judgement), urgent=True)

    def holds_secret(self) -> bool:
        """Return that the key of the vault is here."""
        return True

    def refuse(self, sentence: str, *, wrong_passphrase: bool) -> None:
        """Say why that way does not lead in."""
        self._complaint.say(sentence, "danger", "circle-alert")
        self._complaint.show()
        announce(self, sentence, urgent=True)

    @Slot()
    def _open_to_read(self) -> None:
        self.consented.emit(Consent.READ_ONLY)

    @Slot()
    def _find_backup(self) -> None:
        find = partial(newest_backup, self.folder, self.key)
        self._shared.jobs.run(self, find, done=self._found, failed=self._not_found)

    def _found(self, backup: Path | None) -> None:
        self.restore_asked.emit(backup)

    def _not_found(self, error: Exception) -> None:
        raise error

    @Slot()
    def _ask(self) -> None:
        sheet = Sheet(self.window(), _("Go on with this vault?"), _("Go on with it"))
        text = _(
            "From now on this is the vault. That it was not what this computer saw last is noted "
            "in it, and no longer asked. Nothing is thrown away: a copy that this computer kept of "
            "the other version stays."
        )
        sheet.body.addWidget(label(text, wrap=True))
        sheet.confirmed.connect(sheet.accept)
        sheet.accepted.connect(self._take)
        sheet.open()

    @Slot()
    def _take(self) -> None:
        self.consented.emit(Consent.ACCEPT)

    @Slot()
    def _leave(self) -> None:
        self.key.wipe()
        self.left.emit()

    @Slot()
    def _explain(self) -> None:
        HelpSheet(self.window(), "versions").open()

    def _lay_out(self) -> None:
        self._read.setDefault(True)
        top = QHBoxLayout()
        top.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(label(title(self._judgement), "title", wrap=True))
        words.addWidget(label(meaning(self._judgement), "muted", wrap=True))
        top.addWidget(Disc("shield-alert", "warn", 40), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.column.addLayout(top)
        self.column.addWidget(_facts(self._judgement))
        if besides := keys_too(self._judgement):
            self.column.addWidget(Banner(besides, "warn", "key-round"))
        self.column.addWidget(self._complaint)
        self.column.addWidget(hair())
        self.column.addWidget(_grid_of(self._ways()))
        self.keep_in_sight(hair())
        self._lay_out_foot()

    def _ways(self) -> list[tuple[Button, str]]:
        ways = [
            (self._read, _("Look around first. The vault stays as it is; this can do no harm.")),
            (self._restore, _("The newest backup becomes a new vault beside this one.")),
            (self._accept, _("You put this vault back yourself, or you know what happened.")),
        ]
        if self._judgement.standing is Standing.FORK or self._judgement.copies:
            ways.insert(1, (self._versions, _("Compare the versions, and choose which goes on.")))
        return ways

    def _lay_out_foot(self) -> None:
        back, more = button(_("Back"), "link"), button(_("What this means"), "link")
        back.clicked.connect(self._leave)
        more.clicked.connect(self._explain)
        self.foot.addWidget(back)
        self.foot.addStretch()
        self.foot.addWidget(more)


def doubt_card(
    error: VpError, folder: Path, key: MasterKey, words: FirstWords | None, shared: Shared
) -> DoubtCard | None:
    """Return the card that asks what to do, when ``error`` leaves the choice; else None."""
    judgement = doubt_of(error)
    if judgement is None:
        return None
    return DoubtCard(judgement, folder, key, words, shared)


def _facts(judgement: Judgement) -> QWidget:
    ground = Ground("sunken", 16, 0)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    today = date.today()  # noqa: DTZ011 - no vault is open, so there is no clock but this one
    for row, (name, value) in enumerate(facts(judgement, today)):
        grid.addWidget(label(name, "muted", wrap=True), row, 0)
        grid.addWidget(label(value, "strong"), row, 1)
    ground.column.addLayout(grid)
    return ground


def _grid_of(ways: list[tuple[Button, str]]) -> QWidget:
    """Return each way on as a line: what it does, and the button; all buttons of one width."""
    lines = QWidget()
    grid = QGridLayout(lines)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(14)
    grid.setColumnStretch(0, 1)
    for row, (act, text) in enumerate(ways):
        act.setAccessibleDescription(text)
        grid.addWidget(label(text, wrap=True), row, 0)
        grid.addWidget(act, row, 1)
        act.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return lines
