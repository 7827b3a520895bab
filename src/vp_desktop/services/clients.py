"""Know the people who come to the adviser: by a pseudonym, by name only if the adviser wants."""

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.clients import Client, ClientDraft, ClientId, PseudonymTakenError
from vp_desktop.services.rules import ANONYMITY, check_code, existing
from vp_desktop.vault.clients import ClientRepository
from vp_desktop.vault.connection import Vault


class Clients:
    """The clients of every case."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._clients = ClientRepository(vault)

    def get(self, client_id: ClientId) -> Client:
        """Return one client.

        Raises:
            NotFoundError: there is none.
        """
        return existing(self._clients.get(client_id))

    def add(self, draft: ClientDraft) -> ClientId:
        """Keep a new client, with the next pseudonym if ``draft`` has none; return the id.

        Raises:
            PseudonymTakenError: another client has that pseudonym.
        """
        check_code(draft.anonymity, *ANONYMITY)
        with self._vault.transaction():
            named = self._named(draft, None)
            client_id = self._clients.add(named)
        self._announce(Topic.CASES)
        return client_id

    def change(self, client_id: ClientId, draft: ClientDraft) -> None:
        """Write ``draft`` over a client, who keeps the pseudonym if ``draft`` has none.

        Raises:
            PseudonymTakenError: another client has that pseudonym.
        """
        check_code(draft.anonymity, *ANONYMITY)
        present = self.get(client_id)
        with self._vault.transaction():
            self._clients.change(client_id, self._named(draft, present))
        self._announce(Topic.CASES)

    def next_pseudonym(self) -> str:
        """Return the pseudonym that the next client gets, as M-31."""
        return self._clients.next_pseudonym()

    def _named(self, draft: ClientDraft, present: Client | None) -> ClientDraft:
        pseudonym = draft.pseudonym.strip()
        if not pseudonym:
            pseudonym = present.pseudonym if present else self._clients.next_pseudonym()
        taken_by = self._clients.named(pseudonym)
        if taken_by is not None and (present is None or taken_by != present.id):
            raise PseudonymTakenError
        return draft.model_copy(update={"pseudonym": pseudonym})
