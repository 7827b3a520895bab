"""Where a role in the report may be a group of a few people: say so, and leave it out if asked."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.tables import Table
from vp_desktop.i18n import _
from vp_desktop.services.table_names import table_name
from vp_desktop.ui.widgets.banner import Banner


class SmallGroups(QWidget):
    """Shows nothing of an organisation that is large, or of which the size is not known."""

    leave_out = Signal(str)
    """The user wants the report without this table."""

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner("", "warn", "users-round", _("Leave the table out"), stacked=True)
        self._banner.acted.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    def show_people(self, people: int | None) -> None:
        """Tell it of an organisation of so many ``people``; None: there is nothing to tell."""
        if people is not None:
            told = _(
                "With {n} employees, a group in the table “{table}” may be no more than a few "
                "people, of whom a reader thinks one by one. If that is so here, leave it out."
            ).format(n=people, table=table_name(Table.ACCUSED))
            self._banner.say(told, "warn", "users-round")
        self.setVisible(people is not None)

    @Slot()
    def _leave(self) -> None:
        self.leave_out.emit(Table.ACCUSED)
