"""From a secret to the data key, and one secret exchanged for another.

Only slots are ever rewritten here, in both header copies and in every backup within reach; the
database isn't touched. The lock page imports this and nothing behind it, so it knows no database.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.backup_file import CHANGING
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import Header, is_vouched_for, new_header, with_slots
from growingus_desktop.vault.key_files import mend, read_headers, sweep_key_files, write_header
from growingus_desktop.vault.keyrings import Keyring, KeyringSecret
from growingus_desktop.vault.recovery_code import RecoveryCode, looks_like_code, new_code, read_code
from growingus_desktop.vault.resealing import Exchange, reseal_backups
from growingus_desktop.vault.sealing import Secret, kind_of, open_slot, refusal_of, seal
from growingus_desktop.vault.slots import (
    KEY_BYTES,
    STANDARD_BOUNDS,
    STANDARD_COST,
    KdfBounds,
    KdfCost,
    SlotKind,
)


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """What opens the database, once a secret has opened a slot.

    Args:
        header: the header the data key vouches for.
        data_key: 32 bytes; never written, logged or shown.
        used_spare: whether the first header copy was broken, and its spare opened the vault and
            has replaced it.
    """

    header: Header
    data_key: bytes = field(repr=False)
    used_spare: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Resealed:
    """What became of a change of secrets.

    Args:
        keys: the vault's keys from now on; the data key is the same as before.
        rewritten: how many backups were given the new slots.
        out_of_reach: what may still open with the old secret: names of backups that couldn't be
            rewritten, and backup folders that aren't there.
        kept_in_keyring: whether the system's keyring still holds a secret that should have been
            deleted; it opens nothing any more.
    """

    keys: VaultKeys
    rewritten: int = 0
    out_of_reach: tuple[str, ...] = ()
    kept_in_keyring: bool = False


def new_keys(passphrase: str, cost: KdfCost = STANDARD_COST) -> VaultKeys:
    """Keys for a new vault, not yet written anywhere.

    Raises:
        ValueError: for an empty passphrase, which the page asking for it never lets through.
    """
    data_key = secrets.token_bytes(KEY_BYTES)
    header = new_header()
    slot = seal(data_key, passphrase, header.context(), cost)
    return VaultKeys(with_slots(header, (slot,), data_key), data_key)


def secret_in(text: str) -> Secret:
    """What a person typed where either secret is asked for: a recovery code only if it adds up.

    If this gives a passphrase that opens nothing, `named_mistake` tells whether it was a code
    with a mistake in it.
    """
    try:
        return read_code(text)
    except AppError:
        return text


def named_mistake(text: str) -> AppError | None:
    """What is wrong with a text that looks like a recovery code, or None if it doesn't.

    It is asked after the text was refused as a passphrase, since it might have been one.
    """
    if not looks_like_code(text):
        return None
    try:
        read_code(text)
    except AppError as error:
        return error
    return None


def unlock(
    folder: VaultFolder,
    secret: Secret,
    bounds: KdfBounds = STANDARD_BOUNDS,
    *,
    mending: bool = True,
) -> VaultKeys:
    """Open a slot, and mend the header copy that was damaged or is older.

    An older copy only ever stands in for a broken one: a passphrase that was changed must not
    open the vault again through it.

    Args:
        folder: where the vault lies.
        secret: any that may open it.
        bounds: on the cost the slot may ask for.
        mending: False where the vault is opened for reading alone, so that nothing is written.

    Raises:
        AppError: WRONG_PASSPHRASE, WRONG_RECOVERY_CODE or KEYRING_EMPTY by the secret's kind;
            KEYS_MISSING, KEYS_DAMAGED, NEWER_VAULT or what the file system has to say.
    """
    header, data_key = _prove(folder, secret, bounds)
    return VaultKeys(header, data_key, used_spare=mending and mend(folder, header, data_key))


def check_secret(folder: VaultFolder, secret: Secret, bounds: KdfBounds = STANDARD_BOUNDS) -> None:
    """See that a secret opens the vault; nothing is mended or changed.

    Raises:
        AppError: as `unlock` does.
    """
    _prove(folder, secret, bounds)


def slot_kinds(folder: VaultFolder) -> frozenset[SlotKind]:
    """The kinds of secret the newest sound header has a slot for; no secret is needed.

    Raises:
        AppError: as `read_headers` does.
    """
    kinds = {slot.kind for slot in read_headers(folder)[0].slots}
    return frozenset(kind for kind in SlotKind if kind in kinds)


def change_passphrase(
    folder: VaultFolder,
    current: Secret,
    new: str,
    cost: KdfCost = STANDARD_COST,
    bounds: KdfBounds = STANDARD_BOUNDS,
    *,
    places: Sequence[Path] = (),
) -> Resealed:
    """Replace the passphrase slot; after any crash exactly one of the two opens.

    Args:
        folder: the vault's.
        current: any secret that opens it; a recovery code gives a forgotten passphrase a
            successor.
        new: as typed.
        cost: of one guess at it.
        bounds: on what the present slot may ask for.
        places: further folders with backups.

    Raises:
        AppError: as `unlock` does for `current`. If only one copy could be written, the new
            passphrase already holds and the next unlock mends the other.
        ValueError: for an empty new passphrase.
    """
    if not new:
        raise ValueError("a vault needs a passphrase")
    keys = unlock(folder, current, bounds)
    exchange = Exchange(SlotKind.PASSPHRASE, current, new, cost, bounds)
    return _exchange(folder, keys, exchange, places)


def issue_recovery_code(
    folder: VaultFolder,
    passphrase: Secret,
    bounds: KdfBounds = STANDARD_BOUNDS,
    *,
    places: Sequence[Path] = (),
    code: RecoveryCode | None = None,
) -> tuple[RecoveryCode, Resealed]:
    """Give the vault a recovery code; an earlier one opens nothing any more.

    Args:
        folder: the vault's.
        passphrase: any secret that opens it.
        bounds: on what its slot may ask for.
        places: further folders with backups.
        code: one that was shown and typed back already, or None for a new one.

    Raises:
        AppError: as `unlock` does for `passphrase`.
    """
    keys = unlock(folder, passphrase, bounds)
    issued = code or new_code()
    exchange = Exchange(SlotKind.RECOVERY, passphrase, issued, STANDARD_COST, bounds)
    return issued, _exchange(folder, keys, exchange, places)


def remove_recovery_code(
    folder: VaultFolder,
    passphrase: Secret,
    bounds: KdfBounds = STANDARD_BOUNDS,
    *,
    places: Sequence[Path] = (),
) -> Resealed:
    """Let no recovery code open the vault any more.

    Raises:
        AppError: as `unlock` does for `passphrase`.
    """
    keys = unlock(folder, passphrase, bounds)
    exchange = Exchange(SlotKind.RECOVERY, passphrase, None, STANDARD_COST, bounds)
    return _exchange(folder, keys, exchange, places)


def keep_in_keyring(
    folder: VaultFolder,
    passphrase: Secret,
    keyring: Keyring,
    bounds: KdfBounds = STANDARD_BOUNDS,
) -> None:
    """Let the system's keyring open the vault too, with a random secret and never the passphrase.

    Raises:
        AppError: as `unlock` does for `passphrase`, or KEYRING_REFUSED; the slots are then as
            they were.
    """
    keys = unlock(folder, passphrase, bounds)
    secret = KeyringSecret(secrets.token_bytes(KEY_BYTES))
    # The keyring first: a slot whose secret was never kept would only look like a way in.
    keyring.set(keys.header.vault_id, secret)
    exchange = Exchange(SlotKind.KEYRING, passphrase, secret, STANDARD_COST, bounds)
    _exchange(folder, keys, exchange, ())


def secret_from_keyring(folder: VaultFolder, keyring: Keyring) -> KeyringSecret:
    """What the keyring keeps for this vault, to `unlock` it with.

    Raises:
        AppError: KEYRING_EMPTY, KEYRING_REFUSED, or as `read_headers` does.
    """
    return keyring.get(read_headers(folder)[0].vault_id)


def forget_keyring(
    folder: VaultFolder,
    passphrase: Secret | None,
    keyring: Keyring | None,
    bounds: KdfBounds = STANDARD_BOUNDS,
    *,
    places: Sequence[Path] = (),
) -> Resealed:
    """Take the keyring's slot away, then what the keyring holds.

    Args:
        folder: the vault's.
        passphrase: any secret that opens it, or None to use the keyring's own a last time.
        keyring: where it was kept, or None if it can't be reached.
        bounds: on what the passphrase's slot may ask for.
        places: further folders with backups.

    Raises:
        AppError: as `unlock` and `Keyring.get` do; nothing is changed then.
    """
    if passphrase is None:
        if keyring is None:
            raise AppError(Problem.KEYRING_ABSENT)
        passphrase = secret_from_keyring(folder, keyring)
    keys = unlock(folder, passphrase, bounds)
    exchange = Exchange(SlotKind.KEYRING, passphrase, None, STANDARD_COST, bounds)
    done = _exchange(folder, keys, exchange, places)
    return replace(done, kept_in_keyring=not _deleted(keyring, keys.header.vault_id))


def _deleted(keyring: Keyring | None, vault_id: bytes) -> bool:
    if keyring is None:
        return False
    try:
        keyring.delete(vault_id)
    except AppError:
        return False
    return True


def _prove(folder: VaultFolder, secret: Secret, bounds: KdfBounds) -> tuple[Header, bytes]:
    for header in read_headers(folder):
        data_key = open_header(header, secret, bounds)
        if is_vouched_for(header, data_key):
            return header, data_key
    raise AppError(Problem.KEYS_DAMAGED)


def open_header(header: Header, secret: Secret, bounds: KdfBounds) -> bytes:
    """The data key out of a header, wherever it lies; whether it vouches for it is left open.

    Raises:
        AppError: WRONG_PASSPHRASE, WRONG_RECOVERY_CODE or KEYRING_EMPTY by the secret's kind, or
            KEYS_DAMAGED.
    """
    kind = kind_of(secret)
    slots = [slot for slot in header.slots if slot.kind == kind]
    if not slots:
        # Every vault has a passphrase; the other ways in are up to the person.
        raise AppError(Problem.KEYS_DAMAGED) if kind is SlotKind.PASSPHRASE else refusal_of(secret)
    for slot in slots[:-1]:
        try:
            return open_slot(slot, secret, header.context(), bounds)
        except AppError as error:
            if error.problem is Problem.KEYS_DAMAGED:
                raise
    return open_slot(slots[-1], secret, header.context(), bounds)


def _exchange(
    folder: VaultFolder, keys: VaultKeys, exchange: Exchange, places: Sequence[Path]
) -> Resealed:
    """Rewrite the vault's own slots, then those of its backups."""
    slots = exchange.slots_of(keys.header, keys.data_key)
    if not any(slot.kind == SlotKind.PASSPHRASE for slot in slots):
        raise AppError(Problem.KEYS_DAMAGED)
    # No backup gets a name between the two with the slots it was begun with.
    with CHANGING:
        header = with_slots(keys.header, slots, keys.data_key)
        write_header(folder, header)
        sweep_key_files(folder)
        rewritten, out_of_reach = reseal_backups(
            folder, header, keys.data_key, exchange=exchange, places=places
        )
    return Resealed(replace(keys, header=header), rewritten, out_of_reach)
