"""Say in our own errors what SQLite and the disk complain about."""

import errno
from collections.abc import Generator
from contextlib import contextmanager

import sqlcipher3

from vp_desktop.vault.errors import (
    NotEnoughMemoryError,
    VaultDamagedError,
    VaultDiskError,
    VaultError,
    VaultFullError,
    VaultGoneError,
    VaultInUseError,
    VaultReadOnlyError,
)

_BY_RESULT: dict[int, type[VaultError]] = {
    sqlcipher3.SQLITE_PERM: VaultReadOnlyError,
    sqlcipher3.SQLITE_BUSY: VaultInUseError,
    sqlcipher3.SQLITE_NOMEM: NotEnoughMemoryError,
    sqlcipher3.SQLITE_READONLY: VaultReadOnlyError,
    sqlcipher3.SQLITE_IOERR: VaultDiskError,
    sqlcipher3.SQLITE_CORRUPT: VaultDamagedError,
    sqlcipher3.SQLITE_FULL: VaultFullError,
    sqlcipher3.SQLITE_CANTOPEN: VaultReadOnlyError,
    sqlcipher3.SQLITE_NOTADB: VaultDamagedError,
}
_MOVED = 1032
"""SQLITE_READONLY_DBMOVED (sqlite.org/rescode.html): the name now belongs to another file."""

_NO_TEXT = "Could not decode to UTF-8"
"""How Python's own complaint begins of bytes that were never written as text."""

_BY_ERRNO: dict[int, type[VaultError]] = {
    errno.ENOSPC: VaultFullError,
    errno.EDQUOT: VaultFullError,
    errno.EFBIG: VaultFullError,
    errno.EACCES: VaultReadOnlyError,
    errno.EPERM: VaultReadOnlyError,
    errno.EROFS: VaultReadOnlyError,
    errno.ENOMEM: NotEnoughMemoryError,
    errno.ENOENT: VaultGoneError,
    errno.ENOTDIR: VaultGoneError,
    errno.ENODEV: VaultGoneError,
    errno.ENXIO: VaultGoneError,
    errno.ESTALE: VaultGoneError,
}


@contextmanager
def in_our_words() -> Generator[None]:
    """Turn the complaints of the block into the ``VaultError`` that the user can act on.

    A broken constraint or wrong SQL is a bug of ours, and flies as it is.
    """
    try:
        yield
    except sqlcipher3.Error as error:
        if str(error).startswith(_NO_TEXT):
            raise VaultDamagedError("no text") from None  # the message quotes what stands there
        known = _of_sqlite(error)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError:  # SQLite's own message quotes a name of a table that is no text
        raise VaultDamagedError("no name") from None
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, VaultDiskError)(error.strerror or "") from error
    except MemoryError as error:
        raise NotEnoughMemoryError from error


def result_code(error: sqlcipher3.Error) -> int:
    """Return SQLite's primary result code, 0 when the error is Python's own."""
    code: int = getattr(error, "sqlite_errorcode", 0) or 0
    return code & 0xFF


def _of_sqlite(error: sqlcipher3.Error) -> VaultError | None:
    if getattr(error, "sqlite_errorcode", 0) == _MOVED:
        return VaultGoneError()
    kind = _BY_RESULT.get(result_code(error))
    return kind() if kind else None
