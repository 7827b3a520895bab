"""The yearly report: its figures, their protection, and the PDF."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO

import pikepdf
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from benchmarks.invented import LAST_DAY, Inventor
from benchmarks.place import Place
from benchmarks.table import Row, at_most_ms, at_most_times
from benchmarks.timing import seconds, side_by_side, typical
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.services.practice import Practice

_CHARTS = 8
_PARAGRAPHS_A_PAGE = 7
_PROTECT_MS = 3_000


def rows(place: Place) -> Iterator[Row]:
    """Yield what a report costs, of the largest organisation and of the hardest to protect."""
    with place.practice() as practice:
        organisations = sorted(practice.organisations.rows(), key=lambda row: row.name)
        drafts = [_last_year(organisation.id) for organisation in organisations]
        figures = typical(lambda: practice.reports.raw(drafts[0]), 3 * place.times)
        yield at_most_ms("figures of a report, from the vault", figures, 100)
        worst = max(seconds(partial(_protect, practice, draft)) for draft in drafts)
        work = f"protect and audit, the hardest of {len(drafts)} reports"
        yield at_most_ms(work, worst, _PROTECT_MS)
        yield _pdf(practice, drafts[0], place.times)


def _last_year(organisation_id: OrganisationId) -> ReportDraft:
    return ReportDraft(
        organisation_id=organisation_id, first=LAST_DAY.replace(month=1, day=1), last=LAST_DAY
    )


def _protect(practice: Practice, draft: ReportDraft) -> None:
    audit(practice.reports.figures_file(draft, practice.reports.figures(draft)))


def _pdf(practice: Practice, draft: ReportDraft, times: int) -> Row:
    job = practice.reports.render_job(draft)
    with pikepdf.open(BytesIO(job())) as made:
        pages = len(made.pages)
    texts = Inventor()
    told = [texts.note()[:900] for _number in range(pages * _PARAGRAPHS_A_PAGE)]
    ours, limit = side_by_side(job, partial(_plain, pages, told), 3 * times)
    work = f"report of {pages} pages, tagged, with charts"
    return at_most_times(work, ours, limit, "plain reportlab", 2)


def _plain(pages: int, told: list[str]) -> bytes:
    """Make as many pages by reportlab alone: text, a table and charts, untagged, in one pass."""
    style = getSampleStyleSheet()["BodyText"]
    story: list[Flowable] = []
    charts = iter(range(_CHARTS))
    for page in range(pages):
        story.append(Table([[str(row * column) for column in range(6)] for row in range(8)]))
        if next(charts, None) is not None:
            story.append(_chart())
        mine = told[page * _PARAGRAPHS_A_PAGE : (page + 1) * _PARAGRAPHS_A_PAGE]
        story += [Paragraph(text, style) for text in mine[: _PARAGRAPHS_A_PAGE - 3]]
        story.append(PageBreak())
    to = BytesIO()
    SimpleDocTemplate(to, pagesize=A4).build(story)
    return to.getvalue()


def _chart() -> Drawing:
    drawing, chart = Drawing(400, 120), VerticalBarChart()
    chart.data = [list(range(1, 9))]
    drawing.add(chart)
    return drawing
