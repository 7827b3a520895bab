"""The palette that Qt's own parts paint with: menus, tooltips, what no style sheet reaches."""

from PySide6.QtGui import QColor, QPalette

from vp_desktop.ui.theme.tokens import Theme

_Role = QPalette.ColorRole


def palette(theme: Theme) -> QPalette:
    """Return the palette of ``theme``."""
    made = QPalette()
    for role, colour in _roles(theme).items():
        made.setColor(role, QColor(colour))
    for role in (_Role.Text, _Role.ButtonText, _Role.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.control))
    return made


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: theme.canvas,
        _Role.WindowText: theme.text,
        _Role.Base: theme.surface,
        _Role.AlternateBase: theme.sunken,
        _Role.Text: theme.text,
        _Role.Button: theme.surface,
        _Role.ButtonText: theme.text,
        _Role.Highlight: theme.accent,
        _Role.HighlightedText: theme.on_accent,
        _Role.ToolTipBase: theme.text,
        _Role.ToolTipText: theme.surface,
        _Role.PlaceholderText: theme.muted,
        _Role.Link: theme.accent,
        _Role.LinkVisited: theme.violet,
        _Role.BrightText: theme.danger,
        _Role.Light: theme.surface,
        _Role.Midlight: theme.raised,
        _Role.Mid: theme.line,
        _Role.Dark: theme.raised,
        _Role.Shadow: theme.line,
        _Role.Accent: theme.accent,
    }
