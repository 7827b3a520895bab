"""How strong a passphrase is: in words, with a bar beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.widgets.text import label, set_property

if TYPE_CHECKING:
    from vp_desktop.services.passphrases import Strength

_TONES = {"weak": "danger", "fair": "warn", "strong": "ok"}
_MOST = 4


class Meter(QWidget):
    """Empty until something was judged."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, _MOST)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Strength"))
        self._text = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._text)

    def say(self, strength: Strength) -> None:
        """Show ``strength``."""
        self._bar.setValue(max(strength.score, 1))
        tone = _TONES[strength.level]
        set_property(self._bar, "tone", tone)
        set_property(self._text, "tone", tone)
        said = _("{strength}: guessing it would take {time}")
        self._text.setText(said.format(strength=strength.words, time=strength.lasts))
