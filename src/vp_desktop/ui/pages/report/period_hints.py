"""What to know of a report before it is given out, and what to do about it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import ReportDraft, Variant
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.protection import Protection
from vp_desktop.ui.pages.report.protecting import Protected
from vp_desktop.ui.widgets.banner import Banner


def give_hints(protection: Protection, made: Protected, *places: "PeriodHints") -> None:
    """Tell in each of ``places`` what there is to know of a report."""
    few = protection.spoils_year(made.draft, made.figures)
    longer = protection.with_years_before(made.draft, made.figures)
    hidden = protection.hints.hides_adviser(made.draft)
    for one in places:
        one.say_adviser(hidden=hidden)
        one.show_hints(made.draft, made.figures.threshold, few=few, longer=longer)


class PeriodHints(QWidget):
    """Shows nothing where the period does no harm, could tell no more, and all is filled in."""

    silent = Signal()
    """The user wants a report on the same days that tells of activities alone."""
    longer = Signal(object, object)
    """The user wants the report from one ``date`` to another instead."""
    to_reach = Signal()
    """The user wants to write how employees reach the adviser."""

    def __init__(self) -> None:
        super().__init__()
        self._both: Period | None = None
        self._few = Banner("", "warn", "triangle-alert", "-", stacked=True)
        self._years = Banner("", "accent", "calendar", "-", stacked=True)
        self._hidden = Banner(
            _(
                "Employees read this report, and it does not tell them how they reach you. Write "
                "down your telephone number, your e-mail address or your hours."
            ),
            "warn",
            "triangle-alert",
            _("Fill it in…"),
            stacked=True,
        )
        self._hidden.acted.connect(self.to_reach)
        self._few.acted.connect(self.silent)
        self._years.acted.connect(self._take_years)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for banner in (self._hidden, self._few, self._years):
            column.addWidget(banner)
        self._hidden.hide()
        self._show(few=False)

    def say_adviser(self, *, hidden: bool) -> None:
        """Tell that readers who look for the adviser do not find how to reach them."""
        self._hidden.setVisible(hidden)

    def show_hints(
        self, draft: ReportDraft, threshold: int, *, few: bool, longer: tuple[Period, int] | None
    ) -> None:
        """Tell that the report spoils the one on the year, or which longer one would tell more."""
        self._both = None if longer is None else longer[0]
        if few:
            self._say_few(draft, threshold)
        if longer is not None:
            self._say_years(*longer)
        self._show(few=few)

    def _show(self, *, few: bool) -> None:
        self._few.setVisible(few)
        self._years.setVisible(self._both is not None)
        banners = (self._hidden, self._few, self._years)
        self.setVisible(any(not one.isHidden() for one in banners))

    def _say_few(self, draft: ReportDraft, threshold: int) -> None:
        told = _(
            "Fewer than {n} cases were new in this part of the year, or none. Once that is given "
            "out, the report on the whole year can print its texts alone: its total less the other "
            "months would be just these few."
        )
        self._few.say(told.format(n=threshold), "warn", "triangle-alert")
        if draft.variant is Variant.FLASH:
            self._few.offer(_("Leave the cases out"))
        else:
            self._few.offer(_("Make a flash of activities"))

    def _say_years(self, both: Period, new: int) -> None:
        first, last = both.first.year, both.last.year
        told = ngettext(
            "This year is too small to tell a number of. From {first} up to and including {last}, "
            "{n} case was new: of those years together the report can tell more.",
            "This year is too small to tell a number of. From {first} up to and including {last}, "
            "{n} cases were new: of those years together the report can tell more.",
            new,
        )
        self._years.say(told.format(first=first, last=last, n=new), "accent", "calendar")
        self._years.offer(_("Take these years together"))

    @Slot()
    def _take_years(self) -> None:
        if self._both is not None:
            self.longer.emit(self._both.first, self._both.last)
