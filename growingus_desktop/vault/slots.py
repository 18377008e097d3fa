"""Key slots: each holds the vault's data key, sealed under one secret.

A header is a list of such slots, so a new kind of secret adds a kind and changes no format.
"""

import base64
import binascii
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from types import MappingProxyType
from typing import cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from growingus_desktop.core.errors import AppError, Problem

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_ARGON2ID = "argon2id"


@unique
class SlotKind(StrEnum):
    """The kinds of secret that open a vault. Unknown kinds are kept as they are."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess at a passphrase costs (RFC 9106, Argon2id).

    Args:
        passes: rounds over the memory.
        memory_kib: memory in KiB.
        lanes: degree of parallelism.
    """

    passes: int = 3
    memory_kib: int = 128 * 1024
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class KdfBounds:
    """The costs a file may ask for, checked before deriving.

    Less than the floor would make guessing cheap; more than the cap would stop the computer.

    Args:
        floor: the least of each (RFC 9106's second recommended choice, any lanes).
        cap: the most of each.
    """

    floor: KdfCost = KdfCost(passes=3, memory_kib=64 * 1024, lanes=1)
    cap: KdfCost = KdfCost(passes=16, memory_kib=1024 * 1024, lanes=16)

    def allow(self, cost: KdfCost) -> bool:
        """Whether `cost` lies within the bounds and can be computed at all."""
        return (
            self.floor.passes <= cost.passes <= self.cap.passes
            and self.floor.memory_kib <= cost.memory_kib <= self.cap.memory_kib
            and self.floor.lanes <= cost.lanes <= self.cap.lanes
            and cost.memory_kib >= 8 * cost.lanes
        )


STANDARD_COST = KdfCost()
STANDARD_BOUNDS = KdfBounds()


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key sealed under one secret.

    Args:
        id: eight hexadecimal digits, to tell slots of one kind apart.
        kind: see `SlotKind`; other words belong to newer features.
        kdf: how the secret becomes a key: a name and its whole numbers.
        salt: 16 random bytes, fresh in every slot.
        nonce: 12 random bytes for AES-GCM.
        sealed: the encrypted data key with its tag.
    """

    id: str
    kind: str
    kdf: Mapping[str, str | int]
    salt: bytes
    nonce: bytes
    sealed: bytes = field(repr=False)

    def to_json(self) -> dict[str, object]:
        """The slot as it stands in the header."""
        return {**self.bound_part(), "nonce": _text(self.nonce), "sealed": _text(self.sealed)}

    def bound_part(self) -> dict[str, object]:
        """What the seal vouches for besides the data key."""
        return {"id": self.id, "kind": self.kind, "kdf": dict(self.kdf), "salt": _text(self.salt)}


def slot_from_json(value: object) -> Slot:
    """Read one slot, believing nothing about it.

    Raises:
        AppError: KEYS_DAMAGED unless every part has its exact shape.
    """
    if not isinstance(value, dict):
        raise AppError(Problem.KEYS_DAMAGED)
    parts = cast("dict[str, object]", value)
    if parts.keys() != {"id", "kind", "kdf", "salt", "nonce", "sealed"}:
        raise AppError(Problem.KEYS_DAMAGED)
    return Slot(
        id=_word(parts["id"]),
        kind=_word(parts["kind"]),
        kdf=_kdf(parts["kdf"]),
        salt=_bytes(parts["salt"], _SALT_BYTES),
        nonce=_bytes(parts["nonce"], _NONCE_BYTES),
        sealed=_bytes(parts["sealed"], KEY_BYTES + _TAG_BYTES),
    )


def seal_with_passphrase(
    data_key: bytes, passphrase: str, context: bytes, cost: KdfCost, *, slot_id: str | None = None
) -> Slot:
    """A new passphrase slot.

    Args:
        data_key: the 32 bytes to seal.
        passphrase: as typed; normalised here.
        context: which vault and format the slot belongs to; see `bind`.
        cost: of the key derivation; kept in the slot.
        slot_id: eight hexadecimal digits, or None for fresh ones.
    """
    unsealed = Slot(
        id=slot_id or secrets.token_hex(4),
        kind=SlotKind.PASSPHRASE.value,
        kdf=MappingProxyType(
            {"name": _ARGON2ID, "t": cost.passes, "m": cost.memory_kib, "p": cost.lanes}
        ),
        salt=secrets.token_bytes(_SALT_BYTES),
        nonce=secrets.token_bytes(_NONCE_BYTES),
        sealed=b"",
    )
    wrapping_key = _derive(passphrase, unsealed.salt, cost)
    sealed = AESGCM(wrapping_key).encrypt(unsealed.nonce, data_key, bind(context, unsealed))
    return Slot(unsealed.id, unsealed.kind, unsealed.kdf, unsealed.salt, unsealed.nonce, sealed)


def open_with_passphrase(slot: Slot, passphrase: str, context: bytes, bounds: KdfBounds) -> bytes:
    """The data key out of a passphrase slot.

    Raises:
        AppError: WRONG_PASSPHRASE if the seal doesn't open, KEYS_DAMAGED if the slot asks for a
            cost outside `bounds` or for a derivation this program doesn't know.
    """
    cost = cost_of(slot)
    if not bounds.allow(cost):
        raise AppError(Problem.KEYS_DAMAGED)
    wrapping_key = _derive(passphrase, slot.salt, cost)
    try:
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.sealed, bind(context, slot))
    except InvalidTag:
        raise AppError(Problem.WRONG_PASSPHRASE) from None


def cost_of(slot: Slot) -> KdfCost:
    """What the slot says its passphrase costs.

    Raises:
        AppError: KEYS_DAMAGED if it isn't Argon2id with three whole numbers.
    """
    passes, memory, lanes = (slot.kdf.get(name) for name in ("t", "m", "p"))
    if slot.kdf.get("name") != _ARGON2ID or len(slot.kdf) != 4:
        raise AppError(Problem.KEYS_DAMAGED)
    if not (isinstance(passes, int) and isinstance(memory, int) and isinstance(lanes, int)):
        raise AppError(Problem.KEYS_DAMAGED)
    return KdfCost(passes, memory, lanes)


def bind(context: bytes, slot: Slot) -> bytes:
    """The associated data of a seal, so that no slot can be moved to another vault or kind."""
    kdf = ",".join(f"{name}={slot.kdf[name]}" for name in sorted(slot.kdf))
    return b"\0".join([context, slot.id.encode(), slot.kind.encode(), kdf.encode(), slot.salt])


def _derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    # Keyboards differ in how they compose letters; a lone surrogate must not raise an error
    # that carries the passphrase.
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(secret)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: object, length: int) -> bytes:
    if not isinstance(value, str):
        raise AppError(Problem.KEYS_DAMAGED)
    try:
        decoded = base64.b64decode(value, validate=True)
    except (ValueError, binascii.Error):
        raise AppError(Problem.KEYS_DAMAGED) from None
    # Unused low bits of base64 would let two texts mean the same bytes.
    if len(decoded) != length or _text(decoded) != value:
        raise AppError(Problem.KEYS_DAMAGED)
    return decoded


def _word(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 40 or not value.isascii():
        raise AppError(Problem.KEYS_DAMAGED)
    return value


def _kdf(value: object) -> Mapping[str, str | int]:
    if not isinstance(value, dict) or len(cast("dict[str, object]", value)) > 8:
        raise AppError(Problem.KEYS_DAMAGED)
    checked: dict[str, str | int] = {}
    for name, setting in cast("dict[str, object]", value).items():
        if isinstance(setting, bool) or not isinstance(setting, str | int):
            raise AppError(Problem.KEYS_DAMAGED)
        checked[_word(name)] = _word(setting) if isinstance(setting, str) else setting
    return MappingProxyType(checked)
