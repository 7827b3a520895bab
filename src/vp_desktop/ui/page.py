"""What every page of the window can do, and how it asks the window for something."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vp_desktop.domain.changes import Topic


@dataclass(frozen=True, slots=True)
class Destination:
    """A place in the program: a page, and at most one record or part of it."""

    page: str
    """``today``, ``cases``, ``follow_ups``, ``organisations``, ``referrals``, ``hours``,
    ``report``, ``audit``, ``backup``, ``safety``, ``settings``, or ``new_contact``, ``new_case``
    and ``help`` for the sheets."""
    record: int | None = None
    part: str = ""
    """A tab, a section of the settings, words to begin a form with."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell at the foot of the window for a while."""

    text: str = field(repr=False)
    undo: Callable[[], None] | None = field(default=None, repr=False)
    """Takes back what was done, by a service; never a method of a page, which would outlive it."""
    action: str = ""
    """Words on the button; empty: «Undo» where there is an ``undo``."""
    urgent: bool = False
    """Spoken at once, and not taken away by itself: something failed."""


class Page(QWidget):
    """One page. It is built from services when the vault opens and is deleted at the lock."""

    go = Signal(Destination)
    """The user asks for another place."""
    said = Signal(Message)
    """Something was done, or could not be."""
    reopened = Signal(str)
    """After a lock: the dialog was open whose draft is kept here. The page opens its own again."""

    topics: frozenset[Topic] = frozenset()
    """Of which changes this page wants to hear."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def title(self) -> str:
        """Return what stands above the page."""
        raise NotImplementedError

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what ``topics`` touched; called when the page is shown after a change."""

    def flush(self) -> None:
        """Save what is typed and not yet saved; called by the lock, which never asks."""

    def focus_first(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Put the focus in the filter of the list (Ctrl+F)."""
        self.focus_first()

    def show_record(self, record: int, part: str = "") -> None:
        """Show one record of this page, opened at ``part``."""

    def whereabouts(self) -> tuple[int | None, str]:
        """Return the record and the part shown now, as ``show_record`` takes them."""
        return None, ""

    def step_back(self) -> bool:
        """Go from detail to list where only one fits; return whether there was a step to take."""
        return False

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in order."""
        return [self]
