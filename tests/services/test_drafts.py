import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.children import said_by
from tests.conftest import CHEAP, NOON, SetClock
from tests.vault.backup_steps import no_file_above
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.services.practice import Practice
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import TextRescuedError, VaultError, VaultGoneError
from vp_desktop.vault.keys import MasterKey

TOLD = "Zij vertelde over de teamleider"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The program's own folder."""
    return tmp_path / "own"


@pytest.fixture
def practice(vault_folder: Path, key: MasterKey, own: Path, clock: SetClock) -> Iterator[Practice]:
    practice = opened(vault_folder, key, own, clock)
    yield practice
    practice.lock()


def opened(folder: Path, key: MasterKey, own: Path, clock: SetClock) -> Practice:
    memory = Memory(own)
    return Practice.open(folder, key.copy(), announce_nothing, clock, memory=memory)


def take_away(folder: Path) -> Path:
    return folder.rename(folder.with_name("elsewhere"))


def put_back(folder: Path) -> None:
    folder.with_name("elsewhere").rename(folder)


def rescued(own: Path) -> list[Path]:
    return sorted((own / "rescued").glob("*")) if (own / "rescued").exists() else []


def test_what_the_vault_cannot_take_comes_back_as_the_draft_it_was(
    practice: Practice, vault_folder: Path, key: MasterKey, own: Path, clock: SetClock
) -> None:
    practice.drafts.save("case:31", "Zij")
    take_away(vault_folder)

    with pytest.raises(TextRescuedError) as caught:
        practice.drafts.save("case:31", TOLD)
    practice.lock()
    put_back(vault_folder)
    again = opened(vault_folder, key, own, clock)

    assert isinstance(caught.value.__cause__, VaultGoneError)
    assert again.drafts.all() == [("case:31", TOLD, NOON)]
    assert again.drafts.came_back == 1
    assert rescued(own) == []
    again.lock()


def test_a_rescued_text_is_for_the_owner_alone_and_in_no_clear_word(
    practice: Practice, vault_folder: Path, own: Path
) -> None:
    take_away(vault_folder)

    with pytest.raises(TextRescuedError):
        practice.drafts.save("today", TOLD)

    (file,) = rescued(own)
    assert file.stat().st_mode & 0o777 == 0o600
    assert (own / "rescued").stat().st_mode & 0o777 == 0o700
    assert b"teamleider" not in file.read_bytes()
    assert "teamleider" not in file.name
    put_back(vault_folder)


def test_the_last_of_many_saves_is_what_comes_back(
    practice: Practice, vault_folder: Path, key: MasterKey, own: Path, clock: SetClock
) -> None:
    take_away(vault_folder)
    for place, text in (("today", "a"), ("case:1", "b"), ("today", "ac")):
        with pytest.raises(TextRescuedError):
            practice.drafts.save(place, text)
    assert len(rescued(own)) == 1
    practice.lock()
    put_back(vault_folder)

    again = opened(vault_folder, key, own, clock)

    assert {place: body for place, body, _at in again.drafts.all()} == {
        "today": "ac",
        "case:1": "b",
    }
    again.lock()


def test_a_text_that_the_vault_took_after_all_does_not_come_back(
    practice: Practice, vault_folder: Path, own: Path
) -> None:
    take_away(vault_folder)
    for place in ("today", "case:1"):
        with pytest.raises(TextRescuedError):
            practice.drafts.save(place, TOLD)
    put_back(vault_folder)

    practice.drafts.save("today", TOLD)
    still = rescued(own)
    practice.drafts.drop("case:1")

    assert len(still) == 1
    assert rescued(own) == []


def test_a_text_stays_outside_while_the_vault_does_not_let_go_of_the_older_one(
    practice: Practice, vault_folder: Path, key: MasterKey, own: Path, clock: SetClock
) -> None:
    """Half a removal would leave the older words and lose the newer ones."""
    practice.drafts.save("today", "Zij")
    take_away(vault_folder)
    with pytest.raises(TextRescuedError):
        practice.drafts.save("today", TOLD)

    with pytest.raises(VaultGoneError):
        practice.drafts.drop("today")
    practice.lock()
    put_back(vault_folder)
    again = opened(vault_folder, key, own, clock)

    assert again.drafts.load("today") == TOLD
    again.lock()


def test_of_two_texts_that_differ_neither_is_lost(
    practice: Practice, vault_folder: Path, key: MasterKey, own: Path, clock: SetClock
) -> None:
    practice.drafts.save("today", "eerst")
    copy = vault_folder.with_name("copy")
    said_by("import shutil, sys; shutil.copytree(*sys.argv[1:])", vault_folder, copy)
    take_away(vault_folder)
    clock.now = NOON + timedelta(minutes=1)
    with pytest.raises(TextRescuedError):
        practice.drafts.save("today", "op de stick getypt")
    practice.lock()
    copy.rename(vault_folder)
    other = Practice.open(vault_folder, key.copy(), announce_nothing, clock)
    clock.now = NOON + timedelta(minutes=2)
    other.drafts.save("today", json.dumps({"text": "thuis getypt", "follow_up": "", "kind": ""}))
    other.lock()

    again = opened(vault_folder, key, own, clock)

    assert json.loads(again.drafts.load("today") or "")["text"] == "thuis getypt"
    assert [words for _place, words, _at in again.drafts.apart()] == ["op de stick getypt"]
    again.lock()


def test_a_rescued_text_waits_for_its_own_vault(
    practice: Practice, vault_folder: Path, own: Path, clock: SetClock, tmp_path: Path
) -> None:
    take_away(vault_folder)
    with pytest.raises(TextRescuedError):
        practice.drafts.save("today", TOLD)
    other_key = create_vault(tmp_path / "other.vpvault", "een andere zin", CHEAP)

    other = opened(tmp_path / "other.vpvault", other_key, own, clock)

    assert other.drafts.all() == []
    assert len(rescued(own)) == 1
    other.lock()
    put_back(vault_folder)


def test_words_of_a_form_are_set_apart_when_the_vault_refused_something_and_only_then(
    practice: Practice, vault_folder: Path, key: MasterKey, own: Path, clock: SetClock
) -> None:
    practice.drafts.set_apart("Naam\nFatima")
    nothing = practice.drafts.all()
    take_away(vault_folder)
    with pytest.raises(VaultGoneError):
        practice.organisations.add(OrganisationDraft(name="Fatima"))

    with pytest.raises(TextRescuedError):
        practice.drafts.set_apart("Naam\nFatima")
    practice.lock()
    put_back(vault_folder)
    again = opened(vault_folder, key, own, clock)

    assert nothing == []
    assert [words for _place, words, _at in again.drafts.apart()] == ["Naam\nFatima"]
    again.lock()


def test_when_no_disk_takes_it_the_vault_s_own_trouble_is_told(
    practice: Practice, vault_folder: Path
) -> None:
    take_away(vault_folder)

    with no_file_above(0), pytest.raises(VaultError) as caught:
        practice.drafts.save("today", TOLD)

    assert isinstance(caught.value, VaultGoneError)
    put_back(vault_folder)


def test_what_cannot_be_taken_in_yet_stays_where_it_is(
    practice: Practice, vault_folder: Path, key: MasterKey, own: Path, clock: SetClock
) -> None:
    take_away(vault_folder)
    with pytest.raises(TextRescuedError):
        practice.drafts.save("today", TOLD * 2000)
    practice.lock()
    put_back(vault_folder)

    with no_file_above(1):
        full = opened(vault_folder, key, own, clock)
        full.lock()

    assert full.drafts.came_back == 0
    assert len(rescued(own)) == 1
