"""The page «Vandaag»: log a conversation, see what is to be done, go on where one stopped."""

from vp_desktop.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
