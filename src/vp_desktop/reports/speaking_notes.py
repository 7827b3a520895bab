"""What the adviser may say when a report is talked over: sentences, questions and answers.

The adviser holds them and hands them to nobody. Even so they tell no number that the report does
not: what is not on the paper cannot slip out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.reports import EarlierAdvice, ReportAdvice, ReportContent
from vp_desktop.i18n import _
from vp_desktop.reports.chapters.breakdowns import findings
from vp_desktop.reports.sentences import opening, reason_for_few


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
    parts = [_before(), _numbers(figures, content)]
    if content.texts.signals:
        parts.append(Part(head=_("What I noticed"), say=content.texts.signals.splitlines()))
    if content.earlier_advice:
        parts.append(_earlier(content.earlier_advice))
    parts += [_advice(one, n) for n, one in enumerate(content.advice, start=1)]
    parts.append(_close(asked=bool(content.advice)))
    return parts


def answers(figures: PublicFigures) -> list[Answer]:
    """Return the questions that may come, each with an answer that gives nobody away."""
    return [*_about_people(), *_about_numbers(figures)]


def _before() -> Part:
    return Part(
        head=_("Before you begin"),
        say=[
            _("Ask who is at the table, and agree what may be passed on and in which form."),
            _("Say that you speak about numbers and patterns: not about persons, also not when a "
              "name is mentioned, and also not to deny."),
            _("Say what you ask of them: a decision on each piece of advice."),
        ],
    )  # fmt: skip


def _numbers(figures: PublicFigures, content: ReportContent) -> Part:
    return Part(
        head=_("The numbers in one breath"),
        say=[
            opening(figures, content.counted),
            *findings(figures),
            *reason_for_few(figures),
            _("A case is not a complaint. What reporters told was written down as it was told, and "
              "was not investigated."),
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


def _advice(advice: ReportAdvice, n: int) -> Part:
    address = []
    if advice.recipient:
        address.append(_("To: {recipient}.").format(recipient=advice.recipient.rstrip(".")))
    if advice.due:
        address.append(_("By: {due}.").format(due=advice.due.rstrip(".")))
    return Part(
        head=_("Advice {n}: {title}").format(n=n, title=advice.title),
        say=[
            *advice.observation.splitlines(),
            *advice.text.splitlines(),
            *_expected(advice),
            *([" ".join(address)] if address else []),
        ],
        ask=_("Do you take this up, in part, or not? Who does it, and by when?"),
    )


def _close(*, asked: bool) -> Part:
    repeat = _(
        "Repeat what was decided, by whom and by when. It goes on the form with the answer of "
        "management, and opens the report of next year."
    )
    thank = _("Thank them for the room that the work gets, and say when you are back.")
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


def _about_numbers(figures: PublicFigures) -> list[Answer]:
    found = [
        Answer(
            question=_("Is this many?"),
            answer=_(
                "Numbers as small as these go up and down by themselves. The report says more or "
                "fewer only where the difference is larger than that. More cases can also mean "
                "that more people dare to come."
            ),
        ),
        Answer(
            question=_("Why are there no percentages?"),
            answer=_("With few cases a share changes with every single one."),
        ),
        Answer(
            question=_("May we pass the report on?"),
            answer=_(
                "There is an edition for the works council and one for all staff, made of the same "
                "numbers. Ask me for those; please do not pass on this one."
            ),
        ),
    ]
    if figures.size() is Size.TABLES:
        cross = Answer(
            question=_("What is behind the cross?"),
            answer=_(
                "Zero or more. The cross stands for small numbers, and for others by which a small "
                "one could be worked out; which is which I do not tell."
            ),
        )
        found.insert(0, cross)
    return found
