"""The sentences for what is wrong in a file that is brought in."""

from vp_desktop.domain.exchange import Problem, Trouble
from vp_desktop.i18n import _


def describe(problem: Problem) -> str:
    """Return where the problem is and what is wrong there, in the language spoken now."""
    sentence = _sentences()[problem.trouble].format(detail=problem.detail)
    if not problem.place:
        return sentence[:1].upper() + sentence[1:]
    return _("{place}: {sentence}").format(place=problem.place, sentence=sentence)


def _sentences() -> dict[Trouble, str]:
    return {**_about_the_file(), **_about_a_field(), **_about_a_record()}


def _about_the_file() -> dict[Trouble, str]:
    return {
        Trouble.BAD_ENCODING: _("the text cannot be read. Save it as UTF-8."),
        Trouble.BAD_FORMAT: _(
            'this is not a practice file: it must begin with {{"format": "vp-practice",'
            ' "version": 1, ...}}.'
        ),
        Trouble.BAD_JSON: _(
            "this is not JSON; the text breaks off or goes wrong in line {detail}."
        ),
        Trouble.BAD_SHEET: _("the table cannot be read. Save it again, as .csv or .xlsx."),
        Trouble.BAD_VERSION: _("only version 1 of the practice file is known here."),
        Trouble.MORE_PROBLEMS: _("there are more problems than these {detail}."),
        Trouble.NOT_A_FILE: _("there is no file of that name."),
        Trouble.NO_HEADINGS: _(
            "the first row has no heading that is known here. Begin with a row as: Opdrachtgever;"
            " Zaakcode; Datum begin; Aard."
        ),
        Trouble.TOO_DEEP: _("lists lie too deep inside each other; this is not a practice file."),
        Trouble.TOO_LARGE: _("the file is too large; the most is {detail} MB. Split it up."),
        Trouble.TOO_MANY: _("too many records; the most is {detail}. Split the file up."),
        Trouble.UNKNOWN_KIND_OF_FILE: _(
            "only .json, .csv and .xlsx can be imported. Save the file as one of those."
        ),
    }


def _about_a_field() -> dict[Trouble, str]:
    return {
        Trouble.ABSENT: _("this is missing."),
        Trouble.BAD_DATE: _("this is not a day. Write it as 2026-03-14."),
        Trouble.BAD_NUMBER: _("this is not a whole number."),
        Trouble.EMPTY: _("this may not be empty."),
        Trouble.NOT_A_LIST: _("this must be a list."),
        Trouble.NOT_A_RECORD: _("this must be a record with fields."),
        Trouble.NOT_TEXT: _("this must be text."),
        Trouble.OTHER: _("this cannot be used here."),
        Trouble.OUT_OF_RANGE: _("this is out of range; the limit is {detail}."),
        Trouble.TOO_LONG: _("this is too long; the most is {detail} characters."),
        Trouble.UNKNOWN_CODE: _("this code is unknown, and no code of the list is called so."),
        Trouble.UNKNOWN_FIELD: _("this field is not known here. Remove it or correct its name."),
    }


def _about_a_record() -> dict[Trouble, str]:
    return {
        Trouble.AMBIGUOUS_CASE: _(
            "several organisations have a case of this code. Name the organisation too."
        ),
        Trouble.BAD_LEDGER: _(
            "what this report fixed cannot be read, or contradicts itself. Export the practice"
            " again where it was kept."
        ),
        Trouble.CLOSED_BEFORE_OPENED: _("the case is closed before it is opened."),
        Trouble.IN_THE_BIN: _(
            "this organisation lies in the bin. Put it back first, or empty the bin."
        ),
        Trouble.NEWER_LEDGER: _(
            "a newer version of the program gave this report out. Update the program first."
        ),
        Trouble.OTHER_LEDGER: _(
            "reports of this organisation were given out that the other ledger does not know. Two"
            " ledgers cannot become one: take the publications out of the file."
        ),
        Trouble.REPEATED: _("this stands in the file twice."),
        Trouble.UNKNOWN_CASE: _("this case is neither in the file nor in the vault."),
        Trouble.UNKNOWN_ORGANISATION: _(
            "this organisation is neither in the file nor in the vault. Add it first."
        ),
    }
