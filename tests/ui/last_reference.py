"""Find out whether a widget is gone with the last name for it, or only once the collector runs."""

import gc
import weakref
from collections.abc import Callable

from PySide6.QtWidgets import QWidget


def dies_with_its_last_reference(make: Callable[[], QWidget]) -> bool:
    """Return whether what ``make`` returns is gone as soon as nobody holds it any more."""
    gc.collect()
    gc.disable()
    try:
        return weakref.ref(make())() is None
    finally:
        gc.enable()
