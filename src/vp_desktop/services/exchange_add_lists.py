"""Add what is new in the lists of a practice file that stand beside the cases."""

from collections import Counter
from hashlib import sha256

from vp_desktop.domain.exchange import Trouble
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.practice_file import PracticeFile
from vp_desktop.services.exchange_known import Known, Links
from vp_desktop.services.exchange_new import NewOnly
from vp_desktop.services.left_out import coming_in
from vp_desktop.vault.exchange_in import CaseWriter, ListWriter, OwnRecord
from vp_desktop.vault.exchange_present import PresentReader


class ListAdding:
    """Activities, advice, hours, texts, the ledger and the adviser's own records."""

    def __init__(
        self,
        present: PresentReader,
        new: NewOnly,
        known: Known,
        links: Links,
        writer: ListWriter,
    ) -> None:
        self._present, self._new, self._known = present, new, known
        self._links, self._writer = links, writer
        self._added: Counter[str] = Counter()

    def add(self, file: PracticeFile, cases: CaseWriter) -> Counter[str]:
        """Take everything new along; return how much of each kind."""
        for follow_up in self._new.of_list("follow_ups", file.follow_ups):
            cases.add_follow_up(None, follow_up)
            self._added["others"] += 1
        self._add_activities(file)
        self._add_advice(file)
        self._add_reports(file)
        self._add_own(file)
        return self._added

    def _add_activities(self, file: PracticeFile) -> None:
        for activity in self._new.of_list("activities", file.activities):
            self._writer.add_activity(self._owner(activity.organisation), activity)
            self._added["activities"] += 1
        for entry in self._new.of_list("hours", file.hours):
            self._writer.add_hours(self._owner(entry.organisation), entry)
            self._added["others"] += 1

    def _add_advice(self, file: PracticeFile) -> None:
        known = self._present.advices()
        for advice in self._new.of_list("advices", file.advices):
            owner = self._known.owner(advice.organisation)
            advice_id = self._writer.add_advice(owner, advice)
            known.setdefault((owner, advice.title), advice_id)
            self._added["advices"] += 1
        for signal in self._new.of_list("signals", file.signals):
            owner = self._known.owner(signal.organisation)
            unit_id = self._links.unit(owner, signal.unit)
            advice_of_it = known.get((owner, signal.advice or ""))
            self._writer.add_signal(owner, unit_id, advice_of_it, signal)
            self._added["others"] += 1

    def _add_reports(self, file: PracticeFile) -> None:
        written, given_out = self._present.reports(), self._present.ledgers()
        for report in file.reports:
            owner = self._known.owner(report.organisation)
            if (owner, report.first, report.last) not in written:
                self._writer.add_report(owner, report)
                self._added["others"] += 1
        for publication in file.publications:
            owner = self._known.owner(publication.organisation)
            if (publication.sha256, publication.entered_at) not in given_out.get(owner, ()):
                self._writer.add_publication(owner, publication)
                self._added["others"] += 1
        kept = self._present.given_out_files()
        for given in file.given_out_files:
            if sha256(given.content).hexdigest() not in kept:
                self._writer.add_given_out_file(given)
                self._added["others"] += 1

    def _add_own(self, file: PracticeFile) -> None:
        own: dict[str, tuple[OwnRecord, ...]] = {
            "qualifications": file.qualifications,
            "education": file.education,
            "building_blocks": file.building_blocks,
            "destructions": file.destructions,
        }
        for name, records in own.items():
            for record in self._new.of_list(name, records):
                self._writer.add_own(record)
                self._added["others"] += 1
        kept = self._present.settings()
        for name, value in coming_in(file.settings, self._found):
            if name not in kept:
                self._writer.add_setting(name, value)
                self._added["others"] += 1

    def _found(self, name: str) -> OrganisationId | None:
        found = self._known.organisation(name)
        return None if isinstance(found, Trouble) else found

    def _owner(self, name: str | None) -> OrganisationId | None:
        return self._known.owner(name) if name else None
