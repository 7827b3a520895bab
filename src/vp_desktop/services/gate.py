"""The last gate: nothing stands or goes out from which readers could work out a small number.

What was given out is judged with what would be, from published figures alone, as any reader could;
how the figures were protected plays no part in it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from vp_desktop.disclosure.errors import ReportContradictsError, UnsafeReportError
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.figures_reading import ContradictionError, FiguresFileError
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.services import late
from vp_desktop.services.audit import audit_content
from vp_desktop.services.publishing import own_issue
from vp_desktop.services.report_ledger import issues_given_out
from vp_desktop.services.report_names import THIS_REPORT
from vp_desktop.services.report_sources import ReportSources
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.publications import PublicationRepository

if TYPE_CHECKING:
    from vp_desktop.disclosure.audit.verdict import Finding, Verdict

Watch = Callable[[], None]
"""Called now and then by slow work; ends it by raising."""

_REMEMBERED = 6
"""Verdicts: those on the variants of one report, before and after each is given out."""


class Gate:
    """Judges reports beside all that was given out before, the same figures only once."""

    def __init__(self, vault: Vault) -> None:
        self._publications = PublicationRepository(vault)
        self._sources = ReportSources(vault)
        self._judged: dict[bytes, Verdict] = {}

    def audit_job(self, draft: ReportDraft, figures: PublicFigures) -> "Callable[[Watch], Verdict]":
        """Return a function that tells what readers of ``figures`` can know.

        It needs no vault, and may run in a worker.

        Raises:
            NotFoundError: there is no such organisation.
        """
        before, own = self._beside(draft, figures)
        return partial(self._verdict, [*before, own])

    def job(self, draft: ReportDraft, figures: PublicFigures) -> Callable[[Watch], None]:
        """Return a function that does nothing where ``figures`` may stand and go out.

        It needs no vault, and may run in a worker; it raises what ``insist`` does.

        Raises:
            NotFoundError: there is no such organisation.
        """
        return partial(self.insist, *self._beside(draft, figures))

    def _beside(self, draft: ReportDraft, figures: PublicFigures) -> tuple[list[Issue], Issue]:
        """Return what readers have, of which they can read all, and what they would get."""
        late.solver()
        owner = draft.organisation_id
        own = own_issue(self._sources.written(draft).content.counted, figures, THIS_REPORT)
        return list(issues_given_out(self._publications, owner, readable_alone=True)), own

    def _verdict(self, issues: Sequence[Issue], watch: Watch) -> "Verdict":
        content = to_json("", issues)
        mark = sha256(content).digest()
        verdict = self._judged.pop(mark, None) or audit_content(content, watch)
        self._judged[mark] = verdict
        while len(self._judged) > _REMEMBERED:
            self._judged.pop(next(iter(self._judged)))
        return verdict

    def insist(self, before: Sequence[Issue], own: Issue, watch: Watch) -> None:
        """Insist that nobody who has ``before`` learns a small number from ``own``.

        Raises:
            UnsafeReportError: somebody could be sure of one, and cannot be without it.
            ReportContradictsError: what was given out before cannot be true beside it.
        """
        if any((one.figures, one.tells_mean) == (own.figures, own.tells_mean) for one in before):
            return  # readers have it
        leaks = self._leaks(before, own, watch)
        if leaks and before:
            known = self._known(before, watch)
            leaks = [one for one in leaks if not _says(one) <= known]
        if leaks:
            raise UnsafeReportError(dict.fromkeys(one.table for one in leaks))

    def _leaks(self, before: Sequence[Issue], own: Issue, watch: Watch) -> "Sequence[Finding]":
        """Return what somebody is sure of; of the report alone where the rest cannot be judged."""
        try:
            return self._verdict([*before, own], watch).leaks
        except FiguresFileError as error:
            if not before:
                raise
            if isinstance(error, ContradictionError) and self._can_be(before, watch):
                raise ReportContradictsError("beside earlier ones") from error
            return self._verdict([own], watch).leaks

    def _can_be(self, before: Sequence[Issue], watch: Watch) -> bool:
        try:
            self._verdict(before, watch)
        except FiguresFileError:
            return False
        return True

    def _known(self, before: Sequence[Issue], watch: Watch) -> set[object]:
        """Return what readers are sure of without this report."""
        try:
            leaks = self._verdict(before, watch).leaks
        except FiguresFileError:
            return set()
        return set().union(*map(_says, leaks))


def _says(leak: "Finding") -> set[object]:
    """Return who is sure of which number, wherever it stands."""
    key, against = frozenset(leak.key.items()), frozenset(leak.against.items())
    return {(reader, leak.about, key, against) for reader in leak.readers}
