"""Say every error that a user can act on in one sentence: what is wrong, and what to do.

A sentence may name a place in a file, a code or a limit, never a person or what a person told.
"""

import errno

from vp_desktop.disclosure.errors import UnsafeReportError
from vp_desktop.disclosure.figures_reading import ContradictionError
from vp_desktop.domain.errors import NotFoundError, OutOfMemoryError, RefusedError, VpError
from vp_desktop.domain.exchange import ImportRefusedError
from vp_desktop.domain.progress import StoppedError
from vp_desktop.i18n import _, long_date, ngettext
from vp_desktop.reports.errors import UnprintableTextError
from vp_desktop.services.explain_backups import backup_sentences
from vp_desktop.services.explain_import import describe
from vp_desktop.services.explain_records import record_sentences
from vp_desktop.services.explain_vault import vault_sentences
from vp_desktop.services.standing import doubt
from vp_desktop.services.table_names import table_name
from vp_desktop.vault.backup_errors import (
    TargetError,
    TargetExistsError,
    WrongBackupPassphraseError,
)
from vp_desktop.vault.errors import (
    TextRescuedError,
    VaultDiskError,
    VaultDoubtError,
    VaultError,
    VaultExistsError,
    VaultFullError,
    VaultGoneError,
    VaultReadOnlyError,
)

REFUSED, CANNOT_OPEN, ENVIRONMENT = 1, 3, 4
"""Exit codes of the command line: the input was refused or a check failed; the vault could not be
opened; the disk, the folder or the computer does not let us. 0 is done, 2 wrong usage."""

_IN_USE = frozenset({32, 33})
"""How Windows says that another program holds a file or a part of it (winerror.h)."""

_EXIT_CODES: tuple[tuple[type[VpError], int], ...] = (
    (VaultExistsError, REFUSED),
    (TargetExistsError, REFUSED),
    (VaultFullError, ENVIRONMENT),
    (VaultReadOnlyError, ENVIRONMENT),
    (VaultDiskError, ENVIRONMENT),
    (VaultGoneError, ENVIRONMENT),
    (TextRescuedError, ENVIRONMENT),
    (TargetError, ENVIRONMENT),
    (OutOfMemoryError, ENVIRONMENT),
    (VaultError, CANNOT_OPEN),
    (VpError, REFUSED),
)
"""The first line that fits an error counts."""


def explain(error: VpError | OSError) -> str:
    """Return the sentence for ``error``, in the language spoken now."""
    if isinstance(error, OSError):
        return _of_system(error)
    special = _with_particulars(error)
    if special is not None:
        return special
    sentences = {
        **vault_sentences(),
        **backup_sentences(),
        **record_sentences(),
        **_general_sentences(),
    }
    return next(sentences[kind] for kind in type(error).__mro__ if kind in sentences)


def has_own_sentence(kind: type[VpError]) -> bool:
    """Tell whether errors of ``kind`` have a sentence that no other kind has."""
    special = (
        ImportRefusedError,
        UnprintableTextError,
        VaultDoubtError,
        WrongBackupPassphraseError,
    )
    tables = (vault_sentences(), backup_sentences(), record_sentences(), _general_sentences())
    return kind in special or any(kind in sentences for sentences in tables)


def exit_code(error: VpError | OSError) -> int:
    """Return with which code the command line ends after ``error``."""
    if isinstance(error, OSError):
        return ENVIRONMENT
    return next(code for kind, code in _EXIT_CODES if isinstance(error, kind))


def _with_particulars(error: VpError) -> str | None:
    if isinstance(error, ImportRefusedError):
        return _of_import(error)
    if isinstance(error, VaultDoubtError):
        return _("{what} Open it in the window to choose what to do.").format(
            what=doubt(error.judgement)
        )
    if isinstance(error, WrongBackupPassphraseError):
        return _(
            "This passphrase does not open the backup. Use the one that opened the vault on {day}."
        ).format(day=long_date(error.made_at.date()))
    if isinstance(error, ContradictionError | UnsafeReportError):
        return _of_numbers(error)
    if isinstance(error, UnprintableTextError):
        return _(
            "The text “{place}” holds signs that the report cannot print: {signs}. Take them out."
        ).format(place=error.place(), signs=" ".join(error.characters))
    return None


def _of_numbers(error: ContradictionError | UnsafeReportError) -> str | None:
    if isinstance(error, UnsafeReportError) and error.tables:
        return _(
            "A small number could be read or worked out from this report, in: {tables}. It was not "
            "adopted and not given out. Leave this out in the privacy check, and try again."
        ).format(tables=", ".join(dict.fromkeys(map(table_name, error.tables))))
    if isinstance(error, ContradictionError) and error.places:
        return _("These numbers cannot all be true, so at least one is wrong: {places}.").format(
            places="; ".join(error.places)
        )
    return None


def _of_import(error: ImportRefusedError) -> str:
    first, more = describe(error.problems[0]), len(error.problems) - 1
    if not more:
        return _("Nothing was imported. {problem}").format(problem=first)
    return ngettext(
        "Nothing was imported. {problem} There is {n} more problem.",
        "Nothing was imported. {problem} There are {n} more problems.",
        more,
    ).format(problem=first, n=more)


def _general_sentences() -> dict[type[VpError], str]:
    return {
        NotFoundError: _("This is not, or no longer, in the vault."),
        OutOfMemoryError: _("There is not enough memory. Close other programs and try again."),
        RefusedError: _("This cannot be accepted; nothing was changed."),
        StoppedError: _("Stopped. Nothing of it was kept."),
        VpError: _("This did not work; nothing was changed."),
    }


def _of_system(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return _("The disk is full. Make room and try again; nothing half was left behind.")
    if getattr(error, "winerror", None) in _IN_USE:
        return _("Another program has this file open. Close it there, or give another name.")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return _("This file or folder may not be read or written. Choose another place.")
    if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}:
        return _("This file or folder does not exist. Check the name.")
    if error.errno == errno.EISDIR:
        return _("This is a folder, not a file. Give the name of a file.")
    return _("The disk does not read or write as it should. Try another place.")
