"""Slow work before the vault is open: deriving a key, and reading in what lies behind the lock."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from growingus_desktop.core.errors import AppError, Problem

T = TypeVar("T")
log = logging.getLogger(__name__)


class Background(QObject):
    """One worker thread whose answers arrive on the UI thread."""

    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="background")
        self._arrived.connect(_call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do `work` on the worker; `then` or `failed` is called on the UI thread."""

        def answer(done: "Future[Any]") -> None:
            if done.cancelled() or not isValid(self):
                return
            error = done.exception()
            if error is None:
                self._arrived.emit(then, done.result())
            else:
                if not isinstance(error, AppError):
                    log.error("background work ended in %s", type(error).__name__)
                    error = AppError(Problem.UNEXPECTED)
                if failed is not None:
                    self._arrived.emit(failed, error)

        self._worker.submit(work).add_done_callback(answer)

    def stop(self) -> None:
        """Finish what is under way and take no more."""
        self._worker.shutdown(wait=True, cancel_futures=True)


def _call(then: Callable[[object], None], answer: object) -> None:
    then(answer)
