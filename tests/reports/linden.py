"""An invented organisation over five years, its figures released by the real disclosure control."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import cycle, islice

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.protect import protect
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.reports import (
    EarlierAdvice,
    Language,
    ReportActivity,
    ReportAdvice,
    ReportContent,
    ReportTexts,
    Variant,
)

AS_OF = date(2026, 1, 31)
Shares = Mapping[str, int]

KINDS: Mapping[int, Shares] = {
    2021: {"OO-INT": 5, "OO-PES": 6, "OO-DIS": 3, "SA-LEI": 5, "IN-FRA": 1, "OV-KLA": 2},
    2022: {"OO-INT": 6, "OO-PES": 8, "OO-SEK": 4, "SA-LEI": 6, "IN-INF": 1, "OV-KLA": 2},
    2023: {"OO-INT": 7, "OO-PES": 7, "OO-SEK": 5, "SA-COL": 4, "OV-LOO": 2},
    2024: {"OO-INT": 8, "OO-PES": 9, "OO-DIS": 5, "SA-LEI": 6, "IN-BEL": 1, "OV-KLA": 2},
    2025: {
        "OO-INT": 11,
        "OO-PES": 8,
        "OO-DIS": 6,
        "OO-SEK": 2,
        "OO-AGR": 1,
        "SA-LEI": 7,
        "IN-FRA": 1,
        "OV-KLA": 3,
    },
}
ACCUSED = {"WP-DLE": 11, "WP-HLE": 5, "WP-COL": 9, "WP-GRP": 2, "WP-KLA": 3, "WP-ONB": 2}
CHANNELS = {"KA-TEL": 16, "KA-MAI": 11, "KA-SPR": 6, "KA-APP": 2, "KA-LIV": 1}
FOUND_BY = {"HK-INT": 10, "HK-VOO": 9, "HK-COL": 8, "HK-LEI": 2, "HK-IVP": 6}
ROLES = {"ME-DIR": 20, "ME-GET": 6, "ME-LEI": 7}
OUTCOMES = {"UI-OPG": 7, "UI-INF": 6, "UI-ZEL": 9, "UI-LUI": 8, "UI-KLG": 2, "UI-ONB": 1}


def spread(shares: Shares, n: int) -> list[Code]:
    """Return ``n`` codes in the proportion of ``shares``, in a fixed order."""
    row = [Code(code) for code, times in shares.items() for _ in range(times)]
    return list(islice(cycle(row[n % 5 :] + row[: n % 5]), n))


def cases_of(year: int, kinds: Shares) -> list[CaseFacts]:
    """Return the cases of one year, all their properties filled."""
    n = sum(kinds.values())
    kind_row = [Code(code) for code, times in kinds.items() for _ in range(times)]
    columns = [spread(shares, n) for shares in (ACCUSED, CHANNELS, FOUND_BY, ROLES, OUTCOMES)]
    return [
        _case(year, place, kind, [column[place] for column in columns])
        for place, kind in enumerate(kind_row)
    ]


def _case(year: int, place: int, kind: Code, codes: list[Code]) -> CaseFacts:
    accused, channel, found_by, role, outcome = codes
    opened = date(year, 1, 4) + timedelta(days=(place * 83) % 355)
    closed = opened + timedelta(days=(5, 20, 45, 75, 120)[place % 5])
    closed_on = None if closed > AS_OF else closed
    given = [Code("AC-LUI"), Code("AC-INF"), Code("AC-ADV"), Code("AC-VOO"), Code("AC-INO")]
    return CaseFacts(
        opened_on=opened,
        entered_on=opened,
        closed_on=closed_on,
        kinds=(kind,),
        accused_role=accused,
        client_role=role,
        channel=channel,
        found_by=found_by,
        outcome=outcome if closed_on else None,
        interventions=tuple(given[: 1 + place % 5]),
        referrals=(Code(("DV-BA", "DV-PSY", "DV-ADV")[place % 3]),) if place % 3 != 1 else (),
        contacts=tuple(opened + timedelta(days=9 * k) for k in range(1 + place % 3)),
    )


def five_years() -> list[CaseFacts]:
    """Return the cases of all five years."""
    return [case for year, kinds in KINDS.items() for case in cases_of(year, kinds)]


def released(
    cases: Iterable[CaseFacts],
    variant: Variant = Variant.BOARD,
    period: Period | None = None,
    threshold: int = 5,
) -> PublicFigures:
    """Return what disclosure control releases of ``cases``."""
    raw = count_series(cases, period or calendar_year(2025), AS_OF)
    return protect(raw, Rules(variant=variant, threshold=threshold))


def linden(variant: Variant = Variant.BOARD) -> PublicFigures:
    """Return the figures of five years."""
    return released(five_years(), variant)


ADVICE = (
    ReportAdvice(
        title="Maak omgangsvormen onderdeel van het teamoverleg",
        observation="Teams die omgangsvormen bespreken, komen eerder en lichter met vragen.",
        text="Zet het onderwerp twee keer per jaar op de agenda van ieder team.",
        recipient="raad van bestuur en HR",
        due="voor 1 juli 2026",
        repeated=False,
    ),
    ReportAdvice(
        title="Train leidinggevenden in aanspreken zonder publiek",
        observation="Veel zaken gaan over terechtwijzen in het bijzijn van anderen.",
        text="Bied alle leidinggevenden een dagdeel training aan.",
        recipient="HR",
        due="najaar 2026",
        repeated=True,
    ),
)
EARLIER = (
    EarlierAdvice(
        year=2024,
        title="Zet de vertrouwenspersoon op de startpagina van het intranet",
        status="AV-UIT",
        response="Sinds maart 2025 zichtbaar voor alle medewerkers.",
    ),
    EarlierAdvice(year=2023, title="Actualiseer de klachtenregeling", status="", response=""),
)
ACTIVITIES = (
    ReportActivity(
        kind="AT-VOO",
        subject="de rol van de vertrouwenspersoon",
        months=(3,),
        times=2,
        participants=42,
    ),
    ReportActivity(
        kind="AT-SPR", subject="", months=tuple(range(1, 13)), times=12, participants=7399
    ),
    ReportActivity(kind="AT-DIR", subject="", months=(2, 11), times=2, participants=None),
    ReportActivity(kind="AT-REI", subject="", months=(2,), times=9, participants=None),
)
TEXTS = ReportTexts(
    summary="",
    kinds="De meeste zaken over intimidatie gaan over de toon in drukke perioden.",
    trend="Na de campagne van mei wisten meer medewerkers de weg te vinden.",
    signals="In meerdere gesprekken kwam het teamoverleg terug.",
    outlook="In 2026 staat een ronde langs alle locaties gepland.",
)


def content(
    variant: Variant = Variant.BOARD,
    language: Language = Language.DUTCH,
    texts: ReportTexts = TEXTS,
    advice: tuple[ReportAdvice, ...] = ADVICE,
    period: Period | None = None,
) -> ReportContent:
    """Return what the report prints beside its figures."""
    period = period or calendar_year(2025)
    return ReportContent(
        organisation="Zorggroep De Linden",
        recipients="Raad van bestuur en HR" if variant is Variant.BOARD else "",
        adviser="Visser Vertrouwenspersonen",
        reach="06 1234 5678\nElke eerste dinsdag van de maand",
        variant=variant,
        language=language,
        first=period.first,
        last=period.last,
        adopted_on=date(2026, 2, 12),
        texts=texts,
        advice=advice,
        earlier_advice=EARLIER,
        activities=ACTIVITIES,
        activity_minutes=1410,
    )
