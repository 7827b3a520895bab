"""The reminder over a vault that is in doubt and was opened to read only."""

from PySide6.QtCore import Signal, Slot

from vp_desktop.i18n import _
from vp_desktop.ui.widgets.banner import Banner


class ReadingOnly(Banner):
    """Stays in sight as long as nothing can be kept."""

    asked = Signal(str)
    """The id of an action: ``lock``, which leads back to the choice."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "You opened this vault to read only. What you type does not go into it: it is set "
                "apart, encrypted, and offered at the next unlock."
            ),
            "warn",
            "eye",
            _("Lock and choose again"),
        )
        self.acted.connect(self._lock)

    @Slot()
    def _lock(self) -> None:
        self.asked.emit("lock")
