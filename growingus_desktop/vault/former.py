"""The key a database had before, held in the header until the database surely has its new one.

Changing the data key replaces what `vault.db` is encrypted with, and a crash may come before or
after. So the header is written first, with the new key in its slots and the former one sealed
under the new; whichever the database turns out to have, the next opening brings it to the new
one and forgets the former.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import cipher
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import Former, Header, with_slots
from growingus_desktop.vault.key_files import write_header
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.slots import KEY_BYTES, NONCE_BYTES


def with_former(header: Header, former: CipherKey, data_key: bytes) -> Header:
    """The next generation of a header, holding the key the database has at present.

    Args:
        header: with the slots and the salt of the key to come.
        former: what the database file is encrypted with now.
        data_key: the key to come, which opens the header's slots.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    aead = AESGCM(_wrapping_key(header, data_key))
    sealed = aead.encrypt(nonce, former.key, _bound_part(header, former.salt))
    held = Former(former.salt, nonce, sealed)
    return with_slots(replace(header, former=held), header.slots, data_key)


def without_former(header: Header, data_key: bytes) -> Header:
    """The next generation of a header, once the database has the key of its slots."""
    return with_slots(replace(header, former=None), header.slots, data_key)


def former_key(header: Header, data_key: bytes) -> CipherKey | None:
    """The former key a header holds, if it holds one.

    Raises:
        AppError: KEYS_DAMAGED if it was not sealed for this header.
    """
    held = header.former
    if held is None:
        return None
    aead = AESGCM(_wrapping_key(header, data_key))
    try:
        key = aead.decrypt(held.nonce, held.sealed, _bound_part(header, held.salt))
    except InvalidTag:
        raise AppError(Problem.KEYS_DAMAGED) from None
    return CipherKey(key, held.salt)


def key_in_force(folder: VaultFolder, keys: VaultKeys, *, read_only: bool = False) -> CipherKey:
    """What the database file opens with at present; only that is found out.

    Args:
        folder: the vault's.
        keys: as just unlocked.
        read_only: whether not even a save that was cut off may be undone.

    Raises:
        AppError: VAULT_DAMAGED if no known key opens it, or what the file system has to say.
    """
    coming = CipherKey(keys.data_key, keys.header.db_salt)
    former = former_key(keys.header, keys.data_key)
    if former is None or _opens(folder, coming, read_only=read_only):
        return coming
    if _opens(folder, former, read_only=read_only):
        return former
    raise AppError(Problem.VAULT_DAMAGED)


def keys_in_force(folder: VaultFolder, keys: VaultKeys, *, read_only: bool = False) -> VaultKeys:
    """Keys for looking into the database as it is; `keys` themselves if nothing is unfinished.

    Raises:
        AppError: as `key_in_force` does.
    """
    if keys.header.former is None:
        return keys
    key = key_in_force(folder, keys, read_only=read_only)
    return replace(keys, header=replace(keys.header, db_salt=key.salt), data_key=key.key)


def settle_former(
    folder: VaultFolder,
    keys: VaultKeys,
    before_forgetting: Callable[[], bool] = lambda: True,
) -> VaultKeys:
    """Finish a change of key that was cut off, with the instance lock in hand.

    Args:
        folder: the vault's.
        keys: as just unlocked.
        before_forgetting: does what else belongs to the change, once the database has its new
            key, and tells whether it succeeded; until it does, the former key is kept.

    Returns:
        The keys with the header as it stands then; `keys` themselves if nothing was open.

    Raises:
        AppError: as `key_in_force` does, or NO_SPACE; whatever happens, the next try goes on.
    """
    if keys.header.former is None:
        return keys
    coming = CipherKey(keys.data_key, keys.header.db_salt)
    present = key_in_force(folder, keys)
    if present != coming:
        cipher.rekey_file(folder.database, present, coming)
    if not before_forgetting():
        return keys
    header = without_former(keys.header, keys.data_key)
    write_header(folder, header)
    return replace(keys, header=header)


def _opens(folder: VaultFolder, key: CipherKey, *, read_only: bool) -> bool:
    try:
        cipher.connect_file(folder.database, key, read_only=read_only).close()
    except AppError as error:
        if error.problem is not Problem.VAULT_DAMAGED:
            raise
        return False
    return True


def _wrapping_key(header: Header, data_key: bytes) -> bytes:
    info = b"growing-us former key"
    return HKDF(SHA256(), KEY_BYTES, header.vault_id, info).derive(data_key)


def _bound_part(header: Header, salt: bytes) -> bytes:
    return b"\0".join([header.context(), b"former", salt])
