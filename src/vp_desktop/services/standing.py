"""How a vault stands to what this computer remembers of it: the memory itself, and the words."""

from datetime import date, datetime
from pathlib import Path

from vp_desktop.domain.vault_standing import STOPPING, Judgement, Standing
from vp_desktop.i18n import _, long_date, ngettext
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.seal import remember

__all__ = ["Memory", "describe", "doubt", "remember_new"]


def remember_new(folder: Path, key: MasterKey, memory: Memory) -> None:
    """Know the vault in ``folder``, made or restored a moment ago, for what it is.

    Raises:
        VaultError: it is open, damaged, or no vault.
    """
    remember(folder, key, memory)


def describe(judgement: Judgement) -> str:
    """Return what was found in whole sentences, doubt or not, in the language spoken now."""
    parts = [_of_standing(judgement)]
    if judgement.keys_older:
        parts.append(_of_older_keys())
    if judgement.copies:
        parts.append(_of_copies(len(judgement.copies)))
    return " ".join(parts)


def doubt(judgement: Judgement) -> str:
    """Return why the vault does not simply open; only for a judgement that stops."""
    if not judgement.keys_older:
        return _of_standing(judgement)
    if judgement.standing in STOPPING:
        return f"{_of_standing(judgement)} {_of_older_keys()}"
    return _of_older_keys()


def _of_standing(judgement: Judgement) -> str:
    return {**_quiet(), **_doubtful()}[judgement.standing].format(
        seen=_day(judgement.seen_at), written=_day(judgement.written_at)
    )


def _quiet() -> dict[Standing, str]:
    return {
        Standing.SAME: _("The vault is as this computer left it on {seen}."),
        Standing.ELSEWHERE: _(
            "The vault is newer than what this computer saw last: another computer wrote in it,"
            " last on {written}."
        ),
        Standing.UNCLEAN: _(
            "The vault was not closed properly last time; every page was read, and is whole."
        ),
        Standing.UNKNOWN: _(
            "Whether this is the newest version of the vault cannot be established: this computer"
            " remembers nothing of it."
        ),
    }


def _doubtful() -> dict[Standing, str]:
    return {
        Standing.OLDER: _(
            "This vault is older than what this computer saw on {seen}: an earlier version was put"
            " back."
        ),
        Standing.CHANGED: _(
            "This vault was changed by something other than this program, after this computer"
            " closed it on {seen}."
        ),
        Standing.FORK: _(
            "This vault and what this computer wrote on {seen} went apart: each holds something"
            " that the other lacks."
        ),
    }


def _of_older_keys() -> str:
    return _(
        "The key file (vault.keys) is older than one that was in use: a passphrase that was changed"
        " opens the vault again."
    )


def _of_copies(number: int) -> str:
    return ngettext(
        "Beside it lies {n} other version, set apart by a synchronising program.",
        "Beside it lie {n} other versions, set apart by a synchronising program.",
        number,
    ).format(n=number)


def _day(moment: datetime | None) -> str:
    day: date | None = moment.astimezone().date() if moment else None
    return long_date(day) if day else _("an unknown day")
