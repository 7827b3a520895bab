import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from vp_desktop.services.clock import today, utc_now

NEARLY_MIDNIGHT = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)


@pytest.fixture
def in_amsterdam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if sys.platform == "win32":
        pytest.skip("Windows takes its time zone from the system alone")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_amsterdam")
def test_today_is_the_day_on_the_wall_and_not_in_greenwich() -> None:
    assert today(lambda: NEARLY_MIDNIGHT) == date(2026, 3, 3)


def test_the_clock_of_the_program_tells_which_zone_it_is_in() -> None:
    assert utc_now().tzinfo is UTC
