"""The header: which vault this is and the slots that open it, kept in two copies.

A plain checksum tells damage before any secret is asked for; a MAC under the data key refuses
slots that were dropped, swapped or added by anyone without it. While the database changes its
key, the header also holds the key it had before; see `former`.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.slots import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    TAG_BYTES,
    Slot,
    slot_from_json,
    to_text,
)
from growingus_desktop.vault.slots import to_bytes as from_text

MAGIC = "growing-us-vault"
VERSION = 1
HEADER_LIMIT = 64 * 1024
"""Bytes a header may have; anything longer is no header."""

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Former:
    """The data key the database had before, sealed under the one it has or is about to get.

    Args:
        salt: what the database file begins with as long as it has the former key.
        nonce: 12 random bytes for AES-GCM.
        sealed: the former data key with its tag.
    """

    salt: bytes
    nonce: bytes
    sealed: bytes = field(repr=False)

    def to_json(self) -> dict[str, str]:
        """The former key as it stands in the header."""
        return {
            "salt": self.salt.hex(),
            "nonce": to_text(self.nonce),
            "sealed": to_text(self.sealed),
        }


@dataclass(frozen=True, slots=True)
class Header:
    """One state of a vault's header.

    Args:
        vault_id: 16 random bytes that name this vault.
        db_salt: the first 16 bytes of its database file.
        generation: counts rewrites, so the newer of two copies is known.
        slots: everything that opens it.
        mac: HMAC-SHA256 over all of the rest, under a key from the data key.
        former: only while a change of the data key or a restore is unfinished.
    """

    vault_id: bytes
    db_salt: bytes
    generation: int
    slots: tuple[Slot, ...]
    mac: bytes = b""
    former: Former | None = None

    def context(self) -> bytes:
        """What every slot's seal is bound to."""
        return b"\0".join([MAGIC.encode(), str(VERSION).encode(), self.vault_id])

    def salts(self) -> tuple[bytes, ...]:
        """What the database file may begin with."""
        return (self.db_salt,) if self.former is None else (self.db_salt, self.former.salt)


def new_header() -> Header:
    """A header for a vault that doesn't exist yet, still without slots."""
    return Header(secrets.token_bytes(SALT_BYTES), secrets.token_bytes(SALT_BYTES), 0, ())


def with_slots(header: Header, slots: tuple[Slot, ...], data_key: bytes) -> Header:
    """The next generation of a header, vouched for by the data key."""
    return signed(replace(header, slots=slots, generation=header.generation + 1), data_key)


def signed(header: Header, data_key: bytes) -> Header:
    """The same header, vouched for by the data key."""
    return replace(header, mac=_mac(header, data_key))


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
    if content.keys() - {"former"} != expected or not isinstance(slots, list):
        raise AppError(Problem.KEYS_DAMAGED)
    if not isinstance(generation, int) or isinstance(generation, bool) or generation < 1:
        raise AppError(Problem.KEYS_DAMAGED)
    return Header(
        vault_id=_from_hex(content["vault_id"], SALT_BYTES),
        db_salt=_from_hex(content["db_salt"], SALT_BYTES),
        generation=generation,
        slots=tuple(slot_from_json(slot) for slot in cast("list[object]", slots)),
        mac=_from_hex(content["mac"], KEY_BYTES),
        former=_former(content["former"]) if "former" in content else None,
    )


def _former(value: object) -> Former:
    if not isinstance(value, dict):
        raise AppError(Problem.KEYS_DAMAGED)
    parts = cast("dict[str, object]", value)
    if parts.keys() != {"salt", "nonce", "sealed"}:
        raise AppError(Problem.KEYS_DAMAGED)
    return Former(
        salt=_from_hex(parts["salt"], SALT_BYTES),
        nonce=from_text(parts["nonce"], NONCE_BYTES),
        sealed=from_text(parts["sealed"], KEY_BYTES + TAG_BYTES),
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
    content: dict[str, object] = {
        "magic": MAGIC,
        "version": VERSION,
        "vault_id": header.vault_id.hex(),
        "db_salt": header.db_salt.hex(),
        "generation": header.generation,
        "slots": [slot.to_json() for slot in header.slots],
    }
    if header.former is not None:
        content["former"] = header.former.to_json()
    return content


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
