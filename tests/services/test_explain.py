import errno
import importlib
import os
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

import vp_desktop
from vp_desktop.domain.errors import NotFoundError, RefusedError, VpError
from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble
from vp_desktop.domain.vault_standing import Judgement, Standing
from vp_desktop.reports.errors import UnprintableTextError
from vp_desktop.services.explain import exit_code, explain, has_own_sentence
from vp_desktop.services.explain_import import describe
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    TargetExistsError,
    TargetFullError,
    WrongBackupPassphraseError,
)
from vp_desktop.vault.errors import (
    VaultDamagedError,
    VaultDoubtError,
    VaultExistsError,
    VaultFullError,
    VaultGoneError,
    VaultInUseError,
    VaultMissingError,
    VaultReadOnlyError,
    WrongPassphraseError,
)

WITH_PARTICULARS = (
    ImportRefusedError,
    UnprintableTextError,
    VaultDoubtError,
    WrongBackupPassphraseError,
)


def load_everything() -> None:
    for module in pkgutil.walk_packages(vp_desktop.__path__, "vp_desktop."):
        if module.name != "vp_desktop.__main__":
            importlib.import_module(module.name)


def all_below(kind: type[VpError]) -> Iterator[type[VpError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from all_below(below)


def test_every_error_a_user_can_act_on_has_a_sentence_of_its_own() -> None:
    load_everything()

    speechless = [kind.__name__ for kind in all_below(VpError) if not has_own_sentence(kind)]

    assert speechless == []


def test_every_trouble_in_a_file_has_a_sentence() -> None:
    for trouble in Trouble:
        assert describe(Problem("cases[0]", trouble, "7")).startswith("cases[0]: ")


def doubts() -> list[VaultDoubtError]:
    return [
        VaultDoubtError(
            Judgement(standing=standing, seen_at=when, written_at=when, keys_older=keys_older)
        )
        for standing in Standing
        for when in (None, datetime(2026, 3, 2, tzinfo=UTC))
        for keys_older in (True, False)
    ]


def test_no_sentence_is_left_with_a_gap() -> None:
    load_everything()
    wrong_key = WrongBackupPassphraseError(datetime(2026, 3, 2, tzinfo=UTC))
    refused = ImportRefusedError((Problem("cases[0].code", Trouble.REPEATED),) * 3)
    plain = [kind() for kind in all_below(VpError) if kind not in WITH_PARTICULARS]

    sentences = [
        explain(error)
        for error in (
            *plain,
            *doubts(),
            wrong_key,
            refused,
            UnprintableTextError(("😀",), "summary"),
        )
    ]

    assert not [sentence for sentence in sentences if "{" in sentence or "\n" in sentence]
    assert all(sentence.endswith((".", ")")) for sentence in sentences)


def test_a_new_kind_of_error_borrows_the_sentence_of_its_parent() -> None:
    class LostError(NotFoundError):
        pass

    lost = explain(LostError())
    del LostError

    assert lost == explain(NotFoundError())


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RefusedError(), 1),
        (ImportRefusedError((Problem("", Trouble.BAD_JSON),)), 1),
        (NotFoundError(), 1),
        (VaultExistsError(), 1),
        (TargetExistsError(), 1),
        (BackupDamagedError(), 1),
        (WrongPassphraseError(), 3),
        (WrongBackupPassphraseError(datetime(2026, 3, 2, tzinfo=UTC)), 3),
        (VaultDamagedError(), 3),
        (VaultInUseError(), 3),
        (VaultMissingError(), 3),
        (VaultFullError(), 4),
        (VaultReadOnlyError(), 4),
        (VaultGoneError(), 4),
        (TargetFullError(), 4),
        (OSError(errno.ENOSPC, "full"), 4),
    ],
)
def test_the_exit_code_says_who_can_help(error: VpError | OSError, code: int) -> None:
    assert exit_code(error) == code


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_an_error_of_the_system_is_said_without_its_own_words(number: int) -> None:
    error = OSError(number, os.strerror(number), "/home/jan/geheim.json")

    assert "geheim" not in explain(error)
    assert os.strerror(number) not in explain(error)


def test_of_many_problems_the_first_is_said_and_the_rest_counted() -> None:
    problems = tuple(Problem(f"cases[{n}].code", Trouble.REPEATED) for n in range(3))

    sentence = explain(ImportRefusedError(problems))

    assert "cases[0].code" in sentence
    assert "2 more problems" in sentence
    assert "cases[1]" not in sentence
