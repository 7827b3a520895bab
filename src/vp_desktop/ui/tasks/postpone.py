"""To which day a follow-up is put off: a few days people mean, or any day."""

from datetime import date, timedelta

from PySide6.QtWidgets import QMenu

from vp_desktop.i18n import _
from vp_desktop.ui.wording import short_day


def add_postpone_actions(menu: QMenu, today: date) -> None:
    """Fill ``menu`` with days: the data of an action is the date; of the last, a word."""
    monday = today + timedelta(days=7 - today.weekday())
    offered = (
        (_("Tomorrow ({day})"), today + timedelta(days=1)),
        (_("Next week ({day})"), monday),
        (_("In two weeks ({day})"), today + timedelta(days=14)),
        (_("In six weeks ({day})"), today + timedelta(days=42)),
    )
    for text, day in offered:
        menu.addAction(text.format(day=short_day(day, today))).setData(day)
    menu.addSeparator()
    menu.addAction(_("Another day…")).setData("ask")
