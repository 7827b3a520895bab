"""The contract of an organisation: a form that saves itself."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.organisations import Organisation, OrganisationId
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.pages.organisations.contract_fields import ContractFields
from vp_desktop.ui.widgets.surfaces import scroll


class ContractTab(QWidget):
    """What is refused is said at its field, and what the vault holds stays."""

    kept = Signal()
    """The vault holds what the form shows."""

    def __init__(self, organisations: Organisations, today: Callable[[], date]) -> None:
        super().__init__()
        self._organisations = organisations
        self._id: OrganisationId | None = None
        self._fields = ContractFields(today())
        self._autosave = Autosave(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll(self._fields))
        self._fields.edited.connect(self._autosave.touch)
        self._autosave.due.connect(self._save)

    def show_organisation(self, organisation: Organisation, headcount: dict[int, int]) -> None:
        """Show one organisation; what was typed over the one before is saved first."""
        self.flush()
        self._id = organisation.id
        self._fields.show_organisation(organisation, headcount)

    def flush(self) -> None:
        """Save what waits."""
        self._autosave.flush()

    @Slot()
    def _save(self) -> None:
        if self._id is None:
            return
        field = self._fields.name_field
        if not self._fields.name.text().strip():
            field.complain(_("An organisation needs a name. The old one was kept."))
            return
        present = self._organisations.get(self._id)
        try:
            self._organisations.change(self._id, self._fields.draft(present.arrangement))
        except VpError as error:
            field.complain(explain(error))
            return
        field.calm()
        known = self._organisations.headcount(self._id)
        for year, count in self._fields.headcount().items():
            if count != known.get(year):
                self._organisations.set_headcount(self._id, year, count)
        self.kept.emit()
