"""What this computer does with what passes through it: disk encryption, swap, hibernation.

Only what can be read without special rights. What cannot is called unreadable, never guessed.
"""

import subprocess
import sys
from pathlib import Path

from vp_desktop.domain.safety import Answer, Computer, Swap

_CRYPTS = ("CRYPT-LUKS", "CRYPT-PLAIN", "CRYPT-BITLK", "CRYPT-TCRYPT", "CRYPT-FVAULT")
"""How the kernel names a block device that cryptsetup decrypts; CRYPT-VERITY only checks."""
_CRYPT_FILE_SYSTEMS = {"ecryptfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.encfs", "fuse.securefs"}
_FDESETUP = "/usr/bin/fdesetup"
_PATIENCE_S = 5


def look_at(folder: Path, root: Path = Path("/"), platform: str = sys.platform) -> Computer:
    """Return what can be read of the computer on which ``folder`` lies.

    ``root`` is where ``proc`` and ``sys`` are.
    """
    if platform == "linux":
        linux = _Linux(root)
        return Computer(
            disk_encrypted=linux.encrypts(folder),
            swap=linux.swap(),
            hibernates=linux.hibernates(),
        )
    if platform == "darwin":
        # Since Mac OS X 10.7 the swap of a Mac is always encrypted (Apple Platform Security).
        return Computer(
            disk_encrypted=_file_vault(), swap=Swap.ENCRYPTED, hibernates=Answer.UNREADABLE
        )
    return Computer(
        disk_encrypted=Answer.UNREADABLE, swap=Swap.UNREADABLE, hibernates=Answer.UNREADABLE
    )


class _Linux:
    """Reads what the kernel shows to everybody."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def encrypts(self, folder: Path) -> Answer:
        """Return whether the disk under ``folder`` is encrypted."""
        mount = self._mount_of(folder)
        if mount is None:
            return Answer.UNREADABLE
        numbers, kind, source = mount
        if kind in _CRYPT_FILE_SYSTEMS:
            return Answer.YES
        return self._block_encrypts(self._block_of(numbers, source))

    def swap(self) -> Swap:
        """Return where memory goes that does not fit."""
        lines = self._read("proc/swaps")
        if lines is None:
            return Swap.UNREADABLE
        places = [_unescaped(line.split()[0]) for line in lines.splitlines()[1:] if line.strip()]
        on_disk = [place for place in places if not place.startswith("/dev/zram")]
        if not on_disk:
            return Swap.IN_MEMORY if places else Swap.NONE
        return {
            Answer.YES: Swap.ENCRYPTED,
            Answer.NO: Swap.PLAIN,
            Answer.UNREADABLE: Swap.UNREADABLE,
        }[_of_all([self._swap_encrypts(place) for place in on_disk])]

    def hibernates(self) -> Answer:
        """Return whether this computer can write its memory to the disk and go off."""
        ways = self._read("sys/power/state")
        if ways is None:
            return Answer.UNREADABLE
        how = self._read("sys/power/disk") or "[disabled]"
        return Answer.YES if "disk" in ways.split() and "[disabled]" not in how else Answer.NO

    def _swap_encrypts(self, place: str) -> Answer:
        if place.startswith("/dev/"):
            return self._block_encrypts(self._block_of("0:0", place))
        return self.encrypts(Path(place))

    def _mount_of(self, folder: Path) -> tuple[str, str, str] | None:
        """Return device numbers, file system and source of the mount under ``folder``."""
        table = self._read("proc/self/mountinfo")
        if table is None:
            return None
        best: tuple[int, tuple[str, str, str]] | None = None
        place = folder.resolve()
        for line in table.splitlines():
            mounted, _, about = line.partition(" - ")
            fields, kind_and_source = mounted.split(), about.split()
            point = Path(_unescaped(fields[4]))
            depth = len(point.parts)
            if place.is_relative_to(point) and (best is None or depth >= best[0]):
                best = depth, (fields[2], kind_and_source[0], _unescaped(kind_and_source[1]))
        return best[1] if best else None

    def _block_of(self, numbers: str, source: str) -> Path | None:
        """Return the folder that describes a block device, by its numbers or else by its name."""
        found = self._root / "sys/dev/block" / numbers
        if not numbers.startswith("0:") and found.exists():
            return found.resolve()
        if not source.startswith("/dev/"):
            return None
        name = (self._root / source.lstrip("/")).resolve().name
        named = self._root / "sys/class/block" / name
        return named.resolve() if named.exists() else None

    def _block_encrypts(self, block: Path | None) -> Answer:
        if block is None:
            return Answer.UNREADABLE
        if (self._read(block / "dm/uuid") or "").startswith(_CRYPTS):
            return Answer.YES
        behind = self._read(block / "loop/backing_file")
        if behind:
            return self.encrypts(Path(behind.strip()))
        below = [self._block_encrypts(one.resolve()) for one in (block / "slaves").glob("*")]
        return _of_all(below) if below else Answer.NO

    def _read(self, name: str | Path) -> str | None:
        try:
            return (self._root / name).read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return None


def _of_all(answers: list[Answer]) -> Answer:
    """Return what holds for all of ``answers`` together: the weakest counts."""
    weakest = (Answer.NO, Answer.UNREADABLE, Answer.YES)
    return min(answers, key=weakest.index)


def _unescaped(text: str) -> str:
    """Return ``text`` with the blanks that the kernel writes as numbers of eight."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text


def _file_vault() -> Answer:
    """Return what macOS says of FileVault, which it tells everybody."""
    try:
        told = subprocess.run(  # noqa: S603 - a fixed program of the system, and no shell
            [_FDESETUP, "status"], capture_output=True, timeout=_PATIENCE_S, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return Answer.UNREADABLE
    if b"FileVault is On" in told:
        return Answer.YES
    return Answer.NO if b"FileVault is Off" in told else Answer.UNREADABLE
