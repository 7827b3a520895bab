"""The tables that an export holds beside its JSON text: which fields, under which headings."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import JsonValue

from vp_desktop.i18n import language
from vp_desktop.services.exchange_columns import OF_CASE

Record = Mapping[str, JsonValue]

FORMULA = re.compile(r"'*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet may take for a formula (OWASP ASVS 5.0, 1.2.10; in Japanese
also by its wide signs), or one that was given a quote for it."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "organisations": (
        "name", "sector", "arrangement", "threshold", "names_units", "contract_from",
        "contract_to", "contract_hours", "rounding_minutes", "recipients", "agreements",
        "works_council_consulted_on",
    ),
    "headcount": ("organisation", "unit", "location", "year", "people"),
    "contact_persons": ("organisation", "name", "role", "phone", "email", "remark"),
    "counting_changes": ("organisation", "changed_on", "reason"),
    "clients": ("pseudonym", "name", "reach", "anonymity"),
    "cases": tuple(column.field for column in OF_CASE),
    "contacts": ("organisation", "case", "on", "kind", "minutes", "note"),
    "referrals": ("organisation", "case", "kind", "to", "on", "remark"),
    "follow_ups": ("organisation", "case", "due_on", "text", "done_on"),
    "referral_contacts": (
        "kind", "name", "region", "phone", "email", "website", "remark", "checked_on", "source",
    ),
    "activities": (
        "organisation", "kind", "on", "minutes", "participants", "subject", "remark",
    ),
    "advices": (
        "organisation", "given_on", "asked", "theme", "title", "observation", "text",
        "recipient", "due", "priority", "expected_effect", "status", "effect", "decision",
        "action", "owner", "action_due", "response", "responded_on",
    ),
    "signals": (
        "organisation", "noted_on", "theme", "extent", "severity", "source", "unit", "text",
        "advice",
    ),
    "hours": ("organisation", "on", "minutes", "kilometres", "remark"),
    "qualifications": ("name", "number", "valid_from", "valid_until"),
    "education": ("kind", "held_on", "minutes", "provider", "remark"),
    "building_blocks": ("section", "language", "text"),
    "destructions": ("case", "destroyed_on", "what", "records", "reason"),
    "codes": ("code", "list", "nl", "en"),
}  # fmt: skip
"""The fields of each table, by the name of its file."""

_DUTCH = {
    "action": "Actie", "action_due": "Actie voor", "advice": "Advies",
    "agreements": "Afspraken", "anonymity": "Anonimiteit",
    "arrangement": "Regeling", "asked": "Gevraagd", "case": "Zaakcode",
    "changed_on": "Anders geteld vanaf", "checked_on": "Laatst gecontroleerd", "code": "Code",
    "contract_from": "Contract vanaf",
    "contract_hours": "Contracturen per jaar", "contract_to": "Contract tot",
    "decision": "Besluit", "destroyed_on": "Vernietigd op", "done_on": "Gedaan op",
    "due": "Termijn", "due_on": "Voor",
    "effect": "Effect", "email": "E-mail", "en": "Engels", "expected_effect": "Verwacht effect",
    "extent": "Omvang",
    "given_on": "Gegeven op", "held_on": "Datum", "kilometres": "Kilometers", "kind": "Soort",
    "language": "Taal", "list": "Lijst", "location": "Locatie", "minutes": "Minuten",
    "name": "Naam",
    "names_units": "Onderdelen in het verslag", "nl": "Nederlands", "note": "Notitie",
    "noted_on": "Datum", "number": "Nummer", "observation": "Waarneming", "on": "Datum",
    "organisation": "Opdrachtgever", "owner": "Wie", "participants": "Deelnemers",
    "people": "Medewerkers",
    "phone": "Telefoon", "priority": "Prioriteit", "provider": "Aanbieder",
    "pseudonym": "Pseudoniem", "reach": "Bereikbaarheid", "reason": "Reden",
    "recipient": "Ontvanger", "recipients": "Ontvangers", "records": "Aantal", "region": "Regio",
    "remark": "Opmerking", "responded_on": "Reactie op", "response": "Reactie", "role": "Functie",
    "rounding_minutes": "Afronden op minuten", "section": "Onderdeel van het verslag",
    "sector": "Sector", "severity": "Ernst",
    "source": "Bron", "status": "Status", "subject": "Onderwerp", "text": "Tekst",
    "theme": "Thema", "threshold": "Ondergrens", "title": "Titel", "to": "Naar",
    "unit": "Onderdeel", "valid_from": "Geldig vanaf", "valid_until": "Geldig tot",
    "website": "Website", "what": "Wat", "works_council_consulted_on": "Overleg met OR op",
    "year": "Jaar",
}  # fmt: skip


def headings(table: str) -> list[str]:
    """Return the first row of a table, in the language spoken now."""
    if table == "cases":  # exactly these are understood when the table is imported again
        return [column.heading for column in OF_CASE]
    if language() == "nl":
        return [_DUTCH[name] for name in TABLES[table]]
    return [name.replace("_", " ").capitalize() for name in TABLES[table]]


def cells(table: str, record: Record) -> list[str]:
    """Return a record as a row of a table; no cell is taken for a formula."""
    return [_cell(record.get(name)) for name in TABLES[table]]


def rows_of_case(case: Record) -> Iterator[tuple[str, Record]]:
    """Yield a case as the rows that it fills, each with the name of its table."""
    referrals = [one["kind"] for one in _records(case, "referrals")]
    yield "cases", {**case, "referrals": list(dict.fromkeys(map(str, referrals)))}
    owner = {"organisation": case["organisation"], "case": case["code"]}
    for table in ("contacts", "referrals", "follow_ups"):
        for one in _records(case, table):
            yield table, {**one, **owner}


def rows_of_organisation(organisation: Record) -> Iterator[tuple[str, Record]]:
    """Yield an organisation as the rows that it fills, each with the name of its table."""
    yield "organisations", organisation
    owner = {"organisation": organisation["name"]}
    yield from _headcounts(organisation, owner)
    for unit in _records(organisation, "units"):
        yield from _headcounts(unit, {**owner, "unit": unit["name"], "location": unit["location"]})
    for person in _records(organisation, "contact_persons"):
        yield "contact_persons", {**person, **owner}
    for change in _records(organisation, "counting_changes"):
        yield "counting_changes", {**change, **owner}


def _headcounts(record: Record, whose: Record) -> Iterator[tuple[str, Record]]:
    headcount = record["headcount"]
    known = headcount if isinstance(headcount, dict) else {}
    for year, people in known.items() or ((None, None),):
        yield "headcount", {**whose, "year": year, "people": people}


def _records(record: Record, name: str) -> Sequence[dict[str, JsonValue]]:
    listed = record[name]
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _cell(value: JsonValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if FORMULA.match(text) else text
