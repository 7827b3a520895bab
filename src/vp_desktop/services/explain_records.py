"""The sentences for what cannot be kept, changed or removed."""

from vp_desktop.disclosure.errors import (
    LedgerError,
    LedgerMissingError,
    LedgerTooNewError,
    NoSafeReportError,
    ReportChangedError,
    ReportContradictsError,
    UnsafeReportError,
)
from vp_desktop.disclosure.figures_reading import (
    ContradictionError,
    FiguresFileError,
    NewerFiguresError,
)
from vp_desktop.domain.attachments import MAX_ATTACHMENT_BYTES, AttachmentTooLargeError
from vp_desktop.domain.cases import CaseCodeTakenError, CaseDatesError, StoryDestroyedError
from vp_desktop.domain.clients import PseudonymTakenError
from vp_desktop.domain.codes import UnknownCodeError
from vp_desktop.domain.consents import ConsentDatesError
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.organisations import (
    NameInBinError,
    NameTakenError,
    NoSuchOrganisationError,
    OrganisationInUseError,
    UnitElsewhereError,
    UnitInUseError,
    UnitNameTakenError,
)
from vp_desktop.domain.periods import PeriodError
from vp_desktop.domain.report_states import (
    CorrectionNeededError,
    CountedDayError,
    NothingToCorrectError,
    NumbersChangedError,
    ReportAdoptedError,
)
from vp_desktop.domain.retention import CaseOpenError, HeldError
from vp_desktop.domain.timeline import (
    BeforeFirstReportError,
    CutsThroughError,
)
from vp_desktop.i18n import _
from vp_desktop.services.handouts import (
    LEAST_PASSWORD,
    HandoutDiffersError,
    NoSuchHandoutError,
    OddPasswordError,
    ShortPasswordError,
)


def record_sentences() -> dict[type[VpError], str]:
    """Return the sentence for each kind of error, in the language spoken now."""
    return {
        **_about_cases(),
        **_about_organisations(),
        **_about_reports(),
        **_about_handouts(),
        **_about_the_rest(),
    }


def _about_cases() -> dict[type[VpError], str]:
    return {
        CaseCodeTakenError: _("This organisation has a case of that code already. Choose another."),
        CaseDatesError: _("The case would be closed before it was opened. Change one of the days."),
        CaseOpenError: _("The case is still open: what was told is still needed. Close it first."),
        HeldError: _("A hold stands on this case: what was told must stay. Lift the hold first."),
        StoryDestroyedError: _(
            "What was told in this case is destroyed; nothing can be added or changed any more."
        ),
        PseudonymTakenError: _("Another client has this pseudonym. Choose another."),
        ConsentDatesError: _(
            "The consent would be withdrawn before it was given. Change one of the days."
        ),
    }


def _about_organisations() -> dict[type[VpError], str]:
    return {
        NoSuchOrganisationError: _(
            "The vault has no organisation of that name. Write the name as it stands in the vault."
        ),
        NameTakenError: _("There is an organisation of that name already. Choose another name."),
        NameInBinError: _(
            "An organisation of that name lies in the bin. Put it back, or choose another name."
        ),
        OrganisationInUseError: _(
            "The organisation has cases. Remove those first, or leave it as it is."
        ),
        UnitNameTakenError: _("The organisation has a unit of that name already."),
        UnitInUseError: _("A case names this unit. Choose another unit there first."),
        UnitElsewhereError: _("This unit is part of another organisation. Choose another unit."),
    }


def _about_reports() -> dict[type[VpError], str]:
    return {
        **_about_earlier_reports(),
        ReportAdoptedError: _(
            "This report is adopted, so nothing in it changes. Make it a draft again first."
        ),
        CorrectionNeededError: _(
            "This report was given out and stands. Say in a few words what the corrected edition "
            "corrects."
        ),
        NothingToCorrectError: _(
            "No report over this period was given out to these readers in this language, so there "
            "is nothing to correct. Make it without a correction."
        ),
        CountedDayError: _(
            "What a report counts is fixed up to one day. That day cannot lie before its period or "
            "after today. Choose another."
        ),
        NumbersChangedError: _(
            "Since this report was adopted, cases, headcounts or the agreements with the "
            "organisation were changed, and its numbers would be others. Make it a draft again, "
            "look at it, and adopt it once more."
        ),
        ReportChangedError: _(
            "Cases were changed since this report was made. Make the report again before you enter "
            "it as given out."
        ),
    }


def _about_earlier_reports() -> dict[type[VpError], str]:
    return {
        CutsThroughError: _(
            "This period begins or ends inside one that was reported already. Choose one that "
            "holds that period whole, or lies beside it."
        ),
        BeforeFirstReportError: _(
            "This period begins before the first one that was reported. Choose a later one: of "
            "earlier years nothing can be told any more without giving away hidden numbers."
        ),
        NoSafeReportError: _(
            "Beside the reports given out before, nothing of this period can be printed without "
            "giving away a small number. Choose a longer period."
        ),
        UnsafeReportError: _(
            "The last check found that a small number could be read or worked out from this "
            "report. It was not adopted and not given out. Leave tables out in the privacy check "
            "until no such number is left."
        ),
        ReportContradictsError: _(
            "The last check found that this report and those given out before cannot all be true. "
            "It was not adopted and not given out. Compare the figures with those of the year "
            "before, and leave out the tables that differ."
        ),
        LedgerError: _(
            "What is kept of earlier reports to this organisation is damaged. Restore a backup to "
            "make a report."
        ),
        LedgerTooNewError: _(
            "A newer version of the program kept earlier reports to this organisation. Install "
            "that version to make a report."
        ),
        LedgerMissingError: _(
            "Of a report that was given out before, the vault does not keep what is needed to "
            "prove that it is safe beside a new one. No report can be made for this organisation."
        ),
    }


def _about_handouts() -> dict[type[VpError], str]:
    return {
        HandoutDiffersError: _(
            "The saved report cannot be made again just as it is, so nothing can be made to go "
            "with it. Something it tells of was changed since, or the program was."
        ),
        OddPasswordError: _(
            "Not every PDF reader takes this password. Use letters, digits and spaces alone, and "
            "no more than 100 of them."
        ),
        ShortPasswordError: _(
            "This password is too short: take {n} characters or more, as four words at random."
        ).format(n=LEAST_PASSWORD),
        NoSuchHandoutError: _(
            "A report for these readers is a page or two itself: it has no summary and no speaking "
            "notes. Leave those out, or make the report for the board or the works council."
        ),
    }


def _about_the_rest() -> dict[type[VpError], str]:
    return {
        AttachmentTooLargeError: _("The file is too large; the most is {n} MB.").format(
            n=MAX_ATTACHMENT_BYTES // 1024 // 1024
        ),
        PeriodError: _("The period ends before it starts. Change one of the two days."),
        UnknownCodeError: _("This code is in no list. Choose one from the list."),
        ContradictionError: _(
            "Numbers in this file contradict each other, so at least one of them is wrong."
        ),
        NewerFiguresError: _(
            "A newer version of the program wrote this figures file. Update the program first."
        ),
        FiguresFileError: _(
            "This is not a figures file of this program, or it was changed by hand. Make it again"
            " with «vp report --figures» or «vp ledger --out»."
        ),
    }
