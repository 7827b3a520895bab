"""The services that writing down a conversation needs, as one value."""

from dataclasses import dataclass

from vp_desktop.services.case_list import CaseList
from vp_desktop.services.casebook import CaseBook
from vp_desktop.services.drafts import Drafts
from vp_desktop.services.follow_ups import FollowUps
from vp_desktop.services.notebook import Notebook
from vp_desktop.services.organisations import Organisations
from vp_desktop.services.practice import Practice


@dataclass(frozen=True, slots=True)
class Writing:
    """What finds or begins a case, and what keeps the note."""

    cases: CaseBook
    case_list: CaseList
    organisations: Organisations
    notes: Notebook
    drafts: Drafts
    follow_ups: FollowUps

    @classmethod
    def of(cls, practice: Practice) -> "Writing":
        """Return the services of ``practice``."""
        return cls(
            practice.cases,
            practice.case_list,
            practice.organisations,
            practice.notes,
            practice.drafts,
            practice.follow_ups,
        )
