"""Read the adviser's texts, and the finished pages, for what could point to a person."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.rules import SMALLEST_UNIT
from vp_desktop.disclosure.untold import untold
from vp_desktop.domain.narrative import Finding, Surroundings, look_through, undecided
from vp_desktop.domain.narrative.reading import BEYOND_DOUBT
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.reports import ReportDraft, ReportTexts
from vp_desktop.services.rules import existing
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.preferences import PreferenceRepository
from vp_desktop.vault.units import UnitRepository


@dataclass(frozen=True, slots=True)
class PageFinding:
    """A passage on a finished page that should not be there."""

    page: int
    """From 1."""
    finding: Finding


@dataclass(frozen=True, slots=True)
class TextReader:
    """All that texts of one report are read against; it needs no vault and may run in a worker."""

    names: tuple[str, ...] = field(default=(), repr=False)
    around: Surroundings = field(default=Surroundings(), repr=False)

    def find(self, text: str) -> list[Finding]:
        """Return what in ``text`` could point to a person."""
        return look_through(text, self.names, self.around)

    def undecided(self, texts: ReportTexts) -> list[tuple[str, Finding]]:
        """Return field and finding of each passage about which nothing was decided yet."""
        return [
            (name, finding)
            for name, text in texts.passages().items()
            for finding in undecided(texts.decisions, name, text, self.find(text))
        ]

    def on_pages(self, pages: Iterable[str], texts: ReportTexts) -> list[PageFinding]:
        """Return names, codes, addresses and numbers of persons in the text of finished pages.

        What the adviser let stand in ``texts`` may stand on the pages too. Words that only may
        point to a person are not looked for: the program's own sentences are full of them.
        """
        allowed = set()
        for name, text in texts.passages().items():
            found = self.find(text)
            waiting = set(undecided(texts.decisions, name, text, found))
            allowed |= {(one.sign, one.passage.casefold()) for one in found if one not in waiting}
        return [
            PageFinding(number, finding)
            for number, page in enumerate(pages, start=1)
            for finding in self.find(page)
            if finding.sign in BEYOND_DOUBT
            and (finding.sign, finding.passage.casefold()) not in allowed
        ]


class NarrativeCheck:
    """Knows what the vault holds that no text of a report may tell."""

    def __init__(self, vault: Vault) -> None:
        self._organisations = OrganisationRepository(vault)
        self._units = UnitRepository(vault)
        self._preferences = PreferenceRepository(vault)

    def reader(
        self, draft: ReportDraft, names: Iterable[str], figures: PublicFigures | None = None
    ) -> TextReader:
        """Return what reads the texts of ``draft``, with ``names`` that it may not hold.

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
        return TextReader(tuple(sorted(set(names))), around)

    def _own_words(self) -> list[str]:
        """Return the adviser's name and address, which every report prints."""
        reach = self._preferences.get(Preference.REACH) or ""
        addresses = [finding.passage for finding in look_through(reach)]
        return [self._preferences.get(Preference.ADVISER_NAME) or "", *addresses]
