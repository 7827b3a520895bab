"""What the pages say of themselves: a draft, or an edition that corrects the one before."""

from dataclasses import replace

from vp_desktop.domain.reports import Edition, Language, ReportContent
from vp_desktop.i18n import _, long_date
from vp_desktop.reports.design import style
from vp_desktop.reports.layout.pieces import Block
from vp_desktop.reports.layout.words import Paragraph, bold_start


def standing_facts(content: ReportContent) -> list[tuple[str, str]]:
    """Return what the cover says of its standing: a name and what it is, one or two of them."""
    day = long_date(content.adopted_on)
    if content.edition.draft:
        facts = [(_("Status"), _("Draft of {day}, not adopted").format(day=day))]
    else:
        facts = [(_("Adopted on"), day)]
    if content.edition.number > 1:
        facts.append((_("Edition"), edition_name(content.edition)))
    return facts


def edition_name(edition: Edition) -> str:
    """Return which edition this is, and which one it replaces."""
    names = {
        2: _("Second, corrected edition"),
        3: _("Third, corrected edition"),
        4: _("Fourth, corrected edition"),
        5: _("Fifth, corrected edition"),
    }
    name = names.get(edition.number, _("Later, corrected edition"))
    if edition.replaces is None:
        return name
    told = _("{edition}; replaces the one of {day}")
    return told.format(edition=name, day=long_date(edition.replaces))


def edition_sentences(edition: Edition) -> list[str]:
    """Return what there is to say of the edition; nothing of a first one that is adopted."""
    told = []
    if edition.draft:
        told.append(_("This is a draft. It has not been adopted yet, and may still change."))
    if edition.number > 1:
        told.append(f"{edition_name(edition)}.")
        if edition.correction:
            words = edition.correction.rstrip(".")
            told.append(_("What was corrected: {words}.").format(words=words))
        told.append(_("Please do not use the edition before it any more."))
    return told


def edition_note(content: ReportContent) -> list[Block]:
    """Return the same for a document without a cover, its first sentence so that none misses it."""
    first, *others = edition_sentences(content.edition) or [""]
    if not first:
        return []
    look = replace(style("body"), after=9)
    text = bold_start(first, " ".join(others), look, "accent")
    return [Paragraph(text=text, look=look)]


def language_note(content: ReportContent) -> list[Block]:
    """Return why an English report has Dutch in it, where the adviser wrote anything in it."""
    texts = content.texts.for_readers(content.variant).passages()
    advice = (content.advice or content.earlier_advice) if content.variant.has_advice else ()
    subjects = (one.subject for one in content.activities)
    written = any((advice, *subjects, *texts.values()))
    if content.language is not Language.ENGLISH or not written:
        return []
    text = _(
        "What the confidential adviser and the organisation wrote themselves stands here in the "
        "language in which it was written."
    )
    return [Paragraph(text=text, look=replace(style("note"), after=10))]
