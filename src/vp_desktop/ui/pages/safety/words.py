"""What the page says of each matter: its name, its heading, its level, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from vp_desktop.domain.safety import Danger, Finding, Level, Matter, Said
from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.page import Destination
from vp_desktop.ui.theme.tokens import Tone

CHECK = Destination("safety", part="check")
"""Not a place: the page does this itself."""
VERSIONS = Destination("versions", part="choose")
"""Leads out of the open vault: its versions are seen while it is closed."""


@dataclass(frozen=True, slots=True)
class Todo:
    """The one thing that can be done about a matter."""

    text: str
    to: Destination


def heading(danger: Danger) -> str:
    """Return the heading of what protects against ``danger``."""
    return {
        Danger.BREAKS: _("If this computer breaks"),
        Danger.FORGOTTEN: _("If you forget your passphrase"),
        Danger.TAKEN: _("If somebody takes this computer"),
        Danger.LEFT_ALONE: _("If you walk away"),
        Danger.CHANGED: _("If somebody or something changes the vault"),
    }[danger]


def name(matter: Matter) -> str:
    """Return what ``matter`` is called."""
    return {
        Matter.BACKUP: _("Last proven backup"),
        Matter.TRIAL: _("Trial restore"),
        Matter.OTHER_DISK: _("Backup on another disk"),
        Matter.SHEET: _("Recovery sheet"),
        Matter.PASSPHRASE: _("Passphrase"),
        Matter.DEVICE: _("Unlocking with a PIN"),
        Matter.DISK: _("Encryption of the disk"),
        Matter.SWAP: _("Memory on the disk"),
        Matter.IDLE: _("Lock by itself"),
        Matter.SIGNALS: _("Lock together with the computer"),
        Matter.CAPTURE: _("Pictures of the screen"),
        Matter.INTEGRITY: _("Content of the vault"),
        Matter.SEAL: _("Seal of the vault"),
        Matter.SYNCED: _("Place of the vault"),
        Matter.COPIES: _("Versions of the vault"),
    }[matter]


def level(finding: Finding) -> tuple[str, Tone]:
    """Return the word for how a matter stands, and the colour that goes with it."""
    words: dict[Level, tuple[str, Tone]] = {
        Level.GOOD: (_("In order"), "ok"),
        Level.TOLD: (_("Good to know"), "muted"),
        Level.ATTEND: (_("Needs attention"), "warn"),
        Level.ACT: (_("Act now"), "danger"),
    }
    return words[finding.level]


def icon(finding: Finding) -> str:
    """Return the picture that goes with how a matter stands."""
    return {
        Level.GOOD: "circle-check",
        Level.TOLD: "info",
        Level.ATTEND: "triangle-alert",
        Level.ACT: "circle-alert",
    }[finding.level]


def todo(finding: Finding) -> Todo:
    """Return what can be done about ``finding``."""
    special = {
        Said.DAMAGED: Todo(_("Backups…"), Destination("backup")),
        Said.MORE_VERSIONS: Todo(_("Versions…"), VERSIONS),
    }
    return special.get(finding.said) or _usual(finding.matter)


def _usual(matter: Matter) -> Todo:
    settings = Todo(_("Settings…"), Destination("settings", part="security"))
    computer = Todo(_("Read more"), Destination("help", part="computer"))
    versions = Todo(_("Read more"), Destination("help", part="versions"))
    return {
        Matter.BACKUP: Todo(_("Backups…"), Destination("backup")),
        Matter.TRIAL: Todo(_("Try it…"), Destination("backup", part="trial")),
        Matter.OTHER_DISK: Todo(_("Choose a place…"), Destination("backup")),
        Matter.SHEET: Todo(_("Show the sheet…"), Destination("settings", part="sheet")),
        Matter.PASSPHRASE: Todo(_("Change it…"), Destination("settings", part="passphrase")),
        Matter.DEVICE: settings,
        Matter.DISK: computer,
        Matter.SWAP: computer,
        Matter.IDLE: settings,
        Matter.SIGNALS: computer,
        Matter.CAPTURE: computer,
        Matter.INTEGRITY: Todo(_("Check now"), CHECK),
        Matter.SEAL: versions,
        Matter.SYNCED: versions,
        Matter.COPIES: versions,
    }[matter]


def summary(findings: Iterable[Finding]) -> tuple[str, Tone]:
    """Return how everything stands together, and the colour that goes with it."""
    levels = [finding.level for finding in findings]
    acts, attends = levels.count(Level.ACT), levels.count(Level.ATTEND)
    if acts:
        urgent = ngettext("{n} thing cannot wait", "{n} things cannot wait", acts).format(n=acts)
        return " · ".join(filter(None, (urgent, _attention(attends)))), "danger"
    if attends:
        return _attention(attends), "warn"
    return _("Everything that can be checked is in order"), "ok"


def _attention(things: int) -> str:
    said = ngettext("{n} thing needs attention", "{n} things need attention", things)
    return said.format(n=things) if things else ""


def worries(findings: Iterable[Finding]) -> str:
    """Return the names of what asks for something; empty when nothing does."""
    asking = [one for one in findings if one.level in {Level.ACT, Level.ATTEND}]
    asking.sort(key=lambda one: one.level is not Level.ACT)
    names = (name(one.matter).replace(" ", "\N{NO-BREAK SPACE}") for one in asking)
    return " · ".join(names)  # a line breaks between two names, not in one


def unprotected() -> tuple[str, ...]:
    """Return what no program can promise, or what this one does not."""
    return (
        _("While the vault is open, a virus that runs under your name can read along. So can "
          "whoever looks over your shoulder."),
        _("Without the passphrase and without the recovery sheet, nobody can open the vault: not "
          "you, not the maker of this program."),
        _("A report, an export and a print are plain files and paper. A desktop may keep a small "
          "picture of a PDF, and a printer a copy."),
        _("What you remove is destroyed in the vault. Traces of old files that a disk or a cloud "
          "service keeps are out of reach; they are encrypted."),
        _("A disk that says it wrote something and did not may lose it. A backup elsewhere is the "
          "only help."),
    )  # fmt: skip
