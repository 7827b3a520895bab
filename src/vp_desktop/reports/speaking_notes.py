"""What the adviser may say when a report is talked over: sentences, questions and answers.

The adviser holds them and hands them to nobody. Even so they tell no number that the report does
not: what is not on the paper cannot slip out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.reports import EarlierAdvice, ReportAdvice, ReportContent, Variant
from vp_desktop.i18n import _
from vp_desktop.reports.chapters.asked import has_passed
from vp_desktop.reports.chapters.breakdowns import findings
from vp_desktop.reports.chapters.followed_up import answer_sentences, is_same
from vp_desktop.reports.chapters.matters import matters
from vp_desktop.reports.sentences import opening, reason_for_few
from vp_desktop.reports.words import in_line

_CARRIED_OUT = "AV-UIT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the talk: its head, what to say, and what to ask then."""

    head: str
    say: Sequence[str]
    ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question that may come, and what can be said to it."""

    question: str
    answer: str


def talk(content: ReportContent, figures: PublicFigures) -> list[Part]:
    """Return the parts of the talk, in order."""
    parts = [_before(content), _numbers(figures, content)]
    if content.texts.signals:
        parts.append(Part(head=_("What I noticed"), say=content.texts.signals.splitlines()))
    earlier = [
        one for one in content.earlier_advice if not any(is_same(one, n) for n in content.advice)
    ]
    if earlier:
        parts.append(_earlier(earlier))
    decides = content.variant is Variant.BOARD
    for n, one in enumerate(content.advice, start=1):
        parts.append(_advice(one, n, content.adopted_on, decides=decides))
    parts.append(_close(asked=decides and _waits(content)))
    return parts


def answers(figures: PublicFigures, variant: Variant) -> list[Answer]:
    """Return the questions that may come, each with an answer that gives nobody away."""
    return [*_about_people(), *_about_numbers(figures, variant)]


def _waits(content: ReportContent) -> bool:
    return any(not one.answered for one in content.advice)


def _before(content: ReportContent) -> Part:
    asked = []
    if _waits(content):
        asked = [
            _("Say what you ask of them: a decision on the advice that waits for one.")
            if content.variant is Variant.BOARD
            else _("Say what you ask of them: whether they recognise the advice and support it.")
        ]
    return Part(
        head=_("Before you begin"),
        say=[
            _("Ask who is at the table, and agree what may be passed on and in which form."),
            _("Say that you speak about numbers and patterns: not about persons, also not when a "
              "name is mentioned, and also not to deny."),
            *asked,
        ],
    )  # fmt: skip


def _numbers(figures: PublicFigures, content: ReportContent) -> Part:
    return Part(
        head=_("The numbers in short"),
        say=[
            opening(figures, content.counted),
            *matters(figures, content.counted),
            *findings(figures),
            *reason_for_few(figures),
            _("A case is not a complaint. What a reporter tells is written down as it is told, and "
              "is not investigated."),
        ],
    )  # fmt: skip


def _earlier(advice: Sequence[EarlierAdvice]) -> Part:
    book = code_book()
    told = _("{title} ({year}): {state}.")
    return Part(
        head=_("What became of earlier advice"),
        say=[
            told.format(
                title=one.title.rstrip("."),
                year=one.year,
                state=book.label(one.status) if one.status else _("unknown"),
            )
            for one in advice
        ],
        ask=_("What has changed, and what do people notice of it?"),
    )


def _expected(advice: ReportAdvice) -> list[str]:
    first, *others = advice.expected_effect.splitlines() or [""]
    if not first:
        return []
    return [_("What it should bring about: {effect}").format(effect=first), *others]


def _advice(advice: ReportAdvice, n: int, today: date, *, decides: bool) -> Part:
    """Return a piece of advice; of one that was answered its title, and what came of it."""
    head = _("Advice {n}: {title}").format(n=n, title=advice.title)
    if advice.answered:
        return Part(head=head, say=(), ask=_since(advice, today, decides=decides))
    address = []
    if advice.recipient:
        address.append(_("To: {recipient}.").format(recipient=advice.recipient.rstrip(".")))
    if advice.due:
        address.append(_("By: {due}.").format(due=advice.due.rstrip(".")))
    return Part(
        head=head,
        say=[
            *advice.observation.splitlines(),
            *advice.text.splitlines(),
            *_expected(advice),
            *([" ".join(address)] if address else []),
        ],
        ask=_("Do you take this up, in part, or not? Who does it, and by when?")
        if decides
        else _("Do you recognise this, and do you support this advice?"),
    )


def _since(advice: ReportAdvice, today: date, *, decides: bool) -> str:
    """Return what was answered to a piece of advice, and the question that follows from it."""
    words = " ".join(answer_sentences(advice.answer, advice.response))
    question = _what_now(advice, today) if decides else _("What do you notice of it?")
    if not words:
        return question
    text = _("You answered: “{words}”") if decides else _("The answer was: “{words}”")
    return f"{text.format(words=words)} {question}"


def _what_now(advice: ReportAdvice, today: date) -> str:
    if advice.status == _CARRIED_OUT:
        return _("What do people notice of it?")
    if has_passed(advice, today):
        due = in_line(advice.answer.due or advice.due).rstrip(".")
        text = _("The term was {due}. What is still needed, and which new date do you name?")
        return text.format(due=due)
    return _("What has happened since?")


def _close(*, asked: bool) -> Part:
    repeat = _(
        "Repeat what was decided, by whom and by when. It goes on the form with the answer of "
        "management, and opens the report of next year."
    )
    thank = _("Thank them for their attention, and say when you are back.")
    say = [repeat, thank] if asked else [thank]
    return Part(head=_("To close"), say=say)


def _about_people() -> list[Answer]:
    return [
        Answer(
            question=_("Who is it about?"),
            answer=_(
                "I do not say that, and I do not deny it either: a no would tell as much as a yes. "
                "Whoever came must be able to count on that."
            ),
        ),
        Answer(
            question=_("How many came from this one department?"),
            answer=_(
                "What the report does not tell, I do not tell at this table either. If something "
                "is going on in one place, I say so as a signal, without numbers."
            ),
        ),
        Answer(
            question=_("Should we not investigate this?"),
            answer=_(
                "That is yours to decide. I do not investigate and I do not judge; a report to me "
                "is not a complaint. I can tell which ways there are."
            ),
        ),
    ]


def _about_numbers(figures: PublicFigures, variant: Variant) -> list[Answer]:
    found = [
        Answer(
            question=_("Is this many?"),
            answer=_(
                "Numbers of this size go up and down by themselves. The report says more or fewer "
                "only where the difference is larger than that. More cases can also mean that "
                "more people dare to come."
            ),
        ),
        Answer(
            question=_("Why are there no percentages?"),
            answer=_("With few cases a share changes with every single one."),
        ),
        Answer(
            question=_("May we pass the report on?"),
            answer=_(
                "There is a shorter edition for the works council, and one for all staff. Ask me "
                "for those; please do not pass on this one."
            )
            if variant is Variant.BOARD
            else _(
                "There is a shorter edition for all staff. Ask me for that; please do not pass on "
                "this one."
            ),
        ),
    ]
    if figures.size() is Size.TABLES:
        cross = Answer(
            question=_("What is behind the cross?"),
            answer=_(
                "Any number, zero too. The cross stands for small numbers, and for others by which "
                "a small one could be worked out; which is which I do not tell."
            ),
        )
        found.insert(0, cross)
    return found
