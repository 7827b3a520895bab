"""Step 4: the adviser's own words; they save themselves."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from vp_desktop.domain.reports import ReportTexts
from vp_desktop.i18n import _
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.surfaces import scroll
from vp_desktop.ui.widgets.text import label

_HIGH = 110
"""Pixels at 100 %: five lines."""


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
    """The texts are different from what they were, and quiet for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self._editors: dict[str, QPlainTextEdit] = {}
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
            editor = QPlainTextEdit()
            editor.setPlaceholderText(hint)
            editor.setTabChangesFocus(True)
            editor.textChanged.connect(self._autosave.touch)
            self._editors[name] = editor
            body.addWidget(Field(heading, editor))
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll(inside))
        current().changed.connect(self._fit)
        self._fit()

    def texts(self) -> ReportTexts:
        """Return what the fields hold."""
        return ReportTexts(**{name: editor.toPlainText() for name, editor in self._editors.items()})

    def show_texts(self, texts: ReportTexts) -> None:
        """Fill the fields. Filling is not typing, so nothing is saved."""
        for name, text in texts.model_dump().items():
            editor = self._editors[name]
            if editor.toPlainText() != text:
                with QSignalBlocker(editor):
                    editor.setPlainText(text)

    def flush(self) -> None:
        """Say now what waits to be said."""
        self._autosave.flush()

    @Slot()
    def _fit(self) -> None:
        for editor in self._editors.values():
            editor.setFixedHeight(current().px(_HIGH))
