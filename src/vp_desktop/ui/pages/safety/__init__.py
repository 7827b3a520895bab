"""The page «Veiligheid»: what is protected, what is not, and how each thing stands."""

from vp_desktop.ui.pages.safety.page import SafetyPage

__all__ = ["SafetyPage"]
