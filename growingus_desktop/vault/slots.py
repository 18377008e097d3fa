"""Key slots: each holds the vault's data key, sealed under one secret.

A header is a list of such slots, so a new kind of secret adds a kind and changes no format. How
a secret seals and opens one stands in `sealing`.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from types import MappingProxyType
from typing import cast

from growingus_desktop.core.errors import AppError, Problem

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16


@unique
class SlotKind(StrEnum):
    """The kinds of secret that open a vault. Unknown kinds are kept as they are."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"
    KEYRING = "keyring"


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
        return {**self.bound_part(), "nonce": to_text(self.nonce), "sealed": to_text(self.sealed)}

    def bound_part(self) -> dict[str, object]:
        """What the seal vouches for besides the data key."""
        return {"id": self.id, "kind": self.kind, "kdf": dict(self.kdf), "salt": to_text(self.salt)}


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
        salt=to_bytes(parts["salt"], SALT_BYTES),
        nonce=to_bytes(parts["nonce"], NONCE_BYTES),
        sealed=to_bytes(parts["sealed"], KEY_BYTES + TAG_BYTES),
    )


def bind(context: bytes, slot: Slot) -> bytes:
    """The associated data of a seal, so that no slot can be moved to another vault or kind."""
    kdf = ",".join(f"{name}={slot.kdf[name]}" for name in sorted(slot.kdf))
    return b"\0".join([context, slot.id.encode(), slot.kind.encode(), kdf.encode(), slot.salt])


def to_text(value: bytes) -> str:
    """Bytes as they stand in a header."""
    return base64.b64encode(value).decode("ascii")


def to_bytes(value: object, length: int) -> bytes:
    """What `to_text` wrote, of exactly `length` bytes.

    Raises:
        AppError: KEYS_DAMAGED for anything else.
    """
    if not isinstance(value, str):
        raise AppError(Problem.KEYS_DAMAGED)
    try:
        decoded = base64.b64decode(value, validate=True)
    except (ValueError, binascii.Error):
        raise AppError(Problem.KEYS_DAMAGED) from None
    # Unused low bits of base64 would let two texts mean the same bytes.
    if len(decoded) != length or to_text(decoded) != value:
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
