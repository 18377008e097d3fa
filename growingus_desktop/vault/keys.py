"""From a passphrase to the data key, by way of the two header copies beside the database.

The lock page imports this and nothing behind it, so it knows no database.
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import replace_file
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import (
    HEADER_LIMIT,
    Header,
    from_bytes,
    is_vouched_for,
    new_header,
    to_bytes,
    with_slots,
)
from growingus_desktop.vault.problems import from_os_error
from growingus_desktop.vault.slots import (
    KEY_BYTES,
    STANDARD_BOUNDS,
    STANDARD_COST,
    KdfBounds,
    KdfCost,
    SlotKind,
    open_with_passphrase,
    seal_with_passphrase,
)


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """What opens the database, once a secret has opened a slot.

    Args:
        header: the header the data key vouches for.
        data_key: 32 bytes; never written, logged or shown.
    """

    header: Header
    data_key: bytes = field(repr=False)


def new_keys(passphrase: str, cost: KdfCost = STANDARD_COST) -> VaultKeys:
    """Keys for a new vault, not yet written anywhere.

    Raises:
        ValueError: for an empty passphrase, which the page asking for it never lets through.
    """
    if not passphrase:
        raise ValueError("a vault needs a passphrase")
    data_key = secrets.token_bytes(KEY_BYTES)
    header = new_header()
    slot = seal_with_passphrase(data_key, passphrase, header.context(), cost)
    return VaultKeys(with_slots(header, (slot,), data_key), data_key)


def unlock(folder: VaultFolder, passphrase: str, bounds: KdfBounds = STANDARD_BOUNDS) -> VaultKeys:
    """Open a passphrase slot, and mend the header copy that was damaged or is older.

    An older copy only ever stands in for a broken one: a passphrase that was changed must not
    open the vault again through it.

    Raises:
        AppError: WRONG_PASSPHRASE, KEYS_MISSING, KEYS_DAMAGED, NEWER_VAULT or what the file
            system has to say.
    """
    for header in read_headers(folder):
        data_key = _open(header, passphrase, bounds)
        if is_vouched_for(header, data_key):
            _mend(folder, header)
            return VaultKeys(header, data_key)
    raise AppError(Problem.KEYS_DAMAGED)


def change_passphrase(
    folder: VaultFolder,
    current: str,
    new: str,
    cost: KdfCost = STANDARD_COST,
    bounds: KdfBounds = STANDARD_BOUNDS,
) -> VaultKeys:
    """Replace the passphrase slot in both header copies; the database isn't touched.

    Raises:
        AppError: as `unlock` does for `current`. If only one copy could be written, the new
            passphrase already holds and the next unlock mends the other.
        ValueError: for an empty new passphrase.
    """
    if not new:
        raise ValueError("a vault needs a passphrase")
    keys = unlock(folder, current, bounds)
    others = tuple(s for s in keys.header.slots if s.kind != SlotKind.PASSPHRASE)
    slot = seal_with_passphrase(keys.data_key, new, keys.header.context(), cost)
    header = with_slots(keys.header, (slot, *others), keys.data_key)
    write_header(folder, header)
    return VaultKeys(header, keys.data_key)


def write_header(folder: VaultFolder, header: Header) -> None:
    """Write both copies.

    Raises:
        AppError: if one could not be written; it is then as it was.
    """
    data = to_bytes(header)
    try:
        for path in (folder.keys, folder.spare_keys):
            replace_file(path, data)
    except OSError as error:
        raise from_os_error(error) from None


def read_headers(folder: VaultFolder) -> tuple[Header, ...]:
    """The copies that pass their checksum, the newest first, without doubles.

    Raises:
        AppError: KEYS_MISSING without any copy, NEWER_VAULT if any copy is of a later version,
            KEYS_DAMAGED if none can be read.
    """
    copies = [_read(path) for path in (folder.keys, folder.spare_keys)]
    present = [data for data in copies if data is not None]
    if not present:
        raise AppError(Problem.KEYS_MISSING)
    headers: list[Header] = []
    for data in present:
        try:
            headers.append(from_bytes(data))
        except AppError as error:
            if error.problem is Problem.NEWER_VAULT:
                raise
    if not headers:
        raise AppError(Problem.KEYS_DAMAGED)
    headers.sort(key=lambda header: header.generation, reverse=True)
    return tuple(headers[:1] if headers[0] == headers[-1] else headers)


def _open(header: Header, passphrase: str, bounds: KdfBounds) -> bytes:
    slots = [slot for slot in header.slots if slot.kind == SlotKind.PASSPHRASE]
    if not slots:
        raise AppError(Problem.KEYS_DAMAGED)
    for slot in slots[:-1]:
        try:
            return open_with_passphrase(slot, passphrase, header.context(), bounds)
        except AppError as error:
            if error.problem is not Problem.WRONG_PASSPHRASE:
                raise
    return open_with_passphrase(slots[-1], passphrase, header.context(), bounds)


def _mend(folder: VaultFolder, header: Header) -> None:
    data = to_bytes(header)
    for path in (folder.keys, folder.spare_keys):
        try:
            if path.exists() and path.read_bytes() == data:
                continue
            replace_file(path, data)
        except OSError:
            # A vault that opens matters more than its spare; the next unlock tries again.
            return


def _read(path: Path) -> bytes | None:
    try:
        if path.exists() and not path.is_file():
            # A pipe in its place would never answer.
            raise AppError(Problem.KEYS_DAMAGED)
        with path.open("rb") as file:
            return file.read(HEADER_LIMIT + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise from_os_error(error) from None
