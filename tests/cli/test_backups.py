import json
from pathlib import Path

from tests.cli.conftest import CommandLine


def backup(vp: CommandLine) -> Path:
    made = json.loads(vp.opening("backup", "--json", "--to", vp.folder / "safe").out)
    return Path(made["path"])


def test_a_backup_is_made_checked_and_put_back(filled: CommandLine) -> None:
    file = backup(filled)
    words = ("--passphrase-file", filled.passphrase_file)

    outside = filled("verify", file)
    inside = filled("verify", file, "--json", *words)
    restored = filled("restore", file, "--to", filled.folder / "back.vpvault", *words)
    checked = filled("check", "--json", "--vault", filled.folder / "back.vpvault", *words)

    assert (outside.code, outside.complaint) == (0, "")
    assert json.loads(inside.out)["cases"] == 168
    assert "168 cases" in restored.out
    assert json.loads(checked.out)["cases"] == 168


def test_a_flipped_bit_is_found_without_a_key(filled: CommandLine) -> None:
    file = backup(filled)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    said = filled("verify", file)

    assert said.code == 1
    assert "damaged" in said.complaint


def test_a_wrong_passphrase_puts_nothing_back(filled: CommandLine) -> None:
    file = backup(filled)
    filled.passphrase_file.write_text("een andere zin dan die", "utf-8")

    said = filled(
        "restore", file, "--to", filled.folder / "back.vpvault", "--passphrase-file",
        filled.passphrase_file,
    )  # fmt: skip

    assert said.code == 3
    assert not (filled.folder / "back.vpvault").exists()


def test_a_vault_is_never_restored_over(filled: CommandLine) -> None:
    file = backup(filled)

    said = filled(
        "restore", file, "--to", filled.folder / "practice.vpvault", "--passphrase-file",
        filled.passphrase_file,
    )  # fmt: skip

    assert said.code == 1
    assert filled.opening("check").code == 0


def test_what_is_no_backup_is_refused(vp: CommandLine) -> None:
    (vp.folder / "a.vpbackup").write_bytes(b"hello")

    assert vp("verify", vp.folder / "a.vpbackup").code == 1
    assert vp("verify", vp.folder / "absent.vpbackup").code == 1


def test_a_backup_to_a_place_that_is_not_there_ends_with_4(filled: CommandLine) -> None:
    said = filled.opening("backup", "--to", filled.folder / "stick" / "deep")

    assert said.code == 4
    assert "Plug in" in said.complaint
