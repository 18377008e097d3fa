"""One deed, one transaction: everything it changed is kept, or nothing, and it tells which kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar, cast

from sqlalchemy import (
    Connection,
    CursorResult,
    Delete,
    Engine,
    Insert,
    Table,
    Update,
    event,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as OrmSession
from sqlmodel import Session

from growingus_desktop.core.changes import Kind
from growingus_desktop.core.clock import Clock
from growingus_desktop.models.base import Row
from growingus_desktop.models.base import Table as VaultTable
from growingus_desktop.models.schema import metadata
from growingus_desktop.vault.vanishing import keep_what_vanishes

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a deed gave back, and what it touched.

    Args:
        value: the work's own answer; rows in it are detached.
        kinds: every kind with a row added, altered or removed.
    """

    value: T
    kinds: frozenset[Kind]


class VaultSession(Session):
    """What store functions are handed: a session inside one transaction of the vault thread.

    They add, change, delete and ask, and never commit.

    Args:
        engine: the vault's engine.
        clock: stamps `created_at` and `changed_at`, and is there for the store to ask.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        super().__init__(engine, expire_on_commit=False)
        self.clock = clock


Work = Callable[[VaultSession], T]


class CommitFailed(Exception):  # noqa: N818 - wraps the driver's error, which has its own name
    """The commit itself failed, so only reading again tells what was kept.

    Args:
        cause: the driver's error.
    """

    def __init__(self, cause: DBAPIError) -> None:
        super().__init__()
        self.cause = cause


class TouchedKinds:
    """Listens to every statement of an engine and notes the kinds whose rows it changed."""

    def __init__(self, engine: Engine) -> None:
        self._kinds: set[Kind] = set()
        event.listen(engine, "after_execute", self._note)

    def start(self) -> None:
        """Forget what was noted."""
        self._kinds.clear()

    def so_far(self) -> frozenset[Kind]:
        """The kinds touched since `start`."""
        return frozenset(self._kinds)

    def _note(  # noqa: PLR0917 - the order is SQLAlchemy's
        self,
        connection: Connection,
        statement: object,
        multiparams: object,
        params: object,
        options: object,
        result: CursorResult[tuple[object, ...]],
    ) -> None:
        del connection, multiparams, params, options
        if not isinstance(statement, Insert | Update | Delete) or result.rowcount == 0:
            return
        table = statement.table
        if isinstance(table, Table) and table.name in kinds_by_table():
            self._kinds.add(kinds_by_table()[table.name])
            if isinstance(statement, Delete):
                self._kinds |= _reached_by_deleting(table.name)


def perform(engine: Engine, touched: TouchedKinds, clock: Clock, work: Work[T]) -> Outcome[T]:
    """Run `work` in one transaction, which is rolled back on any exception.

    Raises:
        CommitFailed: if the driver failed at the commit itself.
        DBAPIError: if it failed before.
    """
    touched.start()
    session = VaultSession(engine, clock)
    try:
        value = work(session)
        session.flush()
        try:
            session.commit()
        except DBAPIError as error:
            raise CommitFailed(error) from None
    finally:
        # Rolls back whatever was not committed, and detaches every row.
        session.close()
    return Outcome(value, touched.so_far())


@cache
def kinds_by_table() -> dict[str, Kind]:
    """Which kind the rows of each table are filed under."""
    found: dict[str, Kind] = {}
    waiting: list[type[VaultTable]] = [VaultTable]
    while waiting:
        model = waiting.pop()
        waiting.extend(model.__subclasses__())
        table: object = getattr(model, "__table__", None)
        if isinstance(table, Table):
            found[table.name] = model.kind
    return found


@cache
def _reached_by_deleting(name: str) -> frozenset[Kind]:
    """The kinds whose rows the database itself removes or cuts loose with a row of this table."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        for table in metadata.tables.values():
            for key in table.foreign_key_constraints:
                if key.referred_table.name == current and key.ondelete:
                    if key.ondelete == "CASCADE" and table.name not in reached:
                        waiting.append(table.name)
                    reached.add(table.name)
    return frozenset(kinds_by_table()[table] for table in reached)


def _stamp(session: OrmSession, context: object, instances: object) -> None:
    del context, instances
    ours = cast("VaultSession", session)
    now = ours.clock.now()
    # First, since the copies it adds are stamped like any other row.
    keep_what_vanishes(ours, list(session.dirty), now)
    for row in session.new:
        if isinstance(row, Row):
            row.created_at = row.created_at or now
            row.changed_at = row.changed_at or now
    for row in session.dirty:
        if isinstance(row, Row) and session.is_modified(row):
            row.changed_at = now


event.listen(VaultSession, "before_flush", _stamp)
