"""Write follow-ups as a calendar file (RFC 5545) that a calendar program can read.

A calendar lies on telephones and servers, so an event holds the code of a case and nothing that a
client or the adviser wrote.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from vp_desktop.domain.followups import FollowUp
from vp_desktop.i18n import _
from vp_desktop.version import NAME

_MAX_OCTETS = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""


def calendar_file(follow_ups: Iterable[FollowUp], now: datetime) -> bytes:
    """Return one event of a whole day for each of ``follow_ups``."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{NAME}//NONSGML {NAME}//NL"]
    for follow_up in follow_ups:
        lines.extend(_event(follow_up, now))
    lines.append("END:VCALENDAR")
    return b"".join(folded for line in lines for folded in _fold(line))


def _event(follow_up: FollowUp, now: datetime) -> Iterator[str]:
    summary = (
        _("Follow-up case {code}").format(code=follow_up.case_code)
        if follow_up.case_code
        else _("Follow-up")
    )
    yield "BEGIN:VEVENT"
    yield f"UID:follow-up-{follow_up.id}@vp-desktop.invalid"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{follow_up.due_on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{follow_up.due_on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(summary)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _fold(line: str) -> Iterator[bytes]:
    part = b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > _MAX_OCTETS:
            yield part + b"\r\n"
            part = b" "
        part += octets
    yield part + b"\r\n"
