import pytest

from tests.services.records import add_case
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.clients import ClientDraft, ClientId, PseudonymTakenError
from vp_desktop.domain.codes import Code, UnknownCodeError
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice

FULL = ClientDraft(
    pseudonym="Wilg", name="Roodborstje", reach="Alleen 's avonds", anonymity=Code("AN-2")
)


def test_every_field_of_a_client_is_kept(practice: Practice, heard: list[Topic]) -> None:
    client_id = practice.clients.add(ClientDraft())
    practice.clients.change(client_id, FULL)
    kept = practice.clients.get(client_id)

    fields = ClientDraft.model_fields
    assert {name: getattr(kept, name) for name in fields} == dict(FULL)
    assert "Roodborstje" not in repr((kept, FULL))
    assert heard == [Topic.CASES, Topic.CASES]


def test_a_client_gets_the_next_pseudonym_and_keeps_it(practice: Practice) -> None:
    practice.clients.add(FULL)
    practice.clients.add(ClientDraft(pseudonym="M-9"))
    practice.clients.add(ClientDraft(pseudonym="M-zes"))
    practice.clients.add(ClientDraft(pseudonym="M-99999999999999999999"))
    announced = practice.clients.next_pseudonym()

    client_id = practice.clients.add(ClientDraft(pseudonym="  "))
    practice.clients.change(client_id, ClientDraft(name="Iemand"))

    assert announced == "M-10"
    assert practice.clients.get(client_id).pseudonym == "M-10"


def test_a_pseudonym_is_given_once(practice: Practice) -> None:
    client_id = practice.clients.add(FULL)
    other_id = practice.clients.add(ClientDraft())

    with pytest.raises(PseudonymTakenError):
        practice.clients.add(ClientDraft(pseudonym=" Wilg "))
    with pytest.raises(PseudonymTakenError):
        practice.clients.change(other_id, ClientDraft(pseudonym="Wilg"))
    practice.clients.change(client_id, FULL)  # one's own is not taken

    assert practice.clients.get(other_id).pseudonym == "M-1"


def test_an_unknown_client_or_level_of_anonymity_is_refused(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    with pytest.raises(UnknownCodeError):
        practice.clients.add(ClientDraft(anonymity=Code("OO-PES")))
    for ask in (
        lambda: practice.clients.get(ClientId(99)),
        lambda: practice.clients.change(ClientId(99), FULL),
        lambda: add_case(practice, organisation_id, client_id=99),
    ):
        with pytest.raises(NotFoundError):
            ask()
