"""The options of «vp report»."""

import argparse
from pathlib import Path

from vp_desktop.cli.usage import day, few_words, one_of, some_of
from vp_desktop.i18n import LANGUAGES, _

VARIANTS = ("board", "works-council", "staff", "flash")
"""As ``domain.reports.Variant`` has them; a test holds the two equal."""

TABLES = frozenset({
    "domains", "kinds", "mentions", "accused", "accused_by_domain", "client_roles", "channels",
    "channels_wide", "found_by", "found_by_wide", "units", "interventions", "referrals",
    "outcomes", "outcomes_wide", "lead_times", "lead_times_wide", "half_years", "quarters",
})  # fmt: skip
"""Of ``domain.tables.Table`` those that a report may print; a test holds that they are."""

LONGEST_LINE = 200
"""Characters, as ``domain.drafts.MAX_LINE_CHARS`` has it; a test holds the two equal."""


def add_report_options(options: argparse._ArgumentGroup) -> None:
    """Add all that «vp report» can be asked beside what it needs."""
    options.add_argument(
        "--variant", type=one_of(VARIANTS), default="board", metavar="|".join(VARIANTS),
        help=_("for whom the report is; the board if not given"),
    )  # fmt: skip
    options.add_argument(
        "--with-cases", action="store_true", help=_("of a flash: also tell how many cases were new")
    )
    options.add_argument(
        "--language", type=one_of(LANGUAGES), metavar="nl|en", help=_("language of the report")
    )
    options.add_argument(
        "--as-of", type=day, metavar=_("DAY"),
        help=_("count the cases entered by this day; else by today, or by the day of its adoption"),
    )  # fmt: skip
    options.add_argument(
        "--without", type=some_of(TABLES), default=frozenset(), metavar=_("TABLES"),
        help=_(
            "leave tables out, with commas between their names in the figures file: {tables}"
        ).format(tables=", ".join(sorted(TABLES))),
    )  # fmt: skip
    options.add_argument(
        "--publish", action="store_true", help=_("enter the report in the ledger: it is given out")
    )
    options.add_argument(
        "--correction", type=few_words(LONGEST_LINE), metavar=_("WORDS"),
        help=_(
            "of a report that was given out: what the next edition corrects, in a few words that "
            "name nobody; they are printed in it"
        ),
    )  # fmt: skip
    options.add_argument(
        "--figures", type=Path, metavar=_("FIGURES.json"),
        help=_("write every number of the report to a file as well"),
    )  # fmt: skip
    _add_handouts(options)


def _add_handouts(options: argparse._ArgumentGroup) -> None:
    options.add_argument(
        "--excel", type=Path, metavar=_("NUMBERS.xlsx"),
        help=_("write every number of the report to an Excel workbook as well"),
    )  # fmt: skip
    options.add_argument(
        "--summary", type=Path, metavar=_("PAGE.pdf"), help=_("write a summary of one page as well")
    )
    options.add_argument(
        "--notes", type=Path, metavar=_("NOTES.(pdf|txt)"),
        help=_("write speaking notes for the talk about the report as well"),
    )  # fmt: skip
    options.add_argument(
        "--locked", type=Path, metavar=_("COPY.pdf"),
        help=_("write a copy that opens with a password as well; it is no PDF/A"),
    )  # fmt: skip
    options.add_argument(
        "--password-file", metavar=_("FILE"),
        help=_("read the password of that copy from the first line of FILE"),
    )  # fmt: skip
