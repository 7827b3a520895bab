from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from vp_desktop.ui.theme.system_theme import system_theme
from vp_desktop.ui.theme.tokens import Theme, contrast, theme

TEXT, LARGE_OR_OUTLINE = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

TONES = ("accent", "ok", "warn", "danger", "violet")
GROUNDS = ("canvas", "surface", "raised", "sunken", "accent_soft")

PAIRS = [
    *(("text", ground, 7.0) for ground in GROUNDS),
    *(("muted", ground, TEXT) for ground in GROUNDS),
    *(("accent", ground, TEXT) for ground in GROUNDS),
    *((tone, f"{tone}_soft", TEXT) for tone in TONES),
    *((tone, ground, TEXT) for tone in TONES for ground in ("canvas", "surface", "sunken")),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_hover", TEXT),
    ("surface", "text", TEXT),
    ("control", "surface", LARGE_OR_OUTLINE),
    ("control", "canvas", LARGE_OR_OUTLINE),
    ("accent", "accent_soft", LARGE_OR_OUTLINE),
]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_what_is_written_can_be_read(name: str, ink: str, ground: str, least: float) -> None:
    look = theme(name)

    assert contrast(look.colour(ink), look.colour(ground)) >= least


def test_black_on_white_is_the_largest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_contrast_has_no_order(one: int, other: int) -> None:
    a, b = f"#{one:06x}", f"#{other:06x}"

    assert contrast(a, b) == contrast(b, a) >= 1.0


def test_the_dark_look_is_dark_and_the_light_one_is_not() -> None:
    assert theme("dark").is_dark
    assert not theme("light").is_dark


@pytest.mark.parametrize(("ink", "ground"), [("black", "white"), ("white", "black")])
def test_a_desktop_that_wants_contrast_gets_all_of_it(
    ink: str, ground: str, qapp: QApplication
) -> None:
    palette = plain_palette(ink, ground)

    look = system_theme(palette, high_contrast=True)

    for name in ("muted", "accent", "control", "line", "warn", "danger", "ok", "violet"):
        assert contrast(look.colour(name), look.surface) == pytest.approx(21.0), name


@pytest.mark.parametrize(("ink", "ground"), [("black", "white"), ("white", "black")])
def test_the_look_of_the_desktop_can_be_read(ink: str, ground: str, qapp: QApplication) -> None:
    look = system_theme(plain_palette(ink, ground), high_contrast=False)

    assert contrast(look.text, look.surface) >= 7
    assert contrast(look.muted, look.surface) >= TEXT
    assert all(QColor(colour).isValid() for colour in colours_of(look))


def plain_palette(ink: str, ground: str) -> QPalette:
    palette = QPalette(QColor(ground))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, QColor(ink))
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, QColor(ground))
    return palette


def colours_of(look: Theme) -> list[str]:
    return [value for name, value in asdict(look).items() if name != "name"]
