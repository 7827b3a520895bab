"""Backups that look after themselves, day after day, without a window."""

import os
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from tests.vault.raw import decrypted
from vp_desktop.domain.backups import SUFFIX, BackupId, MadeBackup
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.progress import unwatched
from vp_desktop.services.backup_desk import BackupDesk
from vp_desktop.vault.backup_keys import BackupKeys
from vp_desktop.vault.container import Header, check, unpack, write
from vp_desktop.vault.keys import MasterKey

_PAYLOAD = bytes(range(256)) * 16


def look(desk: BackupDesk) -> list[VpError]:
    """Do what the window does after an unlock; return what went wrong."""
    wrong: list[VpError] = []
    found = desk.care.survey_job(again=True)(unwatched)
    desk.care.surveyed(found)
    for place in desk.care.due(found):
        try:
            job = desk.care.backup_job(place)
            if job is None:
                break
            desk.backups.keep(job(unwatched))
        except VpError as error:
            desk.care.failed(place, error)
            wrong.append(error)
    desk.forgetting.sweep()
    proof = desk.care.proof_job(found.here)
    if proof is not None:
        desk.care.proved(proof(unwatched))
    return wrong


def small_backup(stick: Path, number: int, vault: Path, key: MasterKey, at: datetime) -> MadeBackup:
    """Put a real, sealed file with a tiny payload on ``stick``, as a backup made ``at`` that time.

    Making a whole one takes a third of a second, which is too long for a year of them.
    """
    salt = os.urandom(16)
    payload, path = stick / "payload", stick / f"{number:04}{SUFFIX}"
    payload.write_bytes(_PAYLOAD)
    header = Header(
        backup_id=salt.hex(),
        created=at,
        schema_version=1,
        payload_bytes=len(_PAYLOAD),
        keys=(vault / "vault.keys").read_text(),
    )
    with path.open("wb") as to, payload.open("rb") as source:
        write(to, header, source, BackupKeys.derive(key, salt).seal, unwatched)
    payload.unlink()
    return MadeBackup(
        id=BackupId(salt.hex()),
        path=path,
        bytes=path.stat().st_size,
        cases=5,
        notes=20,
        made_at=at,
        proven_at=at,
    )


def whole_files(stick: Path) -> list[Path]:
    """Return the backups on ``stick`` of which every bit is as it was written."""
    return [file for file in sorted(stick.glob(f"*{SUFFIX}")) if _is_whole(file)]


def pages_of(backups: Iterator[Path] | list[Path], key: MasterKey, scratch: Path) -> bytes:
    """Return every page of every one of ``backups``, in clear."""
    clear = b""
    for file in backups:
        with scratch.open("wb") as to:
            opened = unpack(file, partial(_seal_of, key), to, unwatched)
        clear += decrypted(scratch, bytes(BackupKeys.derive(key, opened.header.salt).database))
    return clear


def _seal_of(key: MasterKey, header: Header) -> bytearray:
    return BackupKeys.derive(key, header.salt).seal


def _is_whole(file: Path) -> bool:
    try:
        check(file)
    except VpError:
        return False
    return True
