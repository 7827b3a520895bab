import io
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.conftest import PASSPHRASE
from tests.disks import fill, make_read_only, small_disk
from tests.services.practice_files import case, file_with, in_json
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey

NEW = " ".join(("een", "heel", "nieuwe", "zin", "voor", "morgen"))


def test_a_new_vault_is_opened_by_its_passphrase(vp: CommandLine) -> None:
    vault, sheet = vp.folder / "new.vpvault", vp.folder / "sheet.pdf"

    made = vp("new", vault, "--passphrase-file", vp.passphrase_file, "--recovery-sheet", sheet)
    checked = vp("check", "--vault", vault, "--passphrase-file", vp.passphrase_file)

    assert (made.code, made.complaint) == (0, "")
    assert checked.code == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600


def test_a_weak_passphrase_from_a_script_is_warned_of(vp: CommandLine) -> None:
    vp.passphrase_file.write_text("welkom", "utf-8")

    made = vp("new", vp.folder / "new.vpvault", "--passphrase-file", vp.passphrase_file)

    assert made.code == 0
    assert "weak" in made.complaint


def test_what_stands_at_that_place_is_left_alone(vp: CommandLine) -> None:
    (vp.folder / "new.vpvault").write_text("precious", "utf-8")

    said = vp("new", vp.folder / "new.vpvault", "--passphrase-file", vp.passphrase_file)

    assert said.code == 1
    assert (vp.folder / "new.vpvault").read_text("utf-8") == "precious"


def test_the_passphrase_may_come_from_standard_input(
    empty: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\r\n".encode()))
    monkeypatch.setattr("sys.stdin", stdin)

    said = empty("check", "--vault", empty.folder / "practice.vpvault", "--passphrase-file", "-")

    assert said.code == 0


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"a" * 70_000])
def test_a_passphrase_file_without_a_passphrase_is_wrong_usage(
    empty: CommandLine, content: bytes
) -> None:
    empty.passphrase_file.write_bytes(content)

    assert empty.opening("check").code == 2


def test_a_passphrase_file_that_is_not_there_is_said(empty: CommandLine) -> None:
    empty.passphrase_file.unlink()

    said = empty.opening("check")

    assert said.code == 4
    assert "does not exist" in said.complaint


def test_where_nobody_can_be_asked_the_file_is_needed(
    empty: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr("os.open", _no_terminal(os.open))

    said = empty("check", "--vault", empty.folder / "practice.vpvault")

    assert said.code == 2
    assert "--passphrase-file" in said.complaint


def _no_terminal(really: object) -> object:
    def opened(path: str, *rest: object, **more: object) -> object:
        if path == "/dev/tty":
            raise OSError
        return really(path, *rest, **more)  # type: ignore[operator]

    return opened


def test_a_wrong_passphrase_ends_with_3(empty: CommandLine) -> None:
    empty.passphrase_file.write_text("een andere zin dan die", "utf-8")

    said = empty.opening("check")

    assert (said.code, said.complaint) == (3, "vp: This passphrase does not open this vault.")


def test_a_vault_that_is_not_there_is_said_before_anybody_types(vp: CommandLine) -> None:
    said = vp("check", "--vault", vp.folder / "absent.vpvault")

    assert said.code == 3
    assert "no vault" in said.complaint


@pytest.mark.parametrize("lost", ["vault.db", "vault.keys"])
def test_half_a_vault_ends_with_3_and_says_which_half(empty: CommandLine, lost: str) -> None:
    (empty.folder / "practice.vpvault" / lost).unlink()

    said = empty.opening("check")

    assert said.code == 3
    assert lost in said.complaint


def test_a_torn_vault_ends_with_3(filled: CommandLine) -> None:
    database = filled.folder / "practice.vpvault" / "vault.db"
    os.truncate(database, database.stat().st_size // 2 // 4096 * 4096)

    assert filled.opening("check").code in (1, 3)


def test_damage_inside_is_found_and_ends_with_1(filled: CommandLine) -> None:
    database = filled.folder / "practice.vpvault" / "vault.db"
    content = bytearray(database.read_bytes())
    content[-2_000] ^= 1
    database.write_bytes(content)

    said = filled.opening("check", "--json")

    assert (said.code, json.loads(said.out)["whole"]) == (1, False)
    assert "backup" in said.complaint


def test_a_second_program_is_told_that_the_vault_is_open(
    empty: CommandLine, vault_folder: Path, key: MasterKey
) -> None:
    with Vault.open(vault_folder, key):
        said = empty.opening("check")

    assert said.code == 3
    assert "open already" in said.complaint


def test_a_full_disk_keeps_what_was_there(empty: CommandLine, vault_folder: Path) -> None:
    cases = [case(code=f"c{n}", wish="w" * 5_000) for n in range(200)]
    file = in_json(empty.folder, file_with(*cases))
    with small_disk(empty.folder / "disk", kib=16_384) as disk:
        vault = Path(shutil.copytree(vault_folder, disk / "full.vpvault"))
        fill(disk, leave_bytes=100_000)
        said = empty("import", file, "--vault", vault, "--passphrase-file", empty.passphrase_file)
        (disk / "ballast").unlink()
        checked = empty("check", "--json", "--vault", vault, "--passphrase-file",
                        empty.passphrase_file)  # fmt: skip

    assert said.code == 4
    assert "full" in said.complaint
    found = json.loads(checked.out)
    assert (found["whole"], found["cases"], found["notes"]) == (True, 0, 0)


def test_a_read_only_folder_is_said_and_nothing_is_written(
    empty: CommandLine, vault_folder: Path
) -> None:
    file = in_json(empty.folder, file_with(case()))
    with small_disk(empty.folder / "disk", kib=16_384) as disk:
        vault = Path(shutil.copytree(vault_folder, disk / "closed.vpvault"))
        make_read_only(disk)
        words = ("--passphrase-file", empty.passphrase_file)
        brought = empty("import", file, "--vault", vault, *words)
        made = empty("new", disk / "new.vpvault", *words)

    assert (brought.code, made.code) == (4, 4)
    assert "read-only" in brought.complaint


def test_searching_shows_where_words_stand(filled: CommandLine) -> None:
    said = filled.opening("search", "medicijnvoorraad")

    assert said.code == 0
    assert "2026-" in said.out
    assert "Medicijnvoorraad klopt niet" in said.out


def test_a_search_can_be_read_by_a_program(filled: CommandLine) -> None:
    finds = json.loads(filled.opening("search", "--json", "hoofddoek").out)["finds"]

    assert finds[0]["kind"] == "case"
    assert "\x02" not in json.dumps(finds)


def test_nothing_found_is_said_and_is_no_error(filled: CommandLine) -> None:
    said = filled.opening("search", "onvindbaar")

    assert said.code == 0
    assert "Nothing" in said.out


def test_told_text_cannot_move_the_cursor(empty: CommandLine) -> None:
    evil = "rooster \x1b[2J\x1b]0;x\x07\u202e"
    file = in_json(empty.folder, file_with(case(title=evil, wish=evil)))
    empty.opening("import", file)

    said = empty.opening("search", "rooster")

    assert not [sign for sign in said.out if sign in "\x1b\x07\u202e"]
