"""Much at once is deleted only after the number was typed and a backup was made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from growingus_desktop.core.errors import AppError

MANY: Final = 10
SHARE: Final = 5
"""One part in so many of a room's rows is much too, from `FEW` rows on."""
FEW: Final = 5


class BackUp(Protocol):
    """Makes a backup; one of the two is called on the UI thread."""

    def __call__(self, then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
        """Begin."""
        ...


@dataclass(frozen=True, slots=True)
class MassDeleteState:
    """What the question shows.

    Args:
        may: whether the number was typed.
        busy: whether the backup is being made.
        problem: why there is none; nothing was deleted then.
    """

    may: bool = False
    busy: bool = False
    problem: AppError | None = None


def is_mass(many: int, of_all: int) -> bool:
    """Whether so many things at once are asked about twice (trust: R27).

    Args:
        many: how many would go.
        of_all: how many there are.
    """
    return many > MANY or (many >= FEW and many * SHARE > of_all)


class MassDelete(QObject):
    """One question: how many, typed; then a backup; then the deed.

    Args:
        many: how many things would go.
        back_up: makes the backup, or None where there is nothing to back up (the demo).
    """

    changed = Signal()

    agreed = Signal()
    """The number was typed and the backup is made: delete now."""

    def __init__(self, many: int, back_up: BackUp | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.many = many
        self._back_up = back_up
        self.state = MassDeleteState()

    @property
    def backs_up(self) -> bool:
        """Whether a backup comes first."""
        return self._back_up is not None

    def type(self, text: str) -> None:
        """Take note of what stands in the field; digits of any script count."""
        digits = "".join(text.split())
        may = digits.isdecimal() and len(digits) < 12 and int(digits) == self.many
        self._become(replace(self.state, may=may))

    def go_on(self) -> None:
        """Make the backup, then say that it may be done."""
        if not self.state.may or self.state.busy:
            return
        if self._back_up is None:
            self.agreed.emit()
            return
        self._become(replace(self.state, busy=True, problem=None))
        self._back_up(self._backed_up, self._failed)

    def _backed_up(self) -> None:
        # The answer may come after the lock.
        if isValid(self):
            self._become(replace(self.state, busy=False))
            self.agreed.emit()

    def _failed(self, error: AppError) -> None:
        if isValid(self):
            self._become(replace(self.state, busy=False, problem=error))

    def _become(self, state: MassDeleteState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
