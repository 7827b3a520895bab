"""Since when the passphrase is the present one, and when the recovery sheet was made."""

from vp_desktop.domain.preferences import Preference
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.preferences import Preferences


def passphrase_is_new(preferences: Preferences, clock: Clock) -> None:
    """Note that the passphrase was chosen today."""
    preferences.set(Preference.PASSPHRASE_SINCE, today(clock).isoformat())


def sheet_was_made(preferences: Preferences, clock: Clock) -> None:
    """Note that the recovery sheet was shown, to be printed or kept, today."""
    preferences.set(Preference.SHEET_MADE_ON, today(clock).isoformat())
