"""The code lists of the profession; the lists themselves are data in ``resources/codes``."""

from typing import NewType

Code = NewType("Code", str)
"""As ``OO-PES`` for bullying. A code never changes meaning and is never used again."""
