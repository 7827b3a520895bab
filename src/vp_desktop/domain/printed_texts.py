"""What people wrote that a report prints: every text of it that the program did not make itself."""

from collections.abc import Iterator
from dataclasses import Field, dataclass, field, fields, is_dataclass
from typing import Any

from vp_desktop.domain.reports import ReportContent
from vp_desktop.i18n import _

_ON_PURPOSE = frozenset({"organisation", "adviser", "reach", "qualifications"})
"""Who gives the report out, and about whom it speaks: they name themselves."""

PAGES = "pages"
"""The field of what stands on the finished pages; its number is that of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """One text, under the name by which the adviser finds it."""

    text: str = field(repr=False)
    field: str
    """A field of ``ReportContent`` or ``ReportTexts``, or ``PAGES``."""
    number: int | None = None
    """Which of several, from 1."""

    def place(self) -> str:
        """Return where the text is found, in the language spoken."""
        return place_name(self.field, self.number)


def printed_texts(content: ReportContent) -> Iterator[PrintedText]:
    """Yield every text that somebody wrote and that ``content`` brings to print.

    What somebody wrote is what no ``repr`` may show: a field that is added is read too.
    """
    for name, text in content.texts.passages().items():
        yield PrintedText(field=name, text=text)
    for one in fields(content):
        value = getattr(content, one.name)
        if one.name in _ON_PURPOSE:
            continue
        if isinstance(value, tuple):
            for number, part in enumerate(value, start=1):
                yield PrintedText(field=one.name, number=number, text=_told(part, one))
        else:
            yield PrintedText(field=one.name, text=_told(value, one))


def place_name(field: str, number: int | None = None) -> str:
    """Return what a text of the report is called, and which one of several it is."""
    name = _names().get(field, field)
    return name if number is None else f"{name} {number}"


def _told(value: object, of: Field[Any]) -> str:
    return "\n".join(filter(None, _words(value, written=not of.repr)))


def _words(value: object, *, written: bool) -> Iterator[str]:
    if isinstance(value, str):
        if written:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part, written=written)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _words(getattr(value, one.name), written=not one.repr)


def _names() -> dict[str, str]:
    return {
        "organisation": _("Name of the organisation"),
        "recipients": _("Recipients"),
        "adviser": _("Name of the adviser"),
        "reach": _("How the adviser is reached"),
        "summary": _("Summary"),
        "kinds": _("Explanation of the kinds"),
        "trend": _("Explanation of the development"),
        "signals": _("Signals"),
        "outlook": _("Outlook"),
        "advice": _("Advice"),
        "earlier_advice": _("Earlier advice"),
        "activities": _("Activity"),
        "counted": _("Change in counting"),
        "qualifications": _("Qualification"),
        "units": _("Name of a unit"),
        "edition": _("What this edition corrects"),
        "vault": _("Name of the vault"),
        PAGES: _("Page"),
    }
