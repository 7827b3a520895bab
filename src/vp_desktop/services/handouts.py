"""What goes with a report: its numbers in Excel, one page, speaking notes, a copy with a password.

All of it is made of the released figures and the words of one report, so none of it can hold a
number that the report does not.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from stringprep import in_table_a1
from unicodedata import normalize

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.errors import RefusedError
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.progress import Making, Progress, part_of, unwatched
from vp_desktop.domain.reports import ReportContent, ReportDraft, Variant
from vp_desktop.services import late
from vp_desktop.services.passphrases import generate_passphrase
from vp_desktop.services.yearly_report import YearlyReports

LEAST_PASSWORD = 12
"""Characters. A file that is sent can be tried against without end, and nobody sees it."""

_THE_SAME = 0.6
"""Of the work, once the report is made again to see whether it still is the saved one."""

MOST_PASSWORD = 127
"""Bytes: PDF readers look at no more."""

_WORDS = 4
_OF_EACH = frozenset({Handout.NUMBERS})
_OF_THE_TALK = frozenset(Handout)
_TALKED_OVER = frozenset({Variant.BOARD, Variant.WORKS_COUNCIL})


class ShortPasswordError(RefusedError):
    """The password of a copy is too easily tried out."""


class OddPasswordError(RefusedError):
    """The password of a copy is one that readers of PDFs understand differently, or cut off."""


class NoSuchHandoutError(RefusedError):
    """A report for these readers has no such hand-out: it is a page or two itself."""


class HandoutDiffersError(RefusedError):
    """The saved report cannot be made again: what it tells of was changed, or the program was."""


def suggest_password() -> str:
    """Return four Dutch words that can be told by telephone, drawn by the system's own chance."""
    return generate_passphrase(_WORDS)


def handouts_of(variant: Variant) -> frozenset[Handout]:
    """Return what can be made beside a report for these readers."""
    return _OF_THE_TALK if variant in _TALKED_OVER else _OF_EACH


def handout_job(
    reports: YearlyReports,
    handout: Handout,
    draft: ReportDraft,
    figures: PublicFigures,
    beside: bytes = b"",
) -> Making:
    """Return a function that makes the file; it needs no vault and may run in a worker.

    It raises ``UnprintableTextError`` where the report itself would, and ``HandoutDiffersError``
    where the report would not be the PDF ``beside`` any more, byte for byte.

    Raises:
        NoSuchHandoutError: there is none beside a report for these readers.
        NotFoundError: there is no such organisation.
    """
    if handout not in handouts_of(draft.variant):
        raise NoSuchHandoutError("no such hand-out")
    content = reports.content(draft)
    again: Making | None = None
    if beside and (edition := reports.states.of(draft).edition_of(sha256(beside).hexdigest())):
        content = replace(content, edition=edition)  # else it would be the one that comes next
        again = partial(_pages, late.pages().render, content, figures)
    elif beside:
        again = reports.render_job(draft, figures)
    make = partial(late.handouts().make, handout, content, figures)
    return partial(_make, make, again, beside)


def insist_on_password(password: str) -> None:
    """Insist that ``password`` is hard to try out, and opens a copy in every reader.

    Raises:
        ShortPasswordError: it has fewer than ``LEAST_PASSWORD`` characters.
        OddPasswordError: one reader would take its signs for others than the next, or cut it off.
    """
    if len(password) < LEAST_PASSWORD:
        raise ShortPasswordError("too short")
    plain = password.isprintable() and normalize("NFKC", password) == password
    if not plain or any(map(in_table_a1, password)) or len(password.encode()) > MOST_PASSWORD:
        raise OddPasswordError("not the same in every reader")


def locked_job(pdf: bytes, password: str) -> Making:
    """Return a function that makes a copy of a finished report with a password on it.

    Raises:
        ShortPasswordError, OddPasswordError: as for ``insist_on_password``.
    """
    insist_on_password(password)
    return partial(_lock, late.locked_copy().locked, pdf, password)


def _pages(
    render: Callable[[ReportContent, PublicFigures, Progress], bytes],
    content: ReportContent,
    figures: PublicFigures,
    report: Progress = unwatched,
) -> bytes:
    return render(content, figures, report)


def _make(
    make: Making,
    again: Making | None,
    beside: bytes,
    report: Progress = unwatched,
) -> bytes:
    if again is not None and again(part_of(report, 0, _THE_SAME)) != beside:
        raise HandoutDiffersError("the report is another by now")
    rest = part_of(report, _THE_SAME, 1)
    rest(0)
    return make(rest)


def _lock(
    lock: Callable[[bytes, str], bytes], pdf: bytes, password: str, report: Progress = unwatched
) -> bytes:
    report(0)
    return lock(pdf, password)
