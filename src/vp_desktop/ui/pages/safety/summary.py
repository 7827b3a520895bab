"""The first card and the last: how everything stands together, and what is not protected."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from vp_desktop.domain.safety import Finding
from vp_desktop.i18n import _
from vp_desktop.ui.pages.safety.words import summary, unprotected, worries
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
        self._worries = label("", "strong", wrap=True)
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
        asking = worries(findings)
        self._worries.setText(asking)
        self._worries.setVisible(bool(asking))
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
        words.addWidget(self._worries)
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


class LimitsCard(Card):
    """What no program can promise, or what this one does not; and where the promises are."""

    read = Signal()
    """Somebody wants to read what is promised."""

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=10)
        self.column.addWidget(label(_("What is not protected"), "heading", wrap=True))
        for text in unprotected():
            self.column.addWidget(label(text, "muted", wrap=True))
        more = button(_("What the vault promises, and how that was tried"), "link")
        more.clicked.connect(self.read)
        self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
