from datetime import date
from hashlib import sha256

from tests.services.test_report_states import ADOPTED, draft
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.reports import PublicationDraft, ReportDraft
from vp_desktop.services.handouts import handout_job
from vp_desktop.services.practice import Practice

__all__ = ["draft"]


def give_out(practice: Practice, draft: ReportDraft, on: date) -> bytes:
    """Adopt and give out the report; return the very file."""
    practice.reports.states.adopt(draft, ADOPTED)
    adopted = practice.reports.states.as_it_stands(draft)
    figures = practice.reports.figures(adopted)
    pdf = practice.reports.render_job(adopted, figures)()
    given = PublicationDraft(given_out_on=on, recipients="Bestuur", sha256=sha256(pdf).hexdigest())
    practice.reports.publish(adopted, given, figures, pdf)
    return pdf


def summary_beside(practice: Practice, draft: ReportDraft, pdf: bytes) -> bytes:
    adopted = practice.reports.states.as_it_stands(draft)
    figures = practice.reports.figures(adopted)
    return handout_job(practice.reports, Handout.SUMMARY, adopted, figures, pdf)()


def test_what_goes_with_it_is_made_of_a_report_that_was_given_out(
    practice: Practice, draft: ReportDraft
) -> None:
    first = give_out(practice, draft, date(2026, 2, 12))
    beside_first = summary_beside(practice, draft, first)

    practice.reports.states.reopen(draft, "Een jaartal.")
    second = give_out(practice, draft, date(2026, 3, 1))
    beside_second = summary_beside(practice, draft, second)

    assert beside_first.startswith(b"%PDF")
    assert beside_second.startswith(b"%PDF")


def test_pages_that_went_out_are_known_as_the_edition_they_are(
    practice: Practice, draft: ReportDraft
) -> None:
    first = give_out(practice, draft, date(2026, 2, 12))
    practice.reports.states.reopen(draft, "Een jaartal.")
    second = give_out(practice, draft, date(2026, 3, 1))
    standing = practice.reports.states.of(draft)

    known = [standing.edition_of(sha256(pdf).hexdigest()) for pdf in (first, second, b"other")]

    assert known[2] is None
    assert known[0] is not None
    assert known[1] is not None
    assert (known[0].number, known[0].replaces, known[0].correction) == (1, None, "")
    assert (known[1].number, known[1].replaces) == (2, date(2026, 2, 12))
    assert known[1].correction == "Een jaartal."
    assert not known[1].draft
