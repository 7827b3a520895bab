"""The check of numbers: what each kind of reader can know of what was published."""

from vp_desktop.ui.pages.audit.page import AuditPage

__all__ = ["AuditPage"]
