"""An entry of the ledger as a line: what was given out, when, to whom, and its fingerprint."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import Publication
from vp_desktop.i18n import _, long_date
from vp_desktop.services.report_names import readers
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.text import label

_PART = 8
"""Signs of the fingerprint between two spaces."""


class GivenOut(QWidget):
    """What was given out, the fingerprint by which it is known, and the file if it is kept."""

    show_file = Signal(object)
    """The user wants to see the file of this ``Publication``."""
    save_file = Signal(object)
    """The user wants it on disk once more."""
    forget_file = Signal(object)
    """The user does not want to keep it any longer."""

    def __init__(self, publication: Publication, *, kept: bool) -> None:
        super().__init__()
        self._publication = publication
        self._buttons = FlowLayout(spacing=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(told(publication), "small", wrap=True))
        marks = label(_("SHA-256: {marks}").format(marks=_parted(publication.sha256)), "muted")
        marks.setWordWrap(True)
        marks.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(marks)
        if kept:
            self._offer(_("Show"), self._show)
            self._offer(_("Save again…"), self._save)
            self._offer(_("Keep no longer…"), self._forget)
            column.addLayout(self._buttons)
        else:
            column.addWidget(label(_("The file itself is not kept."), "muted", wrap=True))

    def _offer(self, text: str, act: Callable[[], None]) -> None:
        one = button(text, "link")
        one.setAccessibleDescription(told(self._publication))
        one.clicked.connect(act)
        self._buttons.addWidget(one)

    @Slot()
    def _show(self) -> None:
        self.show_file.emit(self._publication)

    @Slot()
    def _save(self) -> None:
        self.save_file.emit(self._publication)

    @Slot()
    def _forget(self) -> None:
        self.forget_file.emit(self._publication)


def _parted(marks: str) -> str:
    """Return a fingerprint in parts that a line may end between."""
    return " ".join(marks[at : at + _PART] for at in range(0, len(marks), _PART))


def told(publication: Publication) -> str:
    """Return in a sentence what was given out, when and to whom."""
    period = Period(publication.period_first, publication.period_last).label
    values = {
        "period": period,
        "readers": readers(publication.variant),
        "day": long_date(publication.given_out_on),
        "recipients": publication.recipients or _("(not noted)"),
        "n": publication.edition,
    }
    if publication.edition == 1:
        told_of = _("{period}, {readers}: given out on {day} to {recipients}")
    else:
        told_of = _("{period}, {readers}, edition {n}: given out on {day} to {recipients}")
    return told_of.format(**values)
