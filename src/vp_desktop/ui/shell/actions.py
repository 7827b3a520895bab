"""Everything the user can ask for by a key: one table for keys, palette and help."""

from dataclasses import dataclass
from typing import Literal

from vp_desktop.i18n import _

Group = Literal["write", "go", "window", "text"]


@dataclass(frozen=True, slots=True)
class Action:
    """Something the window can do."""

    id: str
    text: str
    icon: str
    keys: tuple[str, ...] = ()
    """As Qt writes them; the first is shown. Qt makes Ctrl the Command key on a Mac."""
    group: Group = "go"
    in_palette: bool = True
    needs_vault: bool = True
    """Whether there must be an open vault for it."""

    @property
    def shown_keys(self) -> str:
        """The first keys as people say them, as «Ctrl K»."""
        return self.keys[0].replace("+", " ").replace("  ", " +").strip() if self.keys else ""


def actions() -> tuple[Action, ...]:
    """Return the table, in the language spoken here."""
    return (*_writing(), *_places(), *_window())


def typing_keys() -> tuple[Action, ...]:
    """Return the keys that belong to the text or list under the caret: for the help page alone."""
    return (
        Action("log", _("Log it, or confirm a form"), "check", ("Ctrl+Return",), "text"),
        Action("undo", _("Undo typing"), "history", ("Ctrl+Z",), "text"),
        Action("redo", _("Redo typing"), "history", ("Ctrl+Shift+Z",), "text"),
        Action(
            "blocks",
            _("Building blocks, in a text of the report"),
            "message-square-text",
            ("Ctrl+B",),
            "text",
        ),
        Action("close", _("Close what lies on top; no text is lost"), "x", ("Esc",), "text"),
    )


def _writing() -> tuple[Action, ...]:
    return (
        Action("new_contact", _("New conversation"), "plus", ("Ctrl+N",), "write"),
        Action("new_case", _("New case"), "folder-plus", ("Ctrl+Shift+N",), "write"),
        Action("search", _("Search everything, or give a command"), "search", ("Ctrl+K",), "write",
               in_palette=False),
        Action("filter", _("Filter the list in view"), "list-filter", ("Ctrl+F",), "write",
               in_palette=False),
    )  # fmt: skip


def _places() -> tuple[Action, ...]:
    return (
        Action("today", _("Today"), "sun", ("Ctrl+1",)),
        Action("cases", _("Cases"), "folder-open", ("Ctrl+2",)),
        Action("follow_ups", _("Follow-up"), "calendar-clock", ("Ctrl+3",)),
        Action("organisations", _("Organisations"), "building-2", ("Ctrl+4",)),
        Action("referrals", _("Social map"), "contact", ("Ctrl+5",)),
        Action("hours", _("Hours"), "clock", ("Ctrl+6",)),
        Action("report", _("Yearly report"), "file-chart-column", ("Ctrl+7",)),
        Action("audit", _("Check of numbers"), "shield-alert"),
        Action("backup", _("Backup and restore"), "hard-drive-download", ("Ctrl+8",)),
        Action("safety", _("Safety"), "shield-check", ("Ctrl+9",)),
        Action("settings", _("Settings"), "settings", ("Ctrl+,",)),
        Action("back", _("Back"), "arrow-left", ("Alt+Left",), in_palette=False),
    )


def _window() -> tuple[Action, ...]:
    return (
        Action("lock", _("Lock now"), "lock", ("Ctrl+L",), "window"),
        Action("quit", _("Quit"), "x", ("Ctrl+Q",), "window", needs_vault=False),
        Action("help", _("Help"), "circle-question-mark", ("F1",), "window"),
        Action("larger", _("Larger text"), "zoom-in", ("Ctrl++", "Ctrl+="), "window"),
        Action("smaller", _("Smaller text"), "zoom-out", ("Ctrl+-",), "window"),
        Action("normal", _("Text at its normal size"), "search", ("Ctrl+0",), "window"),
        Action("next_pane", _("Next part of the window"), "arrow-up-right", ("F6",), "window",
               in_palette=False),
        Action("previous_pane", _("Previous part of the window"), "arrow-left", ("Shift+F6",),
               "window", in_palette=False),
    )  # fmt: skip
