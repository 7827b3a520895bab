"""Keep the advice to every organisation, and what came of it."""

from collections.abc import Mapping
from datetime import date

from vp_desktop.domain.advice import Advice, AdviceAnswer, AdviceDraft, AdviceId
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.codes import ListId
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.clock import Clock
from vp_desktop.services.rules import check_code, existing
from vp_desktop.vault.advice import AdviceRepository
from vp_desktop.vault.bin import BinRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository


class AdviceBook:
    """The advice of every year: it lives on until it is carried out."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._advice = AdviceRepository(vault)
        self._organisations = OrganisationRepository(vault)

    def of(self, organisation_id: OrganisationId) -> list[Advice]:
        """Return the advice to one organisation, newest first."""
        return self._advice.of(organisation_id)

    def get(self, advice_id: AdviceId) -> Advice:
        """Return one piece of advice.

        Raises:
            NotFoundError: it is unknown or in the bin.
        """
        return existing(self._advice.get(advice_id))

    def add(self, draft: AdviceDraft) -> AdviceId:
        """Keep a piece of advice; return its id.

        Raises:
            UnknownCodeError: a code is unknown, or of another list than its field asks.
            NotFoundError: there is no such organisation.
        """
        self._check(draft)
        with self._vault.transaction():
            advice_id = self._advice.add(draft)
        self._announce(Topic.ADVICE)
        return advice_id

    def change(self, advice_id: AdviceId, draft: AdviceDraft) -> None:
        """Write ``draft`` over a piece of advice.

        Raises:
            UnknownCodeError, NotFoundError: as for ``add``.
        """
        self._check(draft)
        self.get(advice_id)
        with self._vault.transaction():
            self._advice.change(advice_id, draft)
        self._announce(Topic.ADVICE)

    def waiting(self, organisation_id: OrganisationId) -> list[Advice]:
        """Return the advice on which management did not decide yet, oldest first."""
        advice = self._advice.of(organisation_id)
        return [one for one in reversed(advice) if one.decision is None]

    def answer(self, answers: Mapping[AdviceId, AdviceAnswer], on: date) -> None:
        """Keep what management answered ``on`` a day; an empty answer changes nothing.

        Raises:
            UnknownCodeError: a decision is unknown.
            NotFoundError: a piece of advice is unknown or in the bin.
        """
        drafts = {
            number: _answered(self.get(number), answer, on)
            for number, answer in answers.items()
            if answer != AdviceAnswer()
        }
        for draft in drafts.values():
            self._check(draft)
        with self._vault.transaction():
            for number, draft in drafts.items():
                self._advice.change(number, draft)
        self._announce(Topic.ADVICE)

    def remove(self, advice_id: AdviceId) -> None:
        """Put a piece of advice in the bin."""
        with self._vault.transaction(makes_room=True):
            if not BinRepository(self._vault).put(BinKind.ADVICE, advice_id, self._clock()):
                raise NotFoundError
        self._announce(Topic.ADVICE)

    def _check(self, draft: AdviceDraft) -> None:
        check_code(draft.theme, ListId("L18b"))
        check_code(draft.priority, ListId("L18d"))
        check_code(draft.status, ListId("L18e"))
        check_code(draft.effect, ListId("L18f"))
        check_code(draft.decision, ListId("L18h"))
        existing(self._organisations.get(draft.organisation_id))


def _answered(advice: Advice, answer: AdviceAnswer, on: date) -> AdviceDraft:
    held = {name: getattr(advice, name) for name in AdviceDraft.model_fields}
    return AdviceDraft(**{**held, **dict(answer), "responded_on": on})
