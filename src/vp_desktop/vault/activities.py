"""Read and write activities."""

from datetime import date

from vp_desktop.domain.activities import Activity, ActivityDraft, ActivityId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.vault.connection import Row, Value, Vault
from vp_desktop.vault.values import columns

_ADD = """
    INSERT INTO activity (organisation_id, kind, held_on, minutes, participants, subject, remark)
    VALUES (:organisation_id, :kind, :held_on, :minutes, :participants, :subject, :remark)
    RETURNING id
"""

_CHANGE = """
    UPDATE activity SET
        organisation_id = :organisation_id, kind = :kind, held_on = :held_on, minutes = :minutes,
        participants = :participants, subject = :subject, remark = :remark
    WHERE id = :id
"""

_OF = """
    SELECT * FROM activity
    WHERE held_on BETWEEN :first AND :last AND binned_at IS NULL
        AND (:organisation_id IS NULL OR organisation_id = :organisation_id)
    ORDER BY held_on DESC, id DESC
"""


class ActivityRepository:
    """The ``activity`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId | None, period: Period) -> list[Activity]:
        """Return the activities of ``period``, newest first; None: of everybody."""
        values: dict[str, Value] = {
            "organisation_id": organisation_id,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
        }
        return [_activity(row) for row in self._vault.read(_OF, values)]

    def get(self, activity_id: ActivityId) -> Activity | None:
        """Return one activity, unless it is unknown or in the bin."""
        sql = "SELECT * FROM activity WHERE id = :id AND binned_at IS NULL"
        for row in self._vault.read(sql, {"id": activity_id}):
            return _activity(row)
        return None

    def add(self, draft: ActivityDraft) -> ActivityId:
        """Write a new activity; return its id."""
        return ActivityId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def change(self, activity_id: ActivityId, draft: ActivityDraft) -> None:
        """Write ``draft`` over an activity."""
        self._vault.write(_CHANGE, {**columns(draft), "id": activity_id})


def _activity(row: Row) -> Activity:
    owner = row["organisation_id"]
    return Activity(
        id=ActivityId(row["id"]),
        organisation_id=None if owner is None else OrganisationId(owner),
        kind=Code(row["kind"]),
        held_on=date.fromisoformat(row["held_on"]),
        minutes=row["minutes"],
        participants=row["participants"],
        subject=row["subject"],
        remark=row["remark"],
    )
