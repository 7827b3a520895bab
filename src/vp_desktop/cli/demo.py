"""Show what the program does, without a screen, with an invented practice."""

import argparse
import os
import subprocess
import sys
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from vp_desktop.cli.backups import holding
from vp_desktop.cli.output import complain, progress_bar, say
from vp_desktop.domain.codes import Code
from vp_desktop.domain.followups import FollowUpText
from vp_desktop.domain.notes import ContactDraft
from vp_desktop.domain.periods import last_full_year
from vp_desktop.domain.reports import Language, ReportDraft
from vp_desktop.files import write_whole
from vp_desktop.i18n import _
from vp_desktop.services import access, restoring
from vp_desktop.services.clock import today
from vp_desktop.services.demo import (
    ORGANISATION,
    PASSPHRASE,
    TALKING_NOW,
    make_demo_vault,
)
from vp_desktop.services.door import Door
from vp_desktop.services.practice import Practice

_SCREENS_SECONDS = 900
_NOTE = (
    "Gebeld zoals afgesproken. Samen het gesprek met HR voorbereid: het gaat over de uren, en de"
    " sfeer in het overleg komt alleen ter sprake als melder dat wil. Drie zinnen opgeschreven,"
    " meer niet. Melder klinkt rustiger en belt na afloop."
)


def show(options: argparse.Namespace) -> int:
    """Make a vault, log a conversation, make a report, back up, restore, draw the screens."""
    access.harden_process()
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        complain(_("That folder is not empty. Give an empty folder, or the name of a new one."))
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    vault = folder / "Voorbeeld.vpvault"
    key = _make(vault, folder)
    practice = Practice.open(vault, key)
    try:
        _log_conversation(practice)
        _make_report(practice, folder)
        backup = _back_up(practice, folder)
    finally:
        practice.lock()
    _restore(backup, folder / "Teruggezet.vpvault")
    drawn = _draw_screens(vault, folder)
    say("")
    say(_("Everything lies in {folder}").format(folder=folder.absolute()))
    say(_("The passphrase of the demo vault: {passphrase}").format(passphrase=PASSPHRASE))
    return 0 if drawn else 4


def _make(vault: Path, folder: Path) -> access.MasterKey:
    with progress_bar() as report:
        key, count = make_demo_vault(vault, report)
    sheet = folder / "herstelblad.pdf"
    write_whole(sheet, Door().sheet_pdf(vault, key, "nl"))
    _done(
        _(
            "A vault with {organisations} organisations, {cases} cases and {contacts} conversations"
        ).format(organisations=count.organisations, cases=count.cases, contacts=count.contacts),
        vault,
    )
    _done(_("Its recovery sheet"), sheet)
    return key


def _log_conversation(practice: Practice) -> None:
    case = practice.cases.pick(TALKING_NOW)[0]
    day = today(practice.clock)
    draft = ContactDraft(case_id=case.id, held_on=day, kind=Code("CO-TEL"), minutes=20, note=_NOTE)
    practice.notes.add(
        draft,
        FollowUpText(due_on=day + timedelta(days=2), text="Melder belt na het gesprek met HR"),
    )
    say(_("A conversation, logged with case {code}").format(code=case.code))


def _make_report(practice: Practice, folder: Path) -> None:
    organisation = practice.organisations.find(ORGANISATION)
    if organisation is None:
        raise RuntimeError("the demo practice lacks its largest organisation")
    period = last_full_year(today(practice.clock))
    draft = ReportDraft(
        organisation_id=organisation.id,
        first=period.first,
        last=period.last,
        language=Language.DUTCH,
        adopted_on=today(practice.clock),
        texts=practice.reports.texts(organisation.id, period.first, period.last),
    )
    figures = practice.reports.figures(draft)
    report = folder / f"jaarverslag-{period.label}.pdf"
    write_whole(report, practice.reports.render_job(draft)())
    numbers = folder / f"jaarverslag-{period.label}.json"
    write_whole(numbers, practice.reports.figures_file(draft, figures))
    _done(_("The yearly report over {period}").format(period=period.label), report)
    _done(_("Every number in it"), numbers)


def _back_up(practice: Practice, folder: Path) -> Path:
    target = folder / "back-up"
    target.mkdir()
    with progress_bar() as report:
        made = practice.backups.make(target, report)
    _done(_("A backup"), made.path)
    return made.path


def _restore(backup: Path, vault: Path) -> None:
    restoring.verify(backup)
    say(_("Every bit of the backup is as it was written"))
    with progress_bar() as report:
        restored = restoring.restore(backup, PASSPHRASE, vault, report)
    held = holding(restored.cases, restored.notes)
    _done(_("Restored from it, and counted: {holding}").format(holding=held), vault)


def _draw_screens(vault: Path, folder: Path) -> bool:
    """Draw the screens in another process: this one never loads Qt. Tell whether that worked."""
    screens = folder / "schermen"
    if find_spec("PySide6") is None:
        complain(_("The screens were not drawn: this computer has no Qt (PySide6)."))
        return False
    words = folder / "wachtwoordzin.txt"
    write_whole(words, f"{PASSPHRASE}\n".encode())
    _done(_("The passphrase of the demo vault"), words)
    command = [
        sys.executable, "-m", "vp_desktop", "--screens", str(screens), str(vault),
        "--passphrase-file", str(words),
    ]  # fmt: skip
    with TemporaryDirectory() as home:
        try:
            drawn = subprocess.run(  # noqa: S603 - our own program, and no shell
                command, env=_without_a_screen(home), capture_output=True, check=False,
                timeout=_SCREENS_SECONDS,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            complain(_("The screens were not drawn in time."))
            return False
    if drawn.returncode:
        complain(_("The screens were not drawn: the window does not start on this computer."))
        return False
    _done(_("The screens, {n} pictures").format(n=len(list(screens.rglob("*.png")))), screens)
    return True


def _without_a_screen(home: str) -> dict[str, str]:
    """Return the environment of a window that nobody sees and that remembers nothing."""
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "nl_NL.UTF-8",  # the practice is Dutch, so its screens are
        "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
    }


def _done(what: str, where: Path) -> None:
    say(_("{what}: {where}").format(what=what, where=where))
