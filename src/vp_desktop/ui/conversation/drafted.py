"""Which case a draft that was kept is written for."""

from vp_desktop.domain.cases import CaseId
from vp_desktop.services.drafts import Drafts
from vp_desktop.ui.widgets.composer_draft import ComposerDraft


def drafted_case(drafts: Drafts, place: str) -> CaseId | None:
    """Return the case that the draft at ``place`` names, or None; it may be gone meanwhile."""
    body = drafts.load(place)
    return None if body is None else ComposerDraft.from_text(body).case_id
