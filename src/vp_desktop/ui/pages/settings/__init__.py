"""The page «Instellingen»: a list of subjects with a search box, and one subject beside it."""

from vp_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
