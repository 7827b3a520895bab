"""Read what a report prints, and the finished pages, for what could point to a person."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.rules import SMALLEST_UNIT
from vp_desktop.disclosure.untold import untold
from vp_desktop.domain.narrative import (
    Finding,
    Sign,
    Surroundings,
    TextDecision,
    look_through,
    undecided,
)
from vp_desktop.domain.narrative.reading import BEYOND_DOUBT
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.printed_texts import PAGES, PrintedText
from vp_desktop.domain.progress import Making, Progress, part_of, unwatched
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.reports.pdf.finished import page_texts
from vp_desktop.services.rules import existing
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.preferences import PreferenceRepository
from vp_desktop.vault.reports import ReportRepository
from vp_desktop.vault.units import UnitRepository

_MADE = 0.6
"""Of the work, once the pages are made: then they are read."""


@dataclass(frozen=True, slots=True)
class Passages:
    """A text, and what in it could point to a person."""

    printed: PrintedText
    found: tuple[Finding, ...]

    def undecided(self, decisions: Iterable[TextDecision]) -> list[Finding]:
        """Return the findings about which nothing was decided yet."""
        return undecided(decisions, self.printed.field, self.printed.text, self.found)


@dataclass(frozen=True, slots=True)
class FinishedPages:
    """A report as it is handed over, and what its pages hold that no text of it showed."""

    content: bytes = field(repr=False)
    found: tuple[Passages, ...]


@dataclass(frozen=True, slots=True)
class TextReader:
    """All that texts of one report are read against; it needs no vault and may run in a worker."""

    names: tuple[str, ...] = field(default=(), repr=False)
    around: Surroundings = field(default=Surroundings(), repr=False)

    def find(self, text: str) -> list[Finding]:
        """Return what in ``text`` could point to a person."""
        return look_through(text, self.names, self.around)

    def passages(self, printed: Iterable[PrintedText]) -> list[Passages]:
        """Return each text with what in it could point to a person; those without it are left."""
        read = (Passages(one, tuple(self.find(one.text))) for one in printed)
        return [one for one in read if one.found]

    def on_pages(
        self,
        pages: Sequence[str],
        printed: Iterable[PrintedText],
        report: Progress = unwatched,
    ) -> list[Passages]:
        """Return names, codes, addresses and numbers of persons in the text of finished pages.

        What stands in a text that was ``printed`` is asked about there. Words that only may point
        to a person are not looked for: the program's own sentences are full of them.
        """
        known = {
            (finding.sign, finding.passage.casefold())
            for one in self.passages(printed)
            for finding in one.found
        }
        read: list[Passages] = []
        for number, page in enumerate(pages, start=1):
            report(number / len(pages))
            found = tuple(one for one in self.find(page) if _is_new(one, known))
            read.append(Passages(PrintedText(field=PAGES, number=number, text=page), found))
        return [one for one in read if one.found]


def finish(
    render: Making,
    reader: TextReader,
    printed: Iterable[PrintedText],
    report: Progress = unwatched,
) -> FinishedPages:
    """Return the pages that ``render`` makes, and what in their file could point to a person.

    It needs no vault, and may run in a worker.
    """
    content = render(part_of(report, 0, _MADE))
    pages = page_texts(content)
    found = reader.on_pages(pages, printed, part_of(report, _MADE, 1))
    return FinishedPages(content, tuple(found))


def _is_new(finding: Finding, known: Collection[tuple[Sign, str]]) -> bool:
    """Return whether ``finding`` is beyond doubt, and in no text that was printed.

    A name in small letters is an ordinary word of the program's own sentences.
    """
    if finding.sign not in BEYOND_DOUBT or (finding.sign, finding.passage.casefold()) in known:
        return False
    return finding.sign is not Sign.KNOWN_NAME or not finding.passage.islower()


class NarrativeCheck:
    """Knows what the vault holds that no text of a report may tell."""

    def __init__(self, vault: Vault) -> None:
        self._organisations = OrganisationRepository(vault)
        self._units = UnitRepository(vault)
        self._preferences = PreferenceRepository(vault)
        self._reports = ReportRepository(vault)

    def known_names(self) -> list[str]:
        """Return the names that no report may hold: of clients and of whom they spoke."""
        accused = [name for text in self._reports.accused() if (name := _name_in(text))]
        return [*self._reports.client_names(), *accused]

    def reader(self, draft: ReportDraft, figures: PublicFigures | None = None) -> TextReader:
        """Return what reads the texts of ``draft`` for what could point to a person.

        Without ``figures`` hidden counts are not looked for.

        Raises:
            NotFoundError: there is no such organisation.
        """
        owner = existing(self._organisations.get(draft.organisation_id))
        units = {unit.name: unit.headcount for unit in self._units.of(owner.id)}
        large = {
            name
            for name, people in units.items()
            if owner.names_units and people.get(draft.last.year, 0) >= SMALLEST_UNIT
        }
        around = Surroundings(
            own_words=frozenset({owner.name, *large, *self._own_words()} - {""}),
            small_units=frozenset(units.keys() - large),
            days=frozenset({draft.first, draft.last}),
            hidden=untold(figures) if figures is not None else (),
        )
        return TextReader(tuple(sorted(set(self.known_names()))), around)

    def _own_words(self) -> list[str]:
        """Return the adviser's name and address, which every report prints."""
        reach = self._preferences.get(Preference.REACH) or ""
        addresses = [finding.passage for finding in look_through(reach)]
        return [self._preferences.get(Preference.ADVISER_NAME) or "", *addresses]


def _name_in(text: str) -> str:
    """Return the words of ``text`` that look like a name: «Piet van planning» is «Piet»."""
    return " ".join(word for word in text.split() if word[:1].isupper())
