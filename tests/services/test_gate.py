"""Nothing stands or goes out from which readers could work out a small number."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.services.test_protection import GIVEN_OUT, draft, of, on_the_way, stopped
from tests.services.test_yearly_report import add_cases
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.errors import ReportContradictsError, UnsafeReportError
from vp_desktop.disclosure.figures_file import Issue
from vp_desktop.disclosure.figures_reading import from_json
from vp_desktop.disclosure.model import Model
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.domain.progress import StoppedError
from vp_desktop.domain.reports import ReportDraft, Variant
from vp_desktop.services.explain import explain
from vp_desktop.services.practice import Practice

__all__ = ["draft"]


@pytest.fixture
def unprotected(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what lets the protection ask for nothing beside a small number."""

    def nothing_needed(*_needed: object) -> None:
        """Ask nothing."""

    def weaken() -> None:
        monkeypatch.setattr(Model, "need", nothing_needed)

    return weaken


def issue(practice: Practice, draft: ReportDraft, name: str, total: int | None = None) -> Issue:
    """Return what readers see of the report as it is now, or with another total."""
    file = json.loads(practice.reports.figures_file(draft, practice.reports.figures(draft)))
    for table in file["tables"]:
        table["report"] = name
        for cell in table["cells"]:
            if total is not None and table["id"] == "cases" and cell["key"]["year"] == "2025":
                cell["value"] = total if cell["key"].get("entry") == "new" else cell["value"]
    file["reports"][0]["id"] = name
    [found] = from_json(json.dumps(file).encode())[1]
    return found


def test_a_report_that_gives_a_small_number_away_is_not_entered(
    practice: Practice, draft: ReportDraft, unprotected: Callable[[], None]
) -> None:
    unprotected()

    with pytest.raises(UnsafeReportError) as refused:
        practice.reports.publish(draft, GIVEN_OUT, practice.reports.figures(draft))

    assert "in: Kind." in explain(refused.value)
    assert practice.reports.publications(draft.organisation_id) == []
    assert practice.reports.states.of(draft).adoption is None


def test_what_readers_can_work_out_already_holds_no_later_report_back(
    practice: Practice, draft: ReportDraft, unprotected: Callable[[], None]
) -> None:
    before, own = of(draft.organisation_id, 2024), issue(practice, draft, "own")
    unprotected()
    leaking = issue(practice, before, "before")
    insist = practice.reports.gate.insist
    with pytest.raises(UnsafeReportError):
        insist([], leaking, on_the_way)

    insist([leaking], own, on_the_way)

    with pytest.raises(UnsafeReportError):
        insist([leaking], issue(practice, draft, "own"), on_the_way)


def test_a_report_that_cannot_be_true_beside_earlier_ones_is_refused(
    practice: Practice, draft: ReportDraft
) -> None:
    early, late = issue(practice, draft, "early"), issue(practice, draft, "late", total=90)
    insist = practice.reports.gate.insist

    with pytest.raises(ReportContradictsError):
        insist([early], late, on_the_way)


def test_where_earlier_reports_contradict_each_other_the_new_one_is_judged_alone(
    practice: Practice, draft: ReportDraft, unprotected: Callable[[], None]
) -> None:
    other = of(draft.organisation_id, 2024)
    safe = issue(practice, other, "own")
    before = [issue(practice, draft, "early"), issue(practice, draft, "late", total=90)]
    insist = practice.reports.gate.insist

    insist(before, safe, on_the_way)

    unprotected()
    with pytest.raises(UnsafeReportError):
        insist(before, issue(practice, other, "own"), on_the_way)


def test_the_same_figures_are_judged_once(practice: Practice, draft: ReportDraft) -> None:
    figures = practice.reports.figures(draft)
    practice.protection.audit_job(draft, figures)(on_the_way)

    practice.reports.gate.job(draft, figures)(stopped)


def test_a_judgement_that_is_stopped_lets_nothing_pass(
    practice: Practice, draft: ReportDraft
) -> None:
    with pytest.raises(StoppedError):
        practice.reports.gate.job(draft, practice.reports.figures(draft))(stopped)


def test_no_pages_that_could_go_out_are_made_of_a_report_that_leaks(
    practice: Practice, draft: ReportDraft, unprotected: Callable[[], None]
) -> None:
    unprotected()
    adopted = draft.model_copy(update={"adopted_on": date(2026, 2, 1)})

    practice.reports.render_job(draft)()

    with pytest.raises(UnsafeReportError):
        practice.reports.render_job(adopted)()


def test_the_order_of_entering_says_what_was_known_first_not_the_day_of_giving_out(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    add_cases(practice, organisation_id, 7)
    draft = of(organisation_id, 2025)
    practice.reports.publish(draft, GIVEN_OUT, practice.reports.figures(draft))
    stricter = OrganisationDraft(name="Stichting De Linden", threshold=10)
    practice.organisations.change(organisation_id, stricter)
    staff = draft.model_copy(update={"variant": Variant.STAFF})
    earlier = GIVEN_OUT.model_copy(update={"given_out_on": date(2026, 1, 31)})

    practice.reports.publish(staff, earlier, practice.reports.figures(staff))

    assert not audit(practice.reports.ledger(organisation_id)).leaks
