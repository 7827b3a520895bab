"""What is said when a conversation was written down, with the way back."""

from functools import partial

from vp_desktop.i18n import _
from vp_desktop.services.follow_ups import FollowUps
from vp_desktop.services.notebook import Notebook
from vp_desktop.ui.page import Message
from vp_desktop.ui.widgets.composer import Logged


def logged_message(
    logged: Logged, case_code: str, notes: Notebook, follow_ups: FollowUps
) -> Message:
    """Return «Vastgelegd bij 2026-031». Taken back, the note goes to the bin, what follows away."""
    words = _("Logged with {code}").format(code=case_code)
    return Message(words, partial(_take_back, logged, notes, follow_ups))


def _take_back(logged: Logged, notes: Notebook, follow_ups: FollowUps) -> None:
    notes.remove(logged.contact_id)
    wish = logged.follow_up
    if wish is None:
        return
    made = [
        task
        for task in follow_ups.of_case(logged.case_id)
        if (task.text, task.due_on, task.done_on) == (wish.text, wish.due_on, None)
    ]
    if made:
        follow_ups.remove(max(made, key=lambda task: task.id).id)
