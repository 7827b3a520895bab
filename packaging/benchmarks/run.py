"""Build the practices, take every measure, print the table."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import files, records, reports, windows
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


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark; always 0, for a slow machine is no mistake."""
    options = _options(arguments)
    for cases in _QUICK_SIZES if options.quick else _SIZES:
        with TemporaryDirectory(prefix="vp-bench-", dir=options.at) as folder:
            place = Place(Path(folder) / "practice.vpvault", cases, Path(folder), _TIMES)
            build(place.vault, cases, _say)
            rows = []
            for name in options.only or _MEASURES:
                _say(f"{cases:,} cases: {name}")
                rows += list(_MEASURES[name](place))
        _say("")
        sys.stdout.write(show(_title(cases), rows) + "\n")
    return 0


def _title(cases: int) -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"An invented practice of {cases:,} cases ({machine}{load})"


def _say(words: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{words:<60}\r")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 cases only")
    parser.add_argument("--only", nargs="+", choices=_MEASURES, help="some measures")
    parser.add_argument("--at", type=Path, help="folder to work in, on the disk to measure")
    return parser.parse_args(arguments)
