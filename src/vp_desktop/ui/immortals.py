"""Keep None, True and False alive on Python before 3.12.

PySide6 6.12.0 hands them out without taking a reference, as Python 3.12 and later allow. On 3.11
each Qt call that returns nothing costs None one of its references; after some seven thousand the
process ends with «none_dealloc». PySide6 6.11.3 does not do this.
"""

import ctypes
import sys

_ENOUGH = 2**40
"""References: a million calls a second would use these up in twelve days."""

_MAKES_THEM_IMMORTAL = (3, 12)


def keep_singletons() -> None:
    """Give the singletons more references than a program can lose (as PEP 683 does)."""
    if sys.version_info >= _MAKES_THEM_IMMORTAL:
        return
    for singleton in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(singleton))
        if count.value < _ENOUGH:
            count.value += _ENOUGH
