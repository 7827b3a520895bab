"""Backups: make one that was really restored, see how old the last is, put one back."""

from vp_desktop.ui.pages.backup.page import BackupPage

__all__ = ["BackupPage"]
