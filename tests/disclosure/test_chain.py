import pytest

from tests.disclosure.practices import Shape, practice_of
from vp_desktop.disclosure.chain import Chain
from vp_desktop.disclosure.ledger import Ledger
from vp_desktop.disclosure.plan import ONE_WAY, plan, with_less
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import calendar_year
from vp_desktop.domain.tables import Table


@pytest.mark.parametrize("table", ONE_WAY)
def test_a_year_that_has_to_do_without_a_table_is_proven_without_it(table: Table) -> None:
    practice = practice_of(Shape(seed=1, sizes=(90,), units=4))
    [moment] = practice.moments
    raw = count_series(moment.facts, calendar_year(moment.year), moment.as_of)
    less = with_less(plan(raw.own, practice.rules), {table})
    assert less is not None
    chain = Chain(Ledger(), practice.rules, lambda: None)

    chain.add(less)

    proven = chain.proven()
    proven.tell([(0, 0)])
    columns = proven.columns((0, 0))
    assert table not in columns
    assert len(columns) > 1
