"""Work away from the UI thread, and its answers back on it."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from growingus_desktop.core.changes import Changes
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.post_office import PostOffice
from growingus_desktop.vault.unit_of_work import Outcome, VaultSession

T = TypeVar("T")
log = logging.getLogger(__name__)


class OpenVault(Protocol):
    """The part of a vault that tasks need."""

    def submit(self, work: Callable[[VaultSession], T]) -> Future[Outcome[T]]:
        """Run `work` on the vault's own thread as one unit of work."""
        ...


@dataclass(frozen=True, slots=True)
class _Job:
    owner: QObject
    work: Callable[..., object]
    then: Callable[[Any], None]
    failed: Callable[[AppError], None] | None
    lane: tuple[int, str] | None
    turn: int


class Tasks(QObject):
    """Runs deeds and questions on the vault thread and pure work on a small pool.

    An answer whose owner has gone, or that a later question in the same lane overtook, is
    dropped. What a deed touched is announced once, after its answer was delivered.
    """

    changed = Signal(Changes)
    """A committed deed touched something; presenters of those kinds ask again."""

    problem = Signal(AppError)
    """A job failed and its owner had no word for it."""

    settled = Signal()
    """Nothing is under way any more."""

    _arrived = Signal(int, object)

    def __init__(self, vault: OpenVault, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pure-work")
        self._office: PostOffice[_Job] = PostOffice(self._arrived.emit)
        self._turns: dict[tuple[int, str], int] = {}
        self._under_way = 0
        self._stopped = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> int:
        """How many jobs have not answered yet."""
        return self._under_way

    def in_vault(
        self,
        owner: QObject,
        work: Callable[[VaultSession], T],
        then: Callable[[T], None] | None = None,
        *,
        failed: Callable[[AppError], None] | None = None,
        latest: str | None = None,
    ) -> None:
        """Run one unit of work on the vault thread.

        Args:
            owner: who asks; its answer is dropped once it is gone, and it is named as the doer
                in the changes.
            work: reads or writes through the session it is given; it must not touch Qt.
            then: gets the answer, on the UI thread.
            failed: gets the problem instead of the general notice.
            latest: a lane; only the newest question in it is answered.
        """
        ticket = self._leave(owner, work, then, failed, latest)
        try:
            future = self._vault.submit(_in_session(self._office, ticket))
        except AppError as error:
            self._office.send(ticket, error)
            return
        future.add_done_callback(partial(self._office.answer, ticket))

    def compute(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        latest: str | None = None,
    ) -> None:
        """Run pure work on the pool; arguments as for `in_vault`."""
        ticket = self._leave(owner, work, then, None, latest)
        if self._stopped:
            return
        office = self._office
        future = self._pool.submit(lambda: office.borrow(ticket).work())
        future.add_done_callback(partial(office.answer, ticket))

    def stop(self) -> None:
        """Drop every answer still to come; nothing is delivered after this."""
        self._stopped = True
        self._under_way = 0
        self._office.close()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _leave(
        self,
        owner: QObject,
        work: Callable[..., object],
        then: Callable[[T], None] | None,
        failed: Callable[[AppError], None] | None,
        latest: str | None,
    ) -> int:
        lane = None if latest is None else (id(owner), latest)
        turn = 0
        if lane is not None:
            turn = self._turns[lane] = self._turns.get(lane, 0) + 1
        if not self._stopped:
            self._under_way += 1
        return self._office.leave(_Job(owner, work, then or _nothing, failed, lane, turn))

    def _deliver(self, ticket: int, answer: object) -> None:
        job = self._office.collect(ticket)
        if job is None:
            return
        self._under_way -= 1
        self._hand_over(job, _as_problem(answer))
        if self._under_way == 0:
            self.settled.emit()

    def _hand_over(self, job: _Job, answer: object) -> None:
        overtaken = job.lane is not None and self._turns.get(job.lane) != job.turn
        wanted = isValid(job.owner) and not overtaken
        if isinstance(answer, AppError):
            if wanted and answer.problem is not Problem.VAULT_CLOSED:
                (job.failed or self.problem.emit)(answer)
        elif isinstance(answer, Outcome):
            outcome = cast("Outcome[object]", answer)
            if wanted:
                job.then(outcome.value)
            if outcome.kinds:
                self.changed.emit(Changes(outcome.kinds, by=job.owner))
        elif wanted:
            job.then(answer)


def _in_session(office: PostOffice[_Job], ticket: int) -> Callable[[VaultSession], object]:
    """The work left under a ticket, without holding on to it."""
    return lambda session: office.borrow(ticket).work(session)


def _as_problem(answer: object) -> object:
    """A mistake of ours as a problem the person can be told about; anything else as it is."""
    if isinstance(answer, Exception) and not isinstance(answer, AppError):
        # The text of an exception may hold written words, so only its type is told.
        log.error("a job ended in %s", type(answer).__name__)
        return AppError(Problem.UNEXPECTED)
    return answer


def _nothing(_answer: object) -> None:
    return None
