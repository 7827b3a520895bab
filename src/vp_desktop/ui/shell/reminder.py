"""What stays in sight above every page, as long as it is so: only what cannot wait for a page."""

from PySide6.QtCore import Signal, Slot

from vp_desktop.i18n import _, ngettext
from vp_desktop.services.practice import Practice
from vp_desktop.ui.widgets.banner import Banner


class Reminder(Banner):
    """One sentence and the action that it leads to."""

    asked = Signal(str)
    """The id of an action."""

    def __init__(self, text: str, icon: str, words: str, action: str) -> None:
        super().__init__(text, "warn", icon, words)
        self._asks = action
        self.acted.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._asks)


def reminder_of(practice: Practice) -> Reminder | None:
    """Return what is to be kept in sight while ``practice`` is open, if anything."""
    if practice.read_only:
        text = _(
            "You opened this vault to read only. What you type does not go into it: it is set "
            "apart, encrypted, and offered at the next unlock."
        )
        return Reminder(text, "eye", _("Lock and choose again"), "lock")
    count = len(practice.judgement.copies)
    if not count:
        return None
    text = ngettext(
        "In the folder of this vault lies {n} other version of it, written elsewhere.",
        "In the folder of this vault lie {n} other versions of it, written elsewhere.",
        count,
    ).format(n=count)
    return Reminder(text, "triangle-alert", _("To the page of safety"), "safety")
