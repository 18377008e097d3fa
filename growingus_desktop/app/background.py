"""Slow work before the vault is open: deriving a key, and reading in what lies behind the lock."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.post_office import PostOffice

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], object]
    then: Callable[[Any], None]
    failed: Callable[[AppError], None] | None


class Background(QObject):
    """One worker thread whose answers arrive on the UI thread, in the order asked."""

    _arrived = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="background")
        self._office: PostOffice[_Job] = PostOffice(self._arrived.emit)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do `work` on the worker; `then` or `failed` is called on the UI thread.

        Without `failed`, a failure is logged by its type and nothing is called.
        """
        office = self._office
        ticket = office.leave(_Job(work, then, failed))
        future = self._worker.submit(lambda: office.borrow(ticket).work())
        future.add_done_callback(partial(office.answer, ticket))

    def once_at_rest(self, then: Callable[[], None]) -> None:
        """Call `then` on the UI thread when all that was asked for is done and answered.

        A vault opened for a wish that was withdrawn is shut by a job of its own, asked for only
        when the one that opened it is answered: so it takes two rounds.
        """
        self.run(_nothing, lambda _none: self.run(_nothing, lambda _none: then()))

    def stop(self) -> None:
        """Finish what is under way and take no more."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._office.close()

    def let_go(self) -> None:
        """Take no more and deliver nothing more, without waiting for what is under way."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        self._office.close()

    def join(self) -> None:
        """Wait, on another thread, until what was under way is done."""
        self._worker.shutdown(wait=True)

    def _deliver(self, ticket: int, answer: object) -> None:
        job = self._office.collect(ticket)
        if job is None:
            return
        if not isinstance(answer, Exception):
            job.then(answer)
            return
        if not isinstance(answer, AppError):
            log.error("background work ended in %s", type(answer).__name__)
            answer = AppError(Problem.UNEXPECTED)
        if job.failed is not None:
            job.failed(answer)


def _nothing() -> None:
    return None
