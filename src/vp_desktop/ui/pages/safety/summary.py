"""The card at the top: how everything stands together, and the check of the whole vault."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from vp_desktop.domain.safety import Finding
from vp_desktop.i18n import _
from vp_desktop.ui.pages.safety.words import summary
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import Card, Disc
from vp_desktop.ui.widgets.text import label


class SummaryCard(Card):
    """One sentence over everything, what is protected at all, and one button."""

    check_asked = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=12)
        self._disc = Disc("shield-check", "ok", 40)
        self._text = label("", "title", wrap=True)
        self._check = button(_("Check the whole vault now"), "primary", "shield-check")
        self._check.clicked.connect(self.check_asked)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("The vault is being read"))
        self._bar.hide()
        self._lay_out()

    def say(self, findings: Sequence[Finding]) -> None:
        """Show how ``findings`` stand together."""
        text, tone = summary(findings)
        self._text.setText(text)
        self._disc.change("shield-check" if tone == "ok" else "shield-alert", tone)

    def show_busy(self, *, busy: bool) -> None:
        """Show that the vault is being read."""
        self._bar.setVisible(busy)
        self._check.setEnabled(not busy)

    def focus_button(self) -> None:
        """Put the focus on what this card is for."""
        self._check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._text)
        words.addWidget(
            label(
                _(
                    "Everything you write lies encrypted in the vault and in its backups: notes, "
                    "names, figures, attachments. Who has neither your passphrase nor your "
                    "recovery sheet reads nothing of it."
                ),
                "muted",
                wrap=True,
            )
        )
        words.addSpacing(8)
        words.addWidget(self._check, 0, Qt.AlignmentFlag.AlignLeft)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.column.addLayout(top)
        self.column.addWidget(self._bar)
