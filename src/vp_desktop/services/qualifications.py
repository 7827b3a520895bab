"""Keep the adviser's own certificates, and the hours of permanent education."""

from collections import Counter

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.periods import Period
from vp_desktop.domain.qualifications import (
    EducationDraft,
    EducationEntry,
    EducationId,
    Qualification,
    QualificationDraft,
    QualificationId,
)
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.qualifications import QualificationRepository


class Qualifications:
    """What the adviser may call himself or herself, and until when."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._qualifications = QualificationRepository(vault)

    def rows(self) -> list[Qualification]:
        """Return every qualification by name."""
        return self._qualifications.all()

    def add(self, draft: QualificationDraft) -> QualificationId:
        """Keep a qualification; return its id."""
        with self._vault.transaction():
            qualification_id = self._qualifications.add(draft)
        self._announce(Topic.SETTINGS)
        return qualification_id

    def change(self, qualification_id: QualificationId, draft: QualificationDraft) -> None:
        """Write ``draft`` over a qualification."""
        with self._vault.transaction():
            if not self._qualifications.change(qualification_id, draft):
                raise NotFoundError
        self._announce(Topic.SETTINGS)

    def remove(self, qualification_id: QualificationId) -> None:
        """Forget a qualification at once."""
        with self._vault.transaction(makes_room=True):
            if not self._qualifications.remove(qualification_id):
                raise NotFoundError
        self._announce(Topic.SETTINGS)

    def education(self, period: Period) -> list[EducationEntry]:
        """Return the educational activities of ``period``, newest first."""
        return self._qualifications.education(period)

    def education_minutes(self, period: Period) -> dict[str, int]:
        """Return the minutes of ``period`` by kind; what is asked for stands in list L24."""
        minutes: Counter[str] = Counter()
        for entry in self._qualifications.education(period):
            minutes[entry.kind] += entry.minutes
        return dict(minutes)

    def add_education(self, draft: EducationDraft) -> EducationId:
        """Keep an educational activity; return its id."""
        with self._vault.transaction():
            education_id = self._qualifications.add_education(draft)
        self._announce(Topic.SETTINGS)
        return education_id

    def remove_education(self, education_id: EducationId) -> None:
        """Forget an educational activity at once."""
        with self._vault.transaction(makes_room=True):
            if not self._qualifications.remove_education(education_id):
                raise NotFoundError
        self._announce(Topic.SETTINGS)
