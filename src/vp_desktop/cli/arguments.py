"""Every command of ``vp``, with its options and its help."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vp_desktop.cli.report_options import add_report_options
from vp_desktop.cli.usage import Parser, day, one_of
from vp_desktop.i18n import LANGUAGES, _
from vp_desktop.version import NAME, VERSION


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Help in the language spoken, also the word that argparse adds."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        # argparse asks with an empty prefix too, for the name of a command inside a command
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class _Command:
    """One command, while its arguments are listed."""

    def __init__(self, parser: Parser, act: str) -> None:
        parser.set_defaults(act=act)
        self.needs = parser.add_argument_group(_("what it needs"))
        self.options = parser.add_argument_group(_("options"))
        _add_help(self.options)

    def needs_vault(self) -> None:
        """Ask for a vault, and for the passphrase that opens it."""
        self.needs.add_argument(
            "--vault", type=Path, required=True, metavar=_("VAULT"), help=_("the vault")
        )
        self.asks_passphrase()

    def asks_passphrase(self) -> None:
        """Take the passphrase from a file; without the option it is asked for."""
        self.options.add_argument(
            "--passphrase-file",
            metavar=_("FILE"),
            help=_("read the passphrase from the first line of FILE; - is standard input"),
        )

    def prints_json(self) -> None:
        """Offer output that a program can read."""
        self.options.add_argument(
            "--json", action="store_true", help=_("print JSON, for another program")
        )


class Commands:
    """The whole command line."""

    def __init__(self) -> None:
        self.parser = Parser(
            prog="vp",
            description=_(
                "{name}: the case book of an external confidential adviser, from the command line."
            ).format(name=NAME),
            epilog=_(
                "Exit codes: 0 done; 1 the check failed or the input was refused; 2 wrong usage;\n"
                "3 the vault could not be opened; 4 disk full, no permission, or the like."
            ),
            formatter_class=_Layout,
            add_help=False,
            exit_on_error=False,
        )
        options = self.parser.add_argument_group(_("options"))
        _add_help(options)
        options.add_argument(
            "--version",
            action="version",
            version=f"{NAME} {VERSION}",
            help=_("show the version and stop"),
        )
        options.add_argument(
            "--language",
            dest="speak",
            type=one_of(LANGUAGES),
            metavar="nl|en",
            help=_("speak Dutch or English, whatever the system speaks"),
        )
        self._commands = self.parser.add_subparsers(
            title=_("commands"), metavar=_("COMMAND"), dest="command", required=True
        )
        for add in (_add_vaults, _add_exchange, _add_reports, _add_audit, _add_backups, _add_demo):
            add(self)

    def add(self, name: str, act: str, what: str) -> _Command:
        """Add a command that ``act`` (module:function) carries out; return it to be filled."""
        parser = self._commands.add_parser(
            name,
            help=what,
            description=what,
            formatter_class=_Layout,
            add_help=False,
            exit_on_error=False,
        )
        return _Command(parser, act)


def _add_vaults(commands: Commands) -> None:
    new = commands.add("new", "vaults:make", _("create a vault"))
    new.needs.add_argument(
        "vault",
        type=Path,
        metavar=_("VAULT"),
        help=_("the folder to make; its name ends in .vpvault"),
    )
    new.asks_passphrase()
    new.options.add_argument(
        "--recovery-sheet",
        type=Path,
        metavar=_("SHEET.pdf"),
        help=_("write the recovery sheet, which opens the vault without the passphrase"),
    )
    search = commands.add("search", "vaults:search", _("find words anywhere in the practice"))
    search.needs_vault()
    search.needs.add_argument(
        "words", nargs="+", metavar=_("WORDS"), help=_("the words; the last may be begun only")
    )
    search.prints_json()
    check = commands.add("check", "vaults:check", _("read the whole vault and look for damage"))
    check.needs_vault()
    check.options.add_argument(
        "--accept",
        action="store_true",
        help=_("take a vault that is not what this computer saw last for the vault from now on"),
    )
    check.prints_json()


def _add_exchange(commands: Commands) -> None:
    bring = commands.add(
        "import", "exchange:bring_in", _("add organisations, cases and more from a file")
    )
    bring.needs.add_argument(
        "file",
        type=Path,
        metavar=_("FILE"),
        help=_("a practice file (.json), or a table with a case a row (.csv, .xlsx)"),
    )
    bring.needs_vault()
    bring.options.add_argument(
        "--dry-run", action="store_true", help=_("only say what would be added")
    )
    bring.prints_json()
    export = commands.add("export", "exchange:take_out", _("write the whole practice to files"))
    export.needs_vault()
    export.needs.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=_("FOLDER|FILE.zip"),
        help=_("a folder or zip file that is not there yet; nothing in it is encrypted"),
    )


def _add_reports(commands: Commands) -> None:
    report = commands.add("report", "reports:make", _("make the yearly report of an organisation"))
    report.needs_vault()
    _needs_organisation(report)
    report.needs.add_argument(
        "--from", dest="first", type=day, required=True, metavar=_("DAY"),
        help=_("first day of the period, as 2025-01-01"),
    )  # fmt: skip
    report.needs.add_argument(
        "--to", dest="last", type=day, required=True, metavar=_("DAY"),
        help=_("last day of the period, as 2025-12-31"),
    )  # fmt: skip
    report.needs.add_argument(
        "--out", type=Path, required=True, metavar=_("REPORT.pdf"), help=_("the report")
    )
    add_report_options(report.options)
    ledger = commands.add(
        "ledger", "reports:ledger", _("every number ever published to an organisation")
    )
    ledger.needs_vault()
    _needs_organisation(ledger)
    ledger.options.add_argument(
        "--out", type=Path, metavar=_("FILE.json"), help=_("write the numbers to a file")
    )
    ledger.prints_json()


def _add_audit(commands: Commands) -> None:
    audit = commands.add(
        "audit",
        "audit:audit",
        _("look for small numbers that readers of all that was published could work out"),
    )
    audit.needs.add_argument(
        "file",
        type=Path,
        metavar=_("FILE.json"),
        help=_("what «vp ledger --out» or «vp report --figures» wrote"),
    )
    audit.prints_json()


def _add_backups(commands: Commands) -> None:
    backup = commands.add("backup", "backups:make", _("make a backup, and prove it by restoring"))
    backup.needs_vault()
    backup.needs.add_argument(
        "--to", type=Path, required=True, metavar=_("FOLDER"), help=_("where it goes")
    )
    backup.prints_json()
    verify = commands.add("verify", "backups:verify", _("check every bit of a backup"))
    _needs_backup(verify)
    verify.options.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("look inside as well, with the passphrase in FILE; - is standard input"),
    )
    verify.prints_json()
    restore = commands.add("restore", "backups:restore", _("make a new vault from a backup"))
    _needs_backup(restore)
    restore.needs.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar=_("VAULT"),
        help=_("the vault to make; nothing may be there yet"),
    )
    restore.asks_passphrase()


def _add_demo(commands: Commands) -> None:
    demo = commands.add(
        "demo", "demo:show", _("show what the program does, with an invented practice")
    )
    demo.needs.add_argument(
        "folder", type=Path, metavar=_("FOLDER"), help=_("an empty folder, or a new one")
    )


def _needs_organisation(command: _Command) -> None:
    command.needs.add_argument(
        "--organisation", required=True, metavar=_("NAME"), help=_("the client organisation")
    )


def _needs_backup(command: _Command) -> None:
    command.needs.add_argument("file", type=Path, metavar=_("FILE.vpbackup"), help=_("the backup"))


def _add_help(options: argparse._ArgumentGroup) -> None:
    options.add_argument("-h", "--help", action="help", help=_("show this help and stop"))
