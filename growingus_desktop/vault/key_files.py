"""The two copies of the header beside the database: read, written and mended."""

import contextlib
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import is_leftover, replace_file
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import (
    HEADER_LIMIT,
    Header,
    from_bytes,
    is_vouched_for,
    to_bytes,
)
from growingus_desktop.vault.problems import from_os_error


def write_header(folder: VaultFolder, header: Header) -> None:
    """Write both copies, the one that is read first before its spare.

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


def current_header(folder: VaultFolder, data_key: bytes) -> Header:
    """The newest header the data key vouches for, as it stands in the folder now.

    A vault that is open may have had its secrets changed since; whoever writes a header into a
    backup asks here and never keeps the one it was opened with.

    Raises:
        AppError: as `read_headers` does, or KEYS_DAMAGED if the key vouches for none.
    """
    for header in read_headers(folder):
        if is_vouched_for(header, data_key):
            return header
    raise AppError(Problem.KEYS_DAMAGED)


def mend(folder: VaultFolder, header: Header, data_key: bytes) -> bool:
    """Put `header` in the place of a copy that differs from it.

    Returns:
        Whether the first copy was broken and `header`, its spare, has replaced it.
    """
    was_broken = _is_broken(folder.keys, data_key)
    data = to_bytes(header)
    for path in (folder.keys, folder.spare_keys):
        try:
            if not path.exists() or path.read_bytes() != data:
                replace_file(path, data)
        except OSError:
            # A vault that opens matters more than its spare; the next unlock tries again.
            return False
    return was_broken


def sweep_key_files(folder: VaultFolder) -> None:
    """Remove half-written header copies a crash left behind: their slots may be replaced by now.

    Nothing else writes a header at the same time, so nothing that is in use goes.
    """
    with contextlib.suppress(OSError):
        for file in folder.path.iterdir():
            if is_leftover(file.name) and file.name.startswith(f".{folder.keys.name}."):
                file.unlink(missing_ok=True)


def _is_broken(path: Path, data_key: bytes) -> bool:
    try:
        data = _read(path)
        return data is None or not is_vouched_for(from_bytes(data), data_key)
    except AppError:
        return True


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
