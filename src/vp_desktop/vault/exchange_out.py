"""Read the practice as the JSON texts of a practice file; SQLite itself writes them.

Each statement below is one list of the file, field by field, in the order in which its records
were added. What the vault holds is not checked again: an old record must always come out.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import datetime
from json import dumps, loads

from vp_desktop.vault.connection import Value, Vault

_CONTACT = """
    json_object(
        'on', k.held_on, 'kind', k.kind, 'minutes', k.minutes, 'note', coalesce(n.text, ''),
        'saved_at', k.saved_at
    )
"""

_CASES = f"""
    SELECT c.id, EXISTS (SELECT 1 FROM attachment WHERE case_id = c.id) AS has_attachments,
    json_object(
        'organisation', o.name, 'code', c.code, 'opened_on', c.opened_on,
        'entered_on', c.entered_on, 'closed_on', c.closed_on,
        'kinds', (
            SELECT json_group_array(code ORDER BY position) FROM case_kind WHERE case_id = c.id
        ),
        'accused_role', c.accused_role, 'client_role', c.client_role, 'unit', u.name,
        'channel', c.channel, 'found_by', c.found_by, 'status', c.status, 'outcome', c.outcome,
        'interventions', (
            SELECT json_group_array(code ORDER BY position)
            FROM case_intervention WHERE case_id = c.id
        ),
        'marks', (SELECT json_group_array(code ORDER BY code) FROM case_mark WHERE case_id = c.id),
        'referrals', (
            SELECT json_group_array(json_object(
                'kind', r.kind, 'to', t.name, 'on', r.referred_on, 'remark', r.remark
            ) ORDER BY r.id)
            FROM referral AS r LEFT JOIN referral_contact AS t ON t.id = r.referral_contact_id
            WHERE r.case_id = c.id
        ),
        'contacts', (
            SELECT json_group_array({_CONTACT} ORDER BY k.id)
            FROM contact AS k LEFT JOIN note AS n ON n.contact_id = k.id
            WHERE k.case_id = c.id AND k.binned_at IS NULL
        ),
        'follow_ups', (
            SELECT json_group_array(
                json_object('due_on', due_on, 'text', text, 'done_on', done_on) ORDER BY id
            ) FROM follow_up WHERE case_id = c.id
        ),
        'consents', (
            SELECT json_group_array(json_object(
                'code', code, 'given_on', given_on, 'how', how, 'withdrawn_on', withdrawn_on
            ) ORDER BY id) FROM consent WHERE case_id = c.id
        ),
        'holds', (
            SELECT json_group_array(json_object(
                'reason', reason, 'review_on', review_on, 'lifted_on', lifted_on
            ) ORDER BY id) FROM hold WHERE case_id = c.id
        ),
        'client', p.pseudonym, 'title', coalesce(s.title, ''), 'accused', coalesce(s.accused, ''),
        'wish', coalesce(s.wish, ''), 'arrangements', coalesce(s.arrangements, ''),
        'saved_at', c.saved_at,
        'part_a_destroyed', json(iif(s.case_id IS NULL, 'true', 'false'))
    ) AS record
    FROM "case" AS c
    JOIN organisation AS o ON o.id = c.organisation_id
    LEFT JOIN unit AS u ON u.id = c.unit_id
    LEFT JOIN case_story AS s ON s.case_id = c.id
    LEFT JOIN client AS p ON p.id = s.client_id
    WHERE c.binned_at IS NULL AND o.binned_at IS NULL
    ORDER BY c.id
"""  # noqa: S608 - made of constants of this module

_COUNT_CASES = """
    SELECT count(*) AS cases FROM "case" AS c JOIN organisation AS o ON o.id = c.organisation_id
    WHERE c.binned_at IS NULL AND o.binned_at IS NULL
"""

_CONTACTS_OF_CASE = f"""
    SELECT {_CONTACT} AS record
    FROM contact AS k LEFT JOIN note AS n ON n.contact_id = k.id
    WHERE k.case_id = :case_id ORDER BY k.id
"""  # noqa: S608 - made of constants of this module

_ATTACHMENTS = "SELECT * FROM attachment WHERE case_id = :case_id ORDER BY id"

_LISTS = {
    "organisations": """
        SELECT json_object(
            'name', o.name, 'sector', o.sector, 'arrangement', o.arrangement,
            'threshold', o.threshold, 'names_units', json(iif(o.names_units, 'true', 'false')),
            'contract_from', o.contract_from, 'contract_to', o.contract_to,
            'contract_hours', o.contract_hours, 'rounding_minutes', o.rounding_minutes,
            'recipients', o.recipients, 'agreements', o.agreements,
            'works_council_consulted_on', o.works_council_consulted_on,
            'headcount', (
                SELECT json_group_object(CAST(year AS TEXT), people) FROM headcount
                WHERE organisation_id = o.id AND unit_id IS NULL
            ),
            'units', (
                SELECT json_group_array(json_object(
                    'name', name, 'location', location,
                    'headcount', (
                        SELECT json_group_object(CAST(year AS TEXT), people) FROM headcount
                        WHERE unit_id = unit.id
                    )
                ) ORDER BY id) FROM unit WHERE organisation_id = o.id
            ),
            'contact_persons', (
                SELECT json_group_array(json_object(
                    'name', name, 'role', role, 'phone', phone, 'email', email, 'remark', remark
                ) ORDER BY id) FROM contact_person WHERE organisation_id = o.id
            ),
            'policy', (
                SELECT json_group_array(json_object(
                    'code', code, 'state', state, 'checked_on', checked_on, 'remark', remark
                ) ORDER BY code) FROM policy_item WHERE organisation_id = o.id
            ),
            'counting_changes', (
                SELECT json_group_array(json_object(
                    'changed_on', changed_on, 'reason', reason
                ) ORDER BY id) FROM counting_change WHERE organisation_id = o.id
            )
        ) AS record FROM organisation AS o WHERE o.binned_at IS NULL ORDER BY o.id
    """,
    "clients": """
        SELECT json_object(
            'pseudonym', pseudonym, 'name', name, 'reach', reach, 'anonymity', anonymity
        ) AS record FROM client ORDER BY id
    """,
    "referral_contacts": """
        SELECT json_object(
            'kind', kind, 'name', name, 'region', region, 'phone', phone, 'email', email,
            'website', website, 'remark', remark, 'checked_on', checked_on, 'source', source
        ) AS record FROM referral_contact WHERE binned_at IS NULL ORDER BY id
    """,
    "follow_ups": """
        SELECT json_object('due_on', due_on, 'text', text, 'done_on', done_on) AS record
        FROM follow_up WHERE case_id IS NULL ORDER BY id
    """,
    "activities": """
        SELECT json_object(
            'organisation', o.name, 'kind', a.kind, 'on', a.held_on, 'minutes', a.minutes,
            'participants', a.participants, 'subject', a.subject, 'remark', a.remark
        ) AS record
        FROM activity AS a LEFT JOIN organisation AS o ON o.id = a.organisation_id
        WHERE a.binned_at IS NULL AND o.binned_at IS NULL ORDER BY a.id
    """,
    "advices": """
        SELECT json_object(
            'organisation', o.name, 'given_on', a.given_on,
            'asked', json(iif(a.asked, 'true', 'false')), 'theme', a.theme, 'title', a.title,
            'observation', a.observation, 'text', a.text, 'recipient', a.recipient, 'due', a.due,
            'priority', a.priority, 'expected_effect', a.expected_effect,
            'status', a.status, 'effect', a.effect, 'decision', a.decision,
            'action', a.action, 'owner', a.owner, 'action_due', a.action_due,
            'response', a.response, 'responded_on', a.responded_on
        ) AS record
        FROM advice AS a JOIN organisation AS o ON o.id = a.organisation_id
        WHERE a.binned_at IS NULL AND o.binned_at IS NULL ORDER BY a.id
    """,
    "signals": """
        SELECT json_object(
            'organisation', o.name, 'noted_on', s.noted_on, 'theme', s.theme, 'extent', s.extent,
            'severity', s.severity, 'source', s.source, 'unit', u.name, 'text', s.text,
            'advice', a.title
        ) AS record
        FROM signal AS s JOIN organisation AS o ON o.id = s.organisation_id
        LEFT JOIN unit AS u ON u.id = s.unit_id LEFT JOIN advice AS a ON a.id = s.advice_id
        WHERE o.binned_at IS NULL ORDER BY s.id
    """,
    "hours": """
        SELECT json_object(
            'organisation', o.name, 'on', h.spent_on, 'minutes', h.minutes,
            'kilometres', h.kilometres, 'remark', h.remark
        ) AS record
        FROM hours_entry AS h LEFT JOIN organisation AS o ON o.id = h.organisation_id
        WHERE o.binned_at IS NULL ORDER BY h.id
    """,
    "reports": """
        SELECT json_object(
            'organisation', o.name, 'first', r.first, 'last', r.last, 'texts', json(r.texts),
            'saved_at', r.saved_at, 'adopted_on', r.adopted_on, 'counted_on', r.counted_on,
            'adopted_at', r.adopted_at, 'correction', r.correction
        ) AS record
        FROM report AS r JOIN organisation AS o ON o.id = r.organisation_id
        WHERE o.binned_at IS NULL ORDER BY r.id
    """,
    "publications": """
        SELECT json_object(
            'organisation', o.name, 'first', p.first, 'last', p.last, 'variant', p.variant,
            'language', p.language, 'as_of', p.as_of, 'given_out_on', p.given_out_on,
            'recipients', p.recipients, 'sha256', p.sha256, 'entered_at', p.entered_at,
            'correction', p.correction,
            'figures', json(p.figures), 'frozen', json(nullif(p.frozen, '')),
            'numbers', (
                SELECT json_group_array(json_object(
                    'table', table_name, 'cell', cell_key, 'value', value
                ) ORDER BY position) FROM published_number WHERE publication_id = p.id
            )
        ) AS record
        FROM publication AS p JOIN organisation AS o ON o.id = p.organisation_id
        WHERE o.binned_at IS NULL ORDER BY p.id
    """,
    "qualifications": """
        SELECT json_object(
            'name', name, 'number', number, 'valid_from', valid_from, 'valid_until', valid_until
        ) AS record FROM qualification ORDER BY id
    """,
    "education": """
        SELECT json_object(
            'kind', kind, 'held_on', held_on, 'minutes', minutes, 'provider', provider,
            'remark', remark
        ) AS record FROM education_entry ORDER BY id
    """,
    "building_blocks": """
        SELECT json_object('section', section, 'language', language, 'text', text) AS record
        FROM building_block ORDER BY id
    """,
    "destructions": """
        SELECT json_object(
            'case', case_code, 'destroyed_on', destroyed_on, 'what', what, 'records', records,
            'reason', reason
        ) AS record FROM destruction ORDER BY id
    """,
}

_FILES = """
    SELECT content FROM given_out_file WHERE sha256 IN (
        SELECT p.sha256 FROM publication AS p JOIN organisation AS o ON o.id = p.organisation_id
        WHERE o.binned_at IS NULL
    ) ORDER BY sha256
"""

_LOG = "INSERT INTO export_log (exported_at, what, records) VALUES (:at, :what, :records)"


class PracticeReader:
    """Everything that is not in the bin, one JSON text a record."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def count_cases(self) -> int:
        """Return how many cases there are to read."""
        return int(self._vault.read(_COUNT_CASES, {})[0]["cases"])

    def cases(self) -> Iterator[str]:
        """Yield every case with all that hangs on it, one at a time."""
        for row in self._vault.read_each(_CASES, {}):
            if row["has_attachments"]:
                yield self._with_attachments(row["id"], row["record"])
            else:
                yield row["record"]

    def listed(self, name: str) -> Iterator[str]:
        """Yield the records of another list of the file, by the name it has there."""
        if name == "given_out_files":
            return self._given_out_files()
        return self._records(_LISTS[name], {})

    def contacts_of(self, case_id: int) -> Iterator[str]:
        """Yield the conversations of one case, those in the bin too."""
        return self._records(_CONTACTS_OF_CASE, {"case_id": case_id})

    def log(self, now: datetime, what: str, records: int) -> None:
        """Write down that an export was made, inside the open transaction."""
        self._vault.write(_LOG, {"at": now.isoformat(), "what": what, "records": records})

    def _records(self, sql: str, values: Mapping[str, Value]) -> Iterator[str]:
        return (row["record"] for row in self._vault.read_each(sql, values))

    def _given_out_files(self) -> Iterator[str]:
        for row in self._vault.read_each(_FILES, {}):
            yield dumps({"content": b64encode(row["content"]).decode("ascii")})

    def _with_attachments(self, case_id: int, record: str) -> str:
        case = loads(record)
        case["attachments"] = [
            {
                "name": row["name"],
                "media_type": row["media_type"],
                "content": b64encode(row["content"]).decode("ascii"),
                "added_at": row["added_at"],
            }
            for row in self._vault.read(_ATTACHMENTS, {"case_id": case_id})
        ]
        return dumps(case, ensure_ascii=False)
