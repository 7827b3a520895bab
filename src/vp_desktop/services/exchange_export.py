"""Write the whole practice to a folder or a zip file, for other programs and for spreadsheets."""

import csv
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from json import dumps, loads
from pathlib import Path
from tempfile import mkdtemp
from typing import TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.progress import Progress
from vp_desktop.i18n import _
from vp_desktop.services.clock import Clock
from vp_desktop.services.exchange_tables import (
    TABLES,
    Record,
    cells,
    headings,
    rows_of_case,
    rows_of_organisation,
)
from vp_desktop.services.left_out import going_out
from vp_desktop.vault.backup_errors import TargetExistsError, TargetInsideVaultError
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.exchange_out import PracticeReader
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.preferences import PreferenceRepository
from vp_desktop.vault.targets import PART_SUFFIX, in_target_words, rename_new

PRACTICE_FILE = "practice.json"
READ_ME = "LEESMIJ.txt"

_BEFORE_CASES = ("organisations", "clients", "referral_contacts")
_AFTER_CASES = (
    "follow_ups", "activities", "advices", "signals", "hours", "reports", "publications",
    "given_out_files", "qualifications", "education", "building_blocks", "destructions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportCount:
    """What an export holds."""

    cases: int
    records: int
    """Of every kind together, the cases included."""


class Exporting:
    """One export."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock
        self._reader = PracticeReader(vault)

    def export(self, to: Path, report: Progress) -> ExportCount:
        """Write a new folder, or a new file if ``to`` ends in ``.zip``; whole or not at all."""
        target = to.absolute()
        if target.resolve().is_relative_to(self._vault.folder.resolve()):
            raise TargetInsideVaultError
        if os.path.lexists(target):
            raise TargetExistsError
        with in_target_words():
            part = Path(mkdtemp(dir=target.parent, prefix=".", suffix=PART_SUFFIX))
            try:
                count = self._write(part, report)
                rename_new(_packed(part) if target.suffix.lower() == ".zip" else part, target)
            finally:
                shutil.rmtree(part, ignore_errors=True)
        with self._vault.transaction():
            self._reader.log(self._clock(), "practice", count.records)
        return count

    def _write(self, folder: Path, report: Progress) -> ExportCount:
        with ExitStack() as open_files:
            sheets = _Sheets(folder, open_files)
            text = open_files.enter_context(_private(folder / PRACTICE_FILE))
            settings = dict(going_out(PreferenceRepository(self._vault).all(), self._name_of))
            text.write('{"format": "vp-practice", "version": 1,\n"settings": ')
            text.write(dumps(settings, ensure_ascii=False))
            records = sum(self._list(name, text, sheets) for name in _BEFORE_CASES)
            cases = self._cases(text, sheets, report)
            records += sum(self._list(name, text, sheets) for name in _AFTER_CASES)
            text.write("}\n")
            for item in (item for one in code_book().lists for item in one.items):
                sheets.write("codes", asdict(item))
            read_me = open_files.enter_context(_private(folder / READ_ME))
            read_me.write(_read_me())
            for file in (text, read_me, *sheets.files):
                file.flush()
                os.fsync(file.fileno())
        return ExportCount(cases=cases, records=records + cases)

    def _name_of(self, organisation_id: OrganisationId) -> str | None:
        found = OrganisationRepository(self._vault).get(organisation_id)
        return None if found is None else found.name

    def _list(self, name: str, text: TextIO, sheets: "_Sheets") -> int:
        records = 0
        for record in _listed(name, self._reader.listed(name), text):
            records += 1
            if name == "organisations":
                for table, row in rows_of_organisation(loads(record)):
                    sheets.write(table, row)
            elif name in TABLES:
                sheets.write(name, loads(record))
        return records

    def _cases(self, text: TextIO, sheets: "_Sheets", report: Progress) -> int:
        expected, number = self._reader.count_cases(), 0
        step = max(1, expected // 100)
        for number, record in enumerate(_listed("cases", self._reader.cases(), text), start=1):
            for table, row in rows_of_case(loads(record)):
                sheets.write(table, row)
            if number % step == 0:
                report(number / expected)
        return number


class _Sheets:
    """A CSV text for each table, as a Dutch or English Excel opens it with a double click."""

    def __init__(self, folder: Path, open_files: ExitStack) -> None:
        self.files = [
            open_files.enter_context(_private(folder / f"{table}.csv", mark=True))
            for table in TABLES
        ]
        self._writers = {
            table: csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
            for table, file in zip(TABLES, self.files, strict=True)
        }
        for table, writer in self._writers.items():
            writer.writerow(headings(table))

    def write(self, table: str, record: Record) -> None:
        """Write one row."""
        self._writers[table].writerow(cells(table, record))


def _listed(name: str, records: Iterator[str], text: TextIO) -> Iterator[str]:
    """Write a list of the practice file, a record a line, and pass the records on."""
    text.write(f',\n"{name}": [')
    before = "\n"
    for record in records:
        text.write(before + record)
        before = ",\n"
        yield record
    text.write("]")


def _private(path: Path, *, mark: bool = False) -> TextIO:
    """Open a new text file that the owner alone may read; with the ``mark`` that Excel needs."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(handle, "w", encoding="utf-8-sig" if mark else "utf-8", newline="")


def _packed(folder: Path) -> Path:
    """Return a new zip file with what ``folder`` holds, inside it and on the disk for good."""
    files = sorted(folder.iterdir())
    packed = folder / "packed.zip"
    handle = os.open(packed, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as parts:
            for path in files:
                parts.write(path, path.name)
        file.flush()
        os.fsync(file.fileno())
    return packed


def _read_me() -> str:
    return _(
        "This is everything that VP Desktop keeps of a practice, taken out of its vault.\n"
        "\n"
        "NOTHING HERE IS ENCRYPTED. Keep it where nobody else can read it, and destroy it as soon"
        " as you no longer need it.\n"
        "\n"
        "practice.json holds everything, in a text that other programs can read. In a new vault,"
        " «vp import practice.json --vault VAULT» gives the same practice back.\n"
        "The .csv files hold the same, a table a file, for a spreadsheet. codes.csv says what the"
        " codes mean. A quote before =, +, - or @ keeps a spreadsheet from running a cell as a"
        " formula.\n"
    )
