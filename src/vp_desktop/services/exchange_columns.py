"""The columns that a table of cases may have, and the headings by which each is known."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from vp_desktop.domain.codes import CONTACT_LISTS, KIND_LISTS, ListId, code_book
from vp_desktop.i18n import language


class Content(Enum):
    """What a column holds."""

    TEXT = auto()
    DAY = auto()
    NUMBER = auto()
    CODE = auto()
    CODES = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a case, or of its first conversation, as a column."""

    field: str
    content: Content
    nl: str
    en: str
    also: str = ""
    """Other headings that mean the same, split by semicolons."""
    lists: tuple[ListId, ...] = ()
    """Where its codes stand; none for a column without codes."""

    @property
    def heading(self) -> str:
        """The heading in the language spoken now."""
        return self.nl if language() == "nl" else self.en


_TEXT, _DAY, _NUMBER = Content.TEXT, Content.DAY, Content.NUMBER
_CODE, _CODES = Content.CODE, Content.CODES


def _in(*lists: str) -> tuple[ListId, ...]:
    return tuple(ListId(one) for one in lists)


OF_CASE = (
    Column("organisation", _TEXT, "Opdrachtgever", "Client organisation",
           "organisatie; organisation; bedrijf; werkgever; klant; employer"),
    Column("code", _TEXT, "Zaakcode", "Case code",
           "zaak; zaaknummer; nummer; case; case number"),
    Column("opened_on", _DAY, "Datum begin", "Opened on",
           "datum; begindatum; geopend op; datum eerste contact; date; start date; opened"),
    Column("entered_on", _DAY, "Ingevoerd op", "Entered on", "datum invoer; invoerdatum; entered"),
    Column("closed_on", _DAY, "Datum einde", "Closed on",
           "afgesloten op; gesloten op; einddatum; end date; closed"),
    Column("kinds", _CODES, "Aard", "Kinds",
           "soort; soorten; thema; aard van de melding; kind; theme; nature", KIND_LISTS),
    Column("accused_role", _CODE, "Rol beschuldigde", "Role of the accused",
           "rol van de beschuldigde; wederpartij; rol wederpartij", _in("L05")),
    Column("client_role", _CODE, "Rol melder", "Role of the reporter",
           "rol van de melder; role of the client", _in("L06")),
    Column("unit", _TEXT, "Onderdeel", "Unit", "afdeling; locatie; department; location"),
    Column("channel", _CODE, "Kanaal", "Channel", "", _in("L09")),
    Column("found_by", _CODE, "Bekend via", "Found by",
           "verwezen door; hoe bekend; referred by", _in("L10")),
    Column("status", _CODE, "Status", "Status", "", _in("L11")),
    Column("outcome", _CODE, "Uitkomst", "Outcome", "afloop; resultaat; result", _in("L15")),
    Column("interventions", _CODES, "Interventies", "Interventions", "acties; actions",
           _in("L13")),
    Column("marks", _CODES, "Kenmerken", "Marks", "",
           tuple(one.id for one in code_book().lists)),
    Column("referrals", _CODES, "Doorverwijzingen", "Referrals",
           "doorverwijzing; doorverwezen naar; verwezen naar; referral; referred to",
           _in("L16")),
    Column("client", _TEXT, "Melder", "Reporter", "pseudoniem; client; pseudonym"),
    Column("title", _TEXT, "Titel", "Title", "onderwerp; omschrijving; subject; description"),
    Column("accused", _TEXT, "Beschuldigde", "Accused"),
    Column("wish", _TEXT, "Wens", "Wish", "wens van de melder"),
    Column("arrangements", _TEXT, "Afspraken", "Arrangements", "agreements"),
)  # fmt: skip
"""A case, and what the export writes of it in its table."""

OF_CONTACT = (
    Column("contact_on", _DAY, "Datum gesprek", "Conversation on", "gespreksdatum"),
    Column("contact_kind", _CODE, "Contactvorm", "Kind of contact",
           "vorm; soort contact; soort gesprek", CONTACT_LISTS),
    Column("minutes", _NUMBER, "Minuten", "Minutes", "duur; duur in minuten; duration"),
    Column("note", _TEXT, "Notitie", "Note",
           "aantekening; opmerking; opmerkingen; opm; toelichting; remark; remarks"),
)  # fmt: skip
"""The first conversation of a case, in the same row."""

NEEDED = ("organisation", "code", "opened_on", "kinds")


def plain(heading: str) -> str:
    """Return ``heading`` without what people write in different ways: case, accents, signs."""
    bare = unicodedata.normalize("NFKD", heading.casefold())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", letters).split())


def columns_by_heading() -> dict[str, Column]:
    """Return every column by each of its headings, as ``plain`` writes them."""
    return {
        plain(heading): column
        for column in OF_CASE + OF_CONTACT
        for heading in (column.field, column.nl, column.en, *column.also.split(";"))
        if heading.strip()
    }
