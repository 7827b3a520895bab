"""Client organisations: contract, units and people, activities for them, advice to them."""

from vp_desktop.ui.pages.organisations.page import OrganisationsPage

__all__ = ["OrganisationsPage"]
