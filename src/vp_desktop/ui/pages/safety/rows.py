"""One matter on the page: what it is, how it stands, and the one thing that can be done."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.safety import Danger, Finding, Level, Matter
from vp_desktop.ui.page import Destination
from vp_desktop.ui.pages.safety.sentences import sentence
from vp_desktop.ui.pages.safety.words import heading, icon, level, name, todo
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.pill import Pill
from vp_desktop.ui.widgets.surfaces import Card, Picture, hair
from vp_desktop.ui.widgets.text import label


class MatterRow(QWidget):
    """Says one finding, and says the next one in its place: the focus stays where it is."""

    asked = Signal(Destination)

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        self._name = name(matter)
        self._to: Destination | None = None
        self._picture = Picture("info")
        self._sentence = label("", "muted", wrap=True)
        self._pill = Pill()
        self.act = button("", "link")
        self.act.clicked.connect(self._ask)
        head = FlowLayout(spacing=10)
        head.addWidget(label(self._name, "strong"))
        head.addWidget(self._pill)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, finding: Finding, today: date) -> None:
        """Show ``finding``; only what asks for something gets a word on a coloured ground."""
        word, tone = level(finding)
        self._picture.show_icon(icon(finding), tone)
        self._sentence.setText(sentence(finding, today))
        self._pill.say(word, tone)
        self._pill.setVisible(finding.level in {Level.ATTEND, Level.ACT})
        act = todo(finding)
        self._to = act.to
        self.act.setText(act.text)
        self.act.setAccessibleName(f"{self._name}: {act.text}")
        self.act.setAccessibleDescription(f"{word}. {self._sentence.text()}")

    @Slot()
    def _ask(self) -> None:
        if self._to is not None:
            self.asked.emit(self._to)


class DangerCard(Card):
    """Everything that protects against one danger."""

    asked = Signal(Destination)

    def __init__(self, danger: Danger, matters: tuple[Matter, ...]) -> None:
        super().__init__(margin=20, spacing=10)
        self.column.addWidget(label(heading(danger), "heading", wrap=True))
        self.rows = {matter: MatterRow(matter) for matter in matters}
        self._hairs = {matter: hair() for matter in matters}
        for matter, row in self.rows.items():
            row.asked.connect(self.asked)
            self.column.addWidget(self._hairs[matter])
            self.column.addWidget(row)

    def say(self, findings: dict[Matter, Finding], today: date) -> None:
        """Show what was found; what was not looked at takes no room."""
        for matter, row in self.rows.items():
            known = findings.get(matter)
            row.setVisible(known is not None)
            self._hairs[matter].setVisible(known is not None)
            if known is not None:
                row.say(known, today)
        self.setVisible(any(matter in findings for matter in self.rows))
