"""Add or change an entry of the social map."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.referrals import ReferralContact, ReferralContactDraft
from vp_desktop.i18n import _
from vp_desktop.services.referrals import Referrals
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.form import line
from vp_desktop.ui.widgets.sheet import Sheet

_HIGH = 84
"""Pixels at 100 %: three lines."""

ADDRESS = "address:"
"""How the place of the draft begins; the id of the entry follows, of a new one nothing."""


class EntrySheet(Sheet):
    """A form over one entry; only kind and name are needed."""

    def __init__(
        self, parent: QWidget, referrals: Referrals, contact: ReferralContact | None = None
    ) -> None:
        title = _("New address") if contact is None else _("Change address")
        super().__init__(parent, title, _("Save"))
        self._referrals = referrals
        self._contact = contact
        self._kind = CodeChoice(code_book().main(ListId("L16")), _("Kind"))
        self._name = line()
        self._name_field = Field(_("Name"), self._name)
        self._region = line()
        self._phone = line()
        self._email = line()
        self._website = line()
        self._checked = DayEdit(_("Last checked"), optional=True)
        self._remark = QPlainTextEdit()
        self._remark.setTabChangesFocus(True)
        self._remark.setFixedHeight(current().px(_HIGH))
        self._lay_out()
        if contact is not None:
            self._show(contact)
        self.keep_draft_at(f"{ADDRESS}{'' if contact is None else contact.id}")
        self.confirmed.connect(self._keep)
        self._name.setFocus()

    def draft(self) -> ReferralContactDraft:
        """Return what the form holds."""
        kind = self._kind.code()
        return ReferralContactDraft(
            kind=kind or code_book().main(ListId("L16"))[0].code,
            name=self._name.text().strip(),
            region=self._region.text().strip(),
            phone=self._phone.text().strip(),
            email=self._email.text().strip(),
            website=self._website.text().strip(),
            remark=self._remark.toPlainText().strip(),
            checked_on=self._checked.day_or_none(),
            source=self._contact.source if self._contact is not None else "",
        )

    @Slot()
    def _keep(self) -> None:
        if not self._name.text().strip():
            self._name_field.complain(_("Give the address a name."))
            return
        if self._contact is None:
            self._referrals.add_contact(self.draft())
        else:
            self._referrals.change_contact(self._contact.id, self.draft())
        self.accept()

    def _show(self, contact: ReferralContact) -> None:
        self._kind.choose(contact.kind)
        self._name.setText(contact.name)
        self._region.setText(contact.region)
        self._phone.setText(contact.phone)
        self._email.setText(contact.email)
        self._website.setText(contact.website)
        self._checked.set_day(contact.checked_on)
        self._remark.setPlainText(contact.remark)

    def _lay_out(self) -> None:
        self.body.addWidget(Field(_("Kind"), self._kind))
        self.body.addWidget(self._name_field)
        grid = QGridLayout()
        grid.setSpacing(12)
        pairs = (
            (Field(_("Telephone"), self._phone), Field(_("E-mail"), self._email)),
            (Field(_("Region"), self._region), Field(_("Website"), self._website)),
        )
        for row, (left, right) in enumerate(pairs):
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        self.body.addLayout(grid)
        self.body.addWidget(Field(_("Last checked"), self._checked))
        self.body.addWidget(Field(_("Remark"), self._remark))
