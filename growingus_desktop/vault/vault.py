"""An open vault: one thread, one connection, deeds one after the other."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar, cast

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.engine import make_engine
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.problems import from_driver_error, is_full, is_refused, may_pass
from growingus_desktop.vault.unit_of_work import (
    CommitFailed,
    Outcome,
    TouchedKinds,
    Work,
    perform,
)

T = TypeVar("T")
R = TypeVar("R")
Connect = Callable[[], sqlcipher.Connection]

_STEPS_BETWEEN_LOOKS = 100_000
"""Steps of the database's machine, some milliseconds of work; each look needs Python's own lock."""
_MAY_BE_THE_FOLDER = frozenset({Problem.READ_FAILED, Problem.READ_ONLY})


class Vault:
    """An open vault. Everything it is asked runs on its own thread, in the order asked.

    Made by `opening.create_vault`, `open_vault`, `open_with_keys` and `memory_vault`.

    Args:
        connect: opens the keyed connection; called on the vault thread.
        clock: stamps what is saved.
        folder: where the file lies, or None for a vault in memory.
        keys: what opened the file, for backups of it; dropped with everything else at `close`.
        on_closed: called once when everything is closed; gives the instance lock back.
        read_only: whether `connect` opens for reading alone; every change is then READ_ONLY.
        notes: what the person should be told although the vault opened.

    Raises:
        AppError: if the first connection can't be opened.
    """

    def __init__(
        self,
        connect: Connect,
        clock: Clock,
        *,
        folder: VaultFolder | None = None,
        keys: VaultKeys | None = None,
        on_closed: Callable[[], None] | None = None,
        read_only: bool = False,
        notes: tuple[AppError, ...] = (),
    ) -> None:
        self._connect: Connect | None = connect
        self._clock = clock
        self._folder = folder
        self._keys = keys
        self._on_closed = on_closed
        self._read_only = read_only
        self._notes = notes
        self._ballast_given = False
        self._gate = threading.Lock()
        self._closing: Future[None] | None = None
        self._interruptions = 0
        self._running: int | None = None
        self._driver: sqlcipher.Connection | None = None
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="vault")
        try:
            self._engine, self._touched = self._executor.submit(self._start).result()
        except BaseException:
            self._executor.shutdown()
            raise

    @property
    def folder(self) -> VaultFolder | None:
        """Where the vault lies; None if it lives in memory."""
        return self._folder

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading alone."""
        return self._read_only

    @property
    def notes(self) -> tuple[AppError, ...]:
        """What the person should be told although the vault opened, such as SPARE_KEYS_USED."""
        return self._notes

    @property
    def keys(self) -> VaultKeys | None:
        """What opened the file; None for a vault in memory and once the vault is closed.

        The slots in it are those of the moment it was opened; the ones in force are on the disk.
        """
        return self._keys

    @property
    def interruptions(self) -> int:
        """How often `interrupt` was called, for long work that goes on beside this thread."""
        return self._interruptions

    @property
    def clock(self) -> Clock:
        """The clock that stamps what is saved."""
        return self._clock

    @property
    def is_closed(self) -> bool:
        """Whether `close` was asked for."""
        return self._closing is not None

    def submit(self, work: Work[T], *, interruptible: bool = False) -> "Future[Outcome[T]]":
        """Have `work` done in one transaction on the vault thread.

        Args:
            work: gets the session; may run twice if the medium stumbles, so it must not change
                anything outside it.
            interruptible: whether `interrupt` may stop it; for long reads, never for saves.

        Returns:
            A future of what it gave back and touched. It fails with an `AppError` for what the
            person can meet (VAULT_CLOSED after `close`), or with the work's own exception.
        """
        return self._ask(lambda: self._attempt(work), interruptible=interruptible)

    def submit_outside(
        self, work: Callable[[sqlcipher.Connection], T], *, interruptible: bool = True
    ) -> "Future[T]":
        """Have `work` done on the vault thread without a transaction, on the driver's connection.

        For what can't be done inside one, such as a compact copy. Every save waits for it, so
        longer work asks again and again for a slice.

        Args:
            work: gets the connection, in autocommit mode; may run twice if the medium stumbles.
                A transaction it leaves open is rolled back.
            interruptible: whether `interrupt` may stop it.

        Returns:
            A future of what it gave back, failing as that of `submit` does.
        """
        return self._ask(lambda: self._attempt_outside(work), interruptible=interruptible)

    def interrupt(self) -> None:
        """Stop all work that may be stopped, running or waiting; it gets VAULT_CLOSED.

        What was running is rolled back. Work asked for afterwards is done as usual.
        """
        with self._gate:
            self._interruptions += 1
            if self._running is not None and self._driver is not None:
                self._driver.interrupt()

    def close(self) -> None:
        """Finish what was asked for, close the file and drop the key; again does no harm."""
        with self._gate:
            first = self._closing is None
            if self._closing is None:
                self._closing = self._executor.submit(self._stop)
            closing = self._closing
        try:
            closing.result()
        finally:
            if first:
                self._executor.shutdown()
                if self._on_closed is not None:
                    self._on_closed()

    def _start(self) -> tuple[Engine, TouchedKinds]:
        engine = make_engine(self._open_connection)
        touched = TouchedKinds(engine)
        event.listen(engine, "before_cursor_execute", self._stop_if_interrupted)
        with engine.connect():
            return engine, touched

    def _open_connection(self) -> sqlcipher.Connection:
        if self._connect is None:
            raise AppError(Problem.VAULT_CLOSED)
        try:
            connection = self._connect()
        except AppError as error:
            raise self._placed(error) from None
        # The driver's own interrupt is lost on a statement that is about to begin.
        connection.set_progress_handler(self._is_interrupted, _STEPS_BETWEEN_LOOKS)
        self._driver = connection
        return connection

    def _stop_if_interrupted(self, *_: object) -> None:
        # The driver's own interrupt only reaches a statement that is running at that instant.
        if self._is_interrupted():
            raise AppError(Problem.VAULT_CLOSED)

    def _is_interrupted(self) -> bool:
        return self._running is not None and self._running != self._interruptions

    def _stop(self) -> None:
        with self._gate:
            self._driver = None
        self._engine.dispose()
        self._connect = None
        self._keys = None

    def _ask(self, deed: Callable[[], R], *, interruptible: bool) -> "Future[R]":
        with self._gate:
            if self._closing is None:
                asked = self._interruptions if interruptible else None
                return self._executor.submit(self._run, deed, asked)
        refused: Future[R] = Future()
        refused.set_exception(AppError(Problem.VAULT_CLOSED))
        return refused

    def _run(self, deed: Callable[[], R], asked: int | None) -> R:
        """Do one deed; `asked` counts the interruptions before it, None for one that may not be."""
        with self._gate:
            self._running = asked
        try:
            self._stop_if_interrupted()
            done = deed()
        finally:
            with self._gate:
                self._running = None
        self._lay_ballast_again()
        return done

    def _attempt(self, work: Work[T]) -> Outcome[T]:
        try:
            return self._perform(work)
        except CommitFailed as error:
            self._reopen()
            # It may have been kept all the same, so doing it again could do it twice; only a full
            # disk fails before the journal is cut off, which is what keeps it.
            if not (is_full(error.cause) and self._give_ballast()):
                raise self._explain(error.cause) from None
        except (DBAPIError, sqlcipher.Error) as error:
            if not (self._has_made_room(error) or (self._may_pass(error) and self._reopen())):
                raise self._explain(error) from None
        try:
            return self._perform(work)
        except CommitFailed as error:
            raise self._explain(error.cause) from None
        except (DBAPIError, sqlcipher.Error) as error:
            raise self._explain(error) from None

    def _attempt_outside(self, work: Callable[[sqlcipher.Connection], T]) -> T:
        try:
            return self._perform_outside(work)
        except (DBAPIError, sqlcipher.Error) as error:
            if not (may_pass(error) and self._reopen()):
                raise self._explain(error) from None
        try:
            return self._perform_outside(work)
        except (DBAPIError, sqlcipher.Error) as error:
            raise self._explain(error) from None

    def _perform_outside(self, work: Callable[[sqlcipher.Connection], T]) -> T:
        pooled = self._engine.raw_connection()
        connection = cast("sqlcipher.Connection", pooled.driver_connection)
        try:
            return work(connection)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            pooled.close()

    def _perform(self, work: Work[T]) -> Outcome[T]:
        return perform(self._engine, self._touched, self._clock, work)

    def _reopen(self) -> bool:
        """Close and open the file again, since one failed read spoils a connection for good."""
        if self._folder is None:
            return False
        with self._gate:
            self._driver = None
        self._engine.dispose()
        return True

    def _may_pass(self, error: BaseException) -> bool:
        """Whether opening the file again may be enough.

        A file that was opened while it could not be written stays so until it is opened again.
        """
        return may_pass(error) or (is_refused(error) and not self._read_only)

    def _has_made_room(self, error: BaseException) -> bool:
        """Whether the disk was full, and the ballast could be given up for one more try."""
        return self._explain(error).problem is Problem.NO_SPACE and self._give_ballast()

    def _give_ballast(self) -> bool:
        if self._folder is None or self._read_only or not self._folder.drop_ballast():
            return False
        self._ballast_given = True
        return True

    def _lay_ballast_again(self) -> None:
        """Keep room back again once there is some; it was given for a save that is done."""
        if self._ballast_given and self._folder is not None:
            self._ballast_given = not self._folder.lay_ballast()

    def _explain(self, error: BaseException) -> AppError:
        found = from_driver_error(error)
        if self._read_only and found.problem is Problem.READ_ONLY:
            return AppError(Problem.READ_ONLY, opened="for_reading")
        return self._placed(found)

    def _placed(self, error: AppError) -> AppError:
        """The same problem, or the one the folder has, with its figures."""
        if self._folder is None or self._read_only:
            return error
        if error.problem in _MAY_BE_THE_FOLDER:
            error = self._folder.why_writing_fails() or error
        return self._folder.with_figures(error)
