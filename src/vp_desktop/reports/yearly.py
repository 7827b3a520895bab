"""The yearly report: from released figures and the adviser's words to the bytes of a file."""

from collections.abc import Sequence
from dataclasses import replace

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.progress import Progress, part_of, unwatched
from vp_desktop.domain.reports import ReportContent, Variant
from vp_desktop.i18n import speaking
from vp_desktop.reports.chapters.accountability import accountability_chapter
from vp_desktop.reports.chapters.activities import activities_chapter
from vp_desktop.reports.chapters.advice import advice_chapter
from vp_desktop.reports.chapters.adviser import adviser_chapter
from vp_desktop.reports.chapters.development import development_chapter
from vp_desktop.reports.chapters.flash import flash_blocks
from vp_desktop.reports.chapters.numbers import guidance_chapter, numbers_chapter
from vp_desktop.reports.chapters.response import response_chapter
from vp_desktop.reports.chapters.staff import staff_blocks
from vp_desktop.reports.chapters.summary import LEAST_CONTENTS, opening_blocks
from vp_desktop.reports.cover import Cover, file_title
from vp_desktop.reports.furniture import Furniture
from vp_desktop.reports.layout.document import Document, build
from vp_desktop.reports.layout.sections import Chapter
from vp_desktop.reports.pdf.metadata import LANGUAGE_TAGS, DocumentFacts
from vp_desktop.reports.printable import printable_content
from vp_desktop.version import NAME

_WRITTEN = 0.15
"""Of the work, once it is known what the pages say."""


def render(content: ReportContent, figures: PublicFigures, report: Progress = unwatched) -> bytes:
    """Return the report as a PDF that conforms to PDF/UA-1 and PDF/A-2a.

    The same content and figures give the same bytes, on every machine and at every hour. Takes no
    vault and no window, so it may run in a worker; one report at a time, for the fonts are shared.
    ``report`` is called at every chapter and page, and may end the work by raising.

    Raises:
        UnprintableTextError: a text holds characters that the fonts do not have.
    """
    with speaking(content.language):
        report(0)
        ready = printable_content(content)
        document = _document(ready, figures)
        return build(document, part_of(report, _WRITTEN, 1))


def _document(content: ReportContent, figures: PublicFigures) -> Document:
    facts = DocumentFacts(
        title=file_title(content),
        language=LANGUAGE_TAGS[content.language],
        day=content.adopted_on,
        producer=NAME,
    )
    pages: dict[str, int] = {}
    cover = None
    if content.variant is Variant.STAFF:
        blocks = staff_blocks(content, figures)
    elif content.variant is Variant.FLASH:
        blocks = flash_blocks(content, figures)
    else:
        chapters = _numbered(_chapters(content, figures))
        blocks, cover = opening_blocks(figures, content, chapters, pages), Cover(content).draw
        blocks += chapters
    return Document(
        facts=facts,
        blocks=blocks,
        furniture=Furniture(content, bare_first=cover is None).draw,
        pages=pages,
        cover=cover,
    )


def _chapters(content: ReportContent, figures: PublicFigures) -> list[Chapter]:
    """Return the chapters that have something to tell."""
    chapters = [
        numbers_chapter(figures, content),
        guidance_chapter(figures),
        development_chapter(figures, content),
        advice_chapter(content),
        activities_chapter(content, figures.year),
        adviser_chapter(content),
        accountability_chapter(figures, content),
        response_chapter(content),
    ]
    return [chapter for chapter in chapters if chapter is not None]


def _numbered(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Return the chapters with their numbers, where there are enough of them to need any."""
    if len(chapters) < LEAST_CONTENTS:
        return list(chapters)
    return [replace(chapter, number=n) for n, chapter in enumerate(chapters, start=1)]
