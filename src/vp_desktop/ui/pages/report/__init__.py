"""The yearly report: five steps on the left, the very pages on the right."""

from vp_desktop.ui.pages.report.page import ReportPage

__all__ = ["ReportPage"]
