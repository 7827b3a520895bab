"""What can go wrong while figures are protected; light, so that anybody may import it."""

from vp_desktop.domain.errors import VpError


class NoSafeReportError(VpError):
    """Beside all that was given out, not even a total can be printed safely."""


class LedgerError(VpError):
    """What is kept of earlier reports cannot be read: it is damaged."""


class LedgerTooNewError(VpError):
    """A newer version of the program wrote what is kept of earlier reports."""


class LedgerMissingError(VpError):
    """Reports were given out of which nothing is kept that could be proven beside a new one."""


class ReportChangedError(VpError):
    """The cases were changed after these figures were made of them."""
