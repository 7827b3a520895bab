"""Make what the adviser wrote ready for print, or say which characters the fonts do not have."""

import unicodedata
from dataclasses import replace

from vp_desktop.domain.counting_changes import Counted
from vp_desktop.domain.reports import (
    EarlierAdvice,
    ReportActivity,
    ReportAdvice,
    ReportContent,
    ReportQualification,
    ReportResponse,
    ReportTexts,
)
from vp_desktop.reports.errors import UnprintableTextError
from vp_desktop.reports.fonts import printable

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Categories that print nothing: controls, joiners and marks of direction, separators."""
_SAME = {"\u2011": "-", "\u2010": "-", "\u202f": "\u00a0", "\u2007": "\u00a0"}
"""Characters of which one font lacks the glyph, and what looks just the same."""


def clean_line(text: str, where: str, number: int | None = None) -> str:
    """Return ``text`` on one line, composed, without characters that print nothing.

    Raises:
        UnprintableTextError: a font lacks a character; the error names all of them.
    """
    shown = unicodedata.normalize("NFC", text).translate(_PLAIN)
    lacking = tuple(sorted(set(shown) - printable()))
    if lacking:
        raise UnprintableTextError(lacking, where, number)
    return " ".join(part for part in shown.split(" ") if part)


def clean_prose(text: str, where: str, number: int | None = None) -> str:
    """Return ``text`` as ``clean_line`` does, one line a paragraph.

    Raises:
        UnprintableTextError: a font lacks a character; the error names all of them.
    """
    lines = (clean_line(line, where, number) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def printable_content(content: ReportContent) -> ReportContent:
    """Return ``content`` with every text ready for print.

    Raises:
        UnprintableTextError: a font lacks a character; the error says of which text.
    """
    texts = {name: clean_prose(text, name) for name, text in content.texts.passages().items()}
    return replace(
        content,
        organisation=clean_line(content.organisation, "organisation"),
        recipients=clean_line(content.recipients, "recipients"),
        adviser=clean_line(content.adviser, "adviser"),
        reach=clean_prose(content.reach, "reach"),
        texts=ReportTexts(**texts),
        edition=replace(
            content.edition, correction=clean_line(content.edition.correction, "edition")
        ),
        counted=_counted(content.counted),
        advice=tuple(_advice(one, n) for n, one in enumerate(content.advice, start=1)),
        earlier_advice=tuple(
            _earlier(one, n) for n, one in enumerate(content.earlier_advice, start=1)
        ),
        activities=tuple(_activity(one, n) for n, one in enumerate(content.activities, start=1)),
        qualifications=tuple(
            _qualification(one, n) for n, one in enumerate(content.qualifications, start=1)
        ),
    )


def _counted(counted: Counted) -> Counted:
    changes = [
        replace(one, reason=clean_line(one.reason, "counted", n))
        for n, one in enumerate(counted.changes, start=1)
    ]
    return replace(counted, changes=tuple(changes))


def _advice(advice: ReportAdvice, n: int) -> ReportAdvice:
    return replace(
        advice,
        title=clean_line(advice.title, "advice", n),
        observation=clean_prose(advice.observation, "advice", n),
        text=clean_prose(advice.text, "advice", n),
        recipient=clean_line(advice.recipient, "advice", n),
        due=clean_line(advice.due, "advice", n),
        expected_effect=clean_prose(advice.expected_effect, "advice", n),
        response=clean_prose(advice.response, "advice", n),
        answer=_answer(advice.answer, "advice", n),
    )


def _answer(answer: ReportResponse, where: str, n: int) -> ReportResponse:
    return replace(
        answer,
        action=clean_prose(answer.action, where, n),
        owner=clean_line(answer.owner, where, n),
        due=clean_line(answer.due, where, n),
    )


def _earlier(advice: EarlierAdvice, n: int) -> EarlierAdvice:
    return replace(
        advice,
        title=clean_line(advice.title, "earlier_advice", n),
        response=clean_prose(advice.response, "earlier_advice", n),
        answer=_answer(advice.answer, "earlier_advice", n),
    )


def _activity(activity: ReportActivity, n: int) -> ReportActivity:
    return replace(activity, subject=clean_line(activity.subject, "activities", n))


def _qualification(held: ReportQualification, n: int) -> ReportQualification:
    return replace(
        held,
        name=clean_line(held.name, "qualifications", n),
        number=clean_line(held.number, "qualifications", n),
    )


class _Plain(dict[int, str]):
    """Says once for each character: itself, a space for white space, nothing for what is unseen."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace() and character != "\u00a0":
            shown = " "
        elif unicodedata.category(character) in _INVISIBLE:
            shown = ""
        else:
            shown = _SAME.get(character, character)
        self[code] = shown
        return shown


_PLAIN = _Plain()
