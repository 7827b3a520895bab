"""What is said of a vault that is not what this computer saw last."""

from datetime import date, datetime

from vp_desktop.domain.vault_standing import Judgement, Standing
from vp_desktop.i18n import _
from vp_desktop.ui.wording import day_name


def title(judgement: Judgement) -> str:
    """Return the one thing that is wrong."""
    return {
        Standing.OLDER: _("This vault is older than the one you closed here"),
        Standing.CHANGED: _("Something else has changed this vault"),
        Standing.FORK: _("There are two versions of this vault"),
    }.get(judgement.standing, _("An older key file was put back"))


def meaning(judgement: Judgement) -> str:
    """Return what that means for who wrote in it."""
    return {
        Standing.OLDER: _(
            "An earlier version was put back: by you, by a program that copies folders, or by "
            "somebody else. What you wrote after it is not in this one."
        ),
        Standing.CHANGED: _(
            "Since you closed it here, something wrote in the file that is not this program. Do "
            "not rely on what it holds before you have compared it with a backup."
        ),
        Standing.FORK: _(
            "Somebody went on writing on this computer and on another, apart from each other. Each "
            "version holds something that the other does not. Nothing is merged, nothing is thrown "
            "away."
        ),
    }.get(
        judgement.standing,
        _(
            "The key file (vault.keys) is of before a change of the passphrase. A passphrase that "
            "you gave up opens the vault again."
        ),
    )


def keys_too(judgement: Judgement) -> str:
    """Return what is said besides, when the key file is older as well; empty when it is not."""
    if not judgement.keys_older or title(judgement) == _("An older key file was put back"):
        return ""
    return _(
        "The key file is older too: a passphrase that you gave up may open the vault again. Choose "
        "a new one when it is open."
    )


def facts(judgement: Judgement, today: date) -> list[tuple[str, str]]:
    """Return what was seen, and when."""
    return [
        (_("Closed on this computer"), _moment(judgement.seen_at, today)),
        (_("Last written in, by its own account"), _moment(judgement.written_at, today)),
    ]


def _moment(moment: datetime | None, today: date) -> str:
    if moment is None:
        return _("not known")
    here = moment.astimezone()
    day = day_name(here.date(), today)
    return _("{day} at {time}").format(day=day, time=f"{here:%H:%M}")
