"""The sentence for everything that may be found, in the language spoken now."""

from datetime import date

from vp_desktop.domain.safety import Finding, Said
from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.wording import day_name


def sentence(finding: Finding, today: date) -> str:
    """Return ``finding`` in one or two sentences, as it is said on ``today``."""
    text = {**_of_backups(finding), **_of_keys(), **_of_computer(), **_of_locking(finding),
            **_of_vault(finding), **_of_seal()}[finding.said]  # fmt: skip
    day = day_name(finding.day, today) if finding.day else ""
    return text.format(n=finding.count, day=day, names=names(finding.names))


def names(words: tuple[str, ...]) -> str:
    """Return signals in words, and any other name as it is, with commas."""
    known = {
        "session_lock": _("the lock of the screen"),
        "screensaver": _("the screen saver"),
        "sleep": _("sleep"),
        "user_switch": _("another user"),
    }
    return ", ".join(known.get(word, word) for word in words)


def _of_backups(finding: Finding) -> dict[Said, str]:
    days = finding.count
    made = _("Made today, and restored to prove it.")
    fresh = ngettext("Made {n} day ago, and restored to prove it.",
                     "Made {n} days ago, and restored to prove it.", days)  # fmt: skip
    return {
        Said.BACKUP_FRESH: fresh if days else made,
        Said.BACKUP_DUE: ngettext("{n} day ago. It is time for a new one.",
                                  "{n} days ago. It is time for a new one.", days),
        Said.BACKUP_LATE: ngettext(
            "{n} day ago. What you wrote since is on this computer alone.",
            "{n} days ago. What you wrote since is on this computer alone.", days,
        ),
        Said.BACKUP_NEVER: _("There is none. If this computer breaks, everything is gone."),
        Said.BACKUP_UNDATED: _("The clock of this computer does not fit the date of the last "
                               "backup."),
        Said.BACKUP_TROUBLED: _("Something is wrong with a backup, or with its place. The page of "
                                "backups says what."),
        Said.TRIAL_DONE: _("On {day} you opened a backup with your passphrase or your sheet."),
        Said.TRIAL_DUE: _("Try once in three months whether you can open the newest backup "
                          "yourself. It takes a minute."),
        Said.TRIAL_EARLY: _("Every three months the program asks you to open a backup yourself."),
        Said.ELSEWHERE_TOO: _("A backup goes to another disk than that of the vault."),
        Said.BESIDE_ONLY: _("Every backup is on the disk of the vault. If that disk breaks, all "
                            "are gone. Use a stick or another disk too."),
        Said.NOWHERE: _("Choose a place for backups: a stick, or another disk."),
    }  # fmt: skip


def _of_keys() -> dict[Said, str]:
    return {
        Said.SHEET_MADE: _("Last made or shown: {day}. See to it that it is still where you put "
                            "it."),
        Said.SHEET_UNKNOWN: _("The program does not know of one. It is the only way in when the "
                              "passphrase is forgotten: print it, and keep it apart."),
        Said.PASSPHRASE_SINCE: _("The same since: {day}. You need not change it regularly; change "
                                 "it when somebody may know it."),
        Said.PASSPHRASE_UNDATED: _("You need not change it regularly; change it when somebody may "
                                   "know it."),
        Said.DEVICE_OFF: _("Off. Only the passphrase or the recovery sheet opens the vault."),
        Said.DEVICE_ON: _("On. Who knows the PIN and sits at this computer, under your name, opens "
                          "the vault."),
    }  # fmt: skip


def _of_computer() -> dict[Said, str]:
    return {
        Said.DISK_ENCRYPTED: _("The disk of the vault is encrypted, also what other programs write "
                               "on it."),
        Said.DISK_PLAIN: _("No encryption was found on the disk of the vault. The vault itself is "
                           "encrypted; reports and exports on this disk are not."),
        Said.DISK_UNREADABLE: _("This computer does not tell the program. Look it up in its "
                                "settings."),
        Said.SWAP_NONE: _("This computer writes no memory to the disk."),
        Said.SWAP_IN_MEMORY: _("What does not fit in memory is pressed together there; it does not "
                               "go to the disk."),
        Said.SWAP_ENCRYPTED: _("What does not fit in memory goes to the disk encrypted."),
        Said.SWAP_PLAIN: _("What does not fit in memory is written to the disk unencrypted. Parts "
                           "of a note you had open may stay there."),
        Said.SWAP_HIBERNATES: _("This computer can write all of its memory to the disk, "
                                "unencrypted. Lock the vault before it hibernates."),
        Said.SWAP_UNREADABLE: _("This computer does not tell the program. Disk encryption covers "
                                "this too."),
    }  # fmt: skip


def _of_locking(finding: Finding) -> dict[Said, str]:
    soon = ngettext("After {n} minute without a key or a movement. What you type is saved first.",
                    "After {n} minutes without a key or a movement. What you type is saved first.",
                    finding.count)  # fmt: skip
    long = ngettext("Only after {n} minute. Somebody may pass your desk before that.",
                    "Only after {n} minutes. Somebody may pass your desk before that.",
                    finding.count)  # fmt: skip
    return {
        Said.IDLE_SOON: soon,
        Said.IDLE_LONG: long,
        Said.SIGNALS_HEARD: _("The vault also locks at: {names}."),
        Said.SIGNALS_DEAF: _("This desktop does not tell when the screen is locked or the computer "
                             "sleeps. Lock the vault yourself with Ctrl L."),
        Said.CAPTURE_BLOCKED: _("Other programs see an empty window."),
        Said.CAPTURE_OPEN: _("This system lets other programs make a picture of the window. Lock "
                             "the vault before you share your screen."),
    }  # fmt: skip


def _of_vault(finding: Finding) -> dict[Said, str]:
    more = ngettext(
        "There is {n} other version of this vault in its folder. Choose which one goes on.",
        "There are {n} other versions of this vault in its folder. Choose which one goes on.",
        finding.count,
    )
    return {
        Said.WHOLE: _("Read from the first page to the last: {day}. Everything is as it was "
                      "written."),
        Said.WHOLE_LONG_AGO: _("Last read from the first page to the last: {day}. Do it once in "
                               "three months."),
        Said.UNCHECKED: _("What you open is checked as it is read. The whole vault was not read "
                          "yet; that takes a second or two."),
        Said.DAMAGED: _("The vault does not hold what was written to it. Restore the newest "
                        "backup, and keep this vault until you have looked inside that one."),
        Said.UNSYNCED: _("As far as the program sees, nothing copies this folder to the internet."),
        Said.SYNCED: _("{names} copies this folder while you write, and may put an older version "
                       "back. Keep the vault outside it, and let backups go there."),
        Said.ONE_VERSION: _("There is one version of this vault here."),
        Said.MORE_VERSIONS: more,
    }  # fmt: skip


def _of_seal() -> dict[Said, str]:
    return {
        Said.SEAL_SAME: _("Nothing has changed in the vault since it was closed here."),
        Said.SEAL_ELSEWHERE: _("The vault was last written on another computer: {day}. It follows "
                               "on what was last seen here."),
        Said.SEAL_UNKNOWN: _("Whether the vault is the newest cannot be established here: this "
                             "computer has not seen it before, or no longer knows."),
        Said.SEAL_UNCLEAN: _("The vault was not closed the last time, as after a power cut. It was "
                             "checked, and everything saved is there."),
        Said.SEAL_DOUBTED: _("The vault was not as it was last seen here, and you chose to open "
                             "it."),
    }  # fmt: skip
