"""The social map: to whom clients are referred, and when each entry was last checked."""

from vp_desktop.ui.pages.referrals.page import ReferralsPage

__all__ = ["ReferralsPage"]
