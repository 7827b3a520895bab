"""Look after the client organisations: the contract, the units, how many people work there."""

from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.codes import Code, ListId
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import (
    HeadcountDraft,
    NameInBinError,
    NameTakenError,
    Organisation,
    OrganisationDraft,
    OrganisationId,
    OrganisationInUseError,
    OrganisationRow,
    Unit,
    UnitDraft,
    UnitId,
    UnitInUseError,
    UnitNameTakenError,
)
from vp_desktop.services.bin import bin_start
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.counting_changes import CountingChanges
from vp_desktop.services.left_out import LeftOut
from vp_desktop.services.rules import check_code, check_unit, existing
from vp_desktop.vault.bin import BinRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.units import UnitRepository

_PROPERTIES = ListId("L23")


class Organisations:
    """The client organisations and their units."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._organisations = OrganisationRepository(vault)
        self._units = UnitRepository(vault)
        self._bin = BinRepository(vault)
        self._left_out = LeftOut(vault)
        self.counting = CountingChanges(vault, announce)

    def rows(self) -> list[OrganisationRow]:
        """Return the list of organisations by name."""
        return self._organisations.rows(today(self._clock).year)

    def get(self, organisation_id: OrganisationId) -> Organisation:
        """Return one organisation.

        Raises:
            NotFoundError: it is unknown or in the bin.
        """
        return existing(self._organisations.get(organisation_id))

    def find(self, name: str) -> Organisation | None:
        """Return the organisation called ``name``, in capitals or not."""
        return self._organisations.find(name.strip())

    def add(self, draft: OrganisationDraft) -> OrganisationId:
        """Start to work for an organisation; return its id.

        One that was removed long ago, and of which only the ledger is left, lives again.

        Raises:
            NameTakenError, NameInBinError: there is one of that name.
        """
        _check(draft.sector, draft.arrangement)
        with self._vault.transaction():
            gone = _check_name(self._organisations, self._clock, draft.name, None)
            if gone is None:
                organisation_id = self._organisations.add(draft)
            else:
                self._organisations.change(gone, draft)
                organisation_id = gone
        self._announce(Topic.ORGANISATIONS)
        return organisation_id

    def change(self, organisation_id: OrganisationId, draft: OrganisationDraft) -> None:
        """Write ``draft`` over an organisation.

        Raises:
            NameTakenError, NameInBinError: another one has that name.
        """
        _check(draft.sector, draft.arrangement)
        self.get(organisation_id)
        with self._vault.transaction():
            gone = _check_name(self._organisations, self._clock, draft.name, organisation_id)
            if gone is not None:
                raise NameTakenError
            self._organisations.change(organisation_id, draft)
        self._announce(Topic.ORGANISATIONS)

    def remove(self, organisation_id: OrganisationId) -> None:
        """Put an organisation in the bin.

        Raises:
            OrganisationInUseError: it has cases that are not in the bin.
        """
        with self._vault.transaction(makes_room=True):
            if self._organisations.has_cases(organisation_id):
                raise OrganisationInUseError
            if not self._bin.put(BinKind.ORGANISATION, organisation_id, self._clock()):
                raise NotFoundError
        self._announce(Topic.ORGANISATIONS)

    def units(self, organisation_id: OrganisationId) -> list[Unit]:
        """Return the units of one organisation by name."""
        return self._units.of(organisation_id)

    def add_unit(self, organisation_id: OrganisationId, draft: UnitDraft) -> UnitId:
        """Name a part of an organisation; return its id.

        Raises:
            UnitNameTakenError: it has a unit of that name.
        """
        self.get(organisation_id)
        with self._vault.transaction():
            if self._units.named(organisation_id, draft.name) is not None:
                raise UnitNameTakenError
            unit_id = self._units.add(organisation_id, draft)
        self._announce(Topic.ORGANISATIONS)
        return unit_id

    def change_unit(self, unit_id: UnitId, draft: UnitDraft) -> None:
        """Write ``draft`` over a unit.

        Raises:
            UnitNameTakenError: its organisation has another unit of that name.
        """
        owner = existing(self._units.organisation_of(unit_id))
        with self._vault.transaction():
            if self._units.named(owner, draft.name) not in (None, unit_id):
                raise UnitNameTakenError
            old = next(unit.name for unit in self._units.of(owner) if unit.id == unit_id)
            self._units.change(unit_id, draft)
            self._left_out.rename_unit(owner, old, draft.name)
        self._announce(Topic.ORGANISATIONS)

    def remove_unit(self, unit_id: UnitId) -> None:
        """Remove a unit and its headcounts.

        Raises:
            UnitInUseError: a case names it.
        """
        existing(self._units.organisation_of(unit_id))
        with self._vault.transaction(makes_room=True):
            if self._units.in_use(unit_id):
                raise UnitInUseError
            self._units.remove(unit_id)
        self._announce(Topic.ORGANISATIONS)

    def headcount(self, organisation_id: OrganisationId) -> dict[int, int]:
        """Return the people of the whole organisation by year."""
        return self._units.headcount(organisation_id)

    def set_headcount(
        self,
        organisation_id: OrganisationId,
        year: int,
        people: int | None,
        unit_id: UnitId | None = None,
    ) -> None:
        """Keep how many people worked there in ``year``; None forgets it.

        Raises:
            NotFoundError: the organisation or the unit is unknown.
            UnitElsewhereError: the unit is part of another organisation.
            ValidationError: the year or the number cannot be right.
        """
        HeadcountDraft(year=year, people=people)
        self.get(organisation_id)
        check_unit(self._units, unit_id, organisation_id)
        with self._vault.transaction():
            if people is None:
                self._units.forget_headcount(organisation_id, unit_id, year)
            else:
                self._units.set_headcount(organisation_id, unit_id, year, people)
        self._announce(Topic.ORGANISATIONS)


def _check_name(
    organisations: OrganisationRepository, clock: Clock, name: str, own: OrganisationId | None
) -> OrganisationId | None:
    """Return the organisation of that name that only the ledger remembers, if there is one."""
    named = organisations.named(name)
    if named is None or named[0] == own:
        return None
    organisation_id, binned_at = named
    if binned_at is None:
        raise NameTakenError
    if binned_at >= bin_start(clock).isoformat():
        raise NameInBinError
    return organisation_id


def _check(sector: Code | None, arrangement: Code | None) -> None:
    check_code(sector, _PROPERTIES)
    check_code(arrangement, _PROPERTIES)
