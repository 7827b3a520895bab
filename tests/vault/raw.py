"""Look into a closed vault without the program, and change it as an attacker would."""

from pathlib import Path

import sqlcipher3
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from vp_desktop.vault.keys import DATABASE, MasterKey

PAGE, SALT, RESERVE, IV = 4096, 16, 80, 16


def raw_key_of(folder: Path, key: MasterKey) -> tuple[bytes, bytes]:
    """Return SQLCipher's key and salt for the closed vault in ``folder``."""
    salt = (folder / "vault.db").read_bytes()[:SALT]
    return bytes(key.subkey(DATABASE, salt)), salt


def meddle(folder: Path, key: MasterKey, *statements: str) -> list[tuple[object, ...]]:
    """Run ``statements`` on the closed vault, unchecked; return the rows of the last."""
    raw_key, salt = raw_key_of(folder, key)
    db = sqlcipher3.connect(str(folder / "vault.db"), isolation_level=None)
    try:
        db.set_key(f"x'{raw_key.hex()}{salt.hex()}'".encode())
        rows: list[tuple[object, ...]] = []
        for statement in statements:
            rows = db.execute(statement).fetchall()
        return rows
    finally:
        db.close()


def decrypted(path: Path, raw_key: bytes) -> bytes:
    """Return every page of the database at ``path`` in clear, free ones too, by hand.

    Format: SQLCipher 4 with its defaults, 4096 bytes a page of which the last 80 are IV and HMAC.
    """
    content = path.read_bytes()
    clear = b""
    for at in range(0, len(content), PAGE):
        page = content[at : at + PAGE]
        start = SALT if at == 0 else 0
        vector = page[PAGE - RESERVE : PAGE - RESERVE + IV]
        decryptor = Cipher(AES(raw_key), CBC(vector)).decryptor()
        clear += decryptor.update(page[start : PAGE - RESERVE]) + decryptor.finalize()
    return clear
