"""Passages of a text that could point to a person: what they are, and the adviser's decision."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vp_desktop.domain.drafts import MAX_LINE_CHARS
from vp_desktop.domain.narrative import Finding
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.narrative import Passages
from vp_desktop.ui.pages.report.sign_words import sign_name, suggestion
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.text import label

MOST_CARDS = 4
"""Passages shown at a time; the next comes up when one is decided."""

_LONGEST_QUOTE = 60
"""Characters of a passage that are repeated beside it."""

_AROUND = 24
"""Characters shown on either side of a passage."""


def quoted(text: str, finding: Finding) -> str:
    """Return a passage with the words around it on its line."""
    start, end = max(0, finding.start - _AROUND), finding.end + _AROUND
    before = text[start : finding.start].rpartition("\n")[2]
    after = text[finding.end : end].partition("\n")[0]
    left = right = ""
    if start and len(before) == _AROUND:
        before, left = before.partition(" ")[2], "…"
    if end < len(text) and len(after) == _AROUND:
        after, right = after.rpartition(" ")[0], "…"
    return f"“{left}{' '.join(f'{before}{finding.passage}{after}'.split())}{right}”"


def headed(finding: Finding) -> str:
    """Return what a passage is, and its words."""
    return _("{sign}: “{passage}”").format(
        sign=sign_name(finding.sign), passage=_short(finding.passage)
    )


class PassageCard(QFrame):
    """Says what a passage looks like and what could stand there; takes the reason it may stay."""

    shown = Signal(object)
    """The user wants to see the ``Finding`` in the text."""
    left = Signal(object, str)
    """The ``Finding`` may stay, and why."""

    def __init__(self, finding: Finding, reason: str, show: str, quote: str = "") -> None:
        super().__init__()
        self._finding = finding
        self.setProperty("banner", "warn")
        self._show = button(show, "link")
        self._may_stay = button(_("May stay…"), "link")
        self._reason = QLineEdit(reason)
        self._reason.setMaxLength(MAX_LINE_CHARS)
        self._reason.setPlaceholderText(_("Why may this stay?"))
        self._leave = button(_("Let it stand"))
        self._asking = QWidget()
        self._lay_out(quote)
        name = f"{sign_name(finding.sign)}: {_short(finding.passage)}"
        for part in (self._show, self._may_stay, self._leave):
            part.setAccessibleDescription(name)
        self._reason.setAccessibleName(_("Why may this stay?"))
        self._reason.setAccessibleDescription(name)
        self._show.clicked.connect(self._to_text)
        self._may_stay.clicked.connect(self._ask)
        self._reason.textChanged.connect(self._allow)
        self._reason.returnPressed.connect(self._decide)
        self._leave.clicked.connect(self._decide)
        self._allow()

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self._may_stay.setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, from the first to the last."""
        return self._show, self._may_stay, self._reason, self._leave

    @Slot()
    def _to_text(self) -> None:
        self.shown.emit(self._finding)

    @Slot()
    def _ask(self) -> None:
        self._asking.show()
        self._may_stay.setEnabled(False)
        self._reason.setFocus()
        self._reason.selectAll()

    @Slot()
    def _allow(self) -> None:
        self._leave.setEnabled(bool(self._reason.text().strip()))

    @Slot()
    def _decide(self) -> None:
        reason = self._reason.text().strip()
        if reason:
            self.left.emit(self._finding, reason)

    def _lay_out(self, quote: str) -> None:
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 2, 0, 0)
        asking.setSpacing(8)
        asking.addWidget(self._reason, 1)
        asking.addWidget(self._leave)
        self._asking.hide()
        links = FlowLayout()
        links.addWidget(self._show)
        links.addWidget(self._may_stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(label(headed(self._finding), "strong", wrap=True, tone="warn"))
        if quote:
            column.addWidget(label(quote, "small", wrap=True, tone="warn"))
        column.addWidget(label(suggestion(self._finding.sign), "small", wrap=True, tone="warn"))
        column.addLayout(links)
        column.addWidget(self._asking)


class PassageCards(QWidget):
    """The first passages that wait for a decision, and how many there are beside them."""

    shown = Signal(object)
    """The user wants to see a ``Finding`` in the text."""
    left = Signal(object, str)
    """A ``Finding`` may stay, and why."""
    again = Signal()
    """The user wants to decide again about all that may stay."""

    def __init__(self, show: str = "") -> None:
        """Name ``show`` the way to where the text is, when it is not in sight above."""
        super().__init__()
        self._elsewhere = bool(show)
        self._to_place = show or _("Show in the text")
        self._cards: list[PassageCard] = []
        self._more = label("", "muted", wrap=True)
        self._again = button("", "link")
        self._again.clicked.connect(self.again)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._list)
        column.addWidget(self._more)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_counts(0, 0)

    def show_passages(self, passages: Passages, first: Mapping[Finding, str], waiting: int) -> None:
        """Show the ``first`` that wait of ``passages``, and for each the reason to propose."""
        for old in self._cards:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        text = passages.printed.text
        self._cards = [
            PassageCard(one, reason, self._to_place, quoted(text, one) if self._elsewhere else "")
            for one, reason in first.items()
        ]
        for card in self._cards:
            card.shown.connect(self.shown)
            card.left.connect(self.left)
            self._list.addWidget(card)
        self.come_after(self._again)
        self._show_counts(waiting - len(self._cards), len(passages.found) - waiting)

    def _show_counts(self, more: int, stays: int) -> None:
        self._more.setText(
            ngettext("And {n} more passage.", "And {n} more passages.", more).format(n=more)
        )
        self._more.setVisible(more > 0)
        self._again.setText(
            ngettext(
                "{n} passage may stay. Decide again", "{n} passages may stay. Decide again", stays
            ).format(n=stays)
        )
        self._again.setVisible(stays > 0)

    def come_after(self, other: QWidget) -> QWidget:
        """Let Tab lead from ``other`` through the cards; return the last of them."""
        stops = [stop for card in self._cards for stop in card.stops()]
        for stop in (*stops, self._again):  # without this the cards would follow the whole window
            QWidget.setTabOrder(other, stop)
            other = stop
        return other

    def focus_first(self) -> bool:
        """Put the focus on the first passage; tell whether there is one."""
        if self._cards:
            self._cards[0].focus_first()
        return bool(self._cards)


def _short(passage: str) -> str:
    plain = " ".join(passage.split()).strip("\"“”„‘’«»'")
    return plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 1].rstrip() + "…"
