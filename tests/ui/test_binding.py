"""What the binding to Qt must not do to the interpreter."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 500


def _nothing(widget: QWidget) -> None:
    widget.setEnabled(True)


def _absent(widget: QWidget) -> None:
    widget.parentWidget()


def _event(widget: QWidget) -> None:
    widget.event(QEvent(QEvent.Type.User))


@pytest.mark.parametrize("call", [_nothing, _absent, _event])
@pytest.mark.parametrize("kept", [None, True, False])
def test_a_call_into_qt_drops_no_reference_it_does_not_own(
    kept: object, call: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(kept)

    for _ in range(CALLS):
        call(widget)

    assert sys.getrefcount(kept) > before - CALLS // 2
