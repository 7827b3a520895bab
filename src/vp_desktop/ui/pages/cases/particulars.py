"""The tab «Gegevens»: everything about a case that is not told in a note. It saves itself."""

from datetime import date

from pydantic import ValidationError
from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from vp_desktop.domain.cases import Case
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.errors import RefusedError
from vp_desktop.i18n import _, long_date
from vp_desktop.services.casebook import CaseBook
from vp_desktop.services.clients import Clients
from vp_desktop.services.explain import explain
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.coding import CodesField
from vp_desktop.ui.pages.cases.client_card import ClientCard
from vp_desktop.ui.pages.cases.code_fields import (
    ASKED_BY_KIND,
    INTERVENTIONS,
    KIND_LISTS,
    OUTCOME,
    SETTING,
    SINGLES,
    STEPS,
    CodeFields,
)
from vp_desktop.ui.pages.cases.drafting import draft_of
from vp_desktop.ui.pages.cases.identity_fields import IdentityFields
from vp_desktop.ui.pages.cases.sections import keeps_room, pairs, section
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.text import label

_PROSE_HEIGHT = 96
"""Pixels at 100 %: four lines."""


class Particulars(QWidget):
    """The form of a case. Filling it is not typing; what is typed is in the vault in a moment."""

    def __init__(
        self, cases: CaseBook, clients: Clients, organisations: Organisations, today: date
    ) -> None:
        super().__init__()
        self._cases = cases
        self._case: Case | None = None
        self._identity = IdentityFields(organisations, today)
        self._codes = CodeFields(self)
        self._kinds = CodesField(KIND_LISTS, _("What it is about"), primary=True)
        self._interventions = CodesField(INTERVENTIONS, _("What you did"))
        self._wish, self._arrangements = _prose(), _prose()
        self._client = ClientCard(clients)
        self._told: list[QWidget] = []
        self._entered = label("", "muted", wrap=True)
        self._trouble = Banner("", "danger", "circle-alert")
        self._trouble.hide()
        self._autosave = Autosave(self)
        self._lay_out()
        self._connect()

    def show_case(self, case: Case) -> None:
        """Fill the form from ``case``; what waits to be saved of another case is saved first."""
        if self._case is not None and self._case.id != case.id:
            self.flush()
            self._trouble.hide()
        self._case = case
        self._identity.show_case(case)
        self._codes.show_case(case)
        self._kinds.set_codes(case.kinds)
        self._interventions.set_codes(case.interventions)
        _fill(self._wish, case.wish)
        _fill(self._arrangements, case.arrangements)
        self._entered.setText(_("Written down on {day}.").format(day=long_date(case.entered_on)))
        self._show_parts(case)

    def flush(self) -> None:
        """Save what is waiting; the lock calls this before it closes the vault."""
        self._client.flush()
        self._autosave.flush()

    def _lay_out(self) -> None:
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(24)
        for part in (
            self._case_part(),
            self._matter_part(),
            self._client_part(),
            self._work_part(),
        ):
            form.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        for whole in (self._trouble, self._form, self._entered):
            column.addWidget(whole)
        column.addStretch()

    def _case_part(self) -> QWidget:
        part, column = section(_("Case"))
        column.addWidget(self._identity)
        self._outcome = keeps_room(self._codes.single(OUTCOME))
        column.addLayout(pairs([self._codes.status(), self._outcome]))
        return part

    def _matter_part(self) -> QWidget:
        part, column = section(_("What is going on"))
        column.addWidget(Field(_("What it is about"), self._kinds))
        column.addLayout(pairs([self._codes.single(one) for one in SINGLES[:2]]))
        self._by_kind = {kind: self._codes.mark(one) for kind, one in ASKED_BY_KIND.items()}
        for field in self._by_kind.values():
            column.addWidget(field)
        column.addLayout(pairs([self._codes.mark(one) for one in SETTING]))
        return part

    def _client_part(self) -> QWidget:
        part, column = section(_("Reporter"))
        column.addWidget(self._client)
        column.addLayout(pairs([self._codes.single(one) for one in SINGLES[2:]]))
        self._told.append(self._client)
        return part

    def _work_part(self) -> QWidget:
        part, column = section(_("Approach"))
        for name, edit in (
            (_("What the reporter wants"), self._wish),
            (_("What was agreed"), self._arrangements),
        ):
            field = Field(name, edit)
            self._told.append(field)
            column.addWidget(field)
        column.addWidget(Field(_("What you did"), self._interventions))
        column.addLayout(pairs([self._codes.mark(one) for one in STEPS]))
        return part

    def _connect(self) -> None:
        for choice in (self._identity, self._codes, self._kinds, self._interventions):
            choice.edited.connect(self._autosave.touch)
        for prose in (self._wish, self._arrangements):
            prose.textChanged.connect(self._autosave.touch)
        self._autosave.due.connect(self._save)

    def _show_parts(self, case: Case) -> None:
        """Hide what a destroyed case has not, and what only some kinds ask."""
        for part in self._told:
            part.setVisible(not case.part_a_destroyed)
        self._form.setDisabled(case.part_a_destroyed)
        self._outcome.setVisible(case.closed_on is not None)
        if case.client_id is None:
            self._client.hide()
        elif not case.part_a_destroyed:
            self._client.show_client(case.client_id)
        book = code_book()
        mains = {book.main_of(kind) for kind in case.kinds if book.known(kind)}
        for kind, field in self._by_kind.items():
            field.setVisible(kind in mains)

    @Slot()
    def _save(self) -> None:
        case = self._case
        if case is None:
            return
        try:
            draft = draft_of(
                case,
                **self._identity.changes(),
                **self._codes.singles(),
                kinds=self._kinds.codes(),
                interventions=self._interventions.codes(),
                marks=self._codes.marks(case),
                wish=self._wish.toPlainText(),
                arrangements=self._arrangements.toPlainText(),
            )
            self._cases.change(case.id, draft)
        except ValidationError:
            self._complain(_("Not saved: one of the fields cannot be kept as it is."))
        except RefusedError as error:
            self._complain(explain(error))
        else:
            self._trouble.hide()

    def _complain(self, text: str) -> None:
        self._trouble.say(text, "danger", "circle-alert")
        self._trouble.show()


def _fill(edit: QPlainTextEdit, text: str) -> None:
    """Show ``text``; what shows it already is left alone, with its caret."""
    if edit.toPlainText() != text:
        with QSignalBlocker(edit):
            edit.setPlainText(text)


def _prose() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(current().px(_PROSE_HEIGHT))
    return made
