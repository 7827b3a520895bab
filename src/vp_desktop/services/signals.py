"""Keep signals: indirect signs that something is going on."""

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.signals import Signal, SignalDraft, SignalId
from vp_desktop.services.rules import check_code, check_unit, existing
from vp_desktop.vault.advice import AdviceRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.signals import SignalRepository
from vp_desktop.vault.units import UnitRepository


class Signals:
    """The signals about every organisation. They name nobody."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._signals = SignalRepository(vault)
        self._organisations = OrganisationRepository(vault)
        self._units = UnitRepository(vault)
        self._advice = AdviceRepository(vault)

    def of(self, organisation_id: OrganisationId) -> list[Signal]:
        """Return the signals about one organisation, newest first."""
        return self._signals.of(organisation_id)

    def add(self, draft: SignalDraft) -> SignalId:
        """Keep a signal; return its id.

        Raises:
            UnknownCodeError: no list has the theme.
            UnitElsewhereError: the unit is part of another organisation.
            NotFoundError: the organisation, the unit or the advice is unknown.
        """
        self._check(draft)
        with self._vault.transaction():
            signal_id = self._signals.add(draft)
        self._announce(Topic.ADVICE)
        return signal_id

    def change(self, signal_id: SignalId, draft: SignalDraft) -> None:
        """Write ``draft`` over a signal.

        Raises:
            UnknownCodeError, UnitElsewhereError, NotFoundError: as for ``add``.
        """
        self._check(draft)
        with self._vault.transaction():
            if not self._signals.change(signal_id, draft):
                raise NotFoundError
        self._announce(Topic.ADVICE)

    def remove(self, signal_id: SignalId) -> None:
        """Forget a signal at once; to undo, ``add`` it again."""
        with self._vault.transaction(makes_room=True):
            if not self._signals.remove(signal_id):
                raise NotFoundError
        self._announce(Topic.ADVICE)

    def _check(self, draft: SignalDraft) -> None:
        check_code(draft.theme)
        existing(self._organisations.get(draft.organisation_id))
        check_unit(self._units, draft.unit_id, draft.organisation_id)
        if draft.advice_id is not None:
            existing(self._advice.get(draft.advice_id))
