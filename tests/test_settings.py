import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vp_desktop import settings
from vp_desktop.settings import MOST_KNOWN, Settings, SettingsFile

PATHS = st.integers(0, 30).map(lambda n: Path(f"/home/vp/vault-{n}.vpvault"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_what_is_set_is_there_next_time(path: Path) -> None:
    chosen = Settings(
        language="nl",
        theme="dark",
        text_factor=1.3,
        window=(1400, 900),
        maximized=True,
        known_vaults=(Path("/a.vpvault"), Path("/b.vpvault")),
    )

    SettingsFile(path).keep(chosen)

    assert SettingsFile(path).now == chosen


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert settings.load(path) == Settings()


@pytest.mark.parametrize(
    "torn",
    [
        b"",
        b'{"theme": "da',
        b"[]",
        b'{"theme": 3}',
        b'{"window": [1, "wide"]}',
        b'{"window": [1]}',
        b'{"text_factor": "large"}',
        b'{"known_vaults": [null]}',
        b'{"maximized": "yes"}',
        b"\xff\xfe",
    ],
)
def test_a_file_that_cannot_be_understood_is_set_aside_not_overwritten(
    torn: bytes, path: Path
) -> None:
    path.parent.mkdir()
    path.write_bytes(torn)

    file = SettingsFile(path)
    file.keep(replace(file.now, theme="dark"))

    assert path.with_suffix(".unreadable").read_bytes() == torn
    assert settings.load(path).theme == "dark"


def test_what_a_newer_version_wrote_is_passed_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": "light", "of_the_future": True}))

    assert settings.load(path) == Settings(theme="light")


def test_a_disk_that_refuses_costs_a_preference_no_more(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    file = SettingsFile(tmp_path / "config" / "settings.json")

    file.keep(Settings(theme="dark"))

    assert file.now.theme == "dark"


@given(st.lists(PATHS, max_size=40))
def test_known_vaults_are_newest_first_each_once_and_few(opened: list[Path]) -> None:
    now = Settings()
    for folder in opened:
        now = now.with_vault(folder)

    newest = list(dict.fromkeys(reversed(opened)))
    assert list(now.known_vaults) == newest[:MOST_KNOWN]
    assert now.last_vault == (newest[0] if newest else None)


def test_a_vault_can_be_forgotten() -> None:
    now = Settings().with_vault(Path("/a")).with_vault(Path("/b"))

    assert now.without_vault(Path("/b")).known_vaults == (Path("/a"),)
