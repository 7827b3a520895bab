"""The response form that came back: what management answered to each piece of advice, at once."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from vp_desktop.domain.advice import Advice, AdviceAnswer, AdviceId
from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.i18n import _
from vp_desktop.services.advice import AdviceBook
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.form import Form, line, prose
from vp_desktop.ui.widgets.surfaces import hair
from vp_desktop.ui.widgets.text import label


class AnswerFields:
    """What management decides, what it will do, who does it and by when."""

    def __init__(self, advice: Advice | None) -> None:
        self.decision = CodeChoice(
            code_book().of(ListId("L18h")), _("Decision"), none=_("not chosen")
        )
        self.decision.set_code(advice.decision if advice else None)
        self.owner = line(advice.owner if advice else "")
        self.due = line(advice.action_due if advice else "")
        self.action = prose(advice.action if advice else "", lines=2)
        self.before = self.answer()
        """What the fields held at first: an answer that did not change keeps its day."""

    def lay_out(self, form: Form) -> None:
        """Put the fields in ``form``."""
        form.add(_("Decision of the organisation"), self.decision)
        form.add(_("What it will do"), self.action)
        form.add_row((_("Who does it"), self.owner), (_("By when"), self.due))

    def answer(self) -> AdviceAnswer:
        """Return what the fields hold."""
        return AdviceAnswer(
            decision=self._code(),
            action=self.action.toPlainText().strip(),
            owner=self.owner.text().strip(),
            action_due=self.due.text().strip(),
        )

    def _code(self) -> Code | None:
        return self.decision.code()


class AnswersForm(Form):
    """Every piece of advice that is asked about, with the fields of the response form."""

    def __init__(
        self, parent: QWidget, book: AdviceBook, advice: Sequence[Advice], today: date
    ) -> None:
        super().__init__(parent, _("Response of management"), self._keep_all)
        self._book = book
        self._on = DayEdit(_("Response on"), today=today)
        self._fields: dict[AdviceId, AnswerFields] = {}
        for one in advice:
            if self._fields:
                self.body.addWidget(hair())
            self.body.addWidget(label(one.title, "heading", wrap=True))
            if one.expected_effect:
                expected = _("Expected effect: {effect}").format(effect=one.expected_effect)
                self.body.addWidget(label(expected, "muted", wrap=True))
            fields = AnswerFields(one)
            fields.decision.setAccessibleDescription(one.title)
            fields.lay_out(self)
            self._fields[one.id] = fields
        self.body.addWidget(hair())
        self.add(_("Response on"), self._on)

    def focus_first(self) -> None:
        """Put the focus on the first decision."""
        for fields in self._fields.values():
            fields.decision.setFocus()
            return

    def _keep_all(self) -> None:
        answers = {
            number: fields.answer()
            for number, fields in self._fields.items()
            if fields.answer() != fields.before
        }
        self._book.answer(answers, self._on.day())
