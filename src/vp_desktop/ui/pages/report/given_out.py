"""An entry of the ledger as a line: what was given out, when, to whom, and its fingerprint."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import Publication
from vp_desktop.i18n import _, long_date
from vp_desktop.services.report_names import readers
from vp_desktop.ui.widgets.text import label

_PART = 8
"""Signs of the fingerprint between two spaces."""


class GivenOut(QWidget):
    """What was given out, and the fingerprint by which the file is known."""

    def __init__(self, publication: Publication) -> None:
        super().__init__()
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
