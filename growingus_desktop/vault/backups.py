"""Backups: made, read back from the disk, proven to be whole, and only then counted.

A backup has no name until it was taken apart again, opened with its key, checked page by page and
compared with the vault it was made from; no older one goes before that.
"""

import contextlib
import hmac
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.clock import Clock, SystemClock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import retention
from growingus_desktop.vault.atomic import (
    forget,
    leftover_beside,
    new_private_file,
    sync_folder,
)
from growingus_desktop.vault.backup_copies import copy_into
from growingus_desktop.vault.backup_file import (
    CHANGING,
    BackupInfo,
    NotCopied,
    Reason,
    digest_of,
    extract,
    file_name,
    is_vouched_for,
    read_info,
    replace_header,
    vouched_for,
    write,
)
from growingus_desktop.vault.backup_list import (
    BrokenBackup,
    highest_number,
    in_folder,
    list_backups,
    sweep,
    without_copies,
)
from growingus_desktop.vault.contents import Contents, read_contents
from growingus_desktop.vault.disk_space import require_space
from growingus_desktop.vault.folder import MEGABYTE, PRIVATE_FOLDER, VaultFolder, no_space
from growingus_desktop.vault.header import Header
from growingus_desktop.vault.key_files import current_header
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.problems import from_os_error, twice
from growingus_desktop.vault.proof import connected, prove
from growingus_desktop.vault.vault import Vault

__all__ = [
    "BackupInfo",
    "BrokenBackup",
    "NotCopied",
    "Reason",
    "back_up",
    "back_up_closed",
    "is_changed_since",
    "list_backups",
    "without_copies",
]

Write = Callable[[Path, Path, BackupInfo], None]

_ONE_AT_A_TIME = threading.Lock()


def back_up(
    vault: Vault, reason: Reason, *, places: Sequence[Path] = (), write: Write = write
) -> BackupInfo:
    """Make a backup of an open vault; called on a worker, never on the UI or the vault thread.

    Counting and copying hold the vault thread once, for as long as the copy takes; the rest
    happens here. `Vault.interrupt` and `close` end it, and leave nothing behind.

    Args:
        vault: open, in a file.
        reason: kept in the clear part of the backup.
        places: further folders that get a copy; one that can't take it is named in the answer.
        write: puts the closed file on the disk; handed in by tests of failing disks.

    Raises:
        AppError: BACKUP_UNVERIFIED if it did not read back as it should, NO_SPACE (with the facts
            `needed` and `free`, megabytes), VAULT_CLOSED, VAULT_DAMAGED or what the file system
            has to say. Every older backup is still there then.
        ValueError: for a vault in memory, which leaves nothing to back up (the demo).
    """
    if vault.folder is None:
        raise ValueError("a vault in memory has no backups")
    begun = vault.interruptions

    def go_on() -> None:
        if vault.is_closed or vault.interruptions != begun:
            raise AppError(Problem.VAULT_CLOSED)

    go_on()
    if vault.read_only:
        raise AppError(Problem.READ_ONLY, opened="for_reading")
    keys = vault.keys
    if keys is None:
        raise AppError(Problem.VAULT_CLOSED)
    making = _Making(vault.folder, keys, vault.clock, go_on, write)

    def copy(target: Path) -> Contents:
        return vault.submit_outside(lambda connection: _copy(connection, target)).result()

    return making.make(copy, reason, places)


def back_up_closed(
    folder: VaultFolder,
    keys: VaultKeys,
    reason: Reason,
    *,
    places: Sequence[Path] = (),
    clock: Clock | None = None,
    sparing: Path | None = None,
    write: Write = write,
) -> BackupInfo:
    """Make a backup of a vault that isn't open here, with its instance lock in hand.

    Before a restore, a migration or a change of keys. A save that was cut off is undone first, as
    by any opening.

    Args:
        folder: the vault's.
        keys: what opens it.
        reason: kept in the clear part of the backup.
        places: as for `back_up`.
        clock: dates the backup.
        sparing: an older one that stays, whatever its age.
        write: as for `back_up`.

    Raises:
        AppError: as `back_up` does.
    """

    def copy_once(target: Path) -> Contents:
        with connected(folder.database, keys) as connection:
            return _copy(connection, target)

    def copy(target: Path) -> Contents:
        return twice(lambda: copy_once(target))

    making = _Making(folder, keys, clock or SystemClock(), lambda: None, write, sparing)
    return making.make(copy, reason, places)


def is_changed_since(vault: Vault, info: BackupInfo) -> bool:
    """Whether anything was written, altered or removed since a backup was made.

    Raises:
        AppError: VAULT_CLOSED if the vault is closed or interrupted meanwhile, or what the driver
            has to say.
        ValueError: for a vault in memory.
    """
    if vault.folder is None:
        raise ValueError("a vault in memory has no backups")
    keys = vault.keys
    if keys is None:
        raise AppError(Problem.VAULT_CLOSED)
    contents = vault.submit_outside(read_contents).result()
    return not hmac.compare_digest(contents.state(keys), info.state)


@dataclass(frozen=True, slots=True)
class _Making:
    """How one backup comes about.

    Args:
        folder: of the vault.
        keys: what opens it.
        clock: dates the backup.
        go_on: raises if the vault was closed meanwhile.
        write: puts the closed file on the disk.
        sparing: an older backup that stays, whatever its age.
    """

    folder: VaultFolder
    keys: VaultKeys
    clock: Clock
    go_on: Callable[[], None]
    write: Write
    sparing: Path | None = None

    def make(
        self, copy: Callable[[Path], Contents], reason: Reason, places: Sequence[Path]
    ) -> BackupInfo:
        with _ONE_AT_A_TIME:
            others = [place for place in places if place != self.folder.backups]
            needed = self._make_ready()
            temporary = leftover_beside(self._inside("x"), "backup")
            try:
                made = self._write(copy, reason, others, temporary)
                made = self._name(made, temporary)
            except AppError as error:
                if error.problem is Problem.NO_SPACE:
                    raise no_space(self.folder.backups, needed) from None
                raise
            except OSError as error:
                found = from_os_error(error)
                if found.problem is Problem.NO_SPACE:
                    found = no_space(self.folder.backups, needed)
                raise found from None
            finally:
                forget(temporary)
            self._thin(self.folder.backups)
            return replace(made, not_copied=tuple(self._copy_to(others, made)))

    def _make_ready(self) -> int:
        """Make room for work; the bytes it takes: a copy and the closed file at the same time."""
        place = self.folder.backups
        try:
            place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            needed = 2 * self.folder.database.stat().st_size + MEGABYTE
        except OSError as error:
            raise from_os_error(error) from None
        sweep(place)
        require_space(place, needed)
        return needed

    def _write(
        self,
        copy: Callable[[Path], Contents],
        reason: Reason,
        places: Sequence[Path],
        temporary: Path,
    ) -> BackupInfo:
        """Copy, close up, take apart again and compare; the file has no name of its own yet."""
        database = leftover_beside(temporary, "copy")
        try:
            contents = copy(database)
            self.go_on()
            digest, size = digest_of(database)
            made_at = self.clock.now().astimezone(UTC).replace(microsecond=0)
            sequence = self._next_sequence(places)
            info = vouched_for(
                BackupInfo(
                    path=self._inside(file_name(made_at, sequence)),
                    sequence=sequence,
                    made_at=made_at,
                    reason=reason,
                    entries=contents.entries,
                    schema=contents.schema,
                    size=0,
                    header=self._header_in_force(),
                    state=contents.state(self.keys),
                    database_bytes=size,
                    digest=digest,
                ),
                self.keys.data_key,
            )
            self.write(temporary, database, info)
        finally:
            forget(database)
        self.go_on()
        self._verify(temporary, info, contents)
        return info

    def _verify(self, temporary: Path, written: BackupInfo, contents: Contents) -> None:
        """See that what is really on the disk can be restored, down to the newest row."""
        database = leftover_beside(temporary, "verified")
        try:
            read = extract(temporary, database, go_on=self.go_on)
            same = replace(written, path=read.path, size=read.size) == read
            verified = same and prove(database, self.keys, go_on=self.go_on) == contents
        except AppError as error:
            if error.problem in (Problem.NO_SPACE, Problem.VAULT_CLOSED):
                raise
            raise AppError(Problem.BACKUP_UNVERIFIED) from None
        finally:
            forget(database)
        if not verified:
            raise AppError(Problem.BACKUP_UNVERIFIED)

    def _name(self, info: BackupInfo, temporary: Path) -> BackupInfo:
        """Give the file its name, unless the vault was closed; with the slots now in force."""
        with CHANGING:
            self.go_on()
            now = self._header_in_force()
            if now != info.header:
                # The passphrase was changed meanwhile; the old one must not open this one.
                replace_header(temporary, now)
            temporary.rename(info.path)
            sync_folder(info.path.parent)
            return read_info(info.path)

    def _header_in_force(self) -> Header:
        """The slots on the disk, since the passphrase may have changed after opening."""
        with contextlib.suppress(AppError):
            found = current_header(self.folder, self.keys.data_key)
            if found.db_salt == self.keys.header.db_salt:
                return found
        return self.keys.header

    def _next_sequence(self, places: Sequence[Path]) -> int:
        highest = 0
        for place in (self.folder.backups, *places):
            with contextlib.suppress(AppError):
                own = [info.sequence for info in self._own(place)]
                highest = max([highest, highest_number(place), *own])
        return highest + 1

    def _own(self, place: Path) -> list[BackupInfo]:
        """The whole backups of this vault and this data key in one folder."""
        return [
            backup
            for backup in in_folder(place)
            if isinstance(backup, BackupInfo)
            and backup.header.vault_id == self.keys.header.vault_id
            and is_vouched_for(backup, self.keys.data_key)
        ]

    def _thin(self, place: Path) -> None:
        # A backup that can't be removed now is removed after a later one.
        with CHANGING, contextlib.suppress(AppError, OSError):
            for backup in retention.to_remove(self._own(place), self.clock.now()):
                if backup.path != self.sparing:
                    backup.path.unlink(missing_ok=True)

    def _copy_to(self, places: Sequence[Path], info: BackupInfo) -> Iterator[NotCopied]:
        for place in places:
            try:
                self.go_on()
                copy_into(place, info)
            except AppError as error:
                yield NotCopied(place, error)
            else:
                self._thin(place)

    def _inside(self, name: str) -> Path:
        return self.folder.backups / name


def _copy(connection: sqlcipher.Connection, target: Path) -> Contents:
    """Count a database and write a compact, encrypted copy of it; nothing changes in between."""
    # Work on the vault thread may run twice. Without this file SQLite would make one that
    # everybody may read.
    target.unlink(missing_ok=True)
    new_private_file(target).close()
    contents = read_contents(connection)
    connection.execute("VACUUM INTO ?", (str(target),))
    return contents
