"""Advice to an organisation, and what became of it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from vp_desktop.domain.advice import Advice, AdviceDraft
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.i18n import _
from vp_desktop.services.advice import AdviceBook
from vp_desktop.services.bin import Bin
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.organisations.answers import AnswerFields, AnswersForm
from vp_desktop.ui.pages.organisations.records import RecordsTab
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.form import Form, line, prose
from vp_desktop.ui.widgets.row_table import Column
from vp_desktop.ui.widgets.surfaces import hair
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.wording import capital, short_date


class AdviceTab(RecordsTab[Advice]):
    """Advice, newest first."""

    def __init__(self, advice: AdviceBook, bin_: Bin, today: Callable[[], date]) -> None:
        super().__init__(
            _("Advice"),
            _("New advice"),
            _("Advice lives over years: the next report opens with what was done with it."),
            "message-square-text",
            _columns(),
        )
        self._advice = advice
        self._bin = bin_
        self._today = today
        self._answers = button(_("Enter the response…"), "ghost", "message-square-text")
        self._answers.clicked.connect(self._ask_answers)
        self.add_tool(self._answers)

    def reload(self) -> None:
        """Read the advice again."""
        super().reload()
        waiting = self.organisation_id is not None and self._advice.waiting(self.organisation_id)
        self._answers.setEnabled(bool(waiting))

    @Slot()
    def _ask_answers(self) -> None:
        if self.organisation_id is not None:
            chosen = self._view.chosen()
            asked = [one for one in self._advice.waiting(self.organisation_id) if one != chosen]
            if chosen is not None:  # also one on which they decided before
                asked.insert(0, chosen)
            form = AnswersForm(self, self._advice, asked, self._today())
            form.open()
            form.focus_first()

    def records(self, organisation_id: OrganisationId) -> list[Advice]:
        """Return the advice."""
        return self._advice.of(organisation_id)

    def open_form(self, organisation_id: OrganisationId, record: Advice | None) -> None:
        """Open the form of a piece of advice."""
        fields = AdviceFields(organisation_id, record, self._today())

        def keep() -> None:
            if record is None:
                self._advice.add(fields.draft())
            else:
                self._advice.change(record.id, fields.draft())

        form = Form(self, _("Advice"), keep)
        fields.lay_out(form)
        form.keep_draft_at(self.place_of(record))
        form.open()
        fields.title.setFocus()

    def take_away(self, record: Advice) -> Message:
        """Put a piece of advice in the bin."""
        self._advice.remove(record.id)
        undo = partial(self._bin.restore, BinKind.ADVICE, record.id)
        return Message(_("The advice is in the bin."), undo=undo)


class AdviceFields:
    """The fields of the form: the advice above, what became of it below."""

    def __init__(self, organisation_id: OrganisationId, advice: Advice | None, today: date) -> None:
        self._organisation_id = organisation_id
        self.title = line(advice.title if advice else "")
        self._observation = prose(advice.observation if advice else "")
        self._text = prose(advice.text if advice else "", lines=4)
        self._expected = prose(advice.expected_effect if advice else "", lines=2)
        self._theme = _choice("L18b", _("Theme"), advice.theme if advice else None)
        self._priority = _choice("L18d", _("Priority"), advice.priority if advice else None)
        self._recipient = line(advice.recipient if advice else "")
        self._due = line(advice.due if advice else "")
        self._given = DayEdit(_("Given on"), today=today)
        self._asked = QCheckBox(_("The organisation asked for it"))
        self._status = _choice("L18e", _("State"), advice.status if advice else None)
        self._effect = _choice("L18f", _("Effect"), advice.effect if advice else None)
        self._answer = AnswerFields(advice)
        self._response = prose(advice.response if advice else "")
        self._responded = DayEdit(_("Response on"), optional=True, today=today)
        if advice is not None:
            self._given.set_day(advice.given_on)
            self._asked.setChecked(advice.asked)
            self._responded.set_day(advice.responded_on)

    def lay_out(self, form: Form) -> None:
        """Put the fields in ``form``."""
        form.add(_("Advice in one line"), self.title, needed=True)
        form.add(_("What you saw"), self._observation)
        form.add(_("What you advise"), self._text)
        form.add(_("Expected effect"), self._expected)
        form.add_row((_("To whom"), self._recipient), (_("By when"), self._due))
        form.add_row((_("Theme"), self._theme), (_("Priority"), self._priority))
        form.add(_("Given on"), self._given)
        form.body.addWidget(self._asked)
        form.body.addWidget(hair())
        form.body.addWidget(label(_("What became of it"), "heading"))
        form.add_row((_("State"), self._status), (_("Effect"), self._effect))
        self._answer.lay_out(form)
        form.add(_("Response in their own words"), self._response)
        form.add(_("Response on"), self._responded)

    def draft(self) -> AdviceDraft:
        """Return what the fields hold."""
        return AdviceDraft(
            organisation_id=self._organisation_id,
            given_on=self._given.day(),
            asked=self._asked.isChecked(),
            theme=self._theme.code(),
            title=self.title.text().strip(),
            observation=self._observation.toPlainText().strip(),
            text=self._text.toPlainText().strip(),
            recipient=self._recipient.text().strip(),
            due=self._due.text().strip(),
            priority=self._priority.code(),
            expected_effect=self._expected.toPlainText().strip(),
            status=self._status.code(),
            effect=self._effect.code(),
            **dict(self._answer.answer()),
            response=self._response.toPlainText().strip(),
            responded_on=self._responded.day_or_none(),
        )


def _choice(list_id: str, name: str, code: Code | None) -> CodeChoice:
    made = CodeChoice(code_book().of(ListId(list_id)), name, none=_("not chosen"))
    made.set_code(code)
    return made


def _columns() -> tuple[Column[Advice], ...]:
    return (
        Column(heading=_("Advice"), text=_title),
        Column(heading=_("Given on"), text=_day, key=_when),
        Column(heading=_("Decision"), text=_decision),
        Column(heading=_("State"), text=_status),
    )


def _title(advice: Advice) -> str:
    return advice.title


def _day(advice: Advice) -> str:
    return short_date(advice.given_on)


def _when(advice: Advice) -> date:
    return advice.given_on


def _decision(advice: Advice) -> str:
    return capital(code_book().short(advice.decision)) if advice.decision else "–"


def _status(advice: Advice) -> str:
    return capital(code_book().short(advice.status)) if advice.status else "–"
