from concurrent.futures import ThreadPoolExecutor
from datetime import date

from vp_desktop import i18n


def test_a_report_may_speak_another_language_than_the_window() -> None:
    with i18n.speaking("nl"):
        with ThreadPoolExecutor(1) as elsewhere:
            there = elsewhere.submit(i18n.long_date, date(2026, 3, 2)).result()

        assert i18n.long_date(date(2026, 3, 2)) == "2 maart 2026"
    assert there == i18n.long_date(date(2026, 3, 2)) == "2 March 2026"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    with i18n.speaking("nl"):
        assert i18n.number(1234.5, 1) == "1.234,5"
    with i18n.speaking("en"):
        assert i18n.number(1234.5, 1) == "1,234.5"


def test_a_language_without_a_catalogue_is_english() -> None:
    with i18n.speaking("xx"):
        assert i18n._("January") == "January"
