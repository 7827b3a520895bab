"""A case as a form hands it back: what the vault holds, with what the user changed."""

from dataclasses import fields

from vp_desktop.domain.cases import Case, CaseDraft

_SHARED = {field.name for field in fields(Case)} & set(CaseDraft.model_fields)


def draft_of(case: Case, **changes: object) -> CaseDraft:
    """Return ``case`` as a draft, with ``changes`` to some of its fields.

    Raises:
        pydantic.ValidationError: a changed field cannot be kept as it is.
    """
    kept = {name: getattr(case, name) for name in _SHARED}
    return CaseDraft(**kept | changes)
