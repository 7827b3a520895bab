"""What the page says of backups: their age, their size, where they are."""

from vp_desktop.domain.backup_care import TargetKind, TargetStatus
from vp_desktop.domain.backups import BackupFault, BackupState, BackupStatus, KnownBackup, Place
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
        "Last backup: {n} day ago.", "Last backup: {n} days ago.", status.age_days
    ).format(n=status.age_days)


def status_sentence(status: BackupStatus) -> str:
    """Return what is wrong with the backups, or how old the last proven one is."""
    if status.fault is None:
        return age_sentence(status)
    if status.fault in {BackupFault.VAULT, BackupFault.SHRUNK}:
        return fault_sentence(status.fault)
    if status.age_days is None:
        return _("No backup can be relied on now: see what is wrong below, and make a new one.")
    return _("{age} Not every place is in order: see below.").format(age=age_sentence(status))


def status_tone(status: BackupStatus) -> Tone:
    """Return the colour that goes with it; the words say it too."""
    tones: dict[BackupState, Tone] = {
        BackupState.OK: "ok",
        BackupState.DUE: "warn",
        BackupState.LATE: "danger",
        BackupState.NEVER: "warn",
    }
    return tones[status.state]


def fault_sentence(fault: BackupFault) -> str:
    """Return what is wrong besides age, and what follows from it."""
    return {
        BackupFault.VAULT: _(
            "The vault fails its own checks, so it is not backed up over good copies. Put back the "
            "newest backup, and keep this vault until you have looked inside that one."
        ),
        BackupFault.SHRUNK: _(
            "The vault holds much less than its last backup. No backup is made until you say that "
            "this is right."
        ),
        BackupFault.DAMAGED: _("The newest backup here is damaged. Make a new one."),
        BackupFault.GONE: _("The newest backup is no longer at its place. Make a new one."),
        BackupFault.FULL: _("There was no room here for the last backup."),
        BackupFault.READ_ONLY: _("Nothing may be written here, so there is no new backup."),
        BackupFault.DISK: _("The disk here does not read or write as it should."),
    }[fault]


def place_age(place: TargetStatus) -> str:
    """Return what kind of place it is, and how old its last backup is."""
    kind = {
        TargetKind.FOLDER: _("Folder"),
        TargetKind.STICK: _("Stick or removable disk"),
        TargetKind.SYNCED: _("Folder that is copied to the internet"),
    }[place.target.kind]
    return f"{kind} · {_place_age(place.status)}"


def _place_age(status: BackupStatus) -> str:
    if status.age_days is None:
        return _("no backup yet")
    if status.age_days == 0:
        return _("last backup today")
    return ngettext("last backup {n} day ago", "last backup {n} days ago", status.age_days).format(
        n=status.age_days
    )


def place_pill(place: TargetStatus) -> tuple[str, Tone]:
    """Return how a place stands in a word or two, and the colour that goes with it."""
    if place.here is False:
        return _("Not plugged in"), status_tone(place.status) if _is_late(place) else "muted"
    words = {
        BackupState.OK: _("Up to date"),
        BackupState.DUE: _("Due"),
        BackupState.LATE: _("Late"),
        BackupState.NEVER: _("None yet"),
    }
    return words[place.status.state], status_tone(place.status)


def _is_late(place: TargetStatus) -> bool:
    return place.status.state is BackupState.LATE


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
    if backup.damaged:
        return _("Damaged"), "danger"
    match backup.place:
        case Place.HERE:
            return _("There"), "ok"
        case Place.AWAY:
            return _("Not plugged in"), "muted"
        case Place.GONE:
            return _("Gone"), "danger"
