"""What the page says of backups: their age, their size, where they are."""

from vp_desktop.domain.backups import BackupState, BackupStatus, KnownBackup, Place
from vp_desktop.i18n import _, ngettext, number
from vp_desktop.ui.theme.tokens import Tone

_KB, _MB = 1_000, 1_000_000


def age_sentence(status: BackupStatus) -> str:
    """Return how old the last proven backup is, in words."""
    if status.state is BackupState.NEVER:
        return _("There is no backup yet. If this computer breaks, everything is gone.")
    if status.age_days is None:
        return _("The clock of this computer does not fit the date of the last backup.")
    if status.age_days == 0:
        return _("Last backup: today. It was restored to prove it.")
    return ngettext(
        "Last backup: {n} day ago", "Last backup: {n} days ago", status.age_days
    ).format(n=status.age_days)


def age_tone(status: BackupStatus) -> Tone:
    """Return the colour that goes with the age; the words say it too."""
    tones: dict[BackupState, Tone] = {
        BackupState.OK: "ok",
        BackupState.DUE: "warn",
        BackupState.LATE: "danger",
        BackupState.NEVER: "warn",
    }
    return tones[status.state]


def held(cases: int, notes: int) -> str:
    """Return what a backup holds, as «49 zaken, 312 notities»."""
    return _("{cases}, {notes}").format(
        cases=ngettext("{n} case", "{n} cases", cases).format(n=number(cases)),
        notes=ngettext("{n} note", "{n} notes", notes).format(n=number(notes)),
    )


def size(count: int) -> str:
    """Return ``count`` bytes in the unit that people use."""
    if count < _MB:
        return _("{n} kB").format(n=number(max(1, count / _KB)))
    return _("{n} MB").format(n=number(count / _MB, 1))


def place(backup: KnownBackup) -> tuple[str, Tone]:
    """Return where the file is, and the colour that goes with it."""
    match backup.place:
        case Place.HERE:
            return _("There"), "ok"
        case Place.AWAY:
            return _("Not plugged in"), "muted"
        case Place.GONE:
            return _("Gone"), "danger"
