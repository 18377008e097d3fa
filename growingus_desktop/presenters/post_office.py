"""What a worker thread may hold of the UI thread's affairs: a number and a way to answer it.

A Qt object must die on the UI thread. If a worker's frame held the last reference to a presenter,
Python would delete it over there, under Qt's feet. So callbacks and the closures that do the work
stay in a table on the UI's side until their answer was delivered; a worker borrows them only while
they are certainly still in it.
"""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, Generic, TypeVar

T = TypeVar("T")

Post = Callable[[int, object], None]
"""Brings a ticket and its answer to the UI thread; called from any thread."""


class PostOffice(Generic[T]):
    """Keeps what waits for an answer, by ticket.

    Args:
        post: brings an answer over.
    """

    def __init__(self, post: Post) -> None:
        self._gate = threading.Lock()
        self._post: Post | None = post
        self._waiting: dict[int, T] = {}
        self._next = 0

    def leave(self, waiting: T) -> int:
        """Keep something until its answer comes; gives back its ticket. UI thread only."""
        self._next += 1
        self._waiting[self._next] = waiting
        return self._next

    def borrow(self, ticket: int) -> T:
        """What was left under a ticket, for the time of a call. Any thread."""
        return self._waiting[ticket]

    def collect(self, ticket: int) -> T | None:
        """Take what was left out of the table, or None if it was taken before. UI thread only."""
        return self._waiting.pop(ticket, None)

    def answer(self, ticket: int, done: "Future[Any]") -> None:
        """Send a finished job's result, or its exception, to the UI thread. Any thread."""
        try:
            answer: object = done.result()
        except CancelledError:
            return
        except Exception as error:  # noqa: BLE001 - the UI side sorts it
            # Its frames hold what the work held, and must not die over here.
            answer = error.with_traceback(None)
        self.send(ticket, answer)

    def send(self, ticket: int, answer: object) -> None:
        """Send an answer to the UI thread. Any thread."""
        with self._gate:
            if self._post is not None:
                self._post(ticket, answer)

    def close(self) -> None:
        """Let nothing more arrive. What was asked is still done, so what waits stays here.

        Whoever closes the office keeps it until the workers are done.
        """
        with self._gate:
            self._post = None
