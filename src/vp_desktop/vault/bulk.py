"""Write many records of many tables at once: ids are given out here, rows go in by the thousand.

A statement a row would spend most of an import in Python; ``executemany`` does not.
"""

from collections.abc import Mapping

from vp_desktop.vault.connection import Value, Vault

Columns = Mapping[str, Value]

_STATEMENTS = {
    "practice_setting": "INSERT INTO practice_setting (name, value) VALUES (:name, :value)",
    "organisation": """
        INSERT INTO organisation (
            id, name, sector, arrangement, threshold, names_units, contract_from, contract_to,
            contract_hours, rounding_minutes, recipients, agreements, works_council_consulted_on
        ) VALUES (
            :id, :name, :sector, :arrangement, :threshold, :names_units, :contract_from,
            :contract_to, :contract_hours, :rounding_minutes, :recipients, :agreements,
            :works_council_consulted_on
        )
    """,
    "organisation_again": """
        UPDATE organisation SET
            name = :name, sector = :sector, arrangement = :arrangement, threshold = :threshold,
            names_units = :names_units, contract_from = :contract_from,
            contract_to = :contract_to, contract_hours = :contract_hours,
            rounding_minutes = :rounding_minutes, recipients = :recipients,
            agreements = :agreements, works_council_consulted_on = :works_council_consulted_on,
            binned_at = NULL
        WHERE id = :id
    """,
    "unit": """
        INSERT INTO unit (id, organisation_id, name, location)
        VALUES (:id, :organisation_id, :name, :location)
    """,
    "headcount": """
        INSERT INTO headcount (organisation_id, unit_id, year, people)
        VALUES (:organisation_id, :unit_id, :year, :people)
    """,
    "contact_person": """
        INSERT INTO contact_person (organisation_id, name, role, phone, email, remark)
        VALUES (:organisation_id, :name, :role, :phone, :email, :remark)
    """,
    "policy_item": """
        INSERT INTO policy_item (organisation_id, code, state, checked_on, remark)
        VALUES (:organisation_id, :code, :state, :checked_on, :remark)
    """,
    "counting_change": """
        INSERT INTO counting_change (organisation_id, changed_on, reason)
        VALUES (:organisation_id, :changed_on, :reason)
    """,
    "client": """
        INSERT INTO client (id, pseudonym, name, reach, anonymity)
        VALUES (:id, :pseudonym, :name, :reach, :anonymity)
    """,
    "referral_contact": """
        INSERT INTO referral_contact (
            id, kind, name, region, phone, email, website, remark, checked_on, source
        ) VALUES (
            :id, :kind, :name, :region, :phone, :email, :website, :remark, :checked_on, :source
        )
    """,
    "case": """
        INSERT INTO "case" (
            id, organisation_id, code, opened_on, entered_on, closed_on, accused_role,
            client_role, unit_id, channel, found_by, status, outcome, saved_at, touched_on
        ) VALUES (
            :id, :organisation_id, :code, :opened_on, :entered_on, :closed_on, :accused_role,
            :client_role, :unit_id, :channel, :found_by, :status, :outcome, :saved_at, :opened_on
        )
    """,
    "case_kind": """
        INSERT INTO case_kind (case_id, position, code) VALUES (:case_id, :position, :code)
    """,
    "case_intervention": """
        INSERT INTO case_intervention (case_id, position, code)
        VALUES (:case_id, :position, :code)
    """,
    "case_mark": "INSERT INTO case_mark (case_id, code) VALUES (:case_id, :code)",
    "case_story": """
        INSERT INTO case_story (case_id, client_id, title, accused, wish, arrangements)
        VALUES (:case_id, :client_id, :title, :accused, :wish, :arrangements)
    """,
    "contact": """
        INSERT INTO contact (id, case_id, held_on, kind, minutes, saved_at)
        VALUES (:id, :case_id, :held_on, :kind, :minutes, :saved_at)
    """,
    "note": "INSERT INTO note (contact_id, text) VALUES (:contact_id, :text)",
    "referral": """
        INSERT INTO referral (case_id, kind, referral_contact_id, referred_on, remark)
        VALUES (:case_id, :kind, :referral_contact_id, :referred_on, :remark)
    """,
    "follow_up": """
        INSERT INTO follow_up (case_id, due_on, text, done_on)
        VALUES (:case_id, :due_on, :text, :done_on)
    """,
    "consent": """
        INSERT INTO consent (case_id, code, given_on, how, withdrawn_on)
        VALUES (:case_id, :code, :given_on, :how, :withdrawn_on)
    """,
    "hold": """
        INSERT INTO hold (case_id, reason, review_on, lifted_on)
        VALUES (:case_id, :reason, :review_on, :lifted_on)
    """,
    "attachment": """
        INSERT INTO attachment (case_id, name, media_type, content, added_at)
        VALUES (:case_id, :name, :media_type, :content, :added_at)
    """,
    "activity": """
        INSERT INTO activity (
            organisation_id, kind, held_on, minutes, participants, subject, remark
        ) VALUES (:organisation_id, :kind, :on, :minutes, :participants, :subject, :remark)
    """,
    "advice": """
        INSERT INTO advice (
            id, organisation_id, given_on, asked, theme, title, observation, text, recipient,
            due, priority, expected_effect, status, effect, decision, action, owner, action_due,
            response, responded_on
        ) VALUES (
            :id, :organisation_id, :given_on, :asked, :theme, :title, :observation, :text,
            :recipient, :due, :priority, :expected_effect, :status, :effect, :decision, :action,
            :owner, :action_due, :response, :responded_on
        )
    """,
    "signal": """
        INSERT INTO signal (
            organisation_id, noted_on, theme, extent, severity, source, unit_id, text, advice_id
        ) VALUES (
            :organisation_id, :noted_on, :theme, :extent, :severity, :source, :unit_id, :text,
            :advice_id
        )
    """,
    "hours_entry": """
        INSERT INTO hours_entry (organisation_id, spent_on, minutes, kilometres, remark)
        VALUES (:organisation_id, :on, :minutes, :kilometres, :remark)
    """,
    "report": """
        INSERT INTO report (
            organisation_id, first, last, texts, saved_at, adopted_on, counted_on, adopted_at,
            correction
        ) VALUES (
            :organisation_id, :first, :last, :texts, :saved_at, :adopted_on, :counted_on,
            :adopted_at, :correction
        )
    """,
    "publication": """
        INSERT INTO publication (
            id, organisation_id, first, last, variant, language, as_of, given_out_on, recipients,
            sha256, entered_at, figures, frozen, correction
        ) VALUES (
            :id, :organisation_id, :first, :last, :variant, :language, :as_of, :given_out_on,
            :recipients, :sha256, :entered_at, :figures, :frozen, :correction
        )
    """,
    "given_out_file": """
        INSERT INTO given_out_file (sha256, content) VALUES (:sha256, :content)
        ON CONFLICT (sha256) DO NOTHING
    """,
    "published_number": """
        INSERT INTO published_number (publication_id, position, table_name, cell_key, value)
        VALUES (:publication_id, :position, :table, :cell, :value)
    """,
    "qualification": """
        INSERT INTO qualification (name, number, valid_from, valid_until)
        VALUES (:name, :number, :valid_from, :valid_until)
    """,
    "education_entry": """
        INSERT INTO education_entry (kind, held_on, minutes, provider, remark)
        VALUES (:kind, :held_on, :minutes, :provider, :remark)
    """,
    "building_block": """
        INSERT INTO building_block (section, language, text)
        VALUES (:section, :language, :text)
    """,
    "destruction": """
        INSERT INTO destruction (case_code, destroyed_on, what, records, reason)
        VALUES (:case, :destroyed_on, :what, :records, :reason)
    """,
}
"""A statement for each table, in an order in which no row comes before what it points to."""

_HIGHEST = {
    "organisation": "SELECT max(id) AS id FROM organisation",
    "unit": "SELECT max(id) AS id FROM unit",
    "client": "SELECT max(id) AS id FROM client",
    "referral_contact": "SELECT max(id) AS id FROM referral_contact",
    "case": 'SELECT max(id) AS id FROM "case"',
    "contact": "SELECT max(id) AS id FROM contact",
    "advice": "SELECT max(id) AS id FROM advice",
    "publication": "SELECT max(id) AS id FROM publication",
}


class Bulk:
    """Rows on their way to the vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._rows: dict[str, list[Columns]] = {table: [] for table in _STATEMENTS}
        self._next: dict[str, int] = {}

    def new_id(self, table: str) -> int:
        """Return an id that no row of ``table`` has, and give it out once."""
        if table not in self._next:
            highest = self._vault.read(_HIGHEST[table], {})[0]["id"]
            self._next[table] = (highest or 0) + 1
        given = self._next[table]
        self._next[table] += 1
        return given

    def put(self, table: str, row: Columns) -> None:
        """Take a row along; it is written with the next ``write``."""
        self._rows[table].append(row)

    def write(self) -> None:
        """Write every row taken along so far, inside the open transaction."""
        for table, rows in self._rows.items():
            if rows:
                self._vault.write_many(_STATEMENTS[table], rows)
                rows.clear()

    def forget(self) -> None:
        """Drop what was taken along: nothing of it is written."""
        for rows in self._rows.values():
            rows.clear()
