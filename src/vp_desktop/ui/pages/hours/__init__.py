"""Hours: what conversations, activities and loose entries took, month by month."""

from vp_desktop.ui.pages.hours.page import HoursPage

__all__ = ["HoursPage"]
