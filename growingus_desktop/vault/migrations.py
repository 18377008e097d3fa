"""The ladder: how a vault of any earlier schema becomes one of this program's.

Each step is frozen SQL in a module of its own under `steps`; a step that was released is never
edited. `tests/vault/test_migrations.py` proves that the top of the ladder is exactly what the
models describe, so a changed model without a new step fails there.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.steps.v0001 import whole as v0001
from growingus_desktop.vault.steps.v0002 import whole as v0002

APPLICATION_ID = 0x47555356
"""The letters GUSV, kept in every file's header so that a foreign database is not taken for a vault."""

STEPS: tuple[tuple[str, ...], ...] = (v0001.STATEMENTS, v0002.STATEMENTS)
SCHEMA_VERSION = len(STEPS)


class Cursor(Protocol):
    """What a step needs of the driver's answers."""

    def fetchone(self) -> tuple[object, ...] | None:
        """The next row."""
        ...

    def fetchall(self) -> list[tuple[object, ...]]:
        """All rows."""
        ...


class Connection(Protocol):
    """What a step needs of the driver's connection."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    def execute(self, sql: str, /) -> Cursor:
        """Run one statement."""
        ...


def climb(
    connection: Connection,
    before: Callable[[int], None] | None = None,
    steps: Iterable[tuple[str, ...]] = STEPS,
) -> None:
    """Bring a database to the newest schema, each step whole or not at all.

    Args:
        connection: a raw one in autocommit mode, used for nothing else: foreign keys are off on
            it while tables are rebuilt.
        before: called with the version to come before a step alters an existing vault; here a
            verified backup is made. What it raises stops the climb with nothing changed.
        steps: the ladder.

    Raises:
        AppError: NEWER_VAULT or NOT_A_VAULT, with nothing written.
    """
    ladder = tuple(steps)
    version = _version(connection, len(ladder))
    if version == len(ladder):
        return
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for number in range(version + 1, len(ladder) + 1):
            if before is not None and version > 0:
                before(number)
            _take(connection, ladder[number - 1], number)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def require_newest(connection: Connection, newest: int = SCHEMA_VERSION) -> None:
    """See that a database can be read as it is, where no step may be taken.

    Raises:
        AppError: OLDER_VAULT, or as `climb` does.
    """
    version = _version(connection, newest)
    if version < newest:
        raise AppError(Problem.OLDER_VAULT, theirs=version, ours=newest)


def _version(connection: Connection, newest: int) -> int:
    """The schema version of a database that is a vault, or empty."""
    version = _number(connection, "user_version")
    if version > newest:
        raise AppError(Problem.NEWER_VAULT, theirs=version, ours=newest)
    if version > 0 and _number(connection, "application_id") != APPLICATION_ID:
        raise AppError(Problem.NOT_A_VAULT, looks_like="sqlite")
    if version == 0 and connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise AppError(Problem.NOT_A_VAULT, looks_like="sqlite")
    return version


def _take(connection: Connection, statements: tuple[str, ...], number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements:
            connection.execute(statement)
        _require_whole_references(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _require_whole_references(connection: Connection) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        raise AppError(Problem.VAULT_DAMAGED, cause="foreign_key_check")


def _number(connection: Connection, pragma: str) -> int:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    if row is None or not isinstance(row[0], int):
        raise AppError(Problem.VAULT_DAMAGED, cause=pragma)
    return row[0]
