from datetime import date

import pytest

from vp_desktop.disclosure.untold import untold
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.narrative import Sign, TextDecision, place_of
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.printed_texts import PrintedText, printed_texts
from vp_desktop.domain.reports import ReportDraft, ReportTexts, Variant
from vp_desktop.reports.pdf.finished import page_texts
from vp_desktop.services.narrative import TextReader, finish
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De meeste meldingen over pesten gaan over leidinggevenden.", ["De meeste"]),
        ("A few reports concerned a manager.", ["A few"]),
        ("De meldingen gingen over collega's, en vooral over de toon.", ["vooral"]),
        ("Met de leidinggevenden sprak ik drie keer over beleid.", []),
        ("Bijna alle collega's volgden de training.", []),
    ],
)
def test_how_many_were_about_managers_is_told_by_no_table_and_by_no_text(
    reader: TextReader, text: str, found: list[str]
) -> None:
    """Of nobody in these cases is it known: the report has no table of the other party."""
    assert signs(reader, text) == [(Sign.HIDDEN_NUMBER, passage) for passage in found]


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

    def waiting(field: str, words: str) -> bool:
        [passages] = reader.passages([PrintedText(field=field, text=words)])
        return bool(passages.undecided([decision]))

    assert not waiting("summary", f"Een zin. {text}")
    assert waiting("outlook", text)
    assert waiting("summary", "Ook Anouk was er.")


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

    found = reader.on_pages(pages, [])

    assert [(one.printed.number, [f.sign for f in one.found]) for one in found] == [
        (2, [Sign.PHONE, Sign.KNOWN_NAME])
    ]


def test_what_stands_in_a_text_is_asked_about_there_and_not_on_its_page_too(
    reader: TextReader,
) -> None:
    text = PrintedText(field="outlook", text="Bel 06-12345678.")

    assert reader.on_pages([text.text], [])
    assert not reader.on_pages([text.text], [text])


def test_a_name_that_a_text_hides_from_the_reader_is_found_on_the_page(
    practice: Practice, draft: ReportDraft, reader: TextReader
) -> None:
    """A soft hyphen prints nothing: «An-ouk» is Anouk on paper."""
    texts = ReportTexts(summary="Wij spraken An\u00adouk lang.")
    content = practice.reports.content(draft.model_copy(update={"texts": texts}))
    printed = list(printed_texts(content))
    assert not any(f.sign is Sign.KNOWN_NAME for one in reader.passages(printed) for f in one.found)

    told = draft.model_copy(update={"texts": texts})
    pages = finish(practice.reports.render_job(told), reader, printed)

    [page] = pages.found
    assert [one.passage for one in page.found] == ["Anouk"]


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.STAFF])
def test_the_pages_of_a_report_that_names_nobody_hold_no_finding(
    practice: Practice, draft: ReportDraft, variant: Variant
) -> None:
    """Not its own words, nor who gives it out, nor the numbers along its charts."""
    practice.clients.add(ClientDraft(name="Piet Linden"))
    practice.preferences.set(Preference.ADVISER_NAME, "Visser & Piet Advies")
    practice.preferences.set(Preference.REACH, "06 1234 5678\nvp@visser.example")
    draft = draft.model_copy(update={"variant": variant})
    figures = practice.reports.figures(draft)
    reader = practice.protection.reader(draft, figures)
    printed = list(printed_texts(practice.reports.content(draft)))

    pages = finish(practice.reports.render_job(draft, figures), reader, printed)

    own = {Variant.BOARD: "Visser & Piet Advies", Variant.STAFF: "06 1234 5678"}[variant]
    assert own in "".join(page_texts(pages.content))
    assert pages.found == ()


def test_nothing_of_a_person_shows_in_a_repr(reader: TextReader) -> None:
    assert "Anouk" not in repr(reader)
