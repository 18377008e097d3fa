"""What the cards of Settings share: slow work for a worker, and the passphrase asked for again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.passphrase_again import Ask

T = TypeVar("T")


class OnWorker(Protocol):
    """Runs slow work; the answer comes on the UI thread."""

    def __call__(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do `work`, then call `then` or `failed`."""
        ...


@dataclass(frozen=True, slots=True)
class CardTools:
    """What a card that changes the vault's files is handed.

    Args:
        run: does slow work on a worker.
        ask: asks for the passphrase again before an act.
    """

    run: OnWorker
    ask: Ask


class SettingsCard(QObject):
    """One subject of Settings; answers that come after the lock are dropped.

    Args:
        tools: a worker, and the question for the passphrase.
    """

    changed = Signal()
    """The state is another one."""

    def __init__(self, tools: CardTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools

    def refresh(self) -> None:
        """Look again at what this card shows."""

    def _run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> None:
        def if_still_here(call: Callable[[T], None]) -> Callable[[T], None]:
            return lambda answer: call(answer) if isValid(self) else None

        def unless_gone(error: AppError) -> None:
            if isValid(self):
                failed(error)

        self._tools.run(work, if_still_here(then), unless_gone)
