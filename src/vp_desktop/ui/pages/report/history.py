"""What was given out to this organisation, and whether a file was given out to any."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.report_states import KnownFile
from vp_desktop.domain.reports import Publication
from vp_desktop.i18n import _
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.report.given_out import GivenOut, told
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.widgets.working import Working


class HistoryPanel(QWidget):
    """Lists the entries of the ledger, newest first."""

    check = Signal()
    """The user has a file, and wants to know whether it was given out."""
    show_file = Signal(object)
    """The user wants to see the file of a ``Publication``."""
    save_file = Signal(object)
    """The user wants it on disk once more."""
    forget_file = Signal(object)
    """The user does not want to keep it any longer."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._check = button(_("Check a PDF…"), "", "shield-check")
        self._check.setToolTip(_("Tells whether a file is the very report that was given out."))
        self._check.clicked.connect(self.check)
        self.reading = Working(jobs, _("Reading the file…"))
        self._answer = Banner("", "ok", "shield-check")
        self._answer.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._list)
        column.addWidget(self._check)
        column.addWidget(self.reading)
        column.addWidget(self._answer)

    def show_entries(self, publications: Sequence[Publication], kept: Collection[str]) -> None:
        """List ``publications``; the files with the fingerprints ``kept`` are in the vault."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in publications:
            entry = GivenOut(one, kept=one.sha256 in kept)
            entry.show_file.connect(self.show_file)
            entry.save_file.connect(self.save_file)
            entry.forget_file.connect(self.forget_file)
            self._list.addWidget(entry)
        if not publications:
            text = _("Nothing was given out to this organisation yet.")
            self._list.addWidget(label(text, "muted", wrap=True))
        self.reading.drop()
        self._answer.hide()

    def allow_checking(self, *, allowed: bool) -> None:
        """Offer to check a file, if any was ever given out."""
        self._check.setVisible(allowed)

    def say_known(self, known: KnownFile | None, owner: OrganisationId | None) -> None:
        """Tell as what the file was given out, and to whom if not to ``owner``; None: never."""
        if known is None:
            text = _(
                "This is no file that was given out. One that another program saved, printed or "
                "put a password on is another file too."
            )
            self._answer.say(text, "warn", "shield-alert")
        elif known.organisation_id == owner:
            text = _("This is the very file. {told}").format(told=told(known.given[-1]))
            self._answer.say(text, "ok", "shield-check")
        else:
            text = _("This is the very file of another organisation, {organisation}. {told}")
            text = text.format(organisation=known.organisation, told=told(known.given[-1]))
            self._answer.say(text, "accent", "shield-check")
        self._answer.show()
        announce(self, text)
