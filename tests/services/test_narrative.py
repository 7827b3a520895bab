from datetime import date

import pytest

from vp_desktop.disclosure.untold import untold
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.narrative import Sign, TextDecision, place_of
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import ReportDraft, ReportTexts
from vp_desktop.services.narrative import TextReader
from vp_desktop.services.practice import Practice

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture
def draft(practice: Practice, organisation_id: OrganisationId) -> ReportDraft:
    """The report of ten cases of bullying, nine of intimidation and one of discrimination."""
    for number, kind in enumerate(["OO-PES"] * 10 + ["OO-INT"] * 9 + ["OO-DIS"]):
        day = date(2025, 1 + number % 12, 3)
        practice.cases.add(
            CaseDraft(
                organisation_id=organisation_id,
                title=f"Zaak {number}",
                opened_on=day,
                entered_on=day,
                kinds=(Code(kind),),
            )
        )
    practice.clients.add(ClientDraft(name="Anouk de Vries"))
    return ReportDraft(organisation_id=organisation_id, first=FIRST, last=LAST)


@pytest.fixture
def reader(practice: Practice, draft: ReportDraft) -> TextReader:
    return practice.protection.reader(draft, practice.reports.figures(draft))


def signs(reader: TextReader, text: str) -> list[tuple[Sign, str]]:
    return [(finding.sign, finding.passage) for finding in reader.find(text)]


def test_a_number_beside_a_hidden_count_is_found_and_beside_a_printed_one_not(
    reader: TextReader,
) -> None:
    hidden = "Er was een handvol meldingen over discriminatie."
    printed = "In 2025 gingen tien meldingen over pesten."

    assert signs(reader, hidden) == [(Sign.HIDDEN_NUMBER, "een handvol")]
    assert signs(reader, printed) == []


def test_with_too_few_cases_every_number_of_cases_is_hidden(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    draft = ReportDraft(organisation_id=organisation_id, first=FIRST, last=LAST)
    reader = practice.protection.reader(draft, practice.reports.figures(draft))

    assert (Sign.HIDDEN_NUMBER, "twee") in signs(reader, "Er kwamen twee meldingen binnen.")
    assert (Sign.HIDDEN_NUMBER, "drie") in signs(reader, "Het ging drie keer over pesten.")


def test_every_hidden_kind_has_words_in_both_languages(
    practice: Practice, draft: ReportDraft
) -> None:
    words = {word for count in untold(practice.reports.figures(draft)) for word in count.words}

    assert {"discriminatie", "discrimination", "seksuele intimidatie", "sexual harassment"} <= words
    assert "pesten" not in words


def test_names_of_the_vault_are_found_and_the_organisation_is_not(reader: TextReader) -> None:
    assert signs(reader, "Bij Stichting De Linden sprak ik Anouk.") == [(Sign.KNOWN_NAME, "Anouk")]


def test_a_decision_holds_for_its_sentence_alone(reader: TextReader) -> None:
    text = "Wij spraken Anouk."
    finding = reader.find(text)[0]
    decision = TextDecision(
        field="summary", sign=finding.sign, place=place_of(text, finding), reason="Zij las mee."
    )

    assert not reader.undecided(ReportTexts(summary=f"Een zin. {text}", decisions=(decision,)))
    assert reader.undecided(ReportTexts(outlook=text, decisions=(decision,)))
    assert reader.undecided(ReportTexts(summary="Ook Anouk was er.", decisions=(decision,)))


def test_decisions_are_kept_with_the_texts_and_asked_again_next_year(
    practice: Practice, draft: ReportDraft
) -> None:
    decision = TextDecision(field="summary", sign=Sign.DATE, place="0" * 32, reason="Openbaar.")
    texts = ReportTexts(summary="Op 3 mei.", decisions=(decision,))

    practice.reports.save_texts(draft.organisation_id, FIRST, LAST, texts)

    assert practice.reports.texts(draft.organisation_id, FIRST, LAST) == texts
    following = practice.reports.texts(draft.organisation_id, date(2026, 1, 1), date(2026, 12, 31))
    assert following == ReportTexts(summary="Op 3 mei.")


def test_finished_pages_are_read_for_what_points_to_a_person_without_doubt(
    reader: TextReader,
) -> None:
    pages = ["Verslag over 2025. Zij is de enige.", "Bel 06-12345678 of vraag naar Anouk."]

    found = [(one.page, one.finding.sign) for one in reader.on_pages(pages, ReportTexts())]

    assert found == [(2, Sign.PHONE), (2, Sign.KNOWN_NAME)]


def test_what_was_let_stand_in_a_text_may_stand_on_a_page(reader: TextReader) -> None:
    text = "Bel 06-12345678."
    finding = reader.find(text)[0]
    decision = TextDecision(field="outlook", sign=finding.sign, place=place_of(text, finding))

    assert reader.on_pages([text], ReportTexts(outlook=text))
    assert not reader.on_pages([text], ReportTexts(outlook=text, decisions=(decision,)))


def test_nothing_of_a_person_shows_in_a_repr(reader: TextReader) -> None:
    assert "Anouk" not in repr(reader)
