"""A recovery code on its way to paper: shown once, typed back in part, then forgotten."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, unique

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.vault.recovery_code import new_code

TYPED_BACK = 3
"""Groups the person types back: enough to prove the paper, few enough to do."""

_LIKE_DIGITS = str.maketrans("OIL", "011")
"""Letters a code doesn't use because they are read as these digits."""


@unique
class Stage(StrEnum):
    """Where the person is."""

    CHOICE = "choice"
    SHOWN = "shown"
    CHECK = "check"
    BEFORE_PRINT = "before-print"
    PRINTED = "printed"
    NONE = "none"


@unique
class Outcome(StrEnum):
    """How it ended."""

    KEPT = "kept"
    LATER = "later"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """What the page shows.

    Args:
        stage: where the person is.
        busy: what is being done, or an empty string.
        groups: the code, while it may be seen.
        asked: numbers of the groups to type back, from 1.
        wrong: numbers of those that were typed otherwise.
        objection: what was wrong with what was typed, or nothing.
        was_shown: whether a code was shown that opens nothing yet.
        problem: what failed, or None.
    """

    stage: Stage = Stage.CHOICE
    busy: str = ""
    groups: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    objection: str = ""
    was_shown: bool = False
    problem: ProblemWords | None = None


def some_groups(count: int) -> tuple[int, ...]:
    """Numbers of the groups to ask for, chosen at random, in order.

    Args:
        count: how many groups there are.
    """
    numbers = range(1, count + 1)
    return tuple(sorted(secrets.SystemRandom().sample(numbers, min(TYPED_BACK, count))))


def draw_groups() -> tuple[str, ...]:
    """The groups of a code nobody has seen yet."""
    return new_code().groups


class RecoveryCodePresenter(QObject):
    """State and intents of making a code.

    The code is drawn here and opens nothing until three of its groups were typed back: a page
    that can't be read must not be what a person relies on. It is let go of as soon as that is so.

    Args:
        draw: makes the groups; at random unless handed in.
        choose: picks the numbers of the groups to type back; at random unless handed in.
        may_skip: whether *later* and *none* are offered, as at the first run.
    """

    changed = Signal()

    keep_wanted = Signal(tuple)
    """Let a code of these groups open the vault, and answer with `kept` or `refused`."""

    print_wanted = Signal(tuple)
    """Show the sheet with these groups to print it."""

    blank_wanted = Signal()
    """Show the sheet without a code, to write on."""

    finished = Signal(Outcome)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        draw: Callable[[], tuple[str, ...]] = draw_groups,
        choose: Callable[[int], tuple[int, ...]] = some_groups,
        may_skip: bool = True,
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._choose = choose
        self.may_skip = may_skip
        self._code: tuple[str, ...] = ()
        self._asked: tuple[int, ...] = ()
        self._came_from = Stage.SHOWN
        self._state = RecoveryState()

    @property
    def state(self) -> RecoveryState:
        """What to show."""
        return self._state

    def write(self) -> None:
        """Show the code to write it down."""
        self._bring(Stage.SHOWN)

    def print_out(self) -> None:
        """Say what printing means before anything is printed."""
        self._go(Stage.BEFORE_PRINT)

    def go_on_printing(self) -> None:
        """The person knows, and prints."""
        self._bring(Stage.PRINTED)
        self.print_wanted.emit(self._code)

    def blank_sheet(self) -> None:
        """Offer the page with seven empty places."""
        self.blank_wanted.emit()

    def go_on(self) -> None:
        """Written or printed: type some of it back."""
        if self._state.stage in (Stage.SHOWN, Stage.PRINTED):
            self._go(Stage.CHECK)

    def back(self) -> None:
        """One step back; a code that was shown, and the groups asked for, stay the same."""
        if self._state.busy:
            return
        if self._state.stage is Stage.CHECK:
            self._go(self._came_from)
        elif self._state.stage is not Stage.CHOICE:
            self._go(Stage.CHOICE)

    def check(self, typed: Mapping[int, str]) -> None:
        """Compare what was typed back with the code, and let it open the vault if it is the same.

        Args:
            typed: by the number of the group.
        """
        if self._state.stage is not Stage.CHECK or self._state.busy:
            return
        wrong = tuple(
            number
            for number in self._asked
            if _plain(typed.get(number, "")) != _plain(self._code[number - 1])
        )
        if wrong:
            self._show(replace(self._state, wrong=wrong, objection=self._objection(wrong)))
            return
        busy = self.tr("Making it open your vault…")
        self._show(replace(self._state, busy=busy, wrong=(), objection="", problem=None))
        self.keep_wanted.emit(self._code)

    def kept(self) -> None:
        """The code opens the vault from now on."""
        if self._state.busy:
            self._end(Outcome.KEPT)

    def refused(self, error: AppError) -> None:
        """It opens nothing; say why, and let the person try again or go another way."""
        if self._state.busy:
            self._show(replace(self._state, busy="", problem=in_words(error)))

    def later(self) -> None:
        """Go on without, for now."""
        self._end(Outcome.LATER)

    def none(self) -> None:
        """Say plainly what going without means."""
        self._go(Stage.NONE)

    def without(self) -> None:
        """The person knows, and wants none."""
        self._end(Outcome.NONE)

    def forget(self) -> None:
        """Let go of the code, as at a lock."""
        self._code, self._asked = (), ()
        self._show(RecoveryState())

    def _bring(self, stage: Stage) -> None:
        """Show a code at this stage; it is drawn when it is first wanted."""
        if not self._code:
            self._code = self._draw()
            self._asked = self._choose(len(self._code))
        self._came_from = stage
        self._go(stage)

    def _go(self, stage: Stage) -> None:
        self._show(
            RecoveryState(
                stage=stage,
                groups=self._code if stage is Stage.SHOWN else (),
                asked=self._asked if stage is Stage.CHECK else (),
                was_shown=bool(self._code),
            )
        )

    def _end(self, outcome: Outcome) -> None:
        self.forget()
        self.finished.emit(outcome)

    def _objection(self, wrong: tuple[int, ...]) -> str:
        if len(wrong) == 1:
            return self.tr("Group {number} isn’t what was shown. Look at it again.").replace(
                "{number}", str(wrong[0])
            )
        named = ", ".join(map(str, wrong))
        return self.tr("Groups {numbers} aren’t what was shown. Look at them again.").replace(
            "{numbers}", named
        )

    def _show(self, state: RecoveryState) -> None:
        self._state = state
        self.changed.emit()


def _plain(group: str) -> str:
    """A group as it is compared: capitals, spaces and letters like digits make no difference."""
    signs = "".join(sign for sign in group.upper() if sign.isalnum())
    return signs.translate(_LIKE_DIGITS)
