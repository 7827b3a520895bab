from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from vp_desktop.ui.clipboard import told_clipboard
from vp_desktop.ui.theme.look import current

HARMLESS = "This plugin does not support"
"""What the offscreen platform says of every window it shows, raises or lets grab the keyboard."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(HARMLESS))


@pytest.fixture(autouse=True)
def _light_and_whole(qtbot: QtBot) -> Iterator[None]:
    """Begin each test in the light look at 100 %, and leave nothing waiting to be deleted."""
    look = current()
    if (look.theme.name, look.factor) != ("light", 1.0):
        look.apply("light", 1.0)
    yield
    told_clipboard().clear()  # a clipboard that is full at the end takes the process along
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
