"""Make reports of every kind and have tools that know nothing of the program judge them.

Of the demo practice and of an organisation whose every text is hostile to a page, for each reader
and in each language. ``checks/accept-report`` judges them; last, that veraPDF can say no is tried.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf

from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import Language, ReportDraft, Variant
from vp_desktop.files import write_whole
from vp_desktop.i18n import speaking
from vp_desktop.resources import resource
from vp_desktop.services.access import Cost
from vp_desktop.services.demo import ORGANISATION, make_demo_vault
from vp_desktop.services.handouts import handout_job, handouts_of
from vp_desktop.services.practice import Practice

HERE = Path(__file__).parent
CHECKS = HERE / "checks"
LOCALES = {Language.DUTCH: "nl-NL", Language.ENGLISH: "en-GB"}
ORGANISATIONS = {
    "linden": ORGANISATION,
    "oosterwold": "Gemeente Oosterwold",
    "aalst": "Transport Van Aalst",
}
"""Enough cases for a full report, for a small one, for hardly a number."""

CHEAP = Cost(memory_kib=19456, passes=1, lanes=1)
PAGES = {one for one in Handout if one.suffix == ".pdf"}

ADOPTED = {Language.DUTCH: date(2026, 2, 12), Language.ENGLISH: None}
"""A finished report in one language, a draft in the other."""

FIRST, LAST, AS_OF = date(2025, 1, 1), date(2025, 12, 31), date(2026, 2, 1)

LONG_WORD = "verantwoordelijkheidsverdelingsoverleg" * 6
HOSTILE_TEXTS = (
    "<img src='/etc/passwd' width='9999'/> en <b>vet</b>, <a href='https://example.org'>hier</a>.",
    "Vóór de regel </para></para> en erna &amp; &#x41; %s {n} \\n (haak) ( open ) dicht ] [ >> <<",
    f"Een woord van meer dan tweehonderd letters: {LONG_WORD} en daarna gaat de zin gewoon door.",
    "Van rechts naar links: \u202egnir\u202c, zacht\u00adbreek, nul\u200bbreed,\ttab, \ufeffteken.",
    "Één coördinator, Çelik & Łukasz: «½ €» – ‘goed’, e\u0301e\u0301n, 3 × 4, 10 °C, § 7, “ja” …",
    "\n\n   \n- een streepje\n\n\n* een ster\n1. een getal\n" + "Korte regel.\n" * 12,
    "Een zin van tien gewone woorden die rustig over bladzijden loopt. " * 150,
)
HOSTILE_NAME = f"Stichting <b>{LONG_WORD[:110]}</b> & «Zorg» </para> (locatie ’t Één)"

Record = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Return 0 when every report is accepted; keep them where the argument says."""
    if arguments:
        folder = Path(arguments[0])
        folder.mkdir(parents=True, exist_ok=True)
        return _make_and_judge(folder)
    with TemporaryDirectory(prefix="vp-reports-") as place:
        return _make_and_judge(Path(place))


def _make_and_judge(folder: Path) -> int:
    made = {language: list[Path]() for language in Language}
    with TemporaryDirectory(prefix="vp-practice-") as place:
        for language, name, pdf in _reports(Path(place)):
            made[language].append(folder / name)
            write_whole(folder / name, pdf)
    accepted = _accepts(str(one) for each in Language for one in (LOCALES[each], *made[each]))
    return 0 if accepted and _vera_can_say_no(made[Language.DUTCH][0]) else 1


def _reports(place: Path) -> Iterator[tuple[Language, str, bytes]]:
    vault = place / "practice.vpvault"
    key, _count = make_demo_vault(vault, cost=CHEAP)
    practice = Practice.open(vault, key)
    try:
        hostile = place / "hostile.json"
        hostile.write_text(json.dumps(hostile_practice()), encoding="utf-8")
        practice.exchange.add(practice.exchange.read(hostile))
        for name, organisation in {**ORGANISATIONS, "hostile": HOSTILE_NAME}.items():
            found = practice.organisations.find(organisation)
            if found is None:
                raise LookupError(name)
            for variant in Variant:
                for language, title, pdf in _for(practice, found.id, variant):
                    yield language, f"{name}-{variant}{title}-{language}.pdf", pdf
    finally:
        practice.lock()


def _for(
    practice: Practice, one: OrganisationId, variant: Variant
) -> Iterator[tuple[Language, str, bytes]]:
    """Yield the report for one sort of readers and what goes with it, in each language."""
    reports = practice.reports
    draft = ReportDraft(
        organisation_id=one,
        first=FIRST,
        last=LAST,
        variant=variant,
        as_of=AS_OF,
        texts=reports.texts(one, FIRST, LAST),
    )
    figures = reports.figures(draft)
    for language, adopted_on in ADOPTED.items():
        this = draft.model_copy(update={"language": language, "adopted_on": adopted_on})
        with speaking(language):
            yield language, "", reports.render_job(this, figures)()
            for handout in sorted(handouts_of(variant) & PAGES):
                pdf = handout_job(reports, handout, this, figures)()
                yield language, f"-{handout}", pdf


def hostile_practice() -> Record:
    """Return the largest organisation of the demo under another name, with hostile texts."""
    demo = json.loads(resource("demo/practice.json").read_text(encoding="utf-8"))
    texts = cycle(HOSTILE_TEXTS)
    own = next(one for one in demo["organisations"] if one["name"] == ORGANISATION)
    lists = {name: _its_own(demo[name]) for name in ("cases", "activities", "advices")}
    for one in lists["cases"]:
        one["code"] += "-H"
        del one["client"]
    for one in lists["activities"]:
        one["subject"] = " ".join(next(texts).split())[:200]
    for one in lists["advices"]:
        one |= {name: " ".join(next(texts).split())[:200] for name in ("title", "recipient", "due")}
        one |= {name: next(texts) for name in ("observation", "text", "response")}
    passages = {name: next(texts) for name in ("summary", "kinds", "trend", "signals", "outlook")}
    period = {"first": FIRST.isoformat(), "last": LAST.isoformat()}
    report = {"organisation": HOSTILE_NAME, "texts": passages} | period
    own |= {"name": HOSTILE_NAME, "recipients": " ".join(next(texts).split())[:200]}
    whole = {"format": "vp-practice", "version": 1, "organisations": [own], **lists}
    return whole | {"reports": [report]}


def _its_own(records: Iterable[Record]) -> list[Record]:
    return [one | {"organisation": HOSTILE_NAME} for one in records if _is_of_the_largest(one)]


def _is_of_the_largest(record: Record) -> bool:
    return bool(record.get("organisation") == ORGANISATION)


def _accepts(arguments: Iterable[str]) -> bool:
    env = os.environ | {"PYTHON": sys.executable}
    return (
        subprocess.run([CHECKS / "accept-report", *arguments], env=env, check=False).returncode == 0
    )


def _vera_can_say_no(report: Path) -> bool:
    """Tell whether veraPDF refuses ``report`` once it has lost its language."""
    with TemporaryDirectory(prefix="vp-damaged-") as place:
        damaged = Path(place) / "damaged.pdf"
        with pikepdf.open(report) as file:
            del file.Root.Lang
            file.save(damaged)
        said = subprocess.run(
            [CHECKS / "vera", "ua1", damaged], capture_output=True, text=True, check=False
        )
    if said.returncode == 1 and "FAIL   ua1 damaged.pdf" in said.stdout:
        return True
    print(f"veraPDF does not refuse a damaged report:\n{said.stdout}{said.stderr}", file=sys.stderr)
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
