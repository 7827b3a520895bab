"""Change a conversation that was logged: its day, its kind, how long it took, the note."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vp_desktop.domain.notes import Contact, ContactDraft
from vp_desktop.i18n import _
from vp_desktop.services.notebook import Notebook
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.pages.cases.sections import pairs
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.composer import contact_kinds
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.duration import DurationEdit
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet

_NOTE_HEIGHT = 220


class ContactSheet(Sheet):
    """Saves while one types, as everything does; «Put back» undoes all of it, Esc keeps it."""

    changed = Signal(object)
    """The ``ContactDraft`` as it was before, when the sheet closed on something else."""

    def __init__(self, parent: QWidget, notes: Notebook, contact: Contact, today: date) -> None:
        super().__init__(parent, _("Change conversation"), _("Done"), cancel=_("Put back"))
        self._notes = notes
        self._contact_id = contact.id
        self._before = _draft_of(contact)
        self._day = DayEdit(today=today)
        self._day.set_day(contact.held_on)
        self._kind = CodeChoice(contact_kinds(), _("Kind of contact"))
        self._kind.set_code(contact.kind)
        self._minutes = DurationEdit()
        self._minutes.set_minutes(contact.minutes)
        self._text = QPlainTextEdit(contact.note)
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(current().px(_NOTE_HEIGHT))
        self._autosave = Autosave(self)
        self.body.addLayout(
            pairs([Field(_("Date"), self._day), Field(_("Duration"), self._minutes)])
        )
        self.body.addWidget(Field(_("Kind of contact"), self._kind))
        self.body.addWidget(Field(_("Note"), self._text))
        self._text.textChanged.connect(self._autosave.touch)
        self._day.picked.connect(self._autosave.touch)
        self._kind.picked.connect(self._autosave.touch)
        self._minutes.edited.connect(self._autosave.touch)
        self._autosave.due.connect(self._save)
        self.confirmed.connect(self._keep)
        self._text.setFocus()

    def flush(self) -> None:
        """Save what waits; the lock calls this."""
        self._autosave.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what was typed on Esc: closing a sheet never loses text."""
        if event.key() == Qt.Key.Key_Escape:
            self._keep()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Put back what was there before."""
        self._autosave.drop()
        self._notes.change(self._contact_id, self._before)
        super().reject()

    @Slot()
    def _keep(self) -> None:
        self.flush()
        if self._draft() != self._before:
            self.changed.emit(self._before)
        self.accept()

    @Slot()
    def _save(self) -> None:
        self._notes.change(self._contact_id, self._draft())

    def _draft(self) -> ContactDraft:
        return self._before.model_copy(
            update={
                "held_on": self._day.day(),
                "kind": self._kind.code() or self._before.kind,
                "minutes": self._minutes.minutes(),
                "note": self._text.toPlainText(),
            }
        )


def _draft_of(contact: Contact) -> ContactDraft:
    return ContactDraft(
        case_id=contact.case_id,
        held_on=contact.held_on,
        kind=contact.kind,
        minutes=contact.minutes,
        note=contact.note,
    )
