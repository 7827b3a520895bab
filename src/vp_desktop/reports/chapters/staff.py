"""The two pages for all staff: the main figures, what an adviser does, how to reach one."""

from dataclasses import replace

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.reports import ReportActivity, ReportContent
from vp_desktop.i18n import _
from vp_desktop.reports.banner import Banner
from vp_desktop.reports.chapters.activities import activity_name, printed_activities
from vp_desktop.reports.chapters.breakdowns import breakdown
from vp_desktop.reports.chapters.summary import about_cases, key_figures, why_short
from vp_desktop.reports.chapters.ways import ways_section
from vp_desktop.reports.cover import title_of
from vp_desktop.reports.design import style
from vp_desktop.reports.edition import edition_note, language_note
from vp_desktop.reports.layout.one_page import fits_one_page, under_title
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.sections import Chapter, Section
from vp_desktop.reports.layout.words import Listing, Panel, Paragraph, bold_start
from vp_desktop.reports.sentences import opening

_PUBLIC = frozenset({"voorlichting", "bereikbaarheid"})
"""Groups of activities that staff see something of."""


def staff_blocks(content: ReportContent, figures: PublicFigures) -> list[Block]:
    """Return the blocks of both pages."""
    lead = Paragraph(text=opening(figures, content.counted), look=style("lead"), indent_right=34)
    subjects = breakdown(figures, "domains") or about_cases(figures, content.counted)
    sections = [*why_short(figures), *subjects]
    first: list[Block] = [
        Banner(title=title_of(content), name=content.organisation),
        *edition_note(content),
        *language_note(content),
        lead,
        *key_figures(figures, content.counted),
        *under_title(sections),
    ]
    reach, activities = reach_section(content), _activities(content)
    if fits_one_page([*first, *under_title(reach)]):
        first, reach = [*first, *under_title(reach)], []
    if fits_one_page([*first, *under_title(activities)]):
        first, activities = [*first, *under_title(activities)], []
    protection = _protection(figures)
    if fits_one_page([*first, *under_title(protection)]):
        first, protection = [*first, *under_title(protection)], []
    rest = [*reach, *protection]
    ways = ways_section()
    forms = [
        _about([*_role(), *more])
        for more in ([ways, *rest, *activities], [ways, *rest], [*rest, *activities], rest)
    ]
    return [*first, next((one for one in forms if fits_one_page([one])), forms[-1])]


def _about(blocks: list[Block]) -> Chapter:
    title = _("What a confidential adviser does for you")
    return Chapter(key="about", title=title, blocks=blocks, new_page=True)


def _activities(content: ReportContent) -> list[Section]:
    """Return what staff may have met of the adviser, in a list."""
    book = code_book()
    names = [
        _named(one) for one in printed_activities(content) if book.group_of(one.kind) in _PUBLIC
    ]
    if not names:
        return []
    look = replace(style("body"), after=0)
    return [Section(head=_("What the adviser did"), blocks=[Listing(items=names, look=look)])]


def _named(activity: ReportActivity) -> str:
    """Return its subject and what kind of activity it was: a title alone tells of no activity."""
    kind, subject = code_book().short(activity.kind), activity_name(activity)
    if not activity.subject or kind.casefold() in subject.casefold():
        return subject
    return _("{subject} ({kind})").format(kind=kind, subject=subject)


def _role() -> list[Block]:
    tasks = [
        _("Listens to you and helps you to get clear what happened and what you want."),
        _("Tells you which ways there are, from a talk of your own to a formal complaint."),
        _("Stays beside you in the steps that you choose, or refers you to the right help."),
        _("Informs staff, and advises the organisation without naming anyone."),
    ]
    rules = [
        _("You decide: nothing happens without your consent, save where the law asks for it."),
        _("What you tell is confidential. The limits of that are explained in the first talk."),
        _("A confidential adviser does not mediate, does not investigate and does not judge."),
    ]
    look = replace(style("body"), after=0)
    return [
        Section(head=_("What you can expect"), blocks=[Listing(items=tasks, look=look)]),
        Section(head=_("Good to know"), blocks=[Listing(items=rules, look=look)]),
    ]


def reach_section(content: ReportContent) -> list[Block]:
    """Return the section that says how the adviser is reached."""
    lines = content.reach.splitlines()
    if not lines:
        lines = [_("Ask your organisation how to reach the confidential adviser.")]
    name = [content.adviser] if content.adviser else []
    look = style("panel")
    bold = [Paragraph(text=bold_start(one, "", look), look=look) for one in name]
    panel = Panel(blocks=[*bold, *(Paragraph(text=line, look=look) for line in lines)], before=0)
    return [Section(head=_("How to reach the adviser"), blocks=[panel])]


def _protection(figures: PublicFigures) -> list[Block]:
    text = _(
        "Numbers of cases from 1 to {last} are not in this report, so that nobody can be "
        "recognised."
    )
    paragraph = Paragraph(text=text.format(last=figures.threshold - 1), look=style("body"))
    return [Section(head=_("The numbers"), blocks=[paragraph])]
