"""What can go wrong while figures are protected; light, so that anybody may import it."""

from collections.abc import Iterable

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


class UnsafeReportError(VpError):
    """Readers of the report, and of all that was given out, could be sure of a small number."""

    def __init__(self, tables: Iterable[str] = ()) -> None:
        super().__init__("a small number can be worked out")
        self.tables = tuple(tables)
        """In which tables such numbers stand."""


class ReportContradictsError(VpError):
    """The report says something that cannot be true if what was given out before is."""
