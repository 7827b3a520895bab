from tests.services.records import add_contact
from vp_desktop.domain.cases import CaseId
from vp_desktop.services.practice import Practice
from vp_desktop.vault.left_words import INDEXES, forget_left_words
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.schema import expected_schema, full_text_tables


def test_every_index_is_looked_at() -> None:
    assert set(INDEXES) == set(full_text_tables(expected_schema(released_scripts())))


def test_an_index_whose_marks_are_all_words_is_left_as_it_is(
    practice: Practice, case_id: CaseId
) -> None:
    add_contact(practice, case_id, " ".join(f"woord{nth:04}" for nth in range(3_000)))

    with practice._vault.transaction():
        made_anew = forget_left_words(practice._vault)

    assert made_anew == 0
