"""The recovery sheet: numbers 18 and 19."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reports.reading_back import told
from tests.vault.everything import fill, one_of_each, unordered
from vp_desktop.reports.recovery_sheet import render_sheet
from vp_desktop.resources import resource
from vp_desktop.vault.errors import WrongSheetError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.sheet import read_code, write_code
from vp_desktop.vault.unlock import vault_id_of

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIGNS = 56
REPORT = """
import json, sys
tables = [name for (name,) in db.execute(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite_%'")]
rows = {
    name: [list(map(repr, row)) for row in db.execute(f'SELECT * FROM "{name}"')]
    for name in tables
}
assert db.pragma("integrity_check") == "ok"
assert not [name for name in sys.modules if name.startswith(("vp_desktop", "sqlcipher3"))]
print(json.dumps(rows))
"""
"""What is read by the steps of the help, and that no code of ours took part."""


def steps_of_the_help(language: str, code: str, database: Path) -> str:
    """Return the program that the help prints, with the code and the file filled in."""
    page = resource(f"help/{language}/bare.md").read_text(encoding="utf-8")
    program = page.partition("```python\n")[2].partition("```")[0]
    program, codes = re.subn(r'(?m)^code = ".*"$', f'code = "{code}"', program)
    program, files = re.subn(r'(?m)^database = ".*"$', f"database = {str(database)!r}", program)
    assert (codes, files) == (1, 1)
    return re.sub(r"(?m)^    print\(row\)$", "    pass", program)


def some_codes(count: int) -> list[str]:
    """Return the codes of ``count`` keys, always the same ones."""
    chance = random.Random(19)  # noqa: S311 - to repeat a test, not to make a key
    return [write_code(MasterKey(chance.randbytes(32))).replace("-", "") for _nth in range(count)]


@pytest.mark.parametrize("keys", [1, pytest.param(40, marks=pytest.mark.long)])
def test_18a_every_single_wrong_sign_of_the_sheet_is_caught(keys: int) -> None:
    tried = 0

    for code in some_codes(keys):
        for place in range(SIGNS):
            for sign in ALPHABET.replace(code[place], ""):
                tried += 1
                with pytest.raises(WrongSheetError):
                    read_code(code[:place] + sign + code[place + 1 :])

    assert tried == keys * 56 * 31


@pytest.mark.parametrize("keys", [20, pytest.param(1000, marks=pytest.mark.long)])
def test_18b_every_swap_of_two_neighbours_is_caught(keys: int) -> None:
    tried = 0

    for code in some_codes(keys):
        for place in range(SIGNS - 1):
            one, two = code[place], code[place + 1]
            if one != two:
                tried += 1
                with pytest.raises(WrongSheetError):
                    read_code(code[:place] + two + one + code[place + 2 :])

    assert tried > keys * 50


def test_18c_a_lost_sign_or_one_too_many_is_caught() -> None:
    (code,) = some_codes(1)

    for place in range(SIGNS):
        for typed in (
            code[:place] + code[place + 1 :],
            code[:place] + code[place] + code[place:],
            code[:place] + "0" + code[place:],
        ):
            with pytest.raises(WrongSheetError):
                read_code(typed)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_19_what_is_printed_on_the_sheet_opens_the_bare_database_with_other_software(
    vault_folder: Path, key: MasterKey, tmp_path: Path, language: str
) -> None:
    with unordered(vault_folder, key) as vault:
        fill(vault, "Zwaluwstaart")
        known = {
            table: [list(map(repr, row)) for row in vault.read(f'SELECT * FROM "{table}"', {})]  # noqa: S608 - names from our own scripts
            for table in one_of_each("")
        }
    sheet = render_sheet("Praktijk", write_code(key), vault_id_of(vault_folder).hex(), language)
    bare = tmp_path / "elsewhere" / "vault.db"
    bare.parent.mkdir()
    bare.write_bytes((vault_folder / "vault.db").read_bytes())

    read = by_other_software(steps_of_the_help(language, code_on(sheet), bare))

    assert {table: read[table] for table in known} == known
    assert len(known) > 20
    assert all(known.values())


def code_on(sheet: bytes) -> str:
    """Return the code as it is read off the paper, group after group."""
    groups = [one.text for one in told(sheet) if one.role == "LBody"][:14]
    return "-".join(groups)


def by_other_software(steps: str) -> dict[str, list[list[str]]]:
    """Return every row that ``steps`` can read, in a process without this program."""
    command = [sys.executable, "-I", "-c", steps + REPORT]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own words
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[list[str]]] = json.loads(ran.stdout)
    return found
