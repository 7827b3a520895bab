from collections import Counter
from itertools import chain

import pytest
from PySide6.QtGui import QKeySequence

from vp_desktop import i18n
from vp_desktop.domain.promises import groups
from vp_desktop.resources import resource
from vp_desktop.ui.shell import help_pages
from vp_desktop.ui.shell.actions import actions, typing_keys

ALL = (*actions(), *typing_keys())


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(chain.from_iterable(action.keys for action in ALL))

    assert [key for key, times in keys.items() if times > 1] == []


def test_no_letter_alone_is_a_shortcut() -> None:
    """WCAG 2.1.4: who speaks to the computer would set them off."""
    for key in chain.from_iterable(action.keys for action in ALL):
        assert QKeySequence(key).count() == 1
        assert "+" in key or not key.isalpha() or key == "Esc", key


def test_every_action_has_an_icon_that_exists() -> None:
    for action in ALL:
        assert resource(f"icons/{action.icon}.svg").is_file(), action.id


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_key_stands_in_the_help(language: str) -> None:
    with i18n.speaking(language):
        page = help_pages.keys_page()
        missing = [a.id for a in (*actions(), *typing_keys()) if a.keys and a.text not in page]

    assert missing == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", help_pages.PAGES)
def test_every_page_of_the_help_is_there_and_has_a_title(language: str, name: str) -> None:
    with i18n.speaking(language):
        page = help_pages.page(name)

    assert page.startswith("# ")
    assert len(page) > 300
    assert "!" not in page
    assert "http" not in page


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_promise_stands_in_the_help_with_how_far_it_was_tried(language: str) -> None:
    promises = [one for group in groups() for one in group.promises]

    with i18n.speaking(language):
        page = help_pages.page(help_pages.PROMISES)
        rows = [f"| {one.sentence} | {one.figure} |" for one in promises]
        titles = [f"## {group.title}" for group in groups() if group.promises]

    lines = page.splitlines()
    assert [row for row in (*rows, *titles) if row not in lines] == []
    assert page.startswith("# ")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_tables_of_the_help_speak_the_language_of_the_window(language: str) -> None:
    with i18n.speaking(language):
        pages = [help_pages.page(name) for name in (help_pages.KEYS, help_pages.PROMISES)]

    assert [page.startswith(("# Keys", "# What the vault")) for page in pages] == [
        language == "en",
        language == "en",
    ]


def test_the_help_is_searched_by_all_words() -> None:
    with i18n.speaking("nl"):
        found = dict(help_pages.found("herstelblad vergeten"))

    assert "security" in found
    assert "report" not in found
