"""What lies on the disk for one vault, looked at now: each file, its size, and whether it can be read.

The live database is never opened a second time: closing that handle would drop SQLite's own
locks, and a second process could then write into our transaction. What the running connection
says of itself stands in for a look.
"""

import math
import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from pathlib import Path
from typing import BinaryIO

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import PRIVATE_FILE, is_leftover
from growingus_desktop.vault.backup_file import HEAD_LIMIT, MAGIC
from growingus_desktop.vault.folder import PRIVATE_FOLDER, VaultFolder
from growingus_desktop.vault.leftovers import earlier_vaults
from growingus_desktop.vault.sniff import PAGE_BYTES, SQLITE_HEAD
from growingus_desktop.vault.unit_of_work import VaultSession

NOISE_BITS = 7.9
"""Bits a byte of a page; what was encrypted measures about 7.95, written words about 4.5."""

_SAMPLES = 8
"""Pages looked at in a large file, spread over all of it."""

_OPEN_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@unique
class FileKind(StrEnum):
    """What a file is for."""

    DATABASE = "database"
    JOURNAL = "journal"
    KEYS = "keys"
    BACKUP = "backup"
    ASIDE = "aside"
    DEVICE = "device"
    BALLAST = "ballast"
    LOCK = "lock"
    LEFTOVER = "leftover"
    FOREIGN = "foreign"


@unique
class Look(StrEnum):
    """What a look at a file's bytes told."""

    ENCRYPTED = "encrypted"
    """Noise from end to end of what was looked at."""
    SEALED = "sealed"
    """Readable around keys that are sealed: sizes, counts and times show, no written word."""
    PLAIN = "plain"
    """Can be read by anyone who has the file."""
    EMPTY = "empty"
    UNKNOWN = "unknown"
    """It could not be looked at."""


@unique
class Told(StrEnum):
    """How that is known."""

    BYTES = "bytes"
    CONNECTION = "connection"
    SIZE = "size"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file.

    Args:
        name: its name, without its folder.
        kind: what it is for.
        size: bytes.
        look: what its bytes told.
        told: how that is known.
        is_private: whether the account alone may open it; None where the system has other ways.
        in_second: whether it lies in the second backup folder.
    """

    name: str
    kind: FileKind
    size: int
    look: Look
    told: Told
    is_private: bool | None = None
    in_second: bool = False


@dataclass(frozen=True, slots=True)
class CipherFacts:
    """What the running connection says of itself.

    Args:
        is_encrypted: whether it goes through the cipher at all.
        version: of the cipher.
    """

    is_encrypted: bool
    version: str


@dataclass(frozen=True, slots=True)
class DiskReport:
    """Everything on the disk, as it was found.

    Args:
        files: ours first, then whatever else lies there.
        cipher: what the running connection says, or None without one.
        is_folder_private: whether the account alone may look into the folder; None as above.
        second: whether there is a second folder, and whether it could be reached.
    """

    files: tuple[FileFacts, ...]
    cipher: CipherFacts | None = None
    is_folder_private: bool | None = None
    second: bool | None = None


def cipher_facts(session: VaultSession) -> CipherFacts:
    """Ask the running connection; for the vault thread."""
    connection = session.connection()
    status = connection.exec_driver_sql("PRAGMA cipher_status").scalar()
    version = connection.exec_driver_sql("PRAGMA cipher_version").scalar()
    return CipherFacts(is_encrypted=str(status) == "1", version=str(version or ""))


def look_at(
    folder: VaultFolder, cipher: CipherFacts | None = None, second: Path | None = None
) -> DiskReport:
    """Look at every file of a vault.

    Args:
        folder: the vault's.
        cipher: what the running connection says; given, the database file isn't opened.
        second: the second backup folder, if there is one.

    Raises:
        AppError: VAULT_MISSING if the folder isn't there.
    """
    if not folder.path.is_dir():
        raise AppError(Problem.VAULT_MISSING)
    found = list(_vault_files(folder, cipher))
    found += _backups(folder.backups, in_second=False)
    for place in earlier_vaults(folder):
        found += _earlier(place)
    if second is not None and second.is_dir():
        found += _backups(second, in_second=True)
    order = list(FileKind)
    found.sort(key=lambda facts: (facts.in_second, order.index(facts.kind), facts.name))
    return DiskReport(
        files=tuple(found),
        cipher=cipher,
        is_folder_private=_is_private(folder.path, PRIVATE_FOLDER),
        second=None if second is None else second.is_dir(),
    )


def entropy(page: bytes) -> float:
    """Bits a byte carries on average, 0 to 8."""
    total = len(page)
    if not total:
        return 0.0
    shares = (count / total for count in Counter(page).values())
    return -sum(share * math.log2(share) for share in shares)


def is_noise(pages: Sequence[bytes]) -> bool:
    """Whether every page looks like what a cipher makes."""
    return bool(pages) and all(entropy(page) > NOISE_BITS for page in pages)


def _vault_files(folder: VaultFolder, cipher: CipherFacts | None) -> Iterator[FileFacts]:
    kinds: Mapping[str, FileKind] = {
        folder.database.name: FileKind.DATABASE,
        folder.journal.name: FileKind.JOURNAL,
        folder.unfinished.name: FileKind.LEFTOVER,
        folder.unfinished_journal.name: FileKind.LEFTOVER,
        folder.keys.name: FileKind.KEYS,
        folder.spare_keys.name: FileKind.KEYS,
        folder.lock.name: FileKind.LOCK,
        folder.raise_request.name: FileKind.LOCK,
        folder.ballast.name: FileKind.BALLAST,
        folder.moving.name: FileKind.LEFTOVER,
        **{file.name: FileKind.ASIDE for file in folder.kept_aside()},
        "device.json": FileKind.DEVICE,
    }
    for path in _listing(folder.path):
        kind = kinds.get(path.name, FileKind.FOREIGN)
        if kind is FileKind.FOREIGN and is_leftover(path.name):
            kind = FileKind.LEFTOVER
        facts = _facts(path, kind, cipher)
        if facts is not None:
            yield facts


def _earlier(place: Path) -> Iterator[FileFacts]:
    """What was set aside for a newer vault, which nothing holds open."""
    for path in (*_listing(place), *_listing(place / "backups")):
        facts = _facts(path, FileKind.BACKUP if is_backup(path) else FileKind.ASIDE, None)
        if facts is not None:
            name = path.relative_to(place.parent).as_posix()
            yield replace(facts, name=name)


def _backups(place: Path, *, in_second: bool) -> Iterator[FileFacts]:
    for path in _listing(place):
        kind = FileKind.BACKUP if is_backup(path) else FileKind.FOREIGN
        if in_second and kind is FileKind.FOREIGN:
            # A stick has a life of its own; what else lies on it is nobody's business here.
            continue
        facts = _facts(path, kind, None, in_second=in_second)
        if facts is not None:
            yield facts


def _facts(
    path: Path, kind: FileKind, cipher: CipherFacts | None, *, in_second: bool = False
) -> FileFacts | None:
    try:
        size = path.stat().st_size
    except OSError:
        # It went while it was being looked at, as a journal does.
        return None
    look, told = _look(path, kind, size, cipher)
    private = _is_private(path, PRIVATE_FILE)
    return FileFacts(path.name, kind, size, look, told, private, in_second)


def _look(path: Path, kind: FileKind, size: int, cipher: CipherFacts | None) -> tuple[Look, Told]:
    if not size:
        return Look.EMPTY, Told.SIZE
    if cipher is not None and kind in (FileKind.DATABASE, FileKind.JOURNAL):
        encrypted = Look.ENCRYPTED if cipher.is_encrypted else Look.PLAIN
        return encrypted, Told.CONNECTION
    if not path.is_file():
        # A pipe would never answer.
        return Look.UNKNOWN, Told.NOT
    try:
        return _read_look(path, kind, size), Told.BYTES
    except OSError:
        return Look.UNKNOWN, Told.NOT


def is_backup(path: Path) -> bool:
    """Whether a file begins as a backup does."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _database_start(file: BinaryIO) -> int:
    """Where the database in a backup begins: after two lines in clear."""
    file.seek(0)
    file.readline(len(MAGIC))
    file.readline(HEAD_LIMIT)
    return file.tell()


def _page_at(file: BinaryIO, place: int) -> bytes:
    file.seek(place)
    return file.read(PAGE_BYTES)


def _read_look(path: Path, kind: FileKind, size: int) -> Look:
    if kind is FileKind.KEYS or (kind is FileKind.ASIDE and ".keys" in path.name):
        return Look.SEALED
    with path.open("rb") as file:
        begin = _database_start(file) if kind is FileKind.BACKUP else 0
        pages = [_page_at(file, begin + at) for at in _places(size - begin)]
    if any(SQLITE_HEAD in page for page in pages):
        return Look.PLAIN
    return Look.ENCRYPTED if is_noise(pages) else Look.PLAIN


def _places(size: int) -> tuple[int, ...]:
    """Where to look: all of a small file's pages, or some spread over a large one."""
    whole = size // PAGE_BYTES
    if whole <= _SAMPLES:
        return tuple(number * PAGE_BYTES for number in range(whole)) or (0,)
    return tuple(
        round(step * (whole - 1) / (_SAMPLES - 1)) * PAGE_BYTES for step in range(_SAMPLES)
    )


def _listing(place: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(path for path in place.iterdir() if not path.is_dir()))
    except OSError:
        return ()


def _is_private(path: Path, mode: int) -> bool | None:
    if os.name != "posix":
        return None
    try:
        found = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None
    return not found & _OPEN_OTHERS & ~mode
