"""How the program looks and speaks; each change is seen at once."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider

from vp_desktop.i18n import _
from vp_desktop.ui.dials import Dials
from vp_desktop.ui.pages.settings.section import Section
from vp_desktop.ui.theme.look import LARGEST, SMALLEST, current
from vp_desktop.ui.widgets.buttons import icon_button
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.text import Prose, label

_TENTHS = 10


class DisplaySection(Section):
    """Look, text size, language."""

    def __init__(self, dials: Dials) -> None:
        super().__init__()
        self._dials = dials
        self._theme = ChipBar(_("Look"))
        self._theme.set_chips(
            [
                ("system", _("As the desktop")),
                ("light", _("Light")),
                ("dark", _("Dark")),
                ("platform", _("Follow the desktop in everything")),
            ]
        )
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setAccessibleName(_("Text size"))
        self._size.setRange(round(SMALLEST * _TENTHS), round(LARGEST * _TENTHS))
        self._size.setPageStep(1)
        self._said = label("", "muted")
        self._language = ChipBar(_("Language"))
        self._language.set_chips(
            [("", _("As the desktop")), ("nl", "Nederlands"), ("en", "English")]
        )
        self._lay_out()
        self._theme.chosen.connect(dials.set_theme)
        self._size.valueChanged.connect(self._resize)
        self._language.chosen.connect(dials.set_language)
        current().changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is set."""
        settings = self._dials.settings
        self._theme.choose(settings.theme)
        self._language.choose(settings.language)
        with QSignalBlocker(self._size):
            self._size.setValue(round(settings.text_factor * _TENTHS))
        said = _("{n} % of the normal size").format(n=round(settings.text_factor * 100))
        self._said.setText(said)

    def _lay_out(self) -> None:
        look = self.card(
            _("Look"),
            _("“Follow the desktop in everything” also takes its letters and its contrast."),
        )
        look.column.addWidget(self._theme)
        size = self.card(
            _("Text size"), _("Ctrl + and Ctrl - do the same anywhere; Ctrl 0 resets.")
        )
        smaller = icon_button("zoom-out", _("Smaller text"))
        larger = icon_button("zoom-in", _("Larger text"))
        smaller.clicked.connect(self._shrink)
        larger.clicked.connect(self._grow)
        row = QHBoxLayout()
        row.addWidget(smaller)
        row.addWidget(self._size, 1)
        row.addWidget(larger)
        row.addWidget(self._said)
        size.column.addLayout(row)
        size.column.addWidget(Prose(_("This is how a note looks that you read back.")))
        language = self.card(_("Language"), _("The yearly report has a language of its own."))
        language.column.addWidget(self._language)

    @Slot(int)
    def _resize(self, tenths: int) -> None:
        self._dials.set_text_factor(tenths / _TENTHS)

    @Slot()
    def _shrink(self) -> None:
        self._dials.step_text(-1)

    @Slot()
    def _grow(self) -> None:
        self._dials.step_text(1)
