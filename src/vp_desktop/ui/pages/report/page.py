"""The page of the yearly report: what is chosen and written becomes figures, findings and pages."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.i18n import _
from vp_desktop.services.organisations import Organisations
from vp_desktop.services.protection import Protection
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Destination, Page
from vp_desktop.ui.pages.report.figures import FiguresStep
from vp_desktop.ui.pages.report.making import ReportMaker
from vp_desktop.ui.pages.report.period_hints import give_hints
from vp_desktop.ui.pages.report.privacy import PrivacyStep
from vp_desktop.ui.pages.report.protecting import Protected
from vp_desktop.ui.pages.report.reading import ReportReading
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.pages.report.scope import ScopeStep
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.pages.report.workbench import Workbench
from vp_desktop.ui.widgets.empty import EmptyState


class ReportPage(Page):
    """Makes the report of one organisation over one period, in five steps."""

    topics = frozenset(Topic) - {Topic.BACKUPS, Topic.DRAFTS, Topic.FOLLOW_UPS, Topic.REPORTS}
    """A report is made of nearly everything; how far it is this page says by itself."""

    def __init__(
        self,
        reports: YearlyReports,
        protection: Protection,
        organisations: Organisations,
        jobs: Jobs,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._reports = reports
        self._protection = protection
        self._organisations = organisations
        self._scope = ScopeStep(organisations, today)
        self._figures = FiguresStep()
        self._privacy = PrivacyStep(protection, jobs)
        self._texts = TextsStep(reports.blocks)
        self._save = SaveStep(jobs, today)
        work = [self._scope, self._figures, self._privacy, self._texts, self._save]
        self._bench = Workbench(work, jobs)
        self._maker = ReportMaker(reports, self._bench, self._save, self)
        self._reading = ReportReading(reports, protection, self._texts, self._bench, self)
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()
        self._scope_changed()

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Yearly report")

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what ``topics`` touched; what is typed and not saved yet is kept first."""
        self._texts.flush()
        if Topic.ORGANISATIONS in topics:
            self._scope.reload()
        self._scope_changed()

    def flush(self) -> None:
        """Save the texts now."""
        self._texts.flush()

    def focus_first(self) -> None:
        """Put the focus on the steps."""
        self._bench.steps.setFocus()

    def show_record(self, record: int, part: str = "") -> None:
        """Show the report of organisation ``record``, at the step ``part``."""
        self._texts.flush()
        self._scope.choose_organisation(record)
        self._scope_changed()
        if part:
            self._bench.go_to(Step(part))

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the organisation and the step."""
        return self._scope.organisation_id(), self._bench.step()

    def panes(self) -> list[QWidget]:
        """Return steps, work and pages."""
        return [self._bench.steps, self._bench.work, self._bench.preview]

    def draft(self) -> ReportDraft | None:
        """Return the report as it is chosen and written now; None while something is missing."""
        draft = self._scope.draft(self._texts.texts())
        return None if draft is None else self._reports.states.as_it_stands(draft)

    @Slot()
    def _scope_changed(self) -> None:
        """Another report: its own texts, its own readers, its own history."""
        self._whole.setCurrentIndex(0 if self._scope.organisation_id() is not None else 1)
        draft = self.draft()
        self._texts.setEnabled(draft is not None)
        if draft is None:
            self._maker.rest()
            return
        self._texts.show_readers(draft.variant, draft.language)
        self._texts.show_texts(self._reports.texts(draft.organisation_id, draft.first, draft.last))
        self._save.giving.show_recipients(self._organisations.get(draft.organisation_id).recipients)
        self._show()

    @Slot()
    def _texts_changed(self) -> None:
        if (draft := self.draft()) is not None and draft.adopted_on is None:
            self._reports.save_texts(draft.organisation_id, draft.first, draft.last, draft.texts)
            self._make()

    @Slot()
    def _show(self) -> None:
        """Make the figures, and all that is made of them; what is adopted is only read."""
        if (draft := self.draft()) is not None:
            self._texts.hold(held=draft.adopted_on is not None)
            self._maker.figures(draft)

    @Slot(object)
    def _protected(self, made: Protected) -> None:
        self._figures.show_figures(made.figures, made.counted)
        self._privacy.show_figures(made.draft, made.figures, made.counted)
        give_hints(self._protection, made, self._privacy.hints, self._save.hints)
        self._maker.read_with(self._reading.read(made))
        self._make()

    @Slot()
    def _make(self) -> None:
        """Make the pages of the figures there are, with the words of now."""
        if (draft := self.draft()) is not None:
            self._maker.pages(draft)

    @Slot()
    def _show_waiting(self) -> None:
        waiting = self._texts.waiting()
        self._privacy.show_waiting(waiting)
        self._save.say_waiting(waiting)

    @Slot()
    def _to_organisations(self) -> None:
        self.go.emit(Destination("organisations"))

    def _connect(self) -> None:
        self._bench.left.connect(self._texts.flush)
        self._scope.changed.connect(self._scope_changed)
        self._texts.changed.connect(self._texts_changed)
        self._texts.undecided.connect(self._show_waiting)
        self._reading.go.connect(self.go)
        self._save.standing.to_answers.connect(self._reading.to_answers)
        self._privacy.left_out.connect(self._show)
        self._privacy.said.connect(self.said)
        for step in (self._privacy, self._save):
            step.to_texts.connect(self._reading.to_texts)
            step.hints.to_reach.connect(self._reading.to_reach)
            step.hints.silent.connect(self._scope.choose_silent_flash)
            step.hints.longer.connect(self._scope.choose_dates)
        self._maker.protected.connect(self._protected)
        self._maker.read.connect(self._texts.show_pages)
        self._maker.stands.connect(self._show)
        self._maker.settle.connect(self._texts.flush)
        self._maker.said.connect(self.said)
        self._bench.protecting.again.connect(self._show)

    def _lay_out(self) -> None:
        self._whole.addWidget(self._bench)
        self._whole.addWidget(_nobody(self._to_organisations))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)


def _nobody(to_organisations: Callable[[], None]) -> EmptyState:
    empty = EmptyState(
        _("A yearly report is about an organisation. Add one first."),
        _("To the organisations"),
        icon="building-2",
    )
    empty.acted.connect(to_organisations)
    return empty
