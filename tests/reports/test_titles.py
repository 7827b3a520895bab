"""What a document calls itself: on its cover, at the head of its pages and in a reader's window."""

from datetime import date

import pytest

from tests.reports.linden import content
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.reports import Variant
from vp_desktop.i18n import speaking
from vp_desktop.reports.cover import file_title, running_title, title_of

YEAR = calendar_year(2025)
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))
QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("variant", "period", "language", "title", "running"),
    [
        (Variant.BOARD, YEAR, "nl", "Jaarverslag\n2025", "Verslag vertrouwenspersoon 2025"),
        (Variant.BOARD, YEAR, "en", "Yearly report\n2025", "Report of the confidential"),
        (Variant.BOARD, HALF, "nl", "Verslag\njanuari tot en met juni 2026", "Verslag vertrouwens"),
        (Variant.FLASH, HALF, "nl", "Tussenbericht\njanuari – juni 2026", "Tussenbericht vertrou"),
        (Variant.FLASH, HALF, "en", "Interim report\nJanuary – June 2026", "Interim report of the"),
        (Variant.FLASH, QUARTER, "nl", "Kwartaalflits\njuli – september 2026", "Kwartaalflits ver"),
        (Variant.FLASH, QUARTER, "en", "Quarterly flash\nJuly – September 2026", "Quarterly flash"),
        (Variant.STAFF, YEAR, "nl", "Jaarverslag 2025\nvoor alle medewerkers", "Verslag vertrou"),
    ],
)  # fmt: skip
def test_a_document_has_one_name_in_every_place(
    variant: Variant, period: Period, language: str, title: str, running: str
) -> None:
    mine = content(variant, period=period)

    with speaking(language):
        assert title_of(mine) == title
        assert running_title(mine).startswith(running)
        assert file_title(mine) == f"{running_title(mine)} – Zorggroep De Linden"
