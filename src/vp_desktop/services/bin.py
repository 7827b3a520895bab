"""Put removed records back, or destroy them for good."""

from datetime import datetime, timedelta

from vp_desktop.domain.bin import BIN_DAYS, BinKind, BinRow
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationInUseError
from vp_desktop.domain.retention import DestructionReason, HeldError
from vp_desktop.services.clock import Clock, today
from vp_desktop.vault.bin import Binned, BinRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.left_words import forget_left_words
from vp_desktop.vault.retention import RetentionRepository

_TOPICS = {
    BinKind.CASE: (Topic.CASES, Topic.NOTES, Topic.FOLLOW_UPS),
    BinKind.CONTACT: (Topic.NOTES,),
    BinKind.ORGANISATION: (Topic.ORGANISATIONS,),
    BinKind.REFERRAL_CONTACT: (Topic.REFERRALS,),
    BinKind.ACTIVITY: (Topic.ACTIVITIES,),
    BinKind.ADVICE: (Topic.ADVICE,),
}


def bin_start(clock: Clock) -> datetime:
    """Return the moment before which what went to the bin is gone."""
    return clock() - timedelta(days=BIN_DAYS)


class Bin:
    """What was removed less than thirty days ago."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._bin = BinRepository(vault)
        self._retention = RetentionRepository(vault)

    def rows(self) -> list[BinRow]:
        """Return what can still be put back, the last removed first."""
        return self._bin.rows(bin_start(self._clock))

    def restore(self, kind: BinKind, record_id: int) -> None:
        """Put a record back where it was.

        Raises:
            NotFoundError: it is not in the bin.
        """
        with self._vault.transaction(makes_room=True):
            if not self._bin.take_out(kind, record_id):
                raise NotFoundError
        self._announce_all({kind})

    def destroy(self, kind: BinKind, record_id: int) -> None:
        """Destroy a record in the bin now.

        Raises:
            NotFoundError: it is not in the bin.
            HeldError: a hold stands on the case.
            OrganisationInUseError: the organisation has cases in the bin that must go first.
        """
        with self._vault.transaction(makes_room=True):
            record = Binned(kind, record_id)
            if not self._bin.holds(record):
                raise NotFoundError
            if self._is_held(record):
                raise HeldError if kind is BinKind.CASE else OrganisationInUseError
            self._destroy(record)
            forget_left_words(self._vault)
        self._announce_all({kind})

    def empty_expired(self) -> int:
        """Destroy what went to the bin more than thirty days ago; return how many records.

        A case under a hold stays, and with it its organisation.
        """
        destroyed = set()
        with self._vault.transaction(makes_room=True):
            for record in self._bin.expired(bin_start(self._clock)):
                if not self._is_held(record) and self._destroy(record):
                    destroyed.add(record)
            if destroyed:
                forget_left_words(self._vault)
        self._announce_all({record.kind for record in destroyed})
        return len(destroyed)

    def _is_held(self, record: Binned) -> bool:
        if record.kind is BinKind.CASE:
            return self._retention.is_held(CaseId(record.id))
        return record.kind is BinKind.ORGANISATION and self._bin.has_cases(record.id)

    def _destroy(self, record: Binned) -> int:
        if record.kind is not BinKind.CASE:
            return self._bin.destroy(record)
        case_id = CaseId(record.id)
        code = self._bin.case_code(record.id)
        records = self._retention.destroy_told(case_id) + self._bin.destroy(record)
        self._retention.log(code, today(self._clock), records, DestructionReason.BIN)
        return records

    def _announce_all(self, kinds: set[BinKind]) -> None:
        topics = {topic for kind in kinds for topic in _TOPICS[kind]}
        for topic in sorted(topics, key=lambda topic: topic.value):
            self._announce(topic)
