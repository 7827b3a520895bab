"""Read all that a report is made of, with nothing yet counted, hidden or put together."""

from dataclasses import replace

from vp_desktop.disclosure.rules import Rules
from vp_desktop.disclosure.unit_rows import unit_row
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.organisations import Organisation, OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.reports import ReportDraft, ReportTexts
from vp_desktop.services.fixed_content import content_of
from vp_desktop.services.left_out import LeftOut
from vp_desktop.services.report_content import Written
from vp_desktop.services.report_standing import standing_of
from vp_desktop.services.rules import existing
from vp_desktop.vault.case_facts import CaseFactsRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.preferences import PreferenceRepository
from vp_desktop.vault.reports import ReportRepository
from vp_desktop.vault.units import UnitRepository


class ReportSources:
    """What the vault holds that a report needs."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._units = UnitRepository(vault)

    def organisation(self, organisation_id: OrganisationId) -> Organisation:
        """Return the organisation that the report is about.

        Raises:
            NotFoundError: there is none.
        """
        return existing(OrganisationRepository(self._vault).get(organisation_id))

    def facts(self, organisation_id: OrganisationId) -> list[CaseFacts]:
        """Return the statistical rows of its cases."""
        found = CaseFactsRepository(self._vault).of(organisation_id)
        return [replace(one, unit=unit_row(one.unit)) if one.unit else one for one in found]

    def rules(self, draft: ReportDraft) -> Rules:
        """Return how its figures are protected.

        Raises:
            NotFoundError: there is no such organisation.
        """
        owner = self.organisation(draft.organisation_id)
        units = self._units.of(owner.id) if owner.names_units else []
        left_out = draft.left_out
        if left_out is None:
            left_out = LeftOut(self._vault).of(owner.id, Period(draft.first, draft.last))
        return Rules(
            threshold=owner.threshold,
            variant=draft.variant,
            headcount=self._units.headcount(owner.id),
            units={unit_row(unit.name): unit.headcount for unit in units},
            contract_from=owner.contract_from,
            left_out=left_out,
            tells_cases=not draft.is_silent,
        )

    def written(self, draft: ReportDraft) -> Written:
        """Return what stands in the report beside its figures.

        A draft without texts gets those that were saved for its period, as the command line does;
        what is adopted has those it was adopted with.

        Raises:
            NotFoundError: there is no such organisation.
        """
        owner, period = draft.organisation_id, Period(draft.first, draft.last)
        preferences = PreferenceRepository(self._vault)
        texts = draft.texts
        if draft.stands or texts == ReportTexts():
            texts = ReportRepository(self._vault).texts(owner, period) or texts
        return Written(
            organisation=self.organisation(owner),
            adviser=preferences.get(Preference.ADVISER_NAME) or "",
            reach=preferences.get(Preference.REACH) or "",
            texts=texts,
            content=content_of(self._vault, draft),
            standing=standing_of(self._vault, draft),
        )
