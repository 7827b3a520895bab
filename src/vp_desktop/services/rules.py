"""Rules that more than one use case obeys: what a record may point to, and by which codes."""

from typing import TypeVar

from vp_desktop.domain.cases import CaseDatesError, CaseDraft, CaseId, StoryDestroyedError
from vp_desktop.domain.codes import (
    CONTACT_LISTS,
    KIND_LISTS,
    Code,
    ListId,
    UnknownCodeError,
    code_book,
)
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId, UnitElsewhereError, UnitId
from vp_desktop.vault.cases import CaseRepository
from vp_desktop.vault.units import UnitRepository

ACTIVITY_KINDS = (ListId("L17"),)
ANONYMITY = (ListId("L25"),)
CONSENTS = (ListId("L20"),)
CONTACT_KINDS = CONTACT_LISTS
OUTCOMES = (ListId("L15"),)
REFERRAL_KINDS = (ListId("L16"),)
STATUSES = (ListId("L11"),)

_OF_CASE: tuple[tuple[str, tuple[ListId, ...]], ...] = (
    ("accused_role", (ListId("L05"),)),
    ("client_role", (ListId("L06"),)),
    ("channel", (ListId("L09"),)),
    ("found_by", (ListId("L10"),)),
    ("status", STATUSES),
    ("outcome", OUTCOMES),
)

Record = TypeVar("Record")


def existing(record: Record | None) -> Record:
    """Return ``record``.

    Raises:
        NotFoundError: there is none.
    """
    if record is None:
        raise NotFoundError
    return record


def check_code(code: Code | None, *lists: ListId) -> None:
    """Accept a code of one of ``lists`` (none given: of any list), or no code.

    Raises:
        UnknownCodeError: the lists do not have it.
    """
    if code is not None and not code_book().known(code, *lists):
        raise UnknownCodeError


def check_case(draft: CaseDraft) -> None:
    """Accept the codes and days of ``draft``.

    Raises:
        UnknownCodeError: a code is unknown, or of another list than its field asks.
        CaseDatesError: it would be closed before it was opened.
    """
    for kind in draft.kinds:
        check_code(kind, *KIND_LISTS)
    for name, lists in _OF_CASE:
        check_code(getattr(draft, name), *lists)
    for intervention in draft.interventions:
        check_code(intervention, ListId("L13"))
    for mark in draft.marks:
        check_code(mark)
    if draft.closed_on is not None and draft.closed_on < draft.opened_on:
        raise CaseDatesError


def check_unit(units: UnitRepository, unit_id: UnitId | None, owner: OrganisationId) -> None:
    """Accept a unit of ``owner``, or none.

    Raises:
        NotFoundError: there is no such unit.
        UnitElsewhereError: it is part of another organisation.
    """
    if unit_id is not None and existing(units.organisation_of(unit_id)) != owner:
        raise UnitElsewhereError


def check_told(cases: CaseRepository, case_id: CaseId) -> None:
    """Accept a case to which something can still be added.

    Raises:
        NotFoundError: there is no such case, or it lies in the bin.
        StoryDestroyedError: what was told in it is destroyed.
    """
    if not existing(cases.is_told(case_id)):
        raise StoryDestroyedError
