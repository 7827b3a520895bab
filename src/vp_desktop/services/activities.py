"""Keep what the adviser does beside cases."""

from vp_desktop.domain.activities import Activity, ActivityDraft, ActivityId
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.services.clock import Clock
from vp_desktop.services.rules import ACTIVITY_KINDS, check_code, existing
from vp_desktop.vault.activities import ActivityRepository
from vp_desktop.vault.bin import BinRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository


class Activities:
    """Information sessions, office hours, talks with the board."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._activities = ActivityRepository(vault)
        self._organisations = OrganisationRepository(vault)

    def of(self, organisation_id: OrganisationId | None, period: Period) -> list[Activity]:
        """Return the activities of ``period``, newest first; None: of every organisation."""
        return self._activities.of(organisation_id, period)

    def get(self, activity_id: ActivityId) -> Activity:
        """Return one activity.

        Raises:
            NotFoundError: it is unknown or in the bin.
        """
        return existing(self._activities.get(activity_id))

    def add(self, draft: ActivityDraft) -> ActivityId:
        """Keep an activity; return its id.

        Raises:
            UnknownCodeError: the kind is no kind of activity.
            NotFoundError: there is no such organisation.
        """
        self._check(draft)
        with self._vault.transaction():
            activity_id = self._activities.add(draft)
        self._announce(Topic.ACTIVITIES)
        return activity_id

    def change(self, activity_id: ActivityId, draft: ActivityDraft) -> None:
        """Write ``draft`` over an activity.

        Raises:
            UnknownCodeError, NotFoundError: as for ``add``.
        """
        self._check(draft)
        self.get(activity_id)
        with self._vault.transaction():
            self._activities.change(activity_id, draft)
        self._announce(Topic.ACTIVITIES)

    def remove(self, activity_id: ActivityId) -> None:
        """Put an activity in the bin."""
        with self._vault.transaction(makes_room=True):
            if not BinRepository(self._vault).put(BinKind.ACTIVITY, activity_id, self._clock()):
                raise NotFoundError
        self._announce(Topic.ACTIVITIES)

    def _check(self, draft: ActivityDraft) -> None:
        check_code(draft.kind, *ACTIVITY_KINDS)
        if draft.organisation_id is not None:
            existing(self._organisations.get(draft.organisation_id))
