"""Who came: a pseudonym first; the name stays behind a button, and goes again after 30 seconds."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from vp_desktop.domain.clients import Client, ClientDraft, ClientId
from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.drafts import MAX_LINE_CHARS
from vp_desktop.domain.errors import RefusedError
from vp_desktop.i18n import _
from vp_desktop.services.clients import Clients
from vp_desktop.services.explain import explain
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.choices import CodeChoice
from vp_desktop.ui.widgets.fields import Field

NAME_SHOWN_MS = 30_000
"""After the last key: long enough to copy a name, short enough to walk away."""

_PSEUDONYM_CHARS = 40


class ClientCard(QWidget):
    """The client of a case: pseudonym, how anonymous, how to reach, and a name on request."""

    def __init__(self, clients: Clients) -> None:
        super().__init__()
        self._clients = clients
        self._client: Client | None = None
        self._pseudonym = QLineEdit()
        self._pseudonym.setMaxLength(_PSEUDONYM_CHARS)
        items = code_book().main(ListId("L25"))
        self._anonymity = CodeChoice(items, _("How anonymous"), none=_("not filled in"))
        self._name = QLineEdit()
        self._name.setMaxLength(MAX_LINE_CHARS)
        self._reach = QPlainTextEdit()
        self._reach.setTabChangesFocus(True)
        self._show_name = button(_("Show name"), "", "eye")
        self._pseudonym_field = Field(_("Pseudonym"), self._pseudonym)
        self._name_field = Field(_("Name"), self._name, _("Hidden again after 30 seconds."))
        self._autosave = Autosave(self)
        self._hider = QTimer(self)
        self._hider.setSingleShot(True)
        self._hider.setInterval(NAME_SHOWN_MS)
        self._lay_out()
        self._connect()
        self._hide_name()

    def show_client(self, client_id: ClientId) -> None:
        """Show a client; of another than before, the name is hidden."""
        client = self._clients.get(client_id)
        if self._client is None or client.id != self._client.id:
            self._hide_name()
        self._client = client
        for line, text in ((self._pseudonym, client.pseudonym), (self._name, self._shown_name())):
            if line.text().strip() != text:
                with QSignalBlocker(line):
                    line.setText(text)
        if self._reach.toPlainText() != client.reach:
            with QSignalBlocker(self._reach):
                self._reach.setPlainText(client.reach)
        self._anonymity.set_code(client.anonymity)
        self._show_name.setText(_("Show name") if client.name else _("Add a name"))

    def flush(self) -> None:
        """Save what is waiting."""
        self._autosave.flush()

    def _shown_name(self) -> str:
        hidden = self._client is None or self._name_field.isHidden()
        return "" if hidden or self._client is None else self._client.name

    def _lay_out(self) -> None:
        self._reach.setFixedHeight(72)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._pseudonym_field, 0, 0, top)
        grid.addWidget(Field(_("How anonymous"), self._anonymity), 0, 1, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self._show_name, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._name_field)
        column.addWidget(Field(_("How and when to reach the reporter"), self._reach))

    def _connect(self) -> None:
        self._pseudonym.textEdited.connect(self._autosave.touch)
        self._name.textEdited.connect(self._name_typed)
        self._reach.textChanged.connect(self._autosave.touch)
        self._anonymity.picked.connect(self._autosave.touch)
        self._autosave.due.connect(self._save)
        self._show_name.clicked.connect(self._reveal)
        self._hider.timeout.connect(self._hide_name)

    @Slot()
    def _reveal(self) -> None:
        if self._client is None:
            return
        self._name_field.show()
        self._show_name.hide()
        with QSignalBlocker(self._name):
            self._name.setText(self._client.name)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hider.start()

    @Slot()
    def _name_typed(self) -> None:
        self._hider.start()
        self._autosave.touch()

    @Slot()
    def _hide_name(self) -> None:
        self.flush()
        had_focus = self._name.hasFocus()
        self._hider.stop()
        self._name_field.hide()
        self._show_name.show()
        with QSignalBlocker(self._name):
            self._name.clear()
        if had_focus:
            self._show_name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _save(self) -> None:
        client = self._client
        if client is None:
            return
        name = client.name if self._name_field.isHidden() else self._name.text()
        draft = ClientDraft(
            pseudonym=self._pseudonym.text().strip() or client.pseudonym,
            name=name.strip(),
            reach=self._reach.toPlainText(),
            anonymity=self._anonymity.code(),
        )
        try:
            self._clients.change(client.id, draft)
        except RefusedError as error:
            self._pseudonym_field.complain(explain(error))
            return
        self._pseudonym_field.calm()
        self._client = self._clients.get(client.id)
