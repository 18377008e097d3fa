"""A recovery code on its way to paper: shown once, typed back in part, then forgotten."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, unique

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.problems import ProblemWords, in_words

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
        was_shown: whether a code was made and may be on paper already.
        problem: what failed, or None.
    """

    stage: Stage = Stage.CHOICE
    busy: str = ""
    groups: tuple[str, ...] = ()
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


class RecoveryCodePresenter(QObject):
    """State and intents of making a code. It holds the code until the person is done with it.

    Args:
        choose: picks the numbers of the groups to type back; at random unless handed in.
        may_skip: whether *later* and *none* are offered, as at the first run.
    """

    changed = Signal()

    code_wanted = Signal()
    """Make a code and answer with `issued` or `refused`."""

    print_wanted = Signal(tuple)
    """Show the sheet with these groups to print it, and answer with `printed`."""

    blank_wanted = Signal()
    """Show the sheet without a code, to write on."""

    finished = Signal(Outcome)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        choose: Callable[[int], tuple[int, ...]] = some_groups,
        may_skip: bool = True,
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self.may_skip = may_skip
        self._code: tuple[str, ...] = ()
        self._asked: tuple[int, ...] = ()
        self._wanted_for = Stage.SHOWN
        self._state = RecoveryState()

    @property
    def state(self) -> RecoveryState:
        """What to show."""
        return self._state

    def write(self) -> None:
        """Show the code to write it down; it is made when it is first wanted."""
        self._want(Stage.SHOWN)

    def print_out(self) -> None:
        """Say what printing means before anything is printed."""
        self._go(Stage.BEFORE_PRINT)

    def go_on_printing(self) -> None:
        """The person knows, and prints."""
        self._want(Stage.PRINTED)

    def blank_sheet(self) -> None:
        """Offer the page with seven empty places."""
        self.blank_wanted.emit()

    def issued(self, groups: tuple[str, ...]) -> None:
        """Take the code that was made."""
        if not self._state.busy:
            return
        self._code = groups
        self._asked = self._choose(len(groups))
        self._state = replace(self._state, busy="")
        self._show_code()

    def refused(self, error: AppError) -> None:
        """It couldn't be made; say why, and let the person choose again."""
        self._show(replace(self._state, busy="", problem=in_words(error)))

    def go_on(self) -> None:
        """Written or printed: type some of it back."""
        if self._code and self._state.stage in (Stage.SHOWN, Stage.PRINTED):
            self._go(Stage.CHECK)

    def back(self) -> None:
        """One step back; a code that was made, and the groups asked for, stay the same."""
        if self._state.busy:
            return
        if self._state.stage is Stage.CHECK:
            self._go(self._wanted_for)
        elif self._state.stage is not Stage.CHOICE:
            self._go(Stage.CHOICE)

    def check(self, typed: Mapping[int, str]) -> None:
        """Compare what was typed back with the code, group by group.

        Args:
            typed: by the number of the group.
        """
        if self._state.stage is not Stage.CHECK:
            return
        wrong = tuple(
            number
            for number in self._asked
            if _plain(typed.get(number, "")) != _plain(self._code[number - 1])
        )
        if not wrong:
            self._end(Outcome.KEPT)
            return
        self._show(replace(self._state, wrong=wrong, objection=self._objection(wrong)))

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

    def _want(self, stage: Stage) -> None:
        if self._state.busy:
            return
        self._wanted_for = stage
        if self._code:
            self._show_code()
            return
        self._show(replace(self._state, busy=self.tr("Making the code…"), problem=None))
        self.code_wanted.emit()

    def _show_code(self) -> None:
        self._go(self._wanted_for)
        if self._wanted_for is Stage.PRINTED:
            self.print_wanted.emit(self._code)

    def _go(self, stage: Stage) -> None:
        seen = self._code if stage is Stage.SHOWN else ()
        self._show(
            RecoveryState(
                stage=stage,
                groups=seen,
                asked=self._asked if stage is Stage.CHECK else (),
                was_shown=bool(self._code),
            )
        )

    def _end(self, outcome: Outcome) -> None:
        if self._state.busy:
            return
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
