"""A ledger comes in as a whole, or not at all: two halves of one would each know too little."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.services.practice_files import ORGANISATION, file_with, in_json
from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.ledger import Ledger, ledger_text
from vp_desktop.disclosure.model import PlannedYear
from vp_desktop.domain.counting import PeriodCounts, count
from vp_desktop.domain.exchange import ImportRefusedError, Trouble
from vp_desktop.domain.periods import calendar_year
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.publications import PublicationRepository

Bring = Callable[..., None]


def entry(year: int, *, frozen: Any = None, **changes: Any) -> dict[str, Any]:
    return {
        "organisation": ORGANISATION,
        "first": f"{year}-01-01",
        "last": f"{year}-12-31",
        "variant": "board",
        "language": "nl",
        "as_of": f"{year + 1}-01-31",
        "given_out_on": f"{year + 1}-02-01",
        "recipients": "Bestuur",
        "sha256": f"{year:064}",
        "entered_at": f"{year + 1}-02-01T09:00:00Z",
        "figures": {},
        **({} if frozen is None else {"frozen": frozen}),
        **changes,
    }


def fixed(*years: int) -> Any:
    """Return what reports over ``years`` fixed, in all of which nobody came."""
    kept = [
        PlannedYear(counts=nobody(year), size=Size.FEW, threshold=5, tables={}, people=None)
        for year in years
    ]
    ledger = Ledger(years=tuple(kept), as_of=tuple(date(year + 1, 1, 31) for year in years))
    return json.loads(ledger_text(ledger))


def nobody(year: int) -> PeriodCounts:
    return count([], calendar_year(year), date(2026, 1, 31))


FIRST, SECOND = entry(2023, frozen=fixed(2023)), entry(2024, frozen=fixed(2023, 2024))
THIRD = entry(2025, frozen=fixed(2023, 2024, 2025))
OLD = entry(2022)
"""Of a program that froze nothing yet."""


@pytest.fixture
def bring(practice: Practice, tmp_path: Path) -> Bring:
    """Bring in a practice file with a ledger of these entries."""

    def add(*entries: dict[str, Any], **lists: Any) -> None:
        file = in_json(tmp_path, file_with(publications=list(entries), **lists))
        practice.exchange.add(practice.exchange.read(file))

    return add


def kept(practice: Practice, vault: Vault) -> tuple[list[int], Any]:
    """Return the years of the ledger and what the vault holds for frozen."""
    (owner,) = practice.organisations.rows()
    repository = PublicationRepository(vault)
    years = [one.period_first.year for one in reversed(repository.of(owner.id))]
    frozen = repository.frozen(owner.id)
    return years, json.loads(frozen) if frozen else None


def test_what_was_frozen_comes_in(practice: Practice, vault: Vault, bring: Bring) -> None:
    bring(FIRST, SECOND)

    assert kept(practice, vault) == ([2023, 2024], SECOND["frozen"])


def test_a_report_that_fixed_nothing_new_takes_nothing_away(
    practice: Practice, vault: Vault, bring: Bring
) -> None:
    bring(FIRST)

    bring(FIRST, entry(2024))

    assert kept(practice, vault) == ([2023, 2024], FIRST["frozen"])


def test_a_file_of_an_older_program_comes_in_too(
    practice: Practice, vault: Vault, bring: Bring
) -> None:
    bring(OLD)

    assert kept(practice, vault) == ([2022], None)


def test_what_is_frozen_goes_out_again(practice: Practice, bring: Bring, tmp_path: Path) -> None:
    bring(OLD, FIRST)

    practice.exchange.export(tmp_path / "out")

    told = json.loads((tmp_path / "out" / "practice.json").read_text("utf-8"))
    assert [one["frozen"] for one in told["publications"]] == [None, FIRST["frozen"]]


def test_a_ledger_that_went_on_comes_in_behind_the_one_there_is(
    practice: Practice, vault: Vault, bring: Bring
) -> None:
    bring(OLD, FIRST)

    bring(OLD, FIRST, SECOND, THIRD)

    assert kept(practice, vault) == ([2022, 2023, 2024, 2025], THIRD["frozen"])


def test_a_ledger_that_is_behind_changes_nothing(
    practice: Practice, vault: Vault, bring: Bring
) -> None:
    bring(FIRST, SECOND)

    bring(FIRST)
    bring(SECOND)

    assert kept(practice, vault) == ([2023, 2024], SECOND["frozen"])


@pytest.mark.parametrize(
    ("there", "comes"),
    [
        ((FIRST, SECOND), (FIRST, THIRD)),
        ((FIRST, SECOND), (THIRD,)),
        ((SECOND,), (FIRST, SECOND)),
        ((FIRST, SECOND), (SECOND, FIRST, THIRD)),
    ],
)
def test_a_ledger_that_knows_less_than_the_other_is_refused(
    practice: Practice,
    vault: Vault,
    bring: Bring,
    there: tuple[dict[str, Any], ...],
    comes: tuple[dict[str, Any], ...],
) -> None:
    bring(*there)
    before = kept(practice, vault)

    with pytest.raises(ImportRefusedError) as caught:
        bring(*comes)

    assert [one.trouble for one in caught.value.problems] == [Trouble.OTHER_LEDGER]
    assert kept(practice, vault) == before


@pytest.mark.parametrize(
    ("frozen", "trouble"),
    [
        (fixed(2023) | {"version": 2, "more": 1}, Trouble.NEWER_LEDGER),
        (fixed(2023, 2025), Trouble.BAD_LEDGER),
        (fixed(2023) | {"years": 3}, Trouble.BAD_LEDGER),
        ("a text", Trouble.BAD_LEDGER),
        ([[]], Trouble.BAD_LEDGER),
    ],
)
def test_what_was_fixed_is_read_before_it_comes_in(
    practice: Practice, bring: Bring, frozen: Any, trouble: Trouble
) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        bring(entry(2023, frozen=frozen))

    assert [one.trouble for one in caught.value.problems] == [trouble]
    assert practice.organisations.rows() == []


def test_the_ledgers_of_two_organisations_have_nothing_to_do_with_each_other(
    practice: Practice, bring: Bring
) -> None:
    bring(FIRST)

    bring(entry(2024, organisation="Elders"), organisations=[{"name": "Elders"}])

    assert len(practice.organisations.rows()) == 2
