"""What people wrote is read, wherever in a report it is printed."""

from dataclasses import replace
from datetime import date

from tests.reports.linden import content
from vp_desktop.domain.counting_changes import Counted, CountingChange, CountingChangeId
from vp_desktop.domain.printed_texts import PrintedText, printed_texts
from vp_desktop.domain.reports import EarlierAdvice, ReportActivity, ReportAdvice, ReportTexts


def test_every_text_that_somebody_wrote_is_among_those_that_are_read() -> None:
    advice = ReportAdvice(
        title="t1",
        observation="t2",
        text="t3",
        recipient="t4",
        due="t5",
        expected_effect="t9",
        repeated=False,
    )
    earlier = EarlierAdvice(year=2024, title="t6", status="AV-UIT", response="t7")
    activity = ReportActivity(kind="AT-VOO", subject="t8", months=(3,), times=1, participants=None)
    day = date(2025, 1, 1)
    change = CountingChange(id=CountingChangeId(1), changed_on=day, reason="t10")
    report = replace(
        content(texts=ReportTexts(summary="a", kinds="b", trend="c", signals="d", outlook="e")),
        recipients="f",
        advice=(replace(advice, title="g"), advice),
        earlier_advice=(earlier,),
        activities=(activity,),
        counted=Counted(changes=(change,)),
    )

    read = {(one.field, one.number): one.text for one in printed_texts(report) if one.text}

    assert read == {
        ("summary", None): "a",
        ("kinds", None): "b",
        ("trend", None): "c",
        ("signals", None): "d",
        ("outlook", None): "e",
        ("recipients", None): "f",
        ("advice", 1): "g\nt2\nt3\nt4\nt5\nt9",
        ("advice", 2): "t1\nt2\nt3\nt4\nt5\nt9",
        ("earlier_advice", 1): "t6\nt7",
        ("activities", 1): "t8",
        ("counted", None): "t10",
    }


def test_who_gives_the_report_out_is_not_asked_about() -> None:
    report = replace(content(), organisation="Jansen BV", adviser="P. Visser", reach="06 1234 5678")

    words = " ".join(one.text for one in printed_texts(report))

    assert not any(name in words for name in ("Jansen", "Visser", "06 1234"))


def test_a_text_is_told_by_the_name_that_an_unprintable_sign_is_told_by() -> None:
    assert PrintedText(field="advice", number=2, text="").place() == "Advice 2"
    assert PrintedText(field="outlook", text="").place() == "Outlook"


def test_what_somebody_wrote_shows_in_no_repr() -> None:
    [*texts] = printed_texts(replace(content(), recipients="mevrouw Kersenboom"))

    assert "Kersenboom" not in repr(texts)
