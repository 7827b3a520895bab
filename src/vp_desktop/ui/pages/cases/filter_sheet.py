"""Narrow the list of cases: by organisation, by kind, by when they were opened."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from vp_desktop.domain.cases import CaseFilter
from vp_desktop.domain.codes import code_book, kinds
from vp_desktop.domain.organisations import OrganisationRow
from vp_desktop.i18n import _
from vp_desktop.ui.pages.cases.sections import pairs
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.choices import CodeChoice, OrganisationChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet


class FilterSheet(Sheet):
    """What the list should show beside the chip that is chosen."""

    decided = Signal(object)
    """A ``CaseFilter``."""

    def __init__(
        self,
        parent: QWidget,
        wanted: CaseFilter,
        organisations: Sequence[OrganisationRow],
        today: date,
    ) -> None:
        super().__init__(parent, _("Filter the cases"), _("Show"))
        self._state = wanted.state
        self._organisation = OrganisationChoice(all_of_them=True)
        self._organisation.set_rows(organisations)
        self._organisation.set_organisation(wanted.organisation_id)
        self._kind = CodeChoice(kinds(code_book()), _("What it is about"), none=_("All kinds"))
        self._kind.set_code(wanted.kind)
        self._first = DayEdit(optional=True, today=today)
        self._first.set_day(wanted.opened_from)
        self._last = DayEdit(optional=True, today=today)
        self._last.set_day(wanted.opened_to)
        self._last_field = Field(_("Opened until"), self._last)
        clear = button(_("Clear filter"), "link")
        clear.clicked.connect(self._clear)
        self.footer.insertWidget(0, clear)
        self.body.addWidget(Field(_("Client organisation"), self._organisation))
        self.body.addWidget(Field(_("What it is about"), self._kind))
        self.body.addLayout(pairs([Field(_("Opened from"), self._first), self._last_field]))
        self.confirmed.connect(self._decide)
        self._organisation.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _clear(self) -> None:
        self.decided.emit(CaseFilter(state=self._state))
        self.accept()

    @Slot()
    def _decide(self) -> None:
        first, last = self._first.day_or_none(), self._last.day_or_none()
        if first is not None and last is not None and last < first:
            self._last_field.complain(_("This lies before the day from which you look."))
            return
        self.decided.emit(
            CaseFilter(
                state=self._state,
                organisation_id=self._organisation.organisation_id(),
                kind=self._kind.code(),
                opened_from=first,
                opened_to=last,
            )
        )
        self.accept()
