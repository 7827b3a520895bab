"""One version of a vault on the card: what it is, what it holds, what can be made of it."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.vault_standing import Version, VersionKind
from vp_desktop.i18n import _
from vp_desktop.ui.pages.backup.words import held, size
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.pill import Pill
from vp_desktop.ui.widgets.surfaces import hair
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.wording import day_name


class VersionRow(QWidget):
    """Says what is known of ``version``; the present one offers nothing."""

    chosen = Signal(object)
    """Let this version be the vault."""
    apart = Signal(object)
    """Make a vault of its own of this version."""

    def __init__(self, version: Version, today: date) -> None:
        super().__init__()
        self._version = version
        head = FlowLayout(spacing=10)
        head.addWidget(label(name(version), "strong"))
        if version.kind is VersionKind.PRESENT:
            head.addWidget(Pill(_("The vault now"), "accent"))
        if version.holding is None:
            head.addWidget(Pill(_("Damaged"), "danger"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(label(content(version, today), "muted", wrap=True))
        if version.kind is not VersionKind.PRESENT and version.holding is not None:
            column.addLayout(self._make_actions())

    def _make_actions(self) -> FlowLayout:
        choose = button(_("Let this one go on…"), "", "check")
        keep = button(_("Keep as a vault of its own"), "", "folder-plus")
        for act, slot in ((choose, self._choose), (keep, self._keep)):
            act.setAccessibleDescription(name(self._version))
            act.clicked.connect(slot)
        acts = FlowLayout(spacing=8)
        acts.addWidget(choose)
        acts.addWidget(keep)
        acts.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return acts

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._version)

    @Slot()
    def _keep(self) -> None:
        self.apart.emit(self._version)


class VersionList(QWidget):
    """Every version, under each other."""

    chosen = Signal(object)
    """Let this version be the vault."""
    apart = Signal(object)
    """Make a vault of its own of this version."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)

    def show_versions(self, found: tuple[Version, ...]) -> None:
        """Show ``found`` instead of what was shown."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        today = date.today()  # noqa: DTZ011 - no vault is open, so there is no clock but this one
        for version in found:
            row = VersionRow(version, today)
            row.chosen.connect(self.chosen)
            row.apart.connect(self.apart)
            self._rows.addWidget(hair())
            self._rows.addWidget(row)


def name(version: Version) -> str:
    """Return where ``version`` comes from."""
    match version.kind:
        case VersionKind.PRESENT:
            return _("The file in the vault")
        case VersionKind.KEPT_HERE:
            return _("Kept by this computer")
        case VersionKind.CONFLICT_COPY if version.made_by:
            return _("Set apart by {program}").format(program=version.made_by)
        case VersionKind.CONFLICT_COPY:
            return _("A copy in the folder of the vault")


def content(version: Version, today: date) -> str:
    """Return when somebody wrote in ``version``, and what it holds."""
    parts = [_written(version, today), size(version.bytes)]
    if version.holding is not None:
        parts.insert(1, held(version.holding.cases, version.holding.notes))
    if version.contained:
        parts.append(_("all of it is in the vault as well"))
    return " · ".join(parts)


def _written(version: Version, today: date) -> str:
    if version.written_at is None:
        return _("not known when it was written in")
    moment = version.written_at.astimezone()
    day = _("{day} at {time}").format(day=day_name(moment.date(), today), time=f"{moment:%H:%M}")
    return _("last written in {moment}").format(moment=day)
