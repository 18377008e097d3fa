"""Step four: scripts for likely replies, lines to repair with, and whether to rehearse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.repair_lines import RepairLines, load_repair_lines
from growingus_desktop.content.replies import ReplyScript, load_replies
from growingus_desktop.models.openers import LikelyReply
from growingus_desktop.presenters.openers_fields import OpenerFields
from growingus_desktop.presenters.openers_rehearsal import Do, Material, RehearsalPresenter
from growingus_desktop.presenters.openers_rehearsal_lines import (
    Planned,
    minds_of,
    partner_lines,
    script_of,
)
from growingus_desktop.presenters.openers_state import OpenState, Step
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import GATE_PAUSE_MS
from growingus_desktop.store import openers_rehearsals


@dataclass(frozen=True, slots=True)
class LineTwoState:
    """What is offered beside the fields of this step.

    Args:
        has_looked: whether the gate has read the opener.
        held: what the opener speaks of, where the gate holds it, or None.
        is_put_away: whether rehearsal and repair are put away.
    """

    has_looked: bool = False
    held: GateKind | None = None
    is_put_away: bool = False

    @property
    def offers(self) -> bool:
        """Whether lines are offered, to choose from and to rehearse with."""
        return self.has_looked and self.held is None and not self.is_put_away


class LineTwo(QObject):
    """State and intents of what is offered in this step.

    Args:
        scope: what is behind the lock.
        fields: the fields of the open opener.
        do: does a deed that can be taken back in this room.
        grades: what the grades are called.
    """

    changed = Signal()
    """The state is another one."""

    rehearsal_wanted = Signal(object)
    """Show the rehearsal of this `RehearsalPresenter`."""

    plan_wanted = Signal()
    """Put the focus where it is written what to do when it gets too much."""

    def __init__(
        self,
        scope: Scope,
        fields: OpenerFields,
        do: Do,
        grades: Mapping[Grade, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._fields = fields
        self._do = do
        self._open = OpenState()
        self.grades = grades
        self.state = LineTwoState()
        self._scripts = load_replies(scope.language)
        self.repair_lines: RepairLines = load_repair_lines(scope.language)
        self._pause = scope.timers.once(self, self._look)
        fields.edited.connect(self._edited)
        fields.ready.connect(self._look)

    def script(self, reply: LikelyReply) -> ReplyScript | None:
        """The script for a likely reply, if there is one."""
        return script_of(reply, self._scripts)

    def put_away(self, *, is_put_away: bool) -> None:
        """Take note of whether rehearsal and repair are put away."""
        self._set(replace(self.state, is_put_away=is_put_away))

    def show(self, opened: OpenState) -> None:
        """Take note of what stands around the fields."""
        before, self._open = self._open, opened
        if opened.id != before.id:
            self._set(replace(self.state, has_looked=False, held=None))
        elif opened.step is Step.REPLIES and opened != before:
            self._look()

    def open_note(self) -> None:
        """Show the card the closed line stands for."""
        if self.state.held is not None:
            self._scope.navigator.open_card(self.state.held)

    def rehearse(self) -> None:
        """Rehearse, unless the gate holds a word of this opener: then the card comes instead."""

        def found(kind: GateKind | None) -> None:
            self._seen(kind)
            if kind is not None:
                self._scope.navigator.open_card(kind)
            elif self.state.offers and (material := self._material()) is not None:
                rehearsal = RehearsalPresenter(self._scope, material, self._do, parent=self)
                rehearsal.plan_wanted.connect(self.plan_wanted)
                self.rehearsal_wanted.emit(rehearsal)

        self._judge(found)

    def remove_note(self, note_id: int) -> None:
        """Put a note of a rehearsal into the bin."""
        said = self.tr("Note removed. Ctrl+Z brings it back.")
        self._do(openers_rehearsals.remove_note(note_id), said, None)

    def _material(self) -> Material | None:
        if self._open.id is None:
            return None
        plans = [self._planned(one.id, one.reply, one.label) for one in self._open.replies]
        lines = partner_lines(plans, self._scripts)
        if not lines:
            self._scope.navigator.say(self.tr("Say first what they may say"))
            return None
        return Material(
            opener_id=self._open.id,
            words=self._fields["words"].text,
            pause_plan=self._fields["pause_plan"].text,
            lines=lines,
            minds=minds_of(plans, self._scripts),
        )

    def _planned(self, reply_id: int, reply: LikelyReply, label: str) -> Planned:
        fields = self._fields.reply(reply_id)
        return Planned(reply, label, fields["they_say"].text, fields["i_say"].text)

    def _edited(self) -> None:
        if self._open.step is Step.REPLIES:
            self._pause.start(GATE_PAUSE_MS)

    def _look(self) -> None:
        if self._open.id is not None and self._fields.is_ready:
            self._judge(self._seen)

    def _seen(self, kind: GateKind | None) -> None:
        self._set(replace(self.state, has_looked=True, held=kind))

    def _judge(self, then: Callable[[GateKind | None], None]) -> None:
        gate, texts, opener_id = self._scope.gate, self._fields.texts, self._open.id

        def judge() -> GateKind | None:
            return next((kind for text in texts if (kind := gate.kind_of(text))), None)

        def judged(kind: GateKind | None) -> None:
            if opener_id == self._open.id:
                then(kind)

        self._scope.tasks.compute(self, judge, judged, latest="gate")

    def _set(self, state: LineTwoState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
