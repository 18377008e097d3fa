"""How each kind of secret seals the data key into a slot and opens it again.

A passphrase can be guessed, so it goes through Argon2id; a recovery code and a keyring's secret
are random and long, so HKDF is enough.
"""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.keyrings import KeyringSecret
from growingus_desktop.vault.recovery_code import RecoveryCode
from growingus_desktop.vault.slots import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    STANDARD_COST,
    KdfBounds,
    KdfCost,
    Slot,
    SlotKind,
    bind,
)

Secret: TypeAlias = str | RecoveryCode | KeyringSecret
"""What opens a vault; a plain text is a passphrase."""

_ARGON2ID = "argon2id"
_HKDF = "hkdf-sha256"


def kind_of(secret: Secret) -> SlotKind:
    """The kind of slot that `secret` opens."""
    match secret:
        case RecoveryCode():
            return SlotKind.RECOVERY
        case KeyringSecret():
            return SlotKind.KEYRING
        case _:
            return SlotKind.PASSPHRASE


def refusal_of(secret: Secret) -> AppError:
    """What to say when `secret` opens nothing here."""
    match secret:
        case RecoveryCode():
            return AppError(Problem.WRONG_RECOVERY_CODE)
        case KeyringSecret():
            return AppError(Problem.KEYRING_EMPTY)
        case _:
            return AppError(Problem.WRONG_PASSPHRASE)


def seal(data_key: bytes, secret: Secret, context: bytes, cost: KdfCost = STANDARD_COST) -> Slot:
    """A new slot of the secret's kind.

    Args:
        data_key: the 32 bytes to seal.
        secret: what will open it; a passphrase as typed is normalised here.
        context: which vault and format the slot belongs to; see `slots.bind`.
        cost: of deriving a key from a passphrase; kept in the slot.

    Raises:
        ValueError: for an empty passphrase, which the page asking for it never lets through.
    """
    if isinstance(secret, str) and not secret:
        raise ValueError("a vault needs a passphrase")
    unsealed = Slot(
        id=secrets.token_hex(4),
        kind=kind_of(secret).value,
        kdf=_settings(secret, cost),
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        sealed=b"",
    )
    wrapping_key = _wrapping_key(secret, unsealed, cost)
    sealed = AESGCM(wrapping_key).encrypt(unsealed.nonce, data_key, bind(context, unsealed))
    return replace(unsealed, sealed=sealed)


def open_slot(slot: Slot, secret: Secret, context: bytes, bounds: KdfBounds) -> bytes:
    """The data key out of a slot of the secret's kind.

    Raises:
        AppError: `refusal_of` the secret if the seal doesn't open, KEYS_DAMAGED if the slot asks
            for a cost outside `bounds` or for a derivation this program doesn't know.
    """
    cost = STANDARD_COST
    if isinstance(secret, str):
        cost = cost_of(slot)
        if not bounds.allow(cost):
            raise AppError(Problem.KEYS_DAMAGED)
    elif slot.kdf != {"name": _HKDF}:
        raise AppError(Problem.KEYS_DAMAGED)
    wrapping_key = _wrapping_key(secret, slot, cost)
    try:
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.sealed, bind(context, slot))
    except InvalidTag:
        raise refusal_of(secret) from None


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


def _settings(secret: Secret, cost: KdfCost) -> Mapping[str, str | int]:
    if isinstance(secret, str):
        return MappingProxyType(
            {"name": _ARGON2ID, "t": cost.passes, "m": cost.memory_kib, "p": cost.lanes}
        )
    return MappingProxyType({"name": _HKDF})


def _wrapping_key(secret: Secret, slot: Slot, cost: KdfCost) -> bytes:
    match secret:
        case RecoveryCode():
            info = b"growing-us recovery slot"
            return HKDF(SHA256(), KEY_BYTES, slot.salt, info).derive(secret.to_bytes())
        case KeyringSecret():
            info = b"growing-us keyring slot"
            return HKDF(SHA256(), KEY_BYTES, slot.salt, info).derive(secret.value)
        case _:
            return _from_passphrase(secret, slot.salt, cost)


def _from_passphrase(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
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
