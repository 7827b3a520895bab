"""Keep what is typed in a dialog as a draft in the vault, so that a lock may close it unasked."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from vp_desktop.domain.codes import Code
from vp_desktop.i18n import _
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.sheet import KEEPER
from vp_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from vp_desktop.services.drafts import Drafts
    from vp_desktop.ui.widgets.sheet import Sheet

Held = list[tuple[str, str]]
"""The kind of each field and what it holds, in the order of the dialog."""


@runtime_checkable
class HoldsCodes(Protocol):
    """A field that holds several codes."""

    edited: SignalInstance

    def codes(self) -> tuple[Code, ...]:
        """Return the chosen codes."""
        ...

    def set_codes(self, codes: Sequence[Code]) -> None:
        """Show ``codes``."""
        ...


class SheetKeeper(QObject):
    """Follows every dialog over one window that says where its draft is kept."""

    def __init__(self, window: QWidget, drafts: Drafts) -> None:
        super().__init__(window)
        self.setObjectName(KEEPER)
        self._drafts = drafts
        self._open: list[Sheet] = []

    def take(self, sheet: Sheet, form: QWidget | None) -> None:
        """Note that ``sheet`` is open; fill ``form`` from the draft, and keep it from now on."""
        self._open = [one for one in self._open if isValid(one)]
        if sheet in self._open:
            return
        self._open.append(sheet)
        if form is not None:
            _SheetDraft(sheet, form, self._drafts).begin()

    def open_sheets(self) -> tuple[str, ...]:
        """Return where the drafts of the open dialogs are kept, the lowest dialog first."""
        return tuple(one.place for one in self._open if isValid(one) and one.isVisible())

    def flush(self) -> None:
        """Save what waits. The lock calls this: what it closes next keeps its draft."""
        for sheet in self._open:
            draft = sheet.findChild(_SheetDraft) if isValid(sheet) else None
            if draft is not None:
                draft.leave()


class _SheetDraft(QObject):
    """What is typed in one dialog. Done or cancelled, it is dropped; at a lock it stays."""

    def __init__(self, sheet: Sheet, form: QWidget, drafts: Drafts) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._place = sheet.place
        self._drafts = drafts
        self._fields = _fields_of(form)
        self._before = self._held()
        self._stays = False
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save)
        sheet.accepted.connect(self._drop)
        sheet.rejected.connect(self._cancel)

    def begin(self) -> None:
        """Fill in the draft, if there is one that fits, and follow every field."""
        text = self._drafts.load(self._place)
        held = _understood(text) if text else []
        if held and [kind for kind, _value in held] == [kind for kind, _value in self._before]:
            for field, (_kind, value) in zip(self._fields, held, strict=True):
                _fill(field, value)
            self._sheet.drafted()
            self._sheet.footer.insertWidget(0, label(_("Your draft is still here."), "micro"))
        for field in self._fields:
            for changed in _changes(field):
                changed.connect(self._autosave.touch)

    def leave(self) -> None:
        """Save now, and outlive the dialog."""
        self._autosave.flush()
        self._stays = True

    def _held(self) -> Held:
        return [(type(field).__name__, _value_of(field)) for field in self._fields]

    @Slot()
    def _save(self) -> None:
        held = self._held()
        text = "" if held == self._before else json.dumps(held, ensure_ascii=False)
        self._drafts.save(self._place, text)

    @Slot()
    def _cancel(self) -> None:
        if not self._stays:
            self._drop()

    @Slot()
    def _drop(self) -> None:
        self._autosave.drop()
        self._drafts.drop(self._place)


def _fields_of(form: QWidget) -> list[QWidget]:
    """Return what can be filled in; a field inside another field is a part of it."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, HoldsCodes)
    found = [part for part in form.findChildren(QWidget) if isinstance(part, kinds)]
    return [part for part in found if not isinstance(part.parent(), QComboBox)]


def _changes(field: QWidget) -> list[SignalInstance]:
    if isinstance(field, QComboBox):
        return [field.currentIndexChanged, field.editTextChanged]
    if isinstance(field, QLineEdit | QPlainTextEdit):
        return [field.textChanged]
    if isinstance(field, QCheckBox):
        return [field.toggled]
    return [field.edited] if isinstance(field, HoldsCodes) else []


def _value_of(field: QWidget) -> str:
    value = ""
    match field:
        case DayEdit():
            day = field.day_or_none()
            value = "" if day is None else day.isoformat()
        case QLineEdit():
            value = field.text()
        case QPlainTextEdit():
            value = field.toPlainText()
        case QCheckBox():
            value = "yes" if field.isChecked() else ""
        case QComboBox():
            value = field.currentText() if field.isEditable() else str(field.currentData() or "")
        case HoldsCodes():
            value = " ".join(map(str, field.codes()))
        case _:
            pass
    return value


def _fill(field: QWidget, value: str) -> None:
    match field:
        case DayEdit():
            field.set_day(date.fromisoformat(value) if value else None)
        case QLineEdit():
            field.setText(value)
        case QPlainTextEdit():
            field.setPlainText(value)
        case QCheckBox():
            field.setChecked(bool(value))
        case QComboBox() if field.isEditable():
            field.setEditText(value)
        case QComboBox():
            field.setCurrentIndex(max(field.findData(value), 0))
        case HoldsCodes():
            field.set_codes([Code(code) for code in value.split()])
        case _:
            pass


def _understood(text: str) -> Held:
    """Return what ``_save`` wrote; nothing where a later version of the dialog reads it."""
    try:
        return [(str(kind), str(value)) for kind, value in json.loads(text)]
    except (ValueError, TypeError):
        return []
