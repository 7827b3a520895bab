"""Step 4: the adviser's own words; they save themselves, and are read for what names somebody."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.narrative import Finding
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.domain.reports import Language, ReportTexts, TextName, Variant
from vp_desktop.i18n import _
from vp_desktop.services.building_blocks import BuildingBlocks
from vp_desktop.services.narrative import Passages, TextReader
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.pages.report.blocks import BlockShelf
from vp_desktop.ui.pages.report.elsewhere import ElsewhereTexts
from vp_desktop.ui.pages.report.judging import (
    Decisions,
    PassageJudge,
    focus_after,
    waiting_in,
)
from vp_desktop.ui.pages.report.section import TextField, TextSection
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.surfaces import scroll
from vp_desktop.ui.widgets.text import label


def _fields() -> tuple[TextField, ...]:
    return (
        TextField("summary", _("Summary"), _("What stands out this year, in a few sentences")),
        TextField(
            "kinds", _("About the kinds of reports"), _("What lies behind the numbers, in general")
        ),
        TextField(
            "trend", _("About the development"), _("What changed, and what that may come from")
        ),
        TextField(
            "signals", _("Signals"), _("What several sources point to; never one case alone")
        ),
        TextField("outlook", _("Outlook"), _("What you plan for the coming year")),
    )


class _Readers(QWidget):
    """Says where the advice is written, and which texts these readers do not get."""

    def __init__(self) -> None:
        super().__init__()
        start = _("Advice comes from the page of the organisation. An empty field is left out.")
        self._advice = label(start, "muted", wrap=True)
        self._unseen = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._advice)
        column.addWidget(self._unseen)
        self._unseen.hide()

    def show_readers(self, variant: Variant, unseen: Sequence[str]) -> None:
        """Say it for ``variant``; ``unseen`` are the names of the texts that are not printed."""
        self._advice.setVisible(variant.has_advice)
        said = _("Not for these readers, and kept for others: {texts}.")
        said = said.format(texts=", ".join(unseen))
        if not variant.texts:
            said = _(
                "These readers get none of your texts. What you wrote is kept for other readers."
            )
        self._unseen.setText(said)
        self._unseen.setVisible(bool(unseen))


class TextsStep(QWidget):
    """One field a section of the report, with last year's words as a start."""

    changed = Signal()
    """The texts or decisions are different from what they were, and quiet for a moment."""
    undecided = Signal(int)
    """How many passages wait for a decision."""
    decided = Signal()
    """The user decided about the last passage of all."""
    to_place = Signal(object)
    """The user wants to go where a ``PrintedText`` is that was not written here."""

    def __init__(self, blocks: BuildingBlocks) -> None:
        super().__init__()
        self._shelf = BlockShelf(blocks, self)
        self._readers = _Readers()
        self._sections: dict[TextName, TextSection] = {}
        self._decisions = Decisions(self)
        self._elsewhere, self._pages = _elsewhere(self._decisions)
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.changed)
        self._decisions.changed.connect(self._autosave.touch)
        self._decisions.settled.connect(self._count)
        for field in _fields():
            section = TextSection(field, self._decisions, self._shelf)
            section.typed.connect(self._autosave.touch)
            section.judge.judged.connect(self._count)
            section.judge.emptied.connect(self._go_on)
            self._sections[field.name] = section
        for texts in (self._elsewhere, self._pages):
            texts.judged.connect(self._count)
            texts.emptied.connect(self._go_on)
            texts.to_place.connect(self.to_place)
        self._held = Banner(
            _(
                "The report is adopted: its texts, advice and activities stand. The last step "
                "makes it a draft again."
            ),
            "accent",
            "lock",
        )
        self._held.hide()
        self._inside = QWidget()
        self._scroll = scroll(self._inside)
        self._lay_out()

    def texts(self) -> ReportTexts:
        """Return what the fields hold, and what was decided about them."""
        texts = {name: section.text() for name, section in self._sections.items()}
        return ReportTexts(**texts, decisions=self._decisions.all())

    def show_readers(self, variant: Variant, language: Language) -> None:
        """Offer the texts alone that a report for these readers prints, and name the others."""
        self._shelf.language = language
        for name, section in self._sections.items():
            section.setVisible(name in variant.texts)
        unseen = [one.heading for one in self._sections.values() if one.isHidden()]
        self._readers.show_readers(variant, unseen)
        self._count()

    def show_texts(self, texts: ReportTexts) -> None:
        """Fill the fields. Filling is not typing, so nothing is saved."""
        if texts == self.texts():
            return
        self._decisions.show_all(texts.decisions)
        for name, text in texts.passages().items():
            self._sections[name].show_text(text)

    def hold(self, *, held: bool) -> None:
        """Let the texts be read and not be changed: the report is adopted."""
        self._held.setVisible(held)
        for section in self._sections.values():
            section.hold(held=held)
        for texts in (self._elsewhere, self._pages):
            texts.setDisabled(held)

    def show_printed(self, printed: Iterable[PrintedText], reader: TextReader) -> None:
        """Read all that is ``printed``; what was written here is read as it stands here now."""
        for section in self._sections.values():
            section.read_with(reader)
        elsewhere = [one for one in printed if one.field not in self._sections]
        self._elsewhere.show_texts(reader.passages(elsewhere))
        self._order()

    @Slot(object)
    def show_pages(self, found: Sequence[Passages]) -> None:
        """Show what was ``found`` on the finished pages."""
        self._pages.show_texts(found)
        self._order()

    def _order(self) -> None:
        """Let Tab find what was written elsewhere below the last text."""
        last = [one.last_stop() for one in self._sections.values()][-1]
        self._pages.come_after(self._elsewhere.come_after(last))

    def waiting(self) -> list[tuple[PrintedText, Finding]]:
        """Return every passage that waits for a decision, and the text it stands in."""
        return waiting_in(self._judges())

    @Slot()
    def focus_waiting(self) -> None:
        """Put the focus on the first passage that waits for a decision."""
        self._focus_after(None)

    @Slot(object)
    def _go_on(self, judge: PassageJudge | None) -> None:
        """Go on to the passages after ``judge``, round to the first; else say that all is done."""
        if not self._focus_after(judge):
            self.decided.emit()

    def _focus_after(self, judge: PassageJudge | None) -> bool:
        found = focus_after(self._judges(), judge)
        if found is not None:
            self._scroll.ensureWidgetVisible(found)
        return found is not None

    def flush(self) -> None:
        """Say now what waits to be said."""
        for section in self._sections.values():
            section.read_now()
        self._autosave.flush()

    def _judges(self) -> list[PassageJudge]:
        own = [one.judge for one in self._sections.values() if not one.isHidden()]
        return [*own, *self._elsewhere.judges(), *self._pages.judges()]

    @Slot()
    def _count(self) -> None:
        if not self._decisions.settling:
            self.undecided.emit(len(self.waiting()))

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(14)
        body.addWidget(self._readers)
        body.addWidget(self._held)
        for section in self._sections.values():
            body.addWidget(section)
        body.addWidget(self._elsewhere)
        body.addWidget(self._pages)
        body.addWidget(label(_caution(), "muted", wrap=True))
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)


def _caution() -> str:
    return _(
        "The program warns; it proves nothing. Only you can see whether somebody "
        "recognises a colleague in your words."
    )


def _elsewhere(decisions: Decisions) -> tuple[ElsewhereTexts, ElsewhereTexts]:
    written = ElsewhereTexts(
        decisions,
        _("Written elsewhere"),
        _("The report prints this too. It was written on the page of the organisation."),
    )
    pages = ElsewhereTexts(
        decisions,
        _("On the finished pages"),
        _("The pages were read as well. This stands there, and in no text above."),
    )
    return written, pages
