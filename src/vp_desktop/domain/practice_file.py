"""The practice file: everything a practice holds, in one JSON text that other programs can read.

UTF-8, ``{"format": "vp-practice", "version": 1}`` with the lists ``organisations``, ``clients``,
``cases``, ``contacts``, ``referral_contacts``, ``activities`` and ``advices``. Each may be absent;
a case needs ``organisation``, ``code``, ``opened_on`` and ``kinds``, of which the first is the
primary one. Records point to each other by what a person calls them: an organisation, a unit or a
referral contact by its name, a case by its code, a client by the pseudonym. Codes are those of the
code lists; the Dutch or English name of a code is accepted in its place. Days are ``YYYY-MM-DD``.

Beyond those lists, so that an export that is imported gives back the same practice:

========================= =====================================================================
in an organisation        ``headcount`` by year, ``units`` with ``location`` and ``headcount``,
                          ``contact_persons``, ``policy`` (the checklist),
                          ``counting_changes``
in a case                 ``contacts``; ``referrals``, each a code or a record of kind, to, on and
                          remark; ``follow_ups``, ``consents``, ``holds``, ``attachments``
                          (base64), ``marks``, ``accused``, ``saved_at``, ``part_a_destroyed``
beside the cases          ``follow_ups`` without a case, ``hours``, ``signals``, ``reports`` (the
                          adviser's texts by period), ``publications`` (the ledger),
                          ``given_out_files`` (base64), ``qualifications``, ``education``,
                          ``building_blocks`` (passages kept for reports), ``destructions``,
                          ``settings``
========================= =====================================================================

A field that is not named here is refused, so that a typing error never loses data in silence.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from vp_desktop.domain.case_records import CaseRecord, FollowUpRecord, LooseContactRecord
from vp_desktop.domain.practice_records import (
    ActivityRecord,
    AdviceRecord,
    BuildingBlockRecord,
    ClientRecord,
    DestructionRecord,
    EducationRecord,
    GivenOutFileRecord,
    HoursRecord,
    OrganisationRecord,
    PublicationRecord,
    QualificationRecord,
    ReferralContactRecord,
    ReportRecord,
    SignalRecord,
)
from vp_desktop.domain.record_fields import Record

MAX_CASES = 200_000
"""Cases in one file: ten times the largest practice that is provided for."""

MAX_ROWS = 1_000_000
"""Records of any other kind in one list."""

SettingName = Annotated[str, StringConstraints(min_length=1, max_length=100)]

SettingValue = Annotated[str, StringConstraints(max_length=10_000)]


class PracticeFile(Record):
    """A whole practice, or any part of one."""

    format: Literal["vp-practice"]
    version: Literal[1]
    settings: Annotated[dict[SettingName, SettingValue], Field(default_factory=dict, repr=False)]
    organisations: tuple[OrganisationRecord, ...] = ()
    clients: tuple[ClientRecord, ...] = ()
    referral_contacts: tuple[ReferralContactRecord, ...] = ()
    cases: tuple[CaseRecord, ...] = ()
    contacts: tuple[LooseContactRecord, ...] = ()
    follow_ups: tuple[FollowUpRecord, ...] = ()
    activities: tuple[ActivityRecord, ...] = ()
    advices: tuple[AdviceRecord, ...] = ()
    signals: tuple[SignalRecord, ...] = ()
    hours: tuple[HoursRecord, ...] = ()
    reports: tuple[ReportRecord, ...] = ()
    publications: tuple[PublicationRecord, ...] = ()
    given_out_files: tuple[GivenOutFileRecord, ...] = ()
    qualifications: tuple[QualificationRecord, ...] = ()
    education: tuple[EducationRecord, ...] = ()
    building_blocks: tuple[BuildingBlockRecord, ...] = ()
    destructions: tuple[DestructionRecord, ...] = ()
