"""The words of a finished file, read out of its bytes, are those another reader finds there."""

from unicodedata import normalize

import pytest

from tests.reports.linden import content, linden
from tests.reports.reading_back import charts, page_count, runs, told
from vp_desktop.domain.reports import ReportTexts
from vp_desktop.reports.fonts import printable
from vp_desktop.reports.pdf.finished import page_texts
from vp_desktop.reports.printable import clean_line
from vp_desktop.reports.yearly import render

HOSTILE = "(haakje) ) \\ /P <</MCID 9>> BDC (x) Tj EMC endobj endstream 5 0 R & </para> é"


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def signs() -> str:
    """Every sign that can be printed, and what looks like the inside of a file."""
    composed = sorted(c for c in printable() if normalize("NFC", c) == c and not c.isspace())
    return f"{HOSTILE} {' '.join(c for c in composed if clean_line(c, 'kinds') == c)}"


@pytest.fixture(scope="module")
def report(signs: str) -> bytes:
    texts = ReportTexts(kinds=signs, outlook="Een zin van zes woorden lang. " * 400)
    return render(content(texts=texts), linden())


def test_every_text_that_is_drawn_is_read_on_its_page(report: bytes) -> None:
    pages = [bare(page) for page in page_texts(report)]

    assert len(pages) == page_count(report) > 5
    missing = [run for run in runs(report) if bare(run.text) not in pages[run.page - 1]]
    assert missing == []


def test_what_is_said_of_a_chart_or_a_sign_is_read_too(report: bytes) -> None:
    whole = bare("".join(page_texts(report)))

    said = [one.text for one in told(report) if one.role in ("Figure", "Span", "TD")]
    assert sum(one.role == "Figure" for one in told(report)) > 3
    assert [one for one in said if bare(one) not in whole] == []


def test_a_paragraph_is_one_text_across_its_lines(report: bytes, signs: str) -> None:
    whole = " ".join(page_texts(report))

    assert signs in whole
    assert whole.count("Een zin van zes woorden lang. Een zin") > 190


def test_numbers_side_by_side_in_a_chart_are_not_one_text(report: bytes) -> None:
    whole = "\n".join(page_texts(report))

    drawn = [texts for _words, texts in charts(report)]
    for words, _texts in charts(report):
        whole = whole.replace(words, "")
    assert len(drawn) > 3
    runs_of_three = [
        three for texts in drawn for three in zip(texts, texts[1:], texts[2:], strict=False)
    ]
    assert [three for three in runs_of_three if "".join(three) in whole] == []
