"""In which language the command line speaks: that of the system, Dutch or else English."""

import locale
import os
from collections.abc import Mapping

_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where POSIX says the language stands; the first that is set counts."""


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return ``nl`` where the system is Dutch, else ``en``."""
    named = next((environment[name] for name in _NAMES if environment.get(name)), None)
    if named is None:  # Windows sets none of these; it calls itself Dutch_Netherlands
        named = locale.getlocale()[0] or ""
    return "nl" if named.lower().startswith(("nl", "dutch")) else "en"
