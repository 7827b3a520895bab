"""Look through a text for what could point to a person, before it goes into a report.

It warns and never proves: «de roostermaker van de nachtdienst» is one person only to who knows.
``reading`` puts together what the other modules find; every expression in them reads a text of any
length in time that grows with its length and no faster.
"""

from vp_desktop.domain.narrative.decisions import (
    TextDecision,
    place_of,
    reopened,
    undecided,
)
from vp_desktop.domain.narrative.findings import Finding, HiddenCount, Sign, Surroundings
from vp_desktop.domain.narrative.numbers import is_account_number, is_citizen_number
from vp_desktop.domain.narrative.reading import look_through

__all__ = [
    "Finding",
    "HiddenCount",
    "Sign",
    "Surroundings",
    "TextDecision",
    "is_account_number",
    "is_citizen_number",
    "look_through",
    "place_of",
    "reopened",
    "undecided",
]
