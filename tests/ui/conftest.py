from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import CHEAP
from vp_desktop import i18n
from vp_desktop.services.door import Door
from vp_desktop.settings import Settings, SettingsFile, save
from vp_desktop.ui.clipboard import told_clipboard
from vp_desktop.ui.dials import Dials
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.shared import Shared
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


@pytest.fixture
def shared(qapp: QApplication, tmp_path: Path) -> Iterator[Shared]:
    """What the program has before a vault is open, with nothing of this computer in it."""
    file = tmp_path / "settings.json"
    save(Settings(language="en", theme="light"), file)
    (tmp_path / "Documents").mkdir()
    jobs, dials = Jobs(qapp), Dials(qapp, SettingsFile(file), current())
    yield Shared(
        jobs=jobs,
        door=Door(tmp_path / "keys", CHEAP),
        dials=dials,
        documents=tmp_path / "Documents",
        log=tmp_path / "log" / "vp-desktop.log",
    )
    jobs.finish()
    dials.deleteLater()
    i18n.use("en")
