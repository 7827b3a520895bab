"""What the memory of a process holds, read from outside, byte by byte."""

import re
from contextlib import suppress
from pathlib import Path

_MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r(w?)\S* \S+ \S+ \S+ *(.*)")
_MOST_BYTES = 1 << 26


def spellings(word: str | bytes) -> list[bytes]:
    """Return how ``word`` may lie in memory: UTF-8 and UTF-16, a key also in hexadecimal."""
    if isinstance(word, bytes):
        digits = word.hex()
        return [word, *spellings(digits), *spellings(digits.upper())]
    return [word.encode(), word.encode("utf-16-le")]


def copies(pid: int, words: dict[str, str | bytes]) -> dict[str, int]:
    """Return how often each of ``words`` lies in what ``pid`` may write to.

    What it may only read is a file on the disk: the program itself, and its libraries.
    """
    wanted = {name: spellings(word) for name, word in words.items()}
    found = dict.fromkeys(words, 0)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            mapping = _MAPPING.match(line)
            if mapping is None or not mapping[3]:
                continue
            first, last = int(mapping[1], 16), int(mapping[2], 16)
            for start in range(first, last, _MOST_BYTES):
                try:
                    memory.seek(start)
                    content = memory.read(min(_MOST_BYTES, last - start))
                except OSError:  # pages of a device, as a screen's
                    continue
                for name, forms in wanted.items():
                    found[name] += sum(content.count(form) for form in forms)
    return found


def family_of(pid: int) -> list[int]:
    """Return ``pid`` and every process that it started, or that those started."""
    parents = dict(map(_parent, filter(str.isdigit, (p.name for p in Path("/proc").iterdir()))))
    family = [pid]
    for known in family:
        family += [child for child, parent in parents.items() if parent == known]
    return family


def resident_kib(pid: int) -> int:
    """Return how much memory ``pid`` really takes, in KiB."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(text.partition("VmRSS:")[2].split()[0])


def open_files(pid: int) -> list[str]:
    """Return what ``pid`` has open."""
    found = []
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since the handles were listed
            found.append(str(entry.readlink()))
    return sorted(found)


def _parent(pid: str) -> tuple[int, int]:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return int(pid), 0
    return int(pid), int(fields[1])
