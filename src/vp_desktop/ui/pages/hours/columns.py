"""The columns of a month: its weeks, its sum, what of it is charged, and the contract."""

from datetime import date, timedelta
from functools import partial

from vp_desktop.domain.activities import HoursRow
from vp_desktop.i18n import _, number
from vp_desktop.ui.widgets.row_table import Column

_MINUTES_IN_HOUR = 60
_DAYS_IN_WEEK = 7


def weeks_of(year: int, month: int) -> list[int]:
    """Return the ISO numbers of the weeks that have a day in ``month``, in order."""
    day, weeks = date(year, month, 1), list[int]()
    while day.month == month:
        weeks.append(day.isocalendar().week)
        day += timedelta(days=_DAYS_IN_WEEK - day.weekday())
    return weeks


def month_columns(year: int, month: int) -> tuple[Column[HoursRow], ...]:
    """Return the columns of one month."""
    weeks = (
        Column(
            heading=_("wk {n}").format(n=week),
            text=partial(_week, week=week),
            key=partial(_week_minutes, week=week),
            right=True,
        )
        for week in weeks_of(year, month)
    )
    return (
        Column(heading=_("Client organisation"), text=_organisation),
        *weeks,
        Column(heading=_("month"), text=_month, key=_minutes, right=True),
        Column(heading=_("rounded"), text=_rounded, key=_rounded_minutes, right=True),
        Column(heading=_("this year"), text=_contract, key=_year_minutes, right=True, warns=_over),
    )


def hours(minutes: int) -> str:
    """Return ``minutes`` as hours with two decimals, or a dash for none."""
    return number(minutes / _MINUTES_IN_HOUR, 2) if minutes else "–"


def _organisation(row: HoursRow) -> str:
    return row.organisation or _("The practice itself")


def _week(row: HoursRow, week: int) -> str:
    return hours(_week_minutes(row, week))


def _week_minutes(row: HoursRow, week: int) -> int:
    return row.minutes_by_week.get(week, 0)


def _minutes(row: HoursRow) -> int:
    return row.minutes


def _month(row: HoursRow) -> str:
    return hours(row.minutes)


def _rounded(row: HoursRow) -> str:
    return hours(row.rounded_minutes)


def _rounded_minutes(row: HoursRow) -> int:
    return row.rounded_minutes


def _year_minutes(row: HoursRow) -> int:
    return row.minutes_this_year


def _contract(row: HoursRow) -> str:
    spent = number(row.minutes_this_year / _MINUTES_IN_HOUR, 1)
    if row.contract_hours is None:
        return spent
    return _("{n} of {contract} h").format(n=spent, contract=number(row.contract_hours))


def _over(row: HoursRow) -> bool:
    contract = row.contract_hours
    return contract is not None and row.minutes_this_year > contract * _MINUTES_IN_HOUR
