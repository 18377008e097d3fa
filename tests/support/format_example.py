"""The backup that `docs/FORMAT.md` gives as an example, made once and kept for ever.

Run ``python -m tests.support.format_example`` after a new version of the format only: it writes
`docs/example.backup` and prints the rows of the table for the page.
"""

import base64
import hashlib
import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from growingus_desktop.vault import cipher
from growingus_desktop.vault.backup_file import BackupInfo, Reason, digest_of, vouched_for, write
from growingus_desktop.vault.contents import read_contents
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.header import new_header, with_slots
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.recovery_code import read_code
from growingus_desktop.vault.sealing import seal

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "example.backup"
PASSPHRASE = "drei leise Papierboote, grün"
CODE = "01233 4567V 89AB2 CDEFE GHJK1 MNPQS RSTV0"
TEXT = "We sat by the water and said nothing for a while."


def values_of(backup: Path, passphrase: str, code: str) -> dict[str, str]:
    """Every inner value on the way to the text, worked out without the program's own code."""
    _, line, database = backup.read_bytes().split(b"\n", 2)
    header = json.loads(json.loads(line)["header"])
    by_passphrase, by_code = header["slots"]
    kdf = by_passphrase["kdf"]
    wrapping = Argon2id(
        salt=base64.b64decode(by_passphrase["salt"]),
        length=32,
        iterations=kdf["t"],
        memory_cost=kdf["m"],
        lanes=kdf["p"],
    ).derive(unicodedata.normalize("NFKC", passphrase).encode())
    code_bytes = read_code(code).to_bytes()
    from_code = HKDF(
        SHA256(), 32, base64.b64decode(by_code["salt"]), b"growing-us recovery slot"
    ).derive(code_bytes)
    vault_id = bytes.fromhex(header["vault_id"])
    data_key = _opened(by_passphrase, wrapping, vault_id)
    assert data_key == _opened(by_code, from_code, vault_id)
    salt = bytes(byte ^ 0x3A for byte in database[:16])
    return {
        "wrapping key of the passphrase": wrapping.hex(),
        "bytes of the recovery code": code_bytes.hex(),
        "wrapping key of the code": from_code.hex(),
        "data key": data_key.hex(),
        "key of the header's MAC": _derived(data_key, vault_id, b"growing-us header mac"),
        "key of the backup's MAC": _derived(data_key, vault_id, b"growing-us backup mac"),
        "key of the pages' HMAC": hashlib.pbkdf2_hmac("sha512", data_key, salt, 2, 32).hex(),
        "SHA-256 of the whole file": hashlib.sha256(backup.read_bytes()).hexdigest(),
    }


def _opened(slot: dict[str, str], key: bytes, vault_id: bytes) -> bytes:
    kdf = ",".join(f"{name}={slot['kdf'][name]}" for name in sorted(slot["kdf"]))
    words = [slot["id"].encode(), slot["kind"].encode(), kdf.encode()]
    bound = b"\0".join(
        [b"growing-us-vault", b"1", vault_id, *words, base64.b64decode(slot["salt"])]
    )
    nonce, sealed = base64.b64decode(slot["nonce"]), base64.b64decode(slot["sealed"])
    return AESGCM(key).decrypt(nonce, sealed, bound)


def _derived(key: bytes, salt: bytes, info: bytes) -> str:
    return HKDF(SHA256(), 32, salt, info).derive(key).hex()


def make() -> None:
    """Write the example anew, with fresh random values."""
    header = new_header()
    data_key = hashlib.sha256(b"an example and nobody's secret").digest()
    slots = tuple(
        seal(data_key, secret, header.context()) for secret in (PASSPHRASE, read_code(CODE))
    )
    keys = VaultKeys(with_slots(header, slots, data_key), data_key)
    database = DOCS / "example.db"
    cipher.create_file(database)
    connection = cipher.connect_file(database, cipher_key(keys))
    for statement in (
        "CREATE TABLE reflection (id INTEGER PRIMARY KEY, uid TEXT, changed_at TEXT, text TEXT)",
        f"INSERT INTO reflection VALUES (1, '{'0' * 32}', '2026-03-04 09:30:00.000000', '{TEXT}')",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 0x47555356",
    ):
        connection.execute(statement)
    contents = read_contents(connection)
    connection.close()
    digest, size = digest_of(database)
    info = BackupInfo(
        path=EXAMPLE,
        sequence=1,
        made_at=datetime(2026, 3, 4, 9, 30, tzinfo=UTC),
        reason=Reason.BY_HAND,
        entries=contents.entries,
        schema=1,
        size=0,
        header=keys.header,
        state=contents.state(keys),
        database_bytes=size,
        digest=digest,
    )
    EXAMPLE.unlink(missing_ok=True)
    write(EXAMPLE, database, vouched_for(info, data_key))
    for file in DOCS.glob("example.db*"):
        file.unlink()
    EXAMPLE.chmod(0o644)


if __name__ == "__main__":
    make()
    for name, value in values_of(EXAMPLE, PASSPHRASE, CODE).items():
        print(f"| {name} | `{value}` |")
