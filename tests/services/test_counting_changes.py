from datetime import date

import pytest

from tests.services.records import TODAY, add_organisation
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.counting_changes import CountingChangeDraft, CountingChangeId
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice

LATER = CountingChangeDraft(changed_on=TODAY, reason="Roodborstje: ook leidinggevenden tellen mee.")
EARLIER = CountingChangeDraft(changed_on=date(2024, 1, 1), reason="Een tweede locatie kwam erbij.")


def test_changes_are_kept_per_organisation_the_first_one_first(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    counting = practice.organisations.counting
    heard.clear()

    counting.add(organisation_id, LATER)
    changed = counting.add(organisation_id, LATER)
    counting.change(changed, EARLIER)
    first, second = counting.of(organisation_id)
    counting.remove(second.id)

    assert [(one.changed_on, one.reason) for one in (first, second)] == [
        (EARLIER.changed_on, EARLIER.reason),
        (LATER.changed_on, LATER.reason),
    ]
    assert "Roodborstje" not in repr((second, LATER))
    assert counting.of(organisation_id) == [first]
    assert heard == [Topic.ORGANISATIONS] * 4
    assert counting.of(add_organisation(practice)) == []


def test_what_nobody_knows_is_refused(practice: Practice) -> None:
    counting = practice.organisations.counting
    for ask in (
        lambda: counting.add(OrganisationId(99), LATER),
        lambda: counting.change(CountingChangeId(99), LATER),
        lambda: counting.remove(CountingChangeId(99)),
    ):
        with pytest.raises(NotFoundError):
            ask()
