from dataclasses import replace
from datetime import date
from itertools import chain

from tests.disclosure.practices import CASE, figures_of, invented, several
from vp_desktop.domain.codes import Code
from vp_desktop.domain.tables import Table
from vp_desktop.reports.reading import lines_of

FIGURES = figures_of(invented(4, {2025: 90}))


def test_the_largest_row_comes_first() -> None:
    lines = lines_of(FIGURES.table(Table.CHANNELS), ["2025"])
    told = [line.amounts[0].value for line in lines if not line.together]

    assert told == sorted(told, reverse=True)
    assert len(told) > 1


def test_the_order_says_nothing_of_what_is_hidden() -> None:
    by_day = {
        date(2024, 5, 1): {"KA-TEL": 14, "KA-APP": 11, "KA-MAI": 9, "KA-WEB": 16},
        date(2025, 5, 1): {"KA-TEL": 2, "KA-APP": 3, "KA-MAI": 9, "KA-WEB": 7, "KA-POS": 19},
    }
    facts = [
        several(replace(CASE, channel=Code(code), opened_on=day, entered_on=day), times)
        for day, channels in by_day.items()
        for code, times in channels.items()
    ]
    table = figures_of(list(chain(*facts))).table(Table.CHANNELS)

    *lines, rest = lines_of(table, ["2024", "2025"])

    now = {line.row: line.amounts[-1] for line in lines}
    hidden = [row for row, one in now.items() if one.hidden]
    assert [row for row, one in now.items() if one.shown] == ["KA-POS", "KA-MAI"]
    assert len(hidden) > 1
    assert hidden == [row for row in table.all_rows if row in hidden]
    assert rest.together


def test_rows_that_follow_each_other_in_time_keep_that_order() -> None:
    lines = lines_of(FIGURES.table(Table.QUARTERS), ["2025"])

    assert [line.row for line in lines] == ["Q1", "Q2", "Q3", "Q4"]
    assert lines[0].amounts[0].value < lines[2].amounts[0].value
