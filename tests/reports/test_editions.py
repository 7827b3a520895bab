from dataclasses import replace
from datetime import date

import page as validation
import pytest

from tests.reports.linden import ADVICE, EARLIER, content, linden
from tests.reports.reading_back import runs, said
from vp_desktop.domain.reports import (
    Edition,
    Language,
    ReportAdvice,
    ReportContent,
    ReportResponse,
    Variant,
)
from vp_desktop.i18n import speaking
from vp_desktop.reports.edition import edition_name, edition_sentences
from vp_desktop.reports.errors import UnprintableTextError
from vp_desktop.reports.yearly import render

CORRECTED = Edition(
    number=2, replaces=date(2026, 2, 12), correction="in de toelichting stond een verkeerd jaar"
)
ANSWER = ReportResponse(
    decision="RB-DEE", action="Het staat op de agenda.", owner="hoofd HR", due="voor 1 juli"
)
ANSWERED = tuple(replace(one, answer=ANSWER, response="Wij onderschrijven dit.") for one in ADVICE)


def english(variant: Variant = Variant.BOARD, **changes: object) -> ReportContent:
    # The fields of a content, each of its own type: a name is not told apart from another here.
    return replace(content(variant, Language.ENGLISH), **changes)  # type: ignore[arg-type]


def text_of(report: ReportContent) -> str:
    return said(render(report, linden(report.variant)))


def test_a_draft_says_so_on_its_cover_and_on_every_page() -> None:
    text = text_of(english(edition=Edition(draft=True)))

    assert "Draft of 12 February 2026, not adopted" in text
    assert "It has not been adopted yet, and may still change." in text
    assert "Adopted on" not in text


def test_a_draft_without_a_cover_says_so_in_letters_as_large_as_its_text() -> None:
    draft = render(english(Variant.STAFF, edition=Edition(draft=True)), linden(Variant.STAFF))

    assert [run.size for run in runs(draft) if "This is a draft" in run.text] == [10.2]


def test_an_adopted_first_edition_says_nothing_of_editions() -> None:
    text = text_of(english())

    assert "Adopted on" in text
    assert "edition" not in text.replace("This edition", "edition").casefold()


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.WORKS_COUNCIL, Variant.STAFF])
def test_a_corrected_edition_says_what_it_replaces_and_corrects(variant: Variant) -> None:
    text = text_of(english(variant, edition=CORRECTED))

    assert "Second, corrected edition; replaces the one of 12 February 2026" in text
    assert "What was corrected: in de toelichting stond een verkeerd jaar." in text
    assert "Please do not use the edition before it any more." in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_edition_has_a_name_of_its_own(language: str) -> None:
    with speaking(language):
        names = [edition_name(Edition(number=n, replaces=date(2026, 2, n))) for n in range(2, 9)]

    assert len(set(names)) == len(names)
    assert all("2026" in name for name in names)


def test_a_correction_without_words_is_told_without_them() -> None:
    with speaking("en"):
        told_of = edition_sentences(replace(CORRECTED, correction=""))

    assert not any("What was corrected" in one for one in told_of)


def test_management_gets_a_form_with_every_piece_of_advice() -> None:
    text = text_of(english())
    form = text[text.rindex("Response of management") :]

    for one in ADVICE:
        assert one.title in form
    assert form.count("Partly adopted") == form.count("By when") == len(ADVICE)
    assert "On behalf of the organisation" in form


@pytest.mark.parametrize(
    ("variant", "advice"),
    [(Variant.WORKS_COUNCIL, ADVICE), (Variant.STAFF, ()), (Variant.BOARD, ())],
)
def test_nobody_else_and_nothing_gets_a_form(
    variant: Variant, advice: tuple[ReportAdvice, ...]
) -> None:
    assert "On behalf of the organisation" not in text_of(english(variant, advice=advice))


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.WORKS_COUNCIL])
def test_what_management_answered_stands_under_the_advice_and_is_not_asked(
    variant: Variant,
) -> None:
    told_of = "Response. Partly adopted. Het staat op de agenda. By hoofd HR, voor 1 juli. Wij"
    text = text_of(english(variant, advice=ANSWERED, earlier_advice=()))

    assert text.count(told_of) == len(ANSWERED)
    assert "Response of management" not in text
    assert "By when" not in text


def test_only_advice_that_waits_for_an_answer_is_asked_about() -> None:
    carried_out = replace(ADVICE[0], status="AV-UIT", effect="AE-NTZ")
    text = text_of(english(advice=(carried_out, ADVICE[1])))
    form = text[text.rindex("Response of management") :]

    assert "State. Carried out. Effect not known yet." in text
    assert f"Advice 2 {ADVICE[1].title}" in form
    assert ADVICE[0].title not in form


def test_the_chapter_on_advice_opens_with_what_management_answered_before() -> None:
    earlier = tuple(replace(one, answer=ANSWER) for one in EARLIER)
    text = text_of(english(earlier_advice=earlier))
    chapter = text[text.rindex("What became of earlier advice") :]

    assert "Partly adopted. Het staat op de agenda." in chapter
    assert chapter.index("Partly adopted.") < chapter.index(ADVICE[0].title)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (ReportResponse(owner="hoofd HR"), "By hoofd HR."),
        (ReportResponse(due="voor 1 juli."), "Ready: voor 1 juli."),
        (ReportResponse(decision="RB-NIE"), "Not adopted."),
    ],
)
def test_half_an_answer_is_told_as_far_as_it_goes(answer: ReportResponse, expected: str) -> None:
    advice = (replace(ADVICE[0], answer=answer),)

    assert expected in text_of(english(advice=advice))


@pytest.mark.parametrize("language", list(Language))
def test_a_form_and_an_answer_meet_both_standards(language: Language) -> None:
    mixed = (ANSWERED[0], *(replace(one, title=f"{one.title} {'lang ' * 30}") for one in ADVICE))
    report = replace(content(language=language), advice=mixed, edition=CORRECTED)
    pdf = render(report, linden())

    for profile in ("ua1", "2a"):
        assert validation.is_pdf_compliant_bytes(pdf, profile=profile)


@pytest.mark.parametrize("place", ["answer", "edition"])
def test_a_character_that_cannot_be_printed_is_found_there_too(place: str) -> None:
    sign = "\N{GRINNING FACE}"
    if place == "edition":
        report = english(edition=replace(CORRECTED, correction=sign))
    else:
        report = english(advice=(replace(ADVICE[0], answer=ReportResponse(action=sign)),))

    with pytest.raises(UnprintableTextError) as caught:
        text_of(report)

    assert (caught.value.characters, caught.value.where) == (
        (sign,),
        "edition" if place == "edition" else "advice",
    )
