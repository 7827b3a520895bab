"""What is said when a conversation was written down, with the way back."""

from functools import partial

from vp_desktop.i18n import _
from vp_desktop.services.notebook import Notebook
from vp_desktop.ui.page import Message
from vp_desktop.ui.widgets.composer import Logged


def logged_message(logged: Logged, case_code: str, notes: Notebook) -> Message:
    """Return «Vastgelegd bij 2026-031», which can be taken back: the note goes to the bin."""
    words = _("Logged with {code}").format(code=case_code)
    return Message(words, partial(notes.remove, logged.contact_id))
