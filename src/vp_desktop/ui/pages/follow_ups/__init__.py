"""The page «Opvolging»: everything there is to do, by when it is due."""

from vp_desktop.ui.pages.follow_ups.page import FollowUpsPage

__all__ = ["FollowUpsPage"]
