"""Three minutes of saying it: their lines one at a time, a pause, again, and a note at the end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from random import Random, SystemRandom
from typing import Final

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.presenters.openers_rehearsal_lines import PartnerLine
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.openers_rehearsals import keep_note, note_surface

SECONDS: Final = 180
"""How long one run takes; the first three minutes (E1)."""

_TICK_MS: Final = 1_000
_LAST_MINUTE: Final = 60

Do = Callable[[Deed, str, Callable[[], None] | None], None]


@unique
class Phase(StrEnum):
    """Where a rehearsal stands."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class RehearsalState:
    """What is shown.

    Args:
        phase: where it stands.
        is_shuffled: whether their lines come in another order than planned.
        left: seconds left.
        number: which of their lines is shown, counted from one; 0 while the person begins.
        label: whose turn it is, or which reply this is.
        line: their line, or the person's first words.
        mine: what one could say now, or nothing.
        is_mine_shown: whether that is in sight.
        ending: why it is over, in words.
    """

    phase: Phase = Phase.READY
    is_shuffled: bool = False
    left: int = SECONDS
    number: int = 0
    label: str = ""
    line: str = ""
    mine: str = ""
    is_mine_shown: bool = False
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What a rehearsal is made of.

    Args:
        opener_id: what is rehearsed.
        words: the first words.
        pause_plan: what the person does when it gets too much, or nothing.
        lines: what they say.
        minds: what has to be said beforehand.
    """

    opener_id: int
    words: str
    pause_plan: str
    lines: tuple[PartnerLine, ...]
    minds: tuple[str, ...] = ()


class RehearsalPresenter(QObject):
    """State and intents of one rehearsal.

    Args:
        scope: what is behind the lock; its delays are the clock.
        material: what it is made of.
        do: does a deed that can be taken back in this room.
        random: shuffles their lines.
    """

    changed = Signal()
    """The state is another one."""

    announced = Signal(str)
    """Words for the screen reader, when the keys rest."""

    plan_wanted = Signal()
    """The person wants to write down what they do when it gets too much."""

    finished = Signal()
    """It is done and any note is kept; the dialog can go."""

    def __init__(
        self,
        scope: Scope,
        material: Material,
        do: Do,
        random: Random | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._random = random or SystemRandom()
        self._order: list[PartnerLine] = list(material.lines)
        self._is_leaving = False
        self.material = material
        self.state = RehearsalState()
        self.note = Writing(scope, note_surface(material.opener_id), parent=self)
        self._tick = scope.timers.once(self, self._second)

    @property
    def clock(self) -> str:
        """The time left, in minutes and seconds."""
        return f"{self.state.left // 60}:{self.state.left % 60:02d}"

    def load(self) -> None:
        """Show the note that waits as a draft, if one does."""
        self.note.load("")

    def shuffle(self, *, wanted: bool) -> None:
        """Have their lines in another order, or in the planned one; those that came stay."""
        came = self._order[: self.state.number]
        to_come = [one for one in self.material.lines if one not in came]
        if wanted:
            self._random.shuffle(to_come)
        self._order = came + to_come
        self._set(replace(self.state, is_shuffled=wanted))
        if wanted and self.state.phase is Phase.RUNNING:
            self.announced.emit(self.tr("What is to come is shuffled"))

    def begin(self) -> None:
        """Start the three minutes; the person says their first words."""
        self._order = list(self.material.lines)
        if self.state.is_shuffled:
            self._random.shuffle(self._order)
        words = self.material.words.strip() or self.tr("Say how you would begin.")
        self._set(
            RehearsalState(
                phase=Phase.RUNNING,
                is_shuffled=self.state.is_shuffled,
                label=self.tr("You begin"),
                line=words,
            )
        )
        self._tick.start(_TICK_MS)
        self._announce(self.tr("Three minutes."))

    def go_on(self) -> None:
        """Hear their next line; after the last it is over."""
        if self.state.phase is not Phase.RUNNING:
            return
        if self.state.number >= len(self._order):
            self._end(self.tr("Those were all their lines."))
            return
        line = self._order[self.state.number]
        self._set(
            replace(
                self.state,
                number=self.state.number + 1,
                label=line.label,
                line=line.text,
                mine=line.mine,
                is_mine_shown=False,
            )
        )
        self._announce()

    def show_mine(self) -> None:
        """Show what one could say now."""
        if self.state.mine and self.state.phase is Phase.RUNNING:
            self._set(replace(self.state, is_mine_shown=True))
            self.announced.emit(self.tr("You could say: {line}").format(line=self.state.mine))

    def pause(self) -> None:
        """Stop the clock and follow the person's own plan for when it gets too much."""
        if self.state.phase is Phase.RUNNING:
            self._tick.stop()
            self._set(replace(self.state, phase=Phase.PAUSED))
            plan = self.material.pause_plan.strip()
            said = self.tr("Paused. Your plan: {plan}").format(plan=plan)
            self.announced.emit(said if plan else self.tr("Paused. The clock stands still."))

    def come_back(self) -> None:
        """Go on where it was paused."""
        if self.state.phase is Phase.PAUSED:
            self._set(replace(self.state, phase=Phase.RUNNING))
            self._tick.start(_TICK_MS)
            self._announce()

    def stop(self) -> None:
        """End it before the time is up."""
        if self.state.phase in {Phase.RUNNING, Phase.PAUSED}:
            self._end(self.tr("Stopped. That is all right at any point."))

    def again(self) -> None:
        """Keep what was noted and run through it once more."""
        self._keep_note(None)
        self.begin()

    def write_plan(self) -> None:
        """Leave, to write down what to do when it gets too much."""
        self._tick.stop()
        self.plan_wanted.emit()
        self.finished.emit()

    def open_card(self) -> None:
        """Show the safety card: being swamped may be fear."""
        self._scope.navigator.open_card(GateKind.FEAR)

    def leave(self) -> None:
        """Keep what was noted, then be done; asked again, be done at once: a draft holds it."""
        self._tick.stop()
        if self._is_leaving or not self._keep_note(self.finished.emit):
            self.finished.emit()
        self._is_leaving = True

    def _keep_note(self, then: Callable[[], None] | None) -> bool:
        text = self.note.text
        if not text.strip() or self._scope.read_only:
            self.note.settle()
            return False
        deed = keep_note(self.material.opener_id, text, self._scope.clock.now())
        note = self.note

        def kept() -> None:
            if isValid(note) and note.text == text:
                note.settle()
                note.load("")
            if then is not None:
                then()

        self._do(deed, self.tr("Note kept"), kept)
        return True

    def _second(self) -> None:
        left = self.state.left - 1
        self._set(replace(self.state, left=left))
        if left <= 0:
            self._end(self.tr("The three minutes are over."))
            return
        self._tick.start(_TICK_MS)
        if left == _LAST_MINUTE:
            self.announced.emit(self.tr("One minute left"))

    def _end(self, ending: str) -> None:
        self._tick.stop()
        self._set(replace(self.state, phase=Phase.OVER, ending=ending))
        self.announced.emit(ending)

    def _announce(self, first: str = "") -> None:
        said = self.tr("{label}: {line}").format(label=self.state.label, line=self.state.line)
        self.announced.emit(f"{first} {said}".strip())

    def _set(self, state: RehearsalState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
