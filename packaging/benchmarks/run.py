"""Build the practices, take every measure, print the table."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import files, protection, records, reports, suppression, windows
from benchmarks.building import build
from benchmarks.place import Place
from benchmarks.table import Row, show

_SIZES, _QUICK_SIZES = (1_000, 20_000), (1_000,)
_TIMES = 3

Measure = Callable[[Place], Iterator[Row]]
_MEASURES: dict[str, Measure] = {
    "windows": windows.rows,
    "records": records.rows,
    "files": files.rows,
    "reports": reports.rows,
}

Alone = Callable[[Path | None], Iterator[Row]]
_ALONE: dict[str, Alone] = {
    "suppression": suppression.rows,
    "protection": protection.rows,
}
"""What needs no vault; told of a folder with more tables to hide numbers in."""


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark; always 0, for a slow machine is no mistake."""
    options = _options(arguments)
    chosen = options.only or [*_MEASURES, *_ALONE]
    alone = []
    for name in [name for name in _ALONE if name in chosen]:
        _say(name)
        alone += list(_ALONE[name](options.instances))
    if alone:
        sys.stdout.write(show(f"Hiding what is small ({_machine()})", alone) + "\n")
    in_vault = [name for name in _MEASURES if name in chosen]
    sizes = _QUICK_SIZES if options.quick else _SIZES
    for cases in sizes if in_vault else ():
        with TemporaryDirectory(prefix="vp-bench-", dir=options.at) as folder:
            place = Place(Path(folder) / "practice.vpvault", cases, Path(folder), _TIMES)
            build(place.vault, cases, _say)
            rows = []
            for name in in_vault:
                _say(f"{cases:,} cases: {name}")
                rows += list(_MEASURES[name](place))
        _say("")
        sys.stdout.write(show(_title(cases), rows) + "\n")
    return 0


def _title(cases: int) -> str:
    return f"An invented practice of {cases:,} cases ({_machine()})"


def _machine() -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return machine + (f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")


def _say(words: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{words:<60}\r")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 cases only")
    parser.add_argument("--only", nargs="+", choices=[*_MEASURES, *_ALONE], help="some measures")
    parser.add_argument("--at", type=Path, help="folder to work in, on the disk to measure")
    parser.add_argument("--instances", type=Path, help="folder with more tables (*.jj) to hide in")
    return parser.parse_args(arguments)
