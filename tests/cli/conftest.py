import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from vp_desktop import i18n
from vp_desktop.cli.main import main
from vp_desktop.services.practice import Practice
from vp_desktop.vault.keys import MasterKey

DEMO = Path(__file__).parents[2] / "resources" / "demo" / "practice.json"
ORGANISATION = "Zorggroep De Linden"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    complaint: str


class CommandLine:
    """Runs ``vp`` in this process, as a shell would."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.passphrase_file = folder / "passphrase.txt"
        self.passphrase_file.write_text(f"{PASSPHRASE}\n", "utf-8")

    def __call__(self, *arguments: str | Path) -> Said:
        """Run a command; whatever happens there is at most one line of complaint."""
        self._capsys.readouterr()
        code = main([str(one) for one in arguments])
        out, err = self._capsys.readouterr()
        assert err.count("\n") <= 1
        assert "Traceback" not in err
        assert PASSPHRASE not in out + err
        return Said(code, out, err.strip())

    def opening(self, command: str, *arguments: str | Path) -> Said:
        """Run a command on the vault of the tests, with its passphrase."""
        return self(
            command, *arguments, "--vault", self.folder / "practice.vpvault",
            "--passphrase-file", self.passphrase_file,
        )  # fmt: skip


@pytest.fixture
def vp(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    """The command line, on a system that speaks English."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    yield CommandLine(tmp_path, capsys)
    i18n.use("en")


@pytest.fixture(scope="session")
def _filled_vault(
    _empty_vault: tuple[Path, MasterKey], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = shutil.copytree(_empty_vault[0], tmp_path_factory.mktemp("filled") / "full.vpvault")
    practice = Practice.open(folder, _empty_vault[1].copy())
    practice.exchange.add(practice.exchange.read(DEMO))
    practice.lock()
    return folder


@pytest.fixture
def filled(vp: CommandLine, _filled_vault: Path) -> CommandLine:
    """The command line, beside a vault with the demo practice."""
    shutil.copytree(_filled_vault, vp.folder / "practice.vpvault")
    return vp


@pytest.fixture
def empty(vp: CommandLine, vault_folder: Path) -> CommandLine:
    """The command line, beside an empty vault."""
    return vp
