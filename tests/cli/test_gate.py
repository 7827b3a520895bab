"""The command line gives nothing out from which a small number could be worked out."""

import pytest

from tests.cli.test_publishing import ORGANISATION, Practice, practice
from vp_desktop.disclosure.model import Model

__all__ = ["practice"]


def nothing_needed(*_needed: object) -> None:
    """Ask for nothing beside a small number."""


def test_a_report_that_leaks_is_refused_and_leaves_no_file_and_no_entry(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    vp, pages = practice.vp, practice.vp.folder / "r.pdf"
    report = (
        "report", "--organisation", ORGANISATION, "--from", "2023-01-01", "--to", "2023-12-31",
        "--as-of", "2024-01-31", "--publish", "--out", pages,
    )  # fmt: skip

    monkeypatch.setattr(Model, "need", nothing_needed)
    refused = vp.opening(*report)
    monkeypatch.undo()

    assert refused.code == 1
    assert "It was not adopted and not given out." in refused.complaint
    assert "On the command line: --without " in refused.complaint
    assert not pages.exists()
    assert "0 reports were given out." in vp.opening("ledger", "--organisation", ORGANISATION).out
