import json
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlcipher3

from vp_desktop.disclosure.errors import ReportChangedError
from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.figures_reading import FiguresFileError, from_json
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.domain.activities import ActivityDraft
from vp_desktop.domain.advice import AdviceDraft
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId, UnitDraft, UnitId
from vp_desktop.domain.periods import PeriodError
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.progress import StoppedError
from vp_desktop.domain.reports import (
    Language,
    PublicationDraft,
    ReportDraft,
    ReportTexts,
    Variant,
)
from vp_desktop.services.narrative import NarrativeCheck
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
AS_OF = date(2026, 1, 31)
GIVEN_OUT = PublicationDraft(
    given_out_on=date(2026, 2, 12), recipients="Bestuur en OR", sha256="ab" * 32
)
KINDS = ("OO-PES", "OO-INT", "IN-FRA", "SA-DRE")


@pytest.fixture
def draft(organisation_id: OrganisationId) -> ReportDraft:
    return ReportDraft(organisation_id=organisation_id, first=FIRST, last=LAST, as_of=AS_OF)


def test_an_organisation_without_cases_gets_a_small_report(
    practice: Practice, draft: ReportDraft
) -> None:
    figures = practice.reports.figures(draft)

    assert figures.size() is Size.FEW
    assert practice.reports.render_job(draft)().startswith(b"%PDF")


def test_figures_come_from_the_cases_of_this_organisation_alone(
    practice: Practice, draft: ReportDraft
) -> None:
    other = practice.organisations.add(OrganisationDraft(name="Gemeente Oosterwold"))
    add_cases(practice, draft.organisation_id, 12)
    add_cases(practice, other, 20)

    assert practice.reports.figures(draft).count("new").value == 12
    assert practice.reports.raw(draft).own.new == 12


def test_a_case_in_the_bin_is_not_counted(practice: Practice, draft: ReportDraft) -> None:
    add_cases(practice, draft.organisation_id, 12)
    practice.cases.remove(practice.cases.rows()[0].id)

    assert practice.reports.raw(draft).own.new == 11


def test_the_agreed_threshold_holds(practice: Practice) -> None:
    careful = practice.organisations.add(OrganisationDraft(name="Klein BV", threshold=10))
    add_cases(practice, careful, 9)

    figures = practice.reports.figures(
        ReportDraft(organisation_id=careful, first=FIRST, last=LAST, as_of=AS_OF)
    )

    assert (figures.threshold, figures.size()) == (10, Size.FEW)


def test_units_are_named_only_where_that_is_agreed(practice: Practice) -> None:
    for name, agreed in (("Met onderdelen BV", True), ("Zonder onderdelen BV", False)):
        owner = practice.organisations.add(OrganisationDraft(name=name, names_units=agreed))
        units = [
            practice.organisations.add_unit(owner, UnitDraft(name=n)) for n in ("Zorg", "Staf")
        ]
        for unit in units:
            practice.organisations.set_headcount(owner, 2025, 80, unit)
            add_cases(practice, owner, 8, unit)

        figures = practice.reports.figures(
            ReportDraft(organisation_id=owner, first=FIRST, last=LAST, as_of=AS_OF)
        )

        assert figures.has("units") is agreed


def test_a_report_sees_only_what_was_written_down_by_its_day(
    practice: Practice, draft: ReportDraft
) -> None:
    add_cases(practice, draft.organisation_id, 12)
    late = draft.model_copy(update={"as_of": date(2025, 3, 1)})

    assert practice.reports.raw(late).own.new < practice.reports.raw(draft).own.new


def test_without_a_day_of_its_own_a_report_is_as_of_today(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    figures = practice.reports.figures(
        ReportDraft(organisation_id=organisation_id, first=FIRST, last=LAST)
    )

    assert figures.as_of == date(2026, 3, 2)


def test_a_series_starts_with_the_contract(practice: Practice) -> None:
    owner = practice.organisations.add(
        OrganisationDraft(name="Nieuwe klant", contract_from=date(2024, 9, 1))
    )

    figures = practice.reports.figures(
        ReportDraft(organisation_id=owner, first=FIRST, last=LAST, as_of=AS_OF)
    )

    assert figures.years == ("2024", "2025")


def test_a_mean_that_a_broken_series_does_not_print_is_not_in_the_file(
    practice: Practice,
) -> None:
    def statistics(contract_from: date) -> list[str]:
        owner = practice.organisations.add(
            OrganisationDraft(name=f"Klant {contract_from}", contract_from=contract_from)
        )
        for year in (2023, 2024, 2025):
            add_cases(practice, owner, 12, year=year)
        draft = ReportDraft(organisation_id=owner, first=FIRST, last=LAST, as_of=AS_OF)
        content = practice.reports.figures_file(draft, practice.reports.figures(draft))
        [text] = [one for one in json.loads(content)["tables"] if one["id"] == "text"]
        return [cell["key"]["statistic"] for cell in text["cells"] if "statistic" in cell["key"]]

    assert statistics(date(2023, 1, 1)) == ["mean"]
    assert statistics(date(2023, 6, 1)) == []


def test_a_period_that_ends_before_it_starts_is_refused(
    practice: Practice, draft: ReportDraft
) -> None:
    wrong = draft.model_copy(update={"first": LAST, "last": FIRST})

    for method in (practice.reports.figures, practice.reports.content, practice.reports.render_job):
        with pytest.raises(PeriodError):
            method(wrong)


def test_an_unknown_organisation_is_refused(practice: Practice) -> None:
    draft = ReportDraft(organisation_id=OrganisationId(99), first=FIRST, last=LAST)

    with pytest.raises(NotFoundError):
        practice.reports.figures(draft)


def test_the_making_of_pages_ends_where_it_is_watched(
    practice: Practice, draft: ReportDraft
) -> None:
    def stop(share: float) -> None:
        if share:
            raise StoppedError

    with pytest.raises(StoppedError):
        practice.reports.render_job(draft)(stop)


def test_the_pages_are_made_of_what_was_read_and_need_no_vault(
    practice: Practice, vault: Vault, draft: ReportDraft
) -> None:
    add_cases(practice, draft.organisation_id, 12)
    work = practice.reports.render_job(draft)
    before = vault.statements

    content = work()

    assert content.startswith(b"%PDF")
    assert vault.statements == before


def test_the_same_practice_gives_the_same_bytes(practice: Practice, draft: ReportDraft) -> None:
    add_cases(practice, draft.organisation_id, 30)

    assert practice.reports.render_job(draft)() == practice.reports.render_job(draft)()


def test_figures_cost_the_same_number_of_statements_for_any_number_of_cases(
    practice: Practice, vault: Vault, draft: ReportDraft
) -> None:
    practice.reports.figures(draft)
    none = _statements_of_figures(practice, vault, draft)
    add_cases(practice, draft.organisation_id, 40)

    assert _statements_of_figures(practice, vault, draft) == none


def test_content_names_the_reader_the_writer_and_the_day(practice: Practice) -> None:
    practice.preferences.set(Preference.ADVISER_NAME, "Anna de Wit")
    practice.preferences.set(Preference.REACH, "06 1234\nmaandag tot en met donderdag")
    owner = practice.organisations.add(OrganisationDraft(name="De Es", recipients="bestuur en OR"))

    content = practice.reports.content(
        ReportDraft(
            organisation_id=owner,
            first=FIRST,
            last=LAST,
            as_of=AS_OF,
            language=Language.ENGLISH,
            variant=Variant.WORKS_COUNCIL,
        )
    )

    assert (content.organisation, content.recipients) == ("De Es", "bestuur en OR")
    assert content.adviser == "Anna de Wit"
    assert content.reach == "06 1234\nmaandag tot en met donderdag"
    assert (content.language, content.variant) == (Language.ENGLISH, Variant.WORKS_COUNCIL)
    assert content.adopted_on == AS_OF


def test_the_report_says_when_it_was_adopted(practice: Practice, draft: ReportDraft) -> None:
    adopted = draft.model_copy(update={"adopted_on": date(2026, 2, 10)})

    assert practice.reports.content(adopted).adopted_on == date(2026, 2, 10)


def test_new_advice_stands_apart_from_what_became_of_earlier_advice(
    practice: Practice, draft: ReportDraft
) -> None:
    owner = draft.organisation_id
    _advise(practice, owner, date(2022, 5, 1), "Gedragscode vernieuwen", "AV-UIT")
    _advise(practice, owner, date(2022, 6, 1), "Werkdruk bespreken", "AV-INU")
    _advise(practice, owner, date(2024, 6, 1), "Training leidinggevenden", "AV-UIT")
    _advise(practice, owner, date(2025, 6, 1), "Werkdruk bespreken", None)
    _advise(practice, owner, date(2025, 4, 1), "Spreekuur op locatie", None)
    _advise(practice, owner, date(2026, 1, 5), "Advies van na het jaar", None)

    content = practice.reports.content(draft)

    assert [(one.title, one.repeated) for one in content.advice] == [
        ("Spreekuur op locatie", False),
        ("Werkdruk bespreken", True),
    ]
    assert [(one.year, one.title, one.status) for one in content.earlier_advice] == [
        (2022, "Werkdruk bespreken", "AV-INU"),
        (2024, "Training leidinggevenden", "AV-UIT"),
    ]


def test_advice_that_was_answered_this_year_is_told_once_more(
    practice: Practice, draft: ReportDraft
) -> None:
    practice.advice.add(
        AdviceDraft(
            organisation_id=draft.organisation_id,
            given_on=date(2021, 5, 1),
            title="Meldregeling",
            status=Code("AV-AFG"),
            response="Niet nodig.",
            responded_on=date(2025, 2, 1),
        )
    )

    assert [one.response for one in practice.reports.content(draft).earlier_advice] == [
        "Niet nodig."
    ]


def test_a_report_as_of_a_day_knows_nothing_of_later_days(
    practice: Practice, draft: ReportDraft
) -> None:
    early = draft.model_copy(update={"as_of": date(2025, 6, 30)})
    for day in (date(2025, 6, 30), date(2025, 7, 1)):
        _advise(practice, draft.organisation_id, day, f"Advies van {day}", None)
        _act(practice, draft.organisation_id, "AT-VOO", day, "", None)

    content = practice.reports.content(early)

    assert [one.title for one in content.advice] == ["Advies van 2025-06-30"]
    assert [one.months for one in content.activities] == [(6,)]


def test_advice_that_was_carried_out_before_is_not_repeated(
    practice: Practice, draft: ReportDraft
) -> None:
    _advise(practice, draft.organisation_id, date(2023, 6, 1), "Werkdruk bespreken", "AV-UIT")
    _advise(practice, draft.organisation_id, date(2025, 6, 1), "Werkdruk bespreken", None)

    assert [one.repeated for one in practice.reports.content(draft).advice] == [False]


def test_activities_of_one_kind_and_subject_are_one_line(
    practice: Practice, draft: ReportDraft
) -> None:
    owner = draft.organisation_id
    _act(practice, owner, "AT-VOO", date(2025, 3, 4), "Nieuwe medewerkers", 12)
    _act(practice, owner, "AT-VOO", date(2025, 9, 2), "nieuwe medewerkers ", 9)
    _act(practice, owner, "AT-VOO", date(2025, 9, 2), "Leerlingen", None)
    _act(practice, owner, "AT-DIR", date(2025, 5, 2), "", None)

    content = practice.reports.content(draft)

    lines = [(a.kind, a.subject, a.months, a.times, a.participants) for a in content.activities]
    assert lines == [
        ("AT-VOO", "Nieuwe medewerkers", (3, 9), 2, 21),
        ("AT-VOO", "Leerlingen", (9,), 1, None),
        ("AT-DIR", "", (5,), 1, None),
    ]
    assert content.activity_minutes == 4 * 60


def test_how_many_came_to_an_office_hour_is_not_told(
    practice: Practice, draft: ReportDraft
) -> None:
    """They are the people who came with a case."""
    _act(practice, draft.organisation_id, "AT-SPR", date(2025, 3, 4), "", 2)

    (office_hour,) = practice.reports.content(draft).activities

    assert office_hour.participants is None


def test_the_organisation_is_not_told_of_the_adviser_s_own_affairs(
    practice: Practice, draft: ReportDraft
) -> None:
    _act(practice, draft.organisation_id, "AT-ADM", date(2025, 3, 4), "", None)
    _act(practice, None, "AT-ACQ", date(2025, 3, 4), "", None)
    _act(practice, None, "AT-INV", date(2025, 3, 4), "", None)
    _act(practice, None, "AT-VOO", date(2025, 3, 4), "", None)
    other = practice.organisations.add(OrganisationDraft(name="Gemeente Oosterwold"))
    _act(practice, other, "AT-VOO", date(2025, 3, 4), "", 4)

    assert [one.kind for one in practice.reports.content(draft).activities] == ["AT-INV"]


def test_the_works_council_is_not_told_of_talks_with_the_board(
    practice: Practice, draft: ReportDraft
) -> None:
    for kind in ("AT-DIR", "AT-RVT", "AT-OR"):
        _act(practice, draft.organisation_id, kind, date(2025, 3, 4), "", None)
    council = draft.model_copy(update={"variant": Variant.WORKS_COUNCIL})

    assert [one.kind for one in practice.reports.content(council).activities] == ["AT-OR"]
    assert len(practice.reports.content(draft).activities) == 3


def test_staff_are_told_no_advice(practice: Practice, draft: ReportDraft) -> None:
    _advise(practice, draft.organisation_id, date(2025, 6, 1), "Werkdruk bespreken", None)
    staff = practice.reports.content(draft.model_copy(update={"variant": Variant.STAFF}))

    assert (staff.advice, staff.activities, staff.activity_minutes) == ((), (), 0)


def test_the_figures_file_has_the_numbers_of_activities_and_advice_too(
    practice: Practice, draft: ReportDraft
) -> None:
    _act(practice, draft.organisation_id, "AT-VOO", date(2025, 3, 4), "", 12)
    _advise(practice, draft.organisation_id, date(2025, 6, 1), "Werkdruk bespreken", None)
    figures = practice.reports.figures(draft)

    file = json.loads(practice.reports.figures_file(draft, figures))

    assert file["organisation"] == "Stichting De Linden"
    values = {t["id"]: [cell["value"] for cell in t["cells"]] for t in file["tables"]}
    assert values["activities"] == [1, 12, 60, 60, 60]
    assert values["advice"] == [1]


def test_the_figures_file_has_how_much_advice_is_in_each_state(
    practice: Practice, draft: ReportDraft
) -> None:
    for title, status in (("one", "AV-UIT"), ("two", "AV-UIT"), ("three", None)):
        _advise(practice, draft.organisation_id, date(2025, 6, 1), title, status)

    file = json.loads(practice.reports.figures_file(draft, practice.reports.figures(draft)))

    (advice,) = (table for table in file["tables"] if table["id"] == "advice")
    cells = {cell["key"]["row"]: cell["value"] for cell in advice["cells"]}
    assert cells == {"Total": 3, "AV-UIT": 2, "undecided": 1}


def test_before_a_text_is_written_the_last_one_stands_there(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    earlier = ReportTexts(summary="Vorig jaar", outlook="Plannen")
    practice.reports.save_texts(organisation_id, date(2023, 1, 1), date(2023, 12, 31), earlier)

    assert practice.reports.texts(organisation_id, FIRST, LAST) == earlier
    practice.reports.save_texts(organisation_id, FIRST, LAST, ReportTexts())
    assert practice.reports.texts(organisation_id, FIRST, LAST) == ReportTexts()


def test_a_report_prints_its_own_texts_and_never_those_of_last_year(
    practice: Practice, draft: ReportDraft
) -> None:
    owner = draft.organisation_id
    practice.reports.save_texts(
        owner, date(2024, 1, 1), date(2024, 12, 31), ReportTexts(summary="Over 2024")
    )
    assert practice.reports.content(draft).texts == ReportTexts()

    practice.reports.save_texts(owner, FIRST, LAST, ReportTexts(summary="Over 2025"))
    assert practice.reports.content(draft).texts.summary == "Over 2025"
    typed = draft.model_copy(update={"texts": ReportTexts(summary="Net getypt")})
    assert practice.reports.content(typed).texts.summary == "Net getypt"


def test_saving_the_same_texts_again_is_silent(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    texts = ReportTexts(trend="Rustig jaar")
    practice.reports.save_texts(organisation_id, FIRST, LAST, texts)
    practice.reports.save_texts(organisation_id, FIRST, LAST, texts)

    assert heard.count(Topic.REPORTS) == 1


def test_a_report_that_is_given_out_is_entered_with_every_number(
    practice: Practice, vault: Vault, draft: ReportDraft, heard: list[Topic]
) -> None:
    add_cases(practice, draft.organisation_id, 13)
    figures = practice.reports.figures(draft)
    heard.clear()

    publication_id = practice.reports.publish(draft, GIVEN_OUT, figures)

    (entry,) = practice.reports.publications(draft.organisation_id)
    assert (entry.id, entry.sha256, entry.recipients) == (
        publication_id,
        "ab" * 32,
        "Bestuur en OR",
    )
    assert (entry.period_first, entry.period_last, entry.as_of) == (FIRST, LAST, AS_OF)
    assert entry.entered_at == datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    rows = vault.read("SELECT * FROM published_number ORDER BY position", {})
    new = {"entry": "new", "exit": "Total", "year": "2025"}
    assert (rows[0]["table_name"], json.loads(rows[0]["cell_key"]), rows[0]["value"]) == (
        "cases",
        new,
        13,
    )
    assert any(row["value"] is None for row in rows)
    assert "text" not in {row["table_name"] for row in rows}
    assert heard == [Topic.REPORTS]


def test_what_was_given_out_never_changes(practice: Practice, draft: ReportDraft) -> None:
    add_cases(practice, draft.organisation_id, 30)
    practice.reports.publish(draft, GIVEN_OUT, practice.reports.figures(draft))
    before = practice.reports.ledger(draft.organisation_id)

    add_cases(practice, draft.organisation_id, 9)

    assert practice.reports.ledger(draft.organisation_id) == before


def test_the_ledger_holds_every_report_ever_given_out(
    practice: Practice, draft: ReportDraft
) -> None:
    add_cases(practice, draft.organisation_id, 30)
    for variant in (Variant.BOARD, Variant.STAFF):
        one = draft.model_copy(update={"variant": variant})
        practice.reports.publish(one, GIVEN_OUT, practice.reports.figures(one))

    name, issues = from_json(practice.reports.ledger(draft.organisation_id))

    assert name == "Stichting De Linden"
    assert [issue.figures.variant for issue in issues] == [Variant.BOARD, Variant.STAFF]
    assert {issue.given_out_on for issue in issues} == {date(2026, 2, 12)}
    assert issues[0].figures == printed_part(practice.reports.figures(draft))
    assert len({issue.id for issue in issues}) == 2


def test_a_publication_that_fails_leaves_nothing_fixed(
    practice: Practice, draft: ReportDraft
) -> None:
    figures = practice.reports.figures(draft)
    broken = GIVEN_OUT.model_copy(update={"sha256": "short"})

    with pytest.raises(sqlcipher3.IntegrityError):
        practice.reports.publish(draft, broken, figures)

    assert practice.reports.publications(draft.organisation_id) == []
    assert practice.reports.figures(draft) == figures


def test_figures_of_cases_that_changed_are_not_given_out(
    practice: Practice, draft: ReportDraft
) -> None:
    figures = practice.reports.figures(draft)
    other = draft.model_copy(update={"as_of": FIRST})

    with pytest.raises(ReportChangedError):
        practice.reports.publish(other, GIVEN_OUT, figures)

    assert practice.reports.publications(draft.organisation_id) == []


def test_a_ledger_entry_that_holds_no_figures_is_named(
    practice: Practice, vault: Vault, draft: ReportDraft
) -> None:
    practice.reports.publish(draft, GIVEN_OUT, practice.reports.figures(draft))
    sql = """
        INSERT INTO publication (organisation_id, first, last, variant, language, as_of,
            given_out_on, recipients, sha256, entered_at, figures)
        SELECT organisation_id, first, last, variant, language, as_of, given_out_on, recipients,
            sha256, entered_at, '{}' FROM publication
    """
    with vault.transaction():
        vault.write(sql, {})

    with pytest.raises(FiguresFileError):
        practice.reports.ledger(draft.organisation_id)


def test_the_names_that_a_text_may_not_hold_are_those_of_clients_and_of_the_accused(
    practice: Practice, vault: Vault, organisation_id: OrganisationId
) -> None:
    client = practice.clients.add(ClientDraft(name="Fatima el Amrani"))
    case_id = practice.cases.add(
        CaseDraft(
            organisation_id=organisation_id,
            opened_on=FIRST,
            kinds=(Code("OO-PES"),),
            client_id=client,
        )
    )
    with vault.transaction():
        vault.write(
            "UPDATE case_story SET accused = 'Piet van de planning' WHERE case_id = :id",
            {"id": case_id},
        )

    assert NarrativeCheck(vault).known_names() == ["Fatima el Amrani", "Piet"]


def add_cases(
    practice: Practice,
    owner: OrganisationId,
    times: int,
    unit_id: UnitId | None = None,
    year: int = FIRST.year,
) -> None:
    for number in range(times):
        opened = date(year, 1, 1) + timedelta(days=11 * number % 360)
        practice.cases.add(
            CaseDraft(
                organisation_id=owner,
                opened_on=opened,
                entered_on=opened,
                closed_on=opened + timedelta(20),
                kinds=(Code(KINDS[number % len(KINDS)]),),
                outcome=Code("UI-LUI" if number % 3 else "UI-INF"),
                unit_id=unit_id,
            )
        )


def _advise(
    practice: Practice, owner: OrganisationId, given_on: date, title: str, status: str | None
) -> None:
    practice.advice.add(
        AdviceDraft(
            organisation_id=owner,
            given_on=given_on,
            title=title,
            status=None if status is None else Code(status),
        )
    )


def _act(
    practice: Practice,
    owner: OrganisationId | None,
    kind: str,
    held_on: date,
    subject: str,
    participants: int | None,
) -> None:
    practice.activities.add(
        ActivityDraft(
            organisation_id=owner,
            kind=Code(kind),
            held_on=held_on,
            minutes=60,
            participants=participants,
            subject=subject,
        )
    )


def _statements_of_figures(practice: Practice, vault: Vault, draft: ReportDraft) -> int:
    before = vault.statements
    practice.reports.figures(draft)
    return vault.statements - before
