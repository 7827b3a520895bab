"""What a passage of a text looks like, and what to do about it, in words for the adviser."""

from vp_desktop.domain.narrative import Sign
from vp_desktop.i18n import _


def sign_name(sign: Sign) -> str:
    """Return what ``sign`` is called above the passage it stands for."""
    return {
        Sign.KNOWN_NAME: _("A name from your vault"),
        Sign.LIKE_KNOWN_NAME: _("Nearly a name from your vault"),
        Sign.CAPITALS: _("Looks like a name"),
        Sign.RECORD_CODE: _("The code of a case or a reporter"),
        Sign.EMAIL: _("An e-mail address"),
        Sign.PHONE: _("A telephone number"),
        Sign.CITIZEN_NUMBER: _("A citizen service number"),
        Sign.ACCOUNT_NUMBER: _("A bank account number"),
        Sign.DATE: _("A day or a time"),
        Sign.POSITION: _("A position that one person may hold"),
        Sign.SMALL_UNIT: _("A small unit"),
        Sign.SINGLE_PERSON: _("Words for one person alone"),
        Sign.PRONOUN: _("He or she"),
        Sign.QUOTATION: _("Somebody's own words"),
        Sign.AMOUNT: _("An amount of money"),
        Sign.HIDDEN_NUMBER: _("This sentence says something of a number that the report hides"),
    }[sign]


def suggestion(sign: Sign) -> str:
    """Return what could stand there instead."""
    return {
        Sign.KNOWN_NAME: _("Leave the name out, or write “a reporter”."),
        Sign.LIKE_KNOWN_NAME: _("If it is that person, leave the name out."),
        Sign.CAPITALS: _("If it names a person or a small place, leave it out."),
        Sign.RECORD_CODE: _("Leave the code out: it leads to one case."),
        Sign.EMAIL: _("Leave the address out, unless it is how employees reach you."),
        Sign.PHONE: _("Leave the number out, unless it is how employees reach you."),
        Sign.CITIZEN_NUMBER: _("Leave the number out."),
        Sign.ACCOUNT_NUMBER: _("Leave the number out."),
        Sign.DATE: _("Write a quarter or a half-year instead."),
        Sign.POSITION: _("Write “a manager” or “an employee”, or speak of several."),
        Sign.SMALL_UNIT: _("Write the larger part it belongs to, or the whole organisation."),
        Sign.SINGLE_PERSON: _("Write “one or more”, or speak of employees in general."),
        Sign.PRONOUN: _("Write “the reporter” or make the sentence plural."),
        Sign.QUOTATION: _("Tell it in your own words: a colleague may know who said it."),
        Sign.AMOUNT: _("Leave the amount out, or write “a large amount”."),
        Sign.HIDDEN_NUMBER: _("Leave out how many there were, or write “one or more”."),
    }[sign]
