"""Put a password on a copy of a report. pypdf takes a fifth of a second: import this module late.

The copy is the same report to a reader, and to a screen reader once it is open. It is no PDF/A any
more, which allows no password, so it does not say that it is.
"""

import re
from io import BytesIO

from pypdf import PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.generic import NameObject, StreamObject

_METADATA = NameObject("/Metadata")
_CLAIM = re.compile(rb"<pdfaid:(part|conformance)>[^<]*</pdfaid:\1>\s*")


def locked(pdf: bytes, password: str) -> bytes:
    """Return a copy of ``pdf`` that opens with ``password`` alone (AES-256).

    Two copies are never the same: each has its own key. Whoever opens it may do everything with
    it; a ban on copying would only bar those who have it read to them.
    """
    writer = PdfWriter(clone_from=BytesIO(pdf))
    told = writer.root_object[_METADATA].get_object()
    if isinstance(told, StreamObject):
        told.set_data(_CLAIM.sub(b"", told.get_data()))
    writer.encrypt(password, permissions_flag=UserAccessPermissions.all(), algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
