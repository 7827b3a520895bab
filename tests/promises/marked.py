"""A practice in which every text begins with one word that occurs nowhere else."""

import base64
import json
from itertools import count
from typing import Any

STEM = "kwikstaartje"
"""The word to look for: whoever finds it outside a vault has found a trace."""

MIDDLE = STEM[3:9]
"""What is left when a word was cut; looked for wherever files are small enough to be no chance."""

ORGANISATION = f"{STEM} Opdrachtgever"
CASES = 2

_OF_THE_ORGANISATION = frozenset({"organisation", "unit", "referrals"})
_HERE = "*"
"""Where a marked text comes."""

_CASE: dict[str, Any] = {
    "organisation": ORGANISATION,
    "opened_on": "2025-03-14",
    "entered_on": "2025-03-14",
    "kinds": ["OO-PES", "OO-INT"],
    "accused_role": "WP-COL",
    "client_role": "ME-NAM",
    "unit": f"{STEM} unit",
    "channel": "KA-TEL",
    "status": "ST-BEG",
    "interventions": ["AC-LUI"],
    "referrals": [{"kind": "DV-BA", "to": f"{STEM} bedrijfsarts", "remark": _HERE}],
    "contacts": [{"on": "2025-03-14", "kind": "CO-TEL", "minutes": 45, "note": _HERE}],
    "follow_ups": [{"due_on": "2025-04-01", "text": _HERE}],
    "consents": [{"code": "TS-VAS", "given_on": "2025-03-14", "how": _HERE}],
    "attachments": [
        {
            "name": f"{STEM}.txt",
            "media_type": "text/plain",
            "content": base64.b64encode(f"{STEM} in a file".encode()).decode(),
            "added_at": "2025-03-14T12:00:00+00:00",
        }
    ],
    "title": _HERE,
    "accused": _HERE,
    "wish": _HERE,
    "arrangements": _HERE,
}
_PRACTICE: dict[str, Any] = {
    "settings": {"adviser_name": _HERE, "practice_name": _HERE},
    "organisations": [
        {
            "name": ORGANISATION,
            "sector": "SE-ZOR",
            "recipients": _HERE,
            "agreements": _HERE,
            "headcount": {"2025": 120},
            "units": [{"name": f"{STEM} unit", "location": _HERE, "headcount": {"2025": 60}}],
            "contact_persons": [
                {"name": _HERE, "role": _HERE, "phone": _HERE, "email": _HERE, "remark": _HERE}
            ],
            "policy": [{"code": "BV-VOR-1", "state": "BS-JA", "remark": _HERE}],
            "counting_changes": [{"changed_on": "2025-01-01", "reason": _HERE}],
        }
    ],
    "referral_contacts": [
        {
            "kind": "DV-BA", "name": f"{STEM} bedrijfsarts", "region": _HERE, "phone": _HERE,
            "email": _HERE, "website": _HERE, "remark": _HERE, "source": _HERE,
        }
    ],
    "activities": [
        {
            "organisation": ORGANISATION, "kind": "AT-JAA", "on": "2025-02-06", "minutes": 240,
            "subject": _HERE, "remark": _HERE,
        }
    ],
    "advices": [
        {
            "organisation": ORGANISATION, "given_on": "2025-02-27", "theme": "AX-BEK",
            "title": f"{STEM} advies", "observation": _HERE, "text": _HERE, "recipient": _HERE,
            "due": _HERE, "expected_effect": _HERE, "response": _HERE,
        }
    ],
    "signals": [
        {
            "organisation": ORGANISATION, "noted_on": "2025-10-14", "theme": "AX-LEI",
            "extent": _HERE, "severity": _HERE, "source": _HERE, "text": _HERE,
            "advice": f"{STEM} advies",
        }
    ],
    "hours": [{"organisation": ORGANISATION, "on": "2025-11-09", "minutes": 45, "remark": _HERE}],
    "reports": [
        {
            "organisation": ORGANISATION, "first": "2025-01-01", "last": "2025-12-31",
            "texts": dict.fromkeys(("summary", "kinds", "trend", "signals", "outlook"), _HERE),
        }
    ],
    "qualifications": [{"name": _HERE, "number": _HERE}],
    "education": [
        {"kind": "PE-BNS", "held_on": "2025-04-04", "minutes": 9, "provider": _HERE,
         "remark": _HERE}
    ],
    "building_blocks": [{"section": "summary", "language": "nl", "text": _HERE}],
}  # fmt: skip


def marked_practice(cases: int = CASES) -> dict[str, Any]:
    """Return a practice file in which no two of the texts that people typed are equal."""
    numbers = count(1)
    some = [
        {**_CASE, "code": f"2025-{nth:03}", "client": f"{STEM}-{nth}"}
        for nth in range(1, cases + 1)
    ]
    clients = [
        {"pseudonym": f"{STEM}-{nth}", "name": _HERE, "reach": _HERE} for nth in range(1, cases + 1)
    ]
    practice = {**_PRACTICE, "clients": clients, "cases": some}
    return {"format": "vp-practice", "version": 1, **_filled(practice, numbers)}


def told_as(word: str, cases: int = CASES) -> dict[str, Any]:
    """Return the practice, every case closed, with ``word`` for the mark in all a person told."""
    practice = marked_practice(cases)
    closed = {"closed_on": "2025-06-01", "status": "ST-AFG"}
    return {
        **practice,
        "cases": [{**case, **_as(word, case), **closed} for case in practice["cases"]],
        "clients": [_as(word, client) for client in practice["clients"]],
    }


def _as(word: str, record: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in record.items() if name not in _OF_THE_ORGANISATION}
    if "attachments" in told:
        content = base64.b64encode(word.encode()).decode()
        told["attachments"] = [{**one, "content": content} for one in told["attachments"]]
    renamed: dict[str, Any] = json.loads(json.dumps(told).replace(STEM, word))
    return renamed


def _filled(value: Any, numbers: "count[int]") -> Any:
    if isinstance(value, dict):
        return {name: _filled(one, numbers) for name, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, numbers) for one in value]
    return f"{STEM} {next(numbers)}" if value == _HERE else value
