"""Keep the translations true: ``compile`` them, ``check`` for gaps, ``update`` the files.

The source language is English, so only the other languages have a catalogue.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "vp_desktop"
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def extracted() -> Catalog:
    """Return every message the source asks for, with the files it stands in."""
    catalogue = Catalog(project="VP Desktop", charset="utf-8")
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, comments, context in found:
        # Without line numbers: else every change of code is a change of every catalogue.
        catalogue.add(message, locations=[(f"src/vp_desktop/{file}", 0)], context=context)
        del comments
    return catalogue


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """Yield each translated catalogue with its path."""
    for path in sorted((ROOT / "translations").glob("*/LC_MESSAGES/vp_desktop.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale=path.parts[-3])


def compile_all() -> None:
    """Write the compiled file beside each catalogue."""
    for path, catalogue in catalogues():
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        path.with_suffix(".mo").write_bytes(compiled.getvalue())


def update_all() -> None:
    """Add what the source asks for, drop what it no longer does; keep every translation."""
    template = extracted()
    for path, catalogue in catalogues():
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.header_comment = f"# VP Desktop, {path.parts[-3]}. See packaging/translations.py."
        written = BytesIO()
        write_po(written, catalogue, width=100, sort_output=True, include_lineno=False)
        lines = written.getvalue().splitlines(keepends=True)
        path.write_bytes(b"".join(line for line in lines if _says_something(line)))


def _says_something(line: bytes) -> bool:
    """Drop what differs at every run, or names who is nobody: the header Babel begins with."""
    return not line.startswith(
        (
            b'"POT-Creation-Date',
            b'"PO-Revision-Date',
            b'"Last-Translator',
            b'"Language-Team',
            b'"Report-Msgid-Bugs-To',
            b'"Generated-By',
        )
    )


def faults() -> Iterator[str]:
    """Yield a sentence for each message that is missing, fuzzy, unused or lost a placeholder."""
    template = extracted()
    wanted = {_key(message): message for message in template if message.id}
    for path, catalogue in catalogues():
        have = {_key(message): message for message in catalogue if message.id}
        language = path.parts[-3]
        for key in sorted(set(wanted) - set(have)):
            yield f"{language}: missing: {key[0]!r}"
        for key in sorted(set(have) - set(wanted)):
            yield f"{language}: not used any more: {key[0]!r}"
        for key, message in have.items():
            yield from (f"{language}: {fault}: {key[0]!r}" for fault in _faults_of(message))


def _faults_of(message: Message) -> Iterator[str]:
    sources = message.id if isinstance(message.id, tuple | list) else (message.id,)
    string = message.string if isinstance(message.string, tuple | list) else (message.string,)
    texts = [text for text in string if text]
    if message.fuzzy:
        yield "fuzzy"
    if len(texts) < len(sources):
        yield "not translated"
        return
    allowed = set().union(*map(_placeholders, sources))
    for text in texts:
        if not _placeholders(text) <= allowed or (
            len(sources) == 1 and _placeholders(text) != allowed
        ):
            yield "placeholders differ"


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _key(message: Message) -> tuple[str, str]:
    text = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return text, message.context or ""


def main(task: str) -> int:
    """Do ``task``; return the exit code."""
    if task == "compile":
        compile_all()
    elif task == "update":
        update_all()
    elif task == "check":
        found = list(faults())
        print("\n".join(found) or "Translations complete.")
        return 1 if found else 0
    else:
        print("usage: translations.py compile | check | update", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
