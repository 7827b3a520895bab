"""What the adviser calls the people who come: melder, cliënt or hulpvrager (a preference)."""

from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _
from vp_desktop.services.preferences import Preferences


def called(preferences: Preferences, pseudonym: str) -> str:
    """Return the client called ``pseudonym`` by the word of the practice, as «Melder M-31»."""
    match preferences.get(Preference.CLIENT_WORD):
        case "cliënt":
            words = _("Client {pseudonym}")
        case "hulpvrager":
            words = _("Help seeker {pseudonym}")
        case _other:
            words = _("Reporter {pseudonym}")
    return words.format(pseudonym=pseudonym)
