"""The page «Zaken»: the list of cases, and beside it one case with its timeline and its facts."""

from vp_desktop.ui.pages.cases.page import CasesPage

__all__ = ["CasesPage"]
