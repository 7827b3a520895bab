"""The page that tries to work out hidden numbers: of a file, or of all that was given out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.progress import StoppedError
from vp_desktop.i18n import _
from vp_desktop.services import late
from vp_desktop.services.audit import audit_file
from vp_desktop.services.explain import explain
from vp_desktop.services.organisations import Organisations
from vp_desktop.services.protection import Protection
from vp_desktop.ui.findings import finding_columns, leaks_first, verdict_sentence
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Page
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.row_table import RowTable, RowView
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.surfaces import Pane
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.widgets.working import Working

if TYPE_CHECKING:
    from vp_desktop.disclosure.audit.verdict import Finding, Verdict


class AuditPage(Page):
    """Chooses what to judge, judges it beside the window, and shows what every reader can know."""

    topics = frozenset({Topic.ORGANISATIONS, Topic.REPORTS})

    def __init__(self, protection: Protection, organisations: Organisations, jobs: Jobs) -> None:
        super().__init__()
        self._protection = protection
        self._organisations = organisations
        self._whose = QComboBox()
        self._whose.setAccessibleName(_("Client organisation"))
        self._ledger = button(_("Check all that was given out"), "primary", "shield-check")
        self._file = button(_("Check a figures file…"), "", "folder-open")
        self._work = Working(jobs, _("Trying to work out the hidden numbers…"))
        self._of_file = ""
        self._judged_file = label("", "strong", wrap=True)
        self._banner = Banner("", "ok", "shield-check")
        self._table: RowTable[Finding] = RowTable(finding_columns(), self)
        self._view: RowView[Finding] = RowView(self._table, _("What readers can know"))
        self._ledger.clicked.connect(self._judge_ledger)
        self._file.clicked.connect(self._ask_file)
        self._work.job.done.connect(self._judged)
        self._work.job.failed.connect(self._failed)
        self._lay_out()
        self._fill()
        self._clear()

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Check of numbers")

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the organisations again; a verdict on what was given out by then is out of date."""
        if topics & self.topics:
            self._fill()
            self._clear()

    def focus_first(self) -> None:
        """Put the focus on what this page is for."""
        self._ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record: int, part: str = "") -> None:
        """Choose organisation ``record``."""
        del part
        self._whose.setCurrentIndex(max(0, self._whose.findData(record)))

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the organisation."""
        return self._whose.currentData(), ""

    def panes(self) -> list[QWidget]:
        """Return what is chosen and what was found."""
        return [self._whose, self._view]

    @Slot(str)
    def judge_file(self, path: str) -> None:
        """Judge the figures file at ``path``."""
        self._clear()
        self._of_file = Path(path).name
        late.solver()
        self._work.run(partial(audit_file, Path(path)))

    @Slot()
    def _judge_ledger(self) -> None:
        found = self._whose.currentData()
        if found is None:
            return
        self._clear()
        if not self._protection.gave_out(OrganisationId(found)):
            self._say(_("Nothing was given out to this organisation yet."), "muted")
            return
        try:
            work = self._protection.ledger_job(OrganisationId(found))
        except VpError as error:
            self._failed(error)
            return
        self._work.run(work)

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, _("Check a figures file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Figures file (*.json)"))
        dialog.fileSelected.connect(self.judge_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _judged(self, verdict: "Verdict") -> None:
        told: tuple[str, Tone] = _("There is no hidden and no small number in it."), "ok"
        if verdict.findings:
            self._table.show_rows(sorted(verdict.findings, key=leaks_first))
            self._view.show()
            self._view.fit()
            told = verdict_sentence(verdict, alone=bool(self._of_file))
        self._say(*told)
        self._judged_file.setText(_file_words(self._of_file, verdict.organisation))
        self._judged_file.setVisible(bool(self._of_file))

    @Slot(object)
    def _failed(self, error: VpError | OSError) -> None:
        if isinstance(error, StoppedError):
            self._say(_("The check was stopped. Nothing is known of these numbers."), "warn")
        else:
            self._say(explain(error), "danger")

    def _say(self, text: str, tone: Tone) -> None:
        icon = {"ok": "shield-check", "muted": "info"}.get(tone, "shield-alert")
        self._banner.say(text, tone, icon)
        self._banner.show()
        announce(self, text, urgent=tone == "danger")

    def _clear(self) -> None:
        self._of_file = ""
        self._judged_file.hide()
        self._work.drop()
        self._banner.hide()
        self._table.show_rows([])
        self._view.hide()

    def _fill(self) -> None:
        before = self._whose.currentData()
        self._whose.clear()
        for row in self._organisations.rows():
            self._whose.addItem(row.name, row.id)
        self._whose.setCurrentIndex(max(0, self._whose.findData(before)))
        self._ledger.setEnabled(self._whose.count() > 0)

    def _lay_out(self) -> None:
        pane = Pane(margin=20, spacing=12)
        pane.column.addWidget(label(_explanation(), "muted", wrap=True))
        choice = QWidget()
        row = FlowLayout(choice, spacing=8)
        for part in (self._whose, self._ledger, self._file):
            row.addWidget(part)
        pane.column.addWidget(choice)
        pane.column.addWidget(self._work)
        pane.column.addWidget(self._judged_file)
        pane.column.addWidget(self._banner)
        pane.column.addWidget(self._view, 1)
        pane.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)


def _file_words(name: str, organisation: str) -> str:
    """Return what was judged: the organisation that is chosen above may be another."""
    said = _("File {name}, organisation {organisation}") if organisation else _("File {name}")
    return said.format(name=name, organisation=organisation)


def _explanation() -> str:
    return _(
        "From published numbers alone: what an outsider, one of the cases, and somebody who knows "
        "how numbers are hidden can know of each hidden number. For a figures file of this program "
        "or of any other."
    )
