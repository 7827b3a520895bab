from tests.disclosure.practices import figures_of, invented
from vp_desktop.domain.tables import Table
from vp_desktop.reports.reading import lines_of

FIGURES = figures_of(invented(4, {2025: 90}))


def test_the_largest_row_comes_first() -> None:
    lines = lines_of(FIGURES.table(Table.CHANNELS), ["2025"])
    told = [line.amounts[0].value for line in lines if not line.together]

    assert told == sorted(told, reverse=True)
    assert len(told) > 1


def test_rows_that_follow_each_other_in_time_keep_that_order() -> None:
    lines = lines_of(FIGURES.table(Table.QUARTERS), ["2025"])

    assert [line.row for line in lines] == ["Q1", "Q2", "Q3", "Q4"]
    assert lines[0].amounts[0].value < lines[2].amounts[0].value
