"""Step 1: what this is, and how it should look and speak."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSlider

from vp_desktop.i18n import _
from vp_desktop.ui.dials import Dials, system_language
from vp_desktop.ui.shell.first_run.step import Step
from vp_desktop.ui.theme.look import LARGEST, SMALLEST
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.text import Prose

_PER_CENT = 100


class WelcomeStep(Step):
    """Two sentences, and three choices that work at once."""

    other_asked = Signal()
    restore_asked = Signal()
    demo_asked = Signal()

    def __init__(self, dials: Dials) -> None:
        super().__init__()
        self._dials = dials
        self._language = ChipBar(_("Language"))
        self._language.set_chips([("nl", "Nederlands"), ("en", "English")])
        self._language.choose(dials.settings.language or system_language())
        self._theme = ChipBar(_("Look"))
        self._theme.set_chips(
            [("system", _("As the desktop")), ("light", _("Light")), ("dark", _("Dark"))]
        )
        self._theme.choose(dials.settings.theme)
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setRange(round(SMALLEST * 10), round(LARGEST * 10))
        self._size.setPageStep(1)
        self._size.setValue(round(dials.settings.text_factor * 10))
        self._size_field = Field(_("Text size"), self._size, self._said())
        self.column.addWidget(Prose(_(
            "Here you log your conversations, follow your cases and make the yearly report of each "
            "client organisation. All of it lies in one encrypted vault on this computer; nobody "
            "else can open it, and neither can we."
        )))  # fmt: skip
        self.column.addWidget(Field(_("Language"), self._language))
        self.column.addWidget(Field(_("Look"), self._theme))
        self.column.addWidget(self._size_field)
        self.column.addLayout(self._other_ways())
        self._language.chosen.connect(dials.set_language)
        self._theme.chosen.connect(dials.set_theme)
        self._size.valueChanged.connect(self._resize)

    def _other_ways(self) -> FlowLayout:
        ways = FlowLayout(spacing=8)
        other = button(_("Open an existing vault"))
        restore = button(_("Put a backup back"), "link")
        demo = button(_("See an example"), "link")
        other.clicked.connect(self.other_asked)
        restore.clicked.connect(self.restore_asked)
        demo.clicked.connect(self.demo_asked)
        for way in (other, restore, demo):
            ways.addWidget(way)
        return ways

    def title(self) -> str:
        """Return what stands above the step."""
        return _("Welcome to VP Desktop")

    def onward(self) -> str:
        """Return the words on the button that leads on."""
        return _("Make a vault")

    @Slot(int)
    def _resize(self, tenths: int) -> None:
        self._dials.set_text_factor(tenths / 10)
        self._size_field.say(self._said())

    def _said(self) -> str:
        share = round(self._dials.settings.text_factor * _PER_CENT)
        return _("{n} % of the normal size").format(n=share)
