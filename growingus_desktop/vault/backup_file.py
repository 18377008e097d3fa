"""One backup, one closed file: what opens it, what is in it, and the encrypted database itself.

A line that names the format, a line of JSON, then the database to the last byte. The head holds
the checksum of the database and one of its own, so that giving the file another header leaves a
damage in the database as visible as it was. `docs/FORMAT.md` describes every byte. The lock page
reads these files, so nothing here knows a database.
"""

import hashlib
import hmac
import json
import os
import re
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum, unique
from pathlib import Path
from typing import BinaryIO, cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import header as headers
from growingus_desktop.vault.atomic import leftover_beside, new_private_file, sync_folder
from growingus_desktop.vault.header import Header
from growingus_desktop.vault.problems import from_os_error
from growingus_desktop.vault.slots import KEY_BYTES, SALT_BYTES
from growingus_desktop.vault.sniff import PAGE_BYTES, kind_of

MAGIC = b"growing-us-backup\n"
VERSION = 1
SUFFIX = ".backup"
HEAD_LIMIT = 256 * 1024
"""Bytes the first two lines may have; anything longer is no backup."""

CHUNK_BYTES = 1024 * 1024
CHANGING = threading.RLock()
"""Held while a backup gets its name or another header, so that neither overtakes the other."""

_NUMBER_LIMIT = 10**12
_HEX = frozenset("0123456789abcdef")
_MADE_AT = "%Y-%m-%dT%H:%M:%SZ"
_MADE_AT_SHAPE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIELDS = frozenset(
    {
        "version",
        "sequence",
        "made_at",
        "reason",
        "schema",
        "entries",
        "size",
        "sha256",
        "state",
        "mac",
        "header",
        "sum",
    }
)


@unique
class Reason(StrEnum):
    """Why a backup was made; it stands in the clear part of the file."""

    SCHEDULED = "scheduled"
    CLOSING = "closing"
    IMPORT = "import"
    RESTORE = "restore"
    MIGRATION = "migration"
    KEYS = "keys"
    MASS_DELETE = "mass-delete"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class NotCopied:
    """A further folder that did not get its copy.

    Args:
        place: the folder.
        problem: why.
    """

    place: Path
    problem: AppError


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """What a backup says about itself without any secret.

    Args:
        path: where it lies; for one not yet written, where it will.
        sequence: counts the backups of a vault; the order that no clock can upset.
        made_at: in UTC, whole seconds, by the clock of that day.
        reason: why it was made.
        entries: rows a person would call an entry, those in the bin included.
        schema: the version of its tables.
        size: bytes of the whole file; 0 for one not yet written.
        header: the vault's header with the slots that open it.
        state: 64 hexadecimal digits that are the same for the same content, and tell nothing
            else to anyone without the data key.
        database_bytes: bytes of the database in it.
        digest: SHA-256 of the database, in hexadecimal digits.
        mac: HMAC-SHA256 over all but header and path, under a key from the data key.
        not_copied: further folders that missed it; only in what `backups.back_up` gives back.
    """

    path: Path
    sequence: int
    made_at: datetime
    reason: Reason
    entries: int
    schema: int
    size: int
    header: Header
    state: str
    database_bytes: int
    digest: str
    mac: str = ""
    not_copied: tuple[NotCopied, ...] = ()


def file_name(made_at: datetime, sequence: int) -> str:
    """The name of a backup: a date and a number, and no word."""
    return f"{made_at:%Y-%m-%d}-{sequence:06d}{SUFFIX}"


def vouched_for(info: BackupInfo, data_key: bytes) -> BackupInfo:
    """The same, vouched for by the data key."""
    return replace(info, mac=_mac(info, data_key))


def is_vouched_for(info: BackupInfo, data_key: bytes) -> bool:
    """Whether someone who had the data key made exactly this backup."""
    return hmac.compare_digest(info.mac, _mac(info, data_key))


def digest_of(database: Path) -> tuple[str, int]:
    """The SHA-256 and the bytes of a database file.

    Raises:
        OSError: if it can't be read.
    """
    sum_, size = hashlib.sha256(), 0
    with database.open("rb") as file:
        for chunk in _chunks(file):
            sum_.update(chunk)
            size += len(chunk)
    return sum_.hexdigest(), size


def write(target: Path, database: Path, info: BackupInfo) -> None:
    """Write a backup under a temporary name and push it to the disk.

    Args:
        target: a name that doesn't exist yet; readable by its owner alone afterwards.
        database: the closed, encrypted copy that goes into it.
        info: vouched for, with the digest and bytes of `database`.

    Raises:
        OSError: if it could not be written; a part may be left at `target`.
    """
    with new_private_file(target) as file, database.open("rb") as source:
        file.write(_head(info))
        for chunk in _chunks(source):
            file.write(chunk)
        push(file)


def read_info(path: Path) -> BackupInfo:
    """Read what a backup says about itself, believing nothing; its database isn't looked at.

    Raises:
        AppError: BACKUP_INCOMPLETE, NEWER_VAULT, NOT_A_VAULT for another kind of file, or what
            the file system has to say.
    """
    with _opened(path) as file:
        return _whole_info(path, file)


def verify_sum(path: Path) -> None:
    """See that the database in a backup is the one it was made with, to the last byte.

    Raises:
        AppError: as `read_info` does.
    """
    with _opened(path) as file:
        _pass_on(_whole_info(path, file), file, None)


def extract(
    path: Path, target: Path, *, go_on: Callable[[], None] = lambda: None, durable: bool = False
) -> BackupInfo:
    """Take the database out of a backup, checking its sum on the way.

    Args:
        path: the backup.
        target: a name that doesn't exist yet; nothing is left there if anything is wrong.
        go_on: called between slices; what it raises ends the work.
        durable: whether the target has to be safely on the disk afterwards.

    Raises:
        AppError: as `read_info` does, NO_SPACE among them.
    """
    try:
        with _opened(path) as file:
            info = _whole_info(path, file)
            with new_private_file(target) as out:
                _pass_on(info, file, out, go_on)
                if durable:
                    out.flush()
                    os.fsync(out.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return info


def replace_header(path: Path, header: Header) -> None:
    """Give a backup the slots its vault has now; any damage in its database stays as it is.

    Args:
        path: the backup; after a crash it has the old header or the new one.
        header: of the same vault and the same data key.

    Raises:
        AppError: as `read_info` does, NO_SPACE among them; the backup is then as it was.
        ValueError: for the header of another vault or another database.
    """
    with CHANGING, _opened(path) as file:
        info = _info(path, file)
        if (header.vault_id, header.db_salt) != (info.header.vault_id, info.header.db_salt):
            raise ValueError("this header doesn't belong to this backup")
        temporary = leftover_beside(path, "backup")
        try:
            with new_private_file(temporary) as out:
                out.write(_head(replace(info, header=header)))
                for chunk in _chunks(file):
                    out.write(chunk)
                push(out)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def push(file: BinaryIO) -> None:
    """Push a file to the disk, and forget it in memory, so that reading it back tells the truth."""
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _opened(path: Path) -> Generator[BinaryIO]:
    """The backup, open for reading, with the errors of the file system named."""
    try:
        if path.exists() and not path.is_file():
            # A pipe in its place would never answer.
            raise AppError(Problem.NOT_A_VAULT, looks_like="other")
        with path.open("rb") as file:
            yield file
    except (FileNotFoundError, NotADirectoryError):
        raise AppError(Problem.BACKUP_INCOMPLETE, cause="missing") from None
    except OSError as error:
        raise from_os_error(error) from None


def _whole_info(path: Path, file: BinaryIO) -> BackupInfo:
    """The head of a file that has exactly the length the head calls for; `file` is after it."""
    info = _info(path, file)
    if info.size != file.tell() + info.database_bytes:
        raise AppError(Problem.BACKUP_INCOMPLETE)
    return info


def _info(path: Path, file: BinaryIO) -> BackupInfo:
    """The head of a file, whatever follows it; `file` is after it."""
    start = file.read(len(MAGIC))
    if start != MAGIC:
        kind = None if MAGIC.startswith(start) else kind_of(start + file.read(64))
        if kind is None:
            raise AppError(Problem.BACKUP_INCOMPLETE)
        raise AppError(Problem.NOT_A_VAULT, looks_like=kind)
    line = file.readline(HEAD_LIMIT)
    info = _from_line(path, line)
    return replace(info, size=os.fstat(file.fileno()).st_size)


def _from_line(path: Path, line: bytes) -> BackupInfo:
    content = _checked_content(line)
    version = _number(content.get("version"), least=1)
    if version > VERSION:
        raise AppError(Problem.NEWER_VAULT, theirs=version, ours=VERSION)
    if content.keys() != _FIELDS:
        raise AppError(Problem.BACKUP_INCOMPLETE)
    database_bytes = _number(content["size"], least=PAGE_BYTES)
    if database_bytes % PAGE_BYTES:
        raise AppError(Problem.BACKUP_INCOMPLETE)
    return BackupInfo(
        path=path,
        sequence=_number(content["sequence"], least=1),
        made_at=_moment(content["made_at"]),
        reason=_reason(content["reason"]),
        entries=_number(content["entries"]),
        schema=_number(content["schema"], least=1),
        size=0,
        header=_header(content["header"]),
        state=_digits(content["state"]),
        database_bytes=database_bytes,
        digest=_digits(content["sha256"]),
        mac=_digits(content["mac"]),
    )


def _checked_content(line: bytes) -> dict[str, object]:
    """The parsed line, after the checksum that every version keeps in the same way."""
    if not line.endswith(b"\n"):
        raise AppError(Problem.BACKUP_INCOMPLETE)
    try:
        parsed: object = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        # The decoder's error carries the whole line.
        raise AppError(Problem.BACKUP_INCOMPLETE) from None
    if not isinstance(parsed, dict):
        raise AppError(Problem.BACKUP_INCOMPLETE)
    content = cast("dict[str, object]", parsed)
    if _canonical(content) + b"\n" != line:
        raise AppError(Problem.BACKUP_INCOMPLETE)
    unsummed = {name: value for name, value in content.items() if name != "sum"}
    if content.get("sum") != hashlib.sha256(_canonical(unsummed)).hexdigest():
        raise AppError(Problem.BACKUP_INCOMPLETE)
    return content


def _head(info: BackupInfo) -> bytes:
    content = {
        **_vouched_part(info),
        "mac": info.mac,
        "header": headers.to_bytes(info.header).decode("ascii"),
    }
    summed = {**content, "sum": hashlib.sha256(_canonical(content)).hexdigest()}
    return MAGIC + _canonical(summed) + b"\n"


def _vouched_part(info: BackupInfo) -> dict[str, object]:
    return {
        "version": VERSION,
        "sequence": info.sequence,
        "made_at": info.made_at.strftime(_MADE_AT),
        "reason": info.reason.value,
        "schema": info.schema,
        "entries": info.entries,
        "size": info.database_bytes,
        "sha256": info.digest,
        "state": info.state,
    }


def _mac(info: BackupInfo, data_key: bytes) -> str:
    # The header has a MAC of its own and changes with every passphrase, so it is left out.
    derived = HKDF(SHA256(), KEY_BYTES, info.header.vault_id, b"growing-us backup mac")
    return hmac.digest(derived.derive(data_key), _canonical(_vouched_part(info)), "sha256").hex()


def _pass_on(
    info: BackupInfo,
    file: BinaryIO,
    out: BinaryIO | None,
    go_on: Callable[[], None] = lambda: None,
) -> None:
    """Read the database to its end, writing it to `out`, and compare its sum and its first bytes."""
    sum_, left, start = hashlib.sha256(), info.database_bytes, b""
    while left and (chunk := file.read(min(left, CHUNK_BYTES))):
        go_on()
        start = start or chunk[:SALT_BYTES]
        sum_.update(chunk)
        left -= len(chunk)
        if out is not None:
            out.write(chunk)
    if left or sum_.hexdigest() != info.digest or start != info.header.db_salt:
        raise AppError(Problem.BACKUP_INCOMPLETE)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK_BYTES):
        yield chunk


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _number(value: object, *, least: int = 0) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise AppError(Problem.BACKUP_INCOMPLETE)
    if not least <= value <= _NUMBER_LIMIT:
        raise AppError(Problem.BACKUP_INCOMPLETE)
    return value


def _digits(value: object) -> str:
    if not isinstance(value, str) or len(value) != 64 or not _HEX.issuperset(value):
        raise AppError(Problem.BACKUP_INCOMPLETE)
    return value


def _moment(value: object) -> datetime:
    if not isinstance(value, str) or not _MADE_AT_SHAPE.fullmatch(value):
        raise AppError(Problem.BACKUP_INCOMPLETE)
    try:
        return datetime.strptime(value, _MADE_AT).replace(tzinfo=UTC)
    except ValueError:
        raise AppError(Problem.BACKUP_INCOMPLETE) from None


def _reason(value: object) -> Reason:
    for reason in Reason:
        if value == reason.value:
            return reason
    raise AppError(Problem.BACKUP_INCOMPLETE)


def _header(value: object) -> Header:
    if not isinstance(value, str) or not value.isascii():
        raise AppError(Problem.BACKUP_INCOMPLETE)
    try:
        return headers.from_bytes(value.encode("ascii"))
    except AppError as error:
        if error.problem is Problem.NEWER_VAULT:
            raise
        raise AppError(Problem.BACKUP_INCOMPLETE) from None
