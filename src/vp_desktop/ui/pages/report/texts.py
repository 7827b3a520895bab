"""Step 4: the adviser's own words; they save themselves, and are read for what names somebody."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.reports import ReportTexts
from vp_desktop.i18n import _
from vp_desktop.services.narrative import TextReader
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.pages.report.section import TextSection
from vp_desktop.ui.widgets.surfaces import scroll
from vp_desktop.ui.widgets.text import label


def _fields() -> tuple[tuple[str, str, str], ...]:
    return (
        ("summary", _("Summary"), _("What stands out this year, in a few sentences")),
        ("kinds", _("About the kinds of reports"), _("What lies behind the numbers, in general")),
        ("trend", _("About the development"), _("What changed, and what that may come from")),
        ("signals", _("Signals"), _("What several sources point to; never one case alone")),
        ("outlook", _("Outlook"), _("What you plan for the coming year")),
    )


class TextsStep(QWidget):
    """One field a section of the report, with last year's words as a start."""

    changed = Signal()
    """The texts or decisions are different from what they were, and quiet for a moment."""
    undecided = Signal(int)
    """How many passages wait for a decision."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: dict[str, TextSection] = {}
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.changed)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(14)
        body.addWidget(
            label(
                _("Advice comes from the page of the organisation. An empty field is left out."),
                "muted",
                wrap=True,
            )
        )
        for name, heading, hint in _fields():
            section = TextSection(name, heading, hint)
            section.typed.connect(self._autosave.touch)
            section.was_read.connect(self._count)
            self._sections[name] = section
            body.addWidget(section)
        body.addWidget(
            label(
                _(
                    "The program warns; it proves nothing. Only you can see whether somebody "
                    "recognises a colleague in your words."
                ),
                "muted",
                wrap=True,
            )
        )
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll(inside))

    def texts(self) -> ReportTexts:
        """Return what the fields hold, and what was decided about them."""
        texts = {name: section.text() for name, section in self._sections.items()}
        decisions = [one for each in self._sections.values() for one in each.decisions()]
        return ReportTexts(**texts, decisions=tuple(decisions))

    def show_texts(self, texts: ReportTexts) -> None:
        """Fill the fields. Filling is not typing, so nothing is saved."""
        for name, text in texts.passages().items():
            self._sections[name].show_text(text, texts.decisions)

    def read_with(self, reader: TextReader) -> None:
        """Read the texts again, against what ``reader`` knows."""
        for section in self._sections.values():
            section.read_with(reader)

    def flush(self) -> None:
        """Say now what waits to be said."""
        for section in self._sections.values():
            section.read_now()
        self._autosave.flush()

    @Slot()
    def _count(self) -> None:
        self.undecided.emit(sum(len(one.undecided()) for one in self._sections.values()))
