import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests import held, offline
from vp_desktop import places
from vp_desktop.domain.cases import CaseDraft, CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.keys import Cost, MasterKey

offline.hold()
held.hold()

CHEAP = Cost(memory_kib=19456, passes=1, lanes=1)
"""The least that a key file may ask: 30 ms a passphrase."""

PASSPHRASE = " ".join(("paard", "batterij", "nietje", "correct", "wolk", "zeven"))
PATIENCE = 900
"""Seconds that a thorough test may take, where the command line does not say."""

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the thorough tests as well")
    parser.addoption("--soak", type=float, default=60, help="seconds of random use, with --long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the thorough tests first, so that none is begun late, or leave them out."""
    thorough = [item for item in items if item.get_closest_marker("long")]
    quick = [item for item in items if not item.get_closest_marker("long")]
    if not config.getoption("--long"):
        items[:] = quick
        config.hook.pytest_deselected(items=thorough)
        return
    for item in thorough:
        if not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(config.getoption("timeout") or PATIENCE))
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = _dealt(thorough, quick, workers)


def _dealt(
    thorough: list[pytest.Item], quick: list[pytest.Item], workers: int
) -> list[pytest.Item]:
    """Return all of them so that each of the ``workers`` begins with its share of the thorough.

    Work stealing begins with as many piles of consecutive tests, alike in length.
    """
    order: list[pytest.Item] = []
    total, dealt = len(thorough) + len(quick), 0
    for nth in range(workers):
        first = thorough[nth::workers]
        pile = (total - len(order)) // (workers - nth)
        until = dealt + max(pile - len(first), 0)
        order += first + quick[dealt:until]
        dealt = until
    return order + quick[dealt:]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program remembers outside a vault: never that of whoever runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data-home"))
    return places.data_folder()


@pytest.fixture(scope="session")
def _empty_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MasterKey]:
    folder = tmp_path_factory.mktemp("empty") / "empty.vpvault"
    return folder, create_vault(folder, PASSPHRASE, CHEAP)


@pytest.fixture
def vault_folder(_empty_vault: tuple[Path, MasterKey], tmp_path: Path) -> Path:
    """A real, empty vault, closed, that ``PASSPHRASE`` opens."""
    return shutil.copytree(_empty_vault[0], tmp_path / "practice.vpvault")


@pytest.fixture
def key(_empty_vault: tuple[Path, MasterKey]) -> MasterKey:
    """The key of ``vault_folder``, to wipe at will."""
    return _empty_vault[1].copy()


@pytest.fixture
def vault(vault_folder: Path, key: MasterKey) -> Iterator[Vault]:
    """The vault in ``vault_folder``, open."""
    vault = Vault.open(vault_folder, key)
    yield vault
    vault.close()


@pytest.fixture
def heard() -> list[Topic]:
    return []


class SetClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def practice(
    vault: Vault, key: MasterKey, heard: list[Topic], clock: SetClock
) -> Iterator[Practice]:
    """The open practice over ``vault``; ``heard`` is what it announced, ``clock`` its time."""
    practice = Practice(vault, key, heard.append, clock)
    yield practice
    practice.lock()


@pytest.fixture
def organisation_id(practice: Practice) -> OrganisationId:
    return practice.organisations.add(OrganisationDraft(name="Stichting De Linden"))


@pytest.fixture
def case_id(practice: Practice, organisation_id: OrganisationId, heard: list[Topic]) -> CaseId:
    """An open case of the organisation; ``heard`` starts empty after it."""
    draft = CaseDraft(
        organisation_id=organisation_id,
        title="Spanningen met teamleider",
        opened_on=date(2026, 2, 2),
        kinds=(Code("OO-PES"),),
    )
    case_id = practice.cases.add(draft)
    heard.clear()
    return case_id
