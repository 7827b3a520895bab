"""What judges a finished report notices each thing that may be wrong with it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.reports.linden import content, linden
from vp_desktop.domain.reports import ReportTexts, Variant
from vp_desktop.reports.yearly import render

ACCEPT = Path(__file__).parents[2] / "packaging" / "checks" / "accept-report"


def fonts(file: Pdf) -> Iterator[Object]:
    for page in file.pages:
        yield from (font for _name, font in page.obj.Resources.Font.items())


def unmarked(file: Pdf) -> None:
    del file.Root.MarkInfo


def english(file: Pdf) -> None:
    file.Root.Lang = "en-GB"


def signed(file: Pdf) -> None:
    file.docinfo["/Author"] = "W. de Vries"


def made_somewhere(file: Pdf) -> None:
    file.docinfo["/Subject"] = "C:\\Documents"


def scripted(file: Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def linked(file: Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9],
        A=Dictionary(S=Name.URI, URI="https://example.org"),
    )  # fmt: skip
    file.pages[0].obj.Annots = Array([link])


def without_a_font(file: Pdf) -> None:
    del next(fonts(file)).FontDescriptor.FontFile2


def without_signs(file: Pdf) -> None:
    del next(fonts(file)).ToUnicode


def heavy(file: Pdf) -> None:
    file.Root.VPWeight = file.make_stream(os.urandom(400_000))


DAMAGES: dict[str, dict[Callable[[Pdf], None], str]] = {
    "one": {
        english: "language nl-NL",
        signed: "no author",
        scripted: "no script",
        without_a_font: "all fonts",
        heavy: "under 400 kB",
    },
    "two": {made_somewhere: "no author", linked: "no script", without_signs: "all fonts"},
}
"""What is wrong with a file, and what is then said of it."""


@pytest.fixture(scope="module")
def whole() -> bytes:
    return render(content(Variant.STAFF), linden(Variant.STAFF))


@pytest.fixture(scope="module")
def judged(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of a damaged file of every sort, and of a whole one."""
    folder = tmp_path_factory.mktemp("judged")
    (folder / "whole.pdf").write_bytes(whole)
    for name, damages in (*DAMAGES.items(), ("unmarked", [unmarked])):
        with Pdf.open(BytesIO(whole)) as file:
            for damage in damages:
                damage(file)
            file.save(folder / f"{name}.pdf")
    (folder / "cut.pdf").write_bytes(whole[:-2_000])
    texts = ReportTexts(kinds="Woorden die samenLopen.")
    (folder / "run_together.pdf").write_bytes(render(content(texts=texts), linden()))
    return accept("nl-NL", *sorted(folder.iterdir())).stdout.splitlines()


def accept(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script and our own files
        [ACCEPT, "--without-vera", *arguments],
        env=os.environ | {"PYTHON": sys.executable}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_whole_report_is_accepted_in_its_own_language(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "a report.pdf").write_bytes(whole)

    said = accept("nl-NL", tmp_path / "a report.pdf")

    assert (said.returncode, said.stdout) == (0, "accepted: 1\n")
    assert accept("en-GB", tmp_path / "a report.pdf").returncode == 1


@pytest.mark.parametrize("name", DAMAGES)
def test_a_report_is_refused_for_each_thing_that_is_wrong_with_it(
    judged: list[str], name: str
) -> None:
    told = [line.partition(": ")[2] for line in judged if line.startswith(f"FAIL  {name}.pdf")]

    assert len(told) == len(DAMAGES[name])
    for failed in DAMAGES[name].values():
        assert [line for line in told if line.startswith(failed)]


def test_a_report_without_its_tags_is_refused(judged: list[str]) -> None:
    assert "FAIL  PDF/UA-1 and PDF/A-2a (page-validation)" in judged
    assert [line for line in judged if line.endswith("unmarked.pdf ua1")]


def test_a_file_that_was_cut_off_is_refused(judged: list[str]) -> None:
    assert "FAIL  cut.pdf: file syntax (qpdf)" in judged


def test_words_that_run_together_are_refused(judged: list[str]) -> None:
    assert "FAIL  run_together.pdf: words do not run together at line ends" in judged


def test_nothing_is_said_of_a_whole_report(judged: list[str]) -> None:
    assert not [line for line in judged if "whole.pdf" in line]
    assert not [line for line in judged if line.startswith("accepted")]


def test_no_report_at_all_is_not_accepted() -> None:
    assert accept("nl-NL").returncode == 2
