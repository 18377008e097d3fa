"""What was erased for good still lies in older backups: which of them, and made anew without it.

A backup is searched by the names of rows, which are the same in every copy. Made anew, it keeps its
place in the order, its date and its name; what else it held is as it was.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import forget, leftover_beside, sync_folder
from growingus_desktop.vault.backup_file import (
    CHANGING,
    BackupInfo,
    digest_of,
    extract,
    is_vouched_for,
    read_info,
    vouched_for,
    write,
)
from growingus_desktop.vault.contents import Contents, read_contents
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.problems import from_os_error
from growingus_desktop.vault.proof import connected, prove

_AT_ONCE = 500
"""Names in one question."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What was erased.

    Args:
        uids: the names of its rows.
        surfaces: the beginnings of the names of its drafts, each ending in a slash, or whole names.
        burned: the names of openers that stay, of which what was let out was erased.
    """

    uids: tuple[str, ...]
    surfaces: tuple[str, ...] = ()
    burned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Where it still lies.

    Args:
        holding: backups that hold some of it.
        unknown: backups that could not be looked into with these keys: of an earlier data key, or
            damaged. They may hold it.
    """

    holding: tuple[BackupInfo, ...] = ()
    unknown: tuple[BackupInfo, ...] = ()


def search(
    keys: VaultKeys,
    infos: Iterable[BackupInfo],
    gone: Gone,
    *,
    go_on: Callable[[], None] = lambda: None,
) -> Held:
    """Look into each backup for what was erased; on a worker, it takes as long as reading them.

    Args:
        keys: of the vault they are of.
        infos: the backups.
        gone: what was erased.
        go_on: called between slices; what it raises ends the work.

    Raises:
        AppError: NO_SPACE for the copy that is looked into.
    """
    holding: list[BackupInfo] = []
    unknown: list[BackupInfo] = []
    for info in infos:
        go_on()
        try:
            if not is_vouched_for(info, keys.data_key):
                unknown.append(info)
            elif _holds(keys, info, gone, go_on):
                holding.append(info)
        except AppError as error:
            if error.problem in (Problem.NO_SPACE, Problem.VAULT_CLOSED):
                raise
            unknown.append(info)
    return Held(tuple(holding), tuple(unknown))


def holding(
    keys: VaultKeys, infos: Iterable[BackupInfo], uids: Sequence[str]
) -> tuple[BackupInfo, ...]:
    """The backups that hold any of these rows; see `search`."""
    return search(keys, infos, Gone(tuple(uids))).holding


def rewrite(
    info: BackupInfo,
    keys: VaultKeys,
    gone: Gone,
    *,
    go_on: Callable[[], None] = lambda: None,
) -> BackupInfo:
    """Make a backup anew without what was erased, read it back, and put it in its place.

    Args:
        info: the backup; until the very end it lies there as it was.
        keys: of the vault it is of.
        gone: what was erased.
        go_on: called between slices; what it raises ends the work.

    Returns:
        What the new one says about itself.

    Raises:
        AppError: BACKUP_UNVERIFIED if it did not read back as it should, NO_SPACE, or what the
            file system has to say; the old one is still there then.
    """
    own = VaultKeys(info.header, keys.data_key)
    database = leftover_beside(info.path, "erasing")
    temporary = leftover_beside(info.path, "backup")
    try:
        with CHANGING:
            extract(info.path, database, go_on=go_on)
            contents = _without(database, own, gone)
            go_on()
            digest, size = digest_of(database)
            written = vouched_for(
                replace(
                    info,
                    entries=contents.entries,
                    state=contents.state(own),
                    database_bytes=size,
                    digest=digest,
                    size=0,
                ),
                keys.data_key,
            )
            write(temporary, database, written)
            forget(database)
            _verify(temporary, own, contents, gone, go_on)
            temporary.replace(info.path)
            sync_folder(info.path.parent)
            return read_info(info.path)
    except OSError as error:
        raise from_os_error(error) from None
    finally:
        forget(database)
        forget(temporary)


def _holds(keys: VaultKeys, info: BackupInfo, gone: Gone, go_on: Callable[[], None]) -> bool:
    database = leftover_beside(info.path, "erasing")
    try:
        extract(info.path, database, go_on=go_on)
        with connected(database, VaultKeys(info.header, keys.data_key)) as connection:
            return _is_there(connection, gone)
    finally:
        forget(database)


def _is_there(connection: sqlcipher.Connection, gone: Gone) -> bool:
    for table in _tables_with_names(connection):
        for some in _slices(gone.uids):
            marks = ", ".join("?" * len(some))
            query = f'SELECT 1 FROM "{table}" WHERE uid IN ({marks}) LIMIT 1'  # noqa: S608
            if connection.execute(query, some).fetchone() is not None:
                return True
    for some in _slices(gone.burned):
        marks = ", ".join("?" * len(some))
        query = f"SELECT 1 FROM opener WHERE raw <> '' AND uid IN ({marks}) LIMIT 1"  # noqa: S608
        if connection.execute(query, some).fetchone() is not None:
            return True
    drafts = "SELECT 1 FROM draft WHERE substr(surface, 1, length(?1)) = ?1 LIMIT 1"
    return any(connection.execute(drafts, (one,)).fetchone() for one in gone.surfaces)


def _without(database: Path, keys: VaultKeys, gone: Gone) -> Contents:
    """Take it out of a copy, and write the copy anew from what is left."""
    with connected(database, keys) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for table in _tables_with_names(connection):
            for some in _slices(gone.uids):
                marks = ", ".join("?" * len(some))
                connection.execute(f'DELETE FROM "{table}" WHERE uid IN ({marks})', some)  # noqa: S608
        for some in _slices(gone.burned):
            marks = ", ".join("?" * len(some))
            connection.execute(f"UPDATE opener SET raw = '' WHERE uid IN ({marks})", some)  # noqa: S608
        for one in gone.surfaces:
            connection.execute(
                "DELETE FROM draft WHERE substr(surface, 1, length(?1)) = ?1", (one,)
            )
        for index in ("reflection_search", "opener_search"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return read_contents(connection)


def _verify(
    temporary: Path, keys: VaultKeys, contents: Contents, gone: Gone, go_on: Callable[[], None]
) -> None:
    database = leftover_beside(temporary, "verified")
    try:
        extract(temporary, database, go_on=go_on)
        verified = prove(database, keys, go_on=go_on) == contents
        with connected(database, keys) as connection:
            verified = verified and not _is_there(connection, gone)
    except AppError as error:
        if error.problem in (Problem.NO_SPACE, Problem.VAULT_CLOSED):
            raise
        raise AppError(Problem.BACKUP_UNVERIFIED) from None
    finally:
        forget(database)
    if not verified:
        raise AppError(Problem.BACKUP_UNVERIFIED)


def _tables_with_names(connection: sqlcipher.Connection) -> list[str]:
    names = connection.execute(
        "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table' AND c.name = 'uid' ORDER BY m.name"
    ).fetchall()
    return [str(row[0]) for row in names]


def _slices(names: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(names[at : at + _AT_ONCE]) for at in range(0, len(names), _AT_ONCE)]
