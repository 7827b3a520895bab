"""Between the values of the program and the columns of the vault: days and moments are text."""

from datetime import date, datetime

from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Draft
from vp_desktop.vault.connection import Value
from vp_desktop.vault.errors import VaultDamagedError


def columns(draft: Draft) -> dict[str, Value]:
    """Return the fields of a flat ``draft`` by name, as a statement binds them."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in draft}


def day_or_none(text: str | None) -> date | None:
    """Return the day that ``text`` says, if it says one."""
    return None if text is None else date.fromisoformat(text)


def day_of(value: object) -> date:
    """Return the day that ``value`` says.

    Raises:
        VaultDamagedError: it says none, as an index may of a row that is not there.
    """
    return moment_of(value).date()


def moment_of(value: object) -> datetime:
    """Return the moment that ``value`` says.

    Raises:
        VaultDamagedError: as for ``day_of``.
    """
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise VaultDamagedError("no day") from None  # the message quotes what stands there


def code_or_none(text: str | None) -> Code | None:
    """Return the code that ``text`` says, if it says one."""
    return None if text is None else Code(text)


def codes(text: str | None) -> tuple[Code, ...]:
    """Return the codes of ``text``, which ``group_concat(code, ' ')`` made."""
    return tuple(Code(code) for code in text.split(" ")) if text else ()


def literally(word: str) -> str:
    """Return ``word`` for a ``LIKE`` with a backslash as ``ESCAPE``: every sign is itself."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
