"""The bin: what was removed in the last thirty days, to put back or to destroy."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem

from vp_desktop.domain.bin import BIN_DAYS, BinKind, BinRow
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _, long_date, ngettext
from vp_desktop.services.backup_forgetting import BackupForgetting
from vp_desktop.services.bin import Bin
from vp_desktop.services.explain import explain
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.settings.section import Section
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.empty import EmptyState
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.tables import quiet_list
from vp_desktop.ui.widgets.text import label

_ROW = Qt.ItemDataRole.UserRole


class BinSection(Section):
    """A list, and two things to do with what is chosen in it."""

    def __init__(self, bin_service: Bin, forgetting: BackupForgetting) -> None:
        super().__init__()
        self._bin = bin_service
        self._forgetting = forgetting
        self._from_backups = False
        said = ngettext(
            "What you remove stays here for {n} day. Then it is destroyed.",
            "What you remove stays here for {n} days. Then it is destroyed.",
            BIN_DAYS,
        )
        card = self.card(_("Bin"), said.format(n=BIN_DAYS))
        self._list = QListWidget()
        quiet_list(self._list, _("Bin"))
        self._list.setMinimumHeight(self.fontMetrics().lineSpacing() * 12)
        self._empty = EmptyState(_("The bin is empty."), icon="trash-2")
        self._back = button(_("Put back"), "", "rotate-ccw")
        self._destroy = button(_("Destroy now…"), "danger", "trash-2")
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addWidget(self._destroy)
        row.addStretch()
        card.column.addWidget(self._empty)
        card.column.addWidget(self._list)
        card.column.addLayout(row)
        self._back.clicked.connect(self._put_back)
        self._destroy.clicked.connect(self._ask)
        self._list.itemActivated.connect(self._put_back)
        self.refresh()

    def refresh(self) -> None:
        """Read the bin again."""
        rows = self._bin.rows()
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(_line(row))
            item.setData(_ROW, row)
            self._list.addItem(item)
        for part in (self._list, self._back, self._destroy):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows:
            self._list.setCurrentRow(0)

    def _chosen(self) -> BinRow | None:
        item = self._list.currentItem()
        row = item.data(_ROW) if item is not None else None
        return row if isinstance(row, BinRow) else None

    @Slot()
    def _put_back(self) -> None:
        row = self._chosen()
        if row is None:
            return
        try:
            self._bin.restore(row.kind, row.id)
        except VpError as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        self.said.emit(Message(_("Put back")))

    @Slot()
    def _ask(self) -> None:
        if self._chosen() is None:
            return
        sheet = Sheet(self.window(), _("Destroy this now?"), _("Destroy"))
        self._from_backups = False
        gone_on = self._forgetting.gone_on()
        if gone_on is None:
            sheet.body.addWidget(label(_("It cannot be brought back."), wrap=True))
        else:
            told = _(
                "It cannot be brought back, except from a backup that still holds it. The last of "
                "those goes by {day}, if you make a backup every month."
            )
            sheet.body.addWidget(label(told.format(day=long_date(gone_on)), wrap=True))
            too = QCheckBox(_("Remove it from the backups too"))
            too.toggled.connect(self._set_from_backups)
            sheet.body.addWidget(too)
            how = _(
                "New backups are made and proven first; then the older ones are removed. At a "
                "place that is away, that waits until it is back."
            )
            sheet.body.addWidget(label(how, "muted", wrap=True))
        sheet.confirmed.connect(sheet.accept)
        sheet.accepted.connect(self._destroy_chosen)
        sheet.open()

    @Slot(bool)
    def _set_from_backups(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._from_backups = on

    @Slot()
    def _destroy_chosen(self) -> None:
        row = self._chosen()
        if row is None:
            return
        try:
            self._bin.destroy(row.kind, row.id)
        except VpError as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        if self._from_backups:
            self._forgetting.ask()
            self.said.emit(Message(_("Destroyed. The backups follow by themselves.")))
            return
        self.said.emit(Message(_("Destroyed")))


def _line(row: BinRow) -> str:
    gone = _("until {day}").format(day=long_date(row.gone_on))
    return "  ·  ".join(filter(None, (_kind(row.kind), row.title, row.context, gone)))


def _kind(kind: BinKind) -> str:
    return {
        BinKind.CASE: _("Case"),
        BinKind.CONTACT: _("Conversation"),
        BinKind.ORGANISATION: _("Client organisation"),
        BinKind.REFERRAL_CONTACT: _("Referral contact"),
        BinKind.ACTIVITY: _("Activity"),
        BinKind.ADVICE: _("Advice"),
    }[kind]
