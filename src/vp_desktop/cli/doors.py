"""Get a passphrase and open a vault with it, for as long as a command needs it."""

import argparse
import sys
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from getpass import GetPassWarning, getpass
from pathlib import Path

from vp_desktop.cli.output import complain
from vp_desktop.cli.usage import UsageError
from vp_desktop.domain.vault_standing import Consent
from vp_desktop.i18n import _
from vp_desktop.places import data_folder
from vp_desktop.services import access
from vp_desktop.services.practice import Practice
from vp_desktop.services.standing import Memory, doubt

_MOST_BYTES = 65_536
"""Bytes of a passphrase file; a longer one is the wrong file."""


@contextmanager
def open_practice(options: argparse.Namespace) -> Generator[Practice]:
    """Open the vault that the options name; close it whatever happens.

    Raises:
        VaultError: it cannot be opened; the subclass says why.
        UsageError: there is no passphrase to be had.
    """
    access.harden_process()
    folder: Path = options.vault
    access.vault_id(folder)  # before anybody types a passphrase for a vault that is not there
    key = access.derive_key(folder, passphrase(options))
    practice = Practice.open(folder, key, memory=own_memory(), consent=Consent.WARNED)
    if practice.judgement.stops:
        complain(
            _("{what} The command went on; open the vault in the window to choose.").format(
                what=doubt(practice.judgement)
            )
        )
    try:
        yield practice
    finally:
        practice.lock()


def own_memory() -> Memory:
    """Return where this computer remembers how it left each vault; the window looks there too."""
    return Memory(data_folder())


def passphrase(options: argparse.Namespace) -> str:
    """Return the passphrase from the file that the options name, or else ask for it.

    Raises:
        UsageError: the file holds none, or there is nobody to ask.
    """
    name: str | None = options.passphrase_file
    return _ask(_("Passphrase: ")) if name is None else first_line(name)


def new_passphrase(options: argparse.Namespace) -> str:
    """Return the passphrase for a new vault; asked for twice, and refused while it is weak.

    Raises:
        UsageError: as for ``passphrase``, or two different ones were typed.
    """
    if options.passphrase_file is not None:
        return first_line(options.passphrase_file)
    first = _ask(_("New passphrase: "))
    if not access.good_enough(first):
        raise UsageError(
            _("This passphrase is too weak. Take six words at random, as: {example}").format(
                example=access.generate_passphrase()
            )
        )
    if _ask(_("The same again: ")) != first:
        raise UsageError(_("The two passphrases are not the same. Nothing was made."))
    return first


def _ask(question: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)  # it would show what is typed
        try:
            return getpass(question)
        except (EOFError, GetPassWarning):
            raise UsageError(
                _("There is nobody to ask for the passphrase. Give it by --passphrase-file.")
            ) from None


def first_line(name: str) -> str:
    """Return the first line of the file ``name``; of standard input where that is a hyphen.

    Raises:
        UsageError: it holds none.
        OSError: it cannot be read.
    """
    if name == "-":
        content = sys.stdin.buffer.read(_MOST_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    first = content.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        text = first.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if not text or len(content) > _MOST_BYTES:
        raise UsageError(
            _("Such a file must hold the passphrase or password, as text, on its first line.")
        )
    return text
