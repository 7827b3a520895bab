"""A look made of the colours that the desktop itself uses, for who has set those with care."""

from PySide6.QtGui import QColor, QPalette

from vp_desktop.ui.theme.tokens import Theme, luminance, theme

_Role = QPalette.ColorRole


def system_theme(palette: QPalette, *, high_contrast: bool) -> Theme:
    """Return the colours of ``palette`` under our names (EN 301 549, 11.7).

    Where the system wants high contrast, nothing is softened: all text is text, all lines are seen.
    """
    text, window, base = (_hex(palette, r) for r in (_Role.WindowText, _Role.Window, _Role.Base))
    accent = _hex(palette, _Role.Highlight)
    words = theme("dark" if luminance(base) < luminance(text) else "light")
    away = 0.0 if high_contrast else 0.25
    return Theme(
        name="system",
        canvas=window,
        surface=base,
        raised=_mix(base, text, 0.08),
        sunken=window,
        line=text if high_contrast else _mix(window, text, 0.2),
        control=_mix(text, base, away + 0.2 if away else 0.0),
        text=text,
        muted=_mix(text, base, away),
        accent=text if high_contrast else _mix(accent, text, 0.2),
        accent_hover=text if high_contrast else _mix(accent, text, 0.4),
        accent_soft=_mix(base, accent, 0.25),
        on_accent=base,
        warn=text if high_contrast else words.warn,
        warn_soft=base if high_contrast else words.warn_soft,
        danger=text if high_contrast else words.danger,
        danger_soft=base if high_contrast else words.danger_soft,
        ok=text if high_contrast else words.ok,
        ok_soft=base if high_contrast else words.ok_soft,
        violet=text if high_contrast else words.violet,
        violet_soft=base if high_contrast else words.violet_soft,
    )


def _hex(palette: QPalette, role: QPalette.ColorRole) -> str:
    return palette.color(QPalette.ColorGroup.Active, role).name(QColor.NameFormat.HexRgb)


def _mix(one: str, other: str, share: float) -> str:
    a, b = QColor(one), QColor(other)
    channels = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    return QColor(*(round(x + (y - x) * share) for x, y in channels)).name()
