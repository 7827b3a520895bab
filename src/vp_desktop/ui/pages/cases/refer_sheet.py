"""Refer the client of a case: to an entry of the social map, or only to a kind of help."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vp_desktop.domain.cases import Case
from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.referrals import ReferralContact, ReferralDraft
from vp_desktop.i18n import _
from vp_desktop.services.referrals import Referrals
from vp_desktop.ui.pages.cases.refer_picker import ContactPicker
from vp_desktop.ui.pages.cases.sections import pairs
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet

REFER = "refer:"
"""How the place of the draft begins; the id of the case follows."""

_REMARK_HEIGHT = 72


class ReferSheet(Sheet):
    """To whom, on which day, and a remark. The kind is what the yearly report counts."""

    decided = Signal(object)
    """A ``ReferralDraft``."""

    def __init__(self, parent: QWidget, referrals: Referrals, case: Case, today: date) -> None:
        super().__init__(parent, _("Refer in case {code}").format(code=case.code), _("Refer"))
        self._case_id = case.id
        self._picker = ContactPicker(referrals)
        kinds = code_book().main(ListId("L16"))
        self._kind = CodeChoice(kinds, _("Kind of help"), none=_("choose a kind"))
        self._kind_field = Field(
            _("Kind of help"), self._kind, _("Enough by itself, when nobody in the list fits.")
        )
        self._day = DayEdit(today=today)
        self._remark = QPlainTextEdit()
        self._remark.setTabChangesFocus(True)
        self._remark.setFixedHeight(current().px(_REMARK_HEIGHT))
        self.body.addWidget(self._picker)
        self.body.addLayout(pairs([self._kind_field, Field(_("Date"), self._day)]))
        self.body.addWidget(Field(_("Remark"), self._remark))
        self.keep_draft_at(f"{REFER}{case.id}")
        self._picker.picked.connect(self._take_kind)
        self.confirmed.connect(self._decide)
        self._picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Keep a referral that says to whom; the lock calls this, and it never asks."""
        if self._kind.code() is not None:
            self._decide()

    @Slot(object)
    def _take_kind(self, entry: ReferralContact | None) -> None:
        if entry is not None:
            self._kind.set_code(entry.kind)
            self._kind_field.calm()

    @Slot()
    def _decide(self) -> None:
        kind, entry = self._kind.code(), self._picker.current()
        if kind is None:
            self._kind_field.complain(_("Pick somebody from the list, or choose a kind of help."))
            return
        fits = entry is not None and entry.kind == kind
        self.decided.emit(
            ReferralDraft(
                case_id=self._case_id,
                kind=kind,
                referral_contact_id=entry.id if entry is not None and fits else None,
                referred_on=self._day.day(),
                remark=self._remark.toPlainText().strip(),
            )
        )
        self.accept()
