"""The header: which vault this is and the slots that open it, kept in two copies.

A plain checksum tells damage before any secret is asked for; a MAC under the data key refuses
slots that were dropped, swapped or added by anyone without it.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, replace
from typing import cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.slots import KEY_BYTES, Slot, slot_from_json

MAGIC = "growing-us-vault"
VERSION = 1
SALT_BYTES = 16
HEADER_LIMIT = 64 * 1024
"""Bytes a header may have; anything longer is no header."""

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Header:
    """One state of a vault's header.

    Args:
        vault_id: 16 random bytes that name this vault.
        db_salt: the first 16 bytes of its database file.
        generation: counts rewrites, so the newer of two copies is known.
        slots: everything that opens it.
        mac: HMAC-SHA256 over all of the above, under a key from the data key.
    """

    vault_id: bytes
    db_salt: bytes
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def context(self) -> bytes:
        """What every slot's seal is bound to."""
        return b"\0".join([MAGIC.encode(), str(VERSION).encode(), self.vault_id])


def new_header() -> Header:
    """A header for a vault that doesn't exist yet, still without slots."""
    return Header(secrets.token_bytes(SALT_BYTES), secrets.token_bytes(SALT_BYTES), 0, ())


def with_slots(header: Header, slots: tuple[Slot, ...], data_key: bytes) -> Header:
    """The next generation of a header, vouched for by the data key."""
    following = replace(header, slots=slots, generation=header.generation + 1)
    return replace(following, mac=_mac(following, data_key))


def is_vouched_for(header: Header, data_key: bytes) -> bool:
    """Whether someone who had the data key wrote exactly these slots."""
    return hmac.compare_digest(header.mac, _mac(header, data_key))


def to_bytes(header: Header) -> bytes:
    """The header as it is written."""
    content = {**_content(header), "mac": header.mac.hex()}
    return _canonical({**content, "sum": _checksum(content)})


def from_bytes(data: bytes) -> Header:
    """Read a header, believing nothing about it.

    Args:
        data: all bytes of the file.

    Raises:
        AppError: KEYS_DAMAGED, or NEWER_VAULT if a later version of the program wrote it.
    """
    content = _checked_content(data)
    version = content["version"]
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise AppError(Problem.KEYS_DAMAGED)
    if version > VERSION:
        raise AppError(Problem.NEWER_VAULT, theirs=version, ours=VERSION)
    expected = {"magic", "version", "vault_id", "db_salt", "generation", "slots", "mac"}
    generation, slots = content.get("generation"), content.get("slots")
    if content.keys() != expected or not isinstance(slots, list):
        raise AppError(Problem.KEYS_DAMAGED)
    if not isinstance(generation, int) or isinstance(generation, bool) or generation < 1:
        raise AppError(Problem.KEYS_DAMAGED)
    return Header(
        vault_id=_from_hex(content["vault_id"], SALT_BYTES),
        db_salt=_from_hex(content["db_salt"], SALT_BYTES),
        generation=generation,
        slots=tuple(slot_from_json(slot) for slot in cast("list[object]", slots)),
        mac=_from_hex(content["mac"], KEY_BYTES),
    )


def _checked_content(data: bytes) -> dict[str, object]:
    """The parsed object without its checksum, which every version keeps in the same way."""
    if len(data) > HEADER_LIMIT:
        raise AppError(Problem.KEYS_DAMAGED)
    try:
        parsed: object = json.loads(data.decode("ascii"))
    except (ValueError, RecursionError):
        # The decoder's error carries the whole document.
        raise AppError(Problem.KEYS_DAMAGED) from None
    if not isinstance(parsed, dict):
        raise AppError(Problem.KEYS_DAMAGED)
    content = cast("dict[str, object]", parsed)
    if content.get("magic") != MAGIC or "version" not in content or _canonical(content) != data:
        raise AppError(Problem.KEYS_DAMAGED)
    if content.pop("sum", None) != _checksum(content):
        raise AppError(Problem.KEYS_DAMAGED)
    return content


def _content(header: Header) -> dict[str, object]:
    return {
        "magic": MAGIC,
        "version": VERSION,
        "vault_id": header.vault_id.hex(),
        "db_salt": header.db_salt.hex(),
        "generation": header.generation,
        "slots": [slot.to_json() for slot in header.slots],
    }


def _mac(header: Header, data_key: bytes) -> bytes:
    key = HKDF(SHA256(), KEY_BYTES, header.vault_id, b"growing-us header mac").derive(data_key)
    return hmac.digest(key, _canonical(_content(header)), "sha256")


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _checksum(content: dict[str, object]) -> str:
    return hashlib.sha256(_canonical(content)).hexdigest()


def _from_hex(value: object, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length or not _HEX.issuperset(value):
        raise AppError(Problem.KEYS_DAMAGED)
    return bytes.fromhex(value)
