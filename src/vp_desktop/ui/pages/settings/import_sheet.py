"""Bring cases in from a file: look first, then add all of it or nothing."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.exchange import ImportCount, ImportRefusedError
from vp_desktop.domain.progress import StoppedError
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.exchange import Exchange
from vp_desktop.services.explain import explain
from vp_desktop.services.explain_import import describe
from vp_desktop.ui.page import Message
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.sheet import Sheet

_WHOLE = 1000


class ImportSheet(Sheet):
    """Says what would be added, and every problem with its place in the file."""

    said = Signal(Message)

    def __init__(self, parent: QWidget, exchange: Exchange) -> None:
        super().__init__(parent, _("Bring in cases"), _("Add them"), cancel=_("Stop"))
        self._exchange = exchange
        self._add_parsed: partial[ImportCount] | None = None
        self._adding = False
        self._stop = False
        self._verdict = Banner(_("Reading the file…"), "accent", "info")
        self._problems = QPlainTextEdit()
        self._problems.setReadOnly(True)
        self._problems.setAccessibleName(_("Problems in the file"))
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        for part in (self._verdict, self._problems, self._bar):
            self.body.addWidget(part)
        self._problems.hide()
        self._bar.hide()
        self.primary.setEnabled(False)
        self.confirmed.connect(self._add)

    def read(self, path: Path) -> None:
        """Read the file, and show what would come of it. Nothing is written."""
        try:
            parsed = self._exchange.read(path)
            count = self._exchange.dry_run(parsed)
        except (VpError, OSError) as error:
            self._refuse(error)
            return
        self._add_parsed = partial(self._exchange.add, parsed)
        self.primary.setEnabled(count.added > 0)
        found = ngettext("{n} case would be added.", "{n} cases would be added.", count.cases)
        here = ngettext(
            "{n} case is here already.", "{n} cases are here already.", count.cases_present
        )
        self._verdict.say(
            f"{found.format(n=count.cases)} {here.format(n=count.cases_present)}",
            "ok",
            "circle-check",
        )

    def reject(self) -> None:
        """Stop adding, or close."""
        if self._adding:
            self._stop = True
            return
        super().reject()

    @Slot()
    def _add(self) -> None:
        if self._add_parsed is None or self._adding:
            return
        self._adding = True
        self._bar.show()
        self.primary.setEnabled(False)
        try:
            count = self._add_parsed(self._report)
        except StoppedError:
            self._verdict.say(_("Stopped. Nothing was added."), "warn", "info")
            return
        except (VpError, OSError) as error:
            self._refuse(error)
            return
        finally:
            self._adding = False
            self._bar.hide()
        done = ngettext("{n} case added", "{n} cases added", count.cases).format(n=count.cases)
        self.said.emit(Message(done))
        self.accept()

    def _report(self, share: float) -> None:
        self._bar.setValue(round(share * _WHOLE))
        QCoreApplication.processEvents()  # the vault is here: only so can «Stop» be heard
        if self._stop:
            raise StoppedError

    def _refuse(self, error: VpError | OSError) -> None:
        self.primary.setEnabled(False)
        self._verdict.say(explain(error), "danger", "circle-alert")
        if isinstance(error, ImportRefusedError):
            self._problems.setPlainText("\n".join(map(describe, error.problems)))
            self._problems.show()
            self.fit()
