import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QSlider,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from vp_desktop.resources import resource
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.paper import Paper
from vp_desktop.ui.theme.fonts import font
from vp_desktop.ui.theme.icons import icon
from vp_desktop.ui.theme.look import LARGEST, SMALLEST, current
from vp_desktop.ui.theme.resource_pack import ResourcePack, exists
from vp_desktop.ui.theme.style_sheet import glyph_files, qss
from vp_desktop.ui.theme.tokens import theme
from vp_desktop.ui.widgets.growing_text import GrowingText
from vp_desktop.ui.widgets.surfaces import Ground
from vp_desktop.ui.widgets.text import label

SOURCES = Path(__file__).parents[3] / "src" / "vp_desktop"
RADIUS = re.compile(r"(\d+)px")


def test_a_length_grows_with_the_text_and_a_hairline_does_not() -> None:
    small, large = qss(theme("light"), 1.0), qss(theme("light"), 1.5)

    assert "font-size: 14px" not in large
    assert "font-size: 24px" in small
    assert "font-size: 36px" in large
    assert "border: 1px solid" in large


def test_the_style_sheet_has_no_name_left_and_no_colour_of_its_own() -> None:
    source = resource("theme/window.qss").read_text(encoding="utf-8")

    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b(?!qt_)", source.replace("#qt_calendar", ""))
    assert "$" not in qss(theme("dark"), 1.2, ":/x")


@pytest.mark.parametrize("k", [0.9, 1.0, 1.1, 1.3, 1.5])
def test_a_chip_stays_round_at_every_text_size(k: float, qapp: QApplication) -> None:
    rule = next(
        line
        for line in qss(theme("light"), k).splitlines()
        if line.startswith('QRadioButton[chip="true"] {')
    )
    sizes = {
        name: int(RADIUS.findall(rest)[0])
        for name, rest in re.findall(r"(border-radius|padding|min-height): ([^;]+)", rule)
    }

    height = sizes["min-height"] + 2 * sizes["padding"] + 2

    assert sizes["border-radius"] <= height / 2  # Qt drops a larger one without a word


def test_a_pack_of_files_is_there_until_it_is_closed() -> None:
    names = ["a.svg", *(f"{word}-{n}.txt" for word in ("one", "another") for n in range(40))]
    pack = ResourcePack("tried", {name: name.encode() for name in names})
    found = [name for name in names if read(f":/tried/{name}") == name.encode()]

    pack.close()

    assert found == names
    assert not exists(":/tried/a.svg")


def test_every_picture_the_style_sheet_names_is_made() -> None:
    named = set(re.findall(r"\$glyphs/([\w-]+\.svg)", resource("theme/window.qss").read_text()))

    assert named <= set(glyph_files(theme("light")))


def test_a_switch_changes_colours_letters_and_boxes_at_once(qtbot: QtBot) -> None:
    box, words = QCheckBox("x"), label("x", "display")
    qtbot.addWidget(box)
    qtbot.addWidget(words)
    before = box.grab().toImage(), words.sizeHint()

    with qtbot.waitSignal(current().changed):
        current().apply("dark", 1.5)

    assert box.grab().toImage() != before[0]
    assert words.sizeHint().height() > before[1].height()
    assert font("body").pixelSize() == 21


@pytest.mark.parametrize(
    "make",
    [
        lambda: Preview(Jobs()),
        lambda: Paper("Sheet"),
        QTextBrowser,
        lambda: QSlider(Qt.Orientation.Horizontal),
    ],
)
def test_what_has_the_keys_is_seen_to_have_them(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    window, shown = QWidget(), make()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(shown)
    window.show()
    view = shown.findChild(QPdfView) or shown
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with qtbot.waitActive(window):
        window.activateWindow()
    view.clearFocus()
    before = view.grab().toImage()

    view.setFocus()

    assert view.hasFocus()
    assert view.grab().toImage() != before


def test_a_text_without_a_frame_has_the_one_around_it_show_the_caret(qtbot: QtBot) -> None:
    frame, text, other = Ground("sunken", 12, 6), GrowingText("Note"), QCheckBox("Other")
    qtbot.addWidget(frame)
    frame.column.addWidget(text)
    frame.column.addWidget(other)
    text.focused.connect(frame.show_active)
    frame.show()
    with qtbot.waitActive(frame):
        frame.activateWindow()

    def edge() -> QColor:
        return frame.grab().toImage().pixelColor(1, frame.height() // 2)

    other.setFocus()
    before = edge()

    text.setFocus()

    assert before != edge() == QColor(theme("light").accent)


def test_text_stays_within_its_bounds() -> None:
    current().apply("light", 9.0)
    largest = current().factor
    current().apply("light", 0.1)

    assert (largest, current().factor) == (LARGEST, SMALLEST)


def test_the_desktop_s_own_look_takes_its_letters_too(qapp: QApplication) -> None:
    current().apply("platform", 1.0)

    assert current().theme.name == "system"
    assert qapp.font().family() == current().family != "Inter"


def test_an_icon_takes_the_colours_of_the_look_it_is_painted_in() -> None:
    lock = icon("lock")
    light = ink_of(lock)

    current().apply("dark", 1.0)

    assert light == theme("light").muted.lower()
    assert ink_of(lock) == theme("dark").muted.lower()


def test_a_label_shows_what_looks_like_html_as_it_is(qtbot: QtBot) -> None:
    shown = label("<img src=x> & <b>no</b>")
    qtbot.addWidget(shown)

    letters = shown.fontMetrics().horizontalAdvance(shown.text())
    assert isinstance(shown, QLabel)
    assert shown.sizeHint().width() >= letters


def test_every_icon_that_is_named_is_kept_and_no_other() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    kept = {
        Path(str(file)).stem for file in resource("icons").iterdir() if str(file).endswith(".svg")
    }

    unused = {name for name in kept if f'"{name}"' not in source}

    assert unused <= {"chevron-down", "chevron-left", "chevron-right", "chevron-up"}


def read(path: str) -> bytes:
    """Return the content of a file that Qt knows."""
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return b""
    content = bytes(file.readAll().data())
    file.close()
    return content


def ink_of(shown: QIcon) -> str:
    """Return the colour that the most opaque pixel of an icon has."""
    image = shown.pixmap(QSize(48, 48)).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    return max(pixels, key=QColor.alpha).name()
