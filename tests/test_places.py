from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths
from pytestqt.qtbot import QtBot

from vp_desktop.places import FOLDER, data_folder


@pytest.mark.parametrize("data_home", ["elsewhere", None])
def test_the_window_and_the_command_line_remember_in_one_place(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_home: str | None
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME")
    if data_home is not None:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / data_home))
    before = QCoreApplication.applicationName()
    QCoreApplication.setApplicationName(FOLDER)

    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)

    QCoreApplication.setApplicationName(before)
    assert Path(found) == data_folder()
