"""The way through a hostile message: whether to answer it, and an answer of a few parts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.hostile_reply import (
    WRITTEN,
    Answering,
    HostileReplyTexts,
    Part,
    load_hostile_reply,
)
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import GATE_PAUSE_MS, Writing
from growingus_desktop.store.openers import surface

_SENTENCE_END: Final = re.compile(r"[.!?…。！？]+[\"'”’)]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class AnsweringState:
    """Where the person is on the way.

    Args:
        is_building: whether they chose to answer now and the parts are shown.
        is_held: whether the safety gate holds a text here, so that no help with words is given.
        answer: the parts put together.
        check: what to say of its length, or nothing.
    """

    is_building: bool = False
    is_held: bool = False
    answer: str = ""
    check: str = ""


class AnsweringPresenter(QObject):
    """State and intents of the way. What they wrote is judged for safety and kept nowhere.

    Args:
        scope: what is behind the lock.
        opener_id: the opener whose first words the answer becomes.
    """

    changed = Signal()
    """The state is another one."""

    put = Signal(str)
    """These are to become first words."""

    finished = Signal()
    """The way has been gone; the dialog can go."""

    def __init__(self, scope: Scope, opener_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self.texts: HostileReplyTexts = load_hostile_reply(scope.language)
        self.state = AnsweringState()
        self.message = Writing(
            scope, surface(opener_id, "answer/message"), received=True, parent=self
        )
        self.parts: Mapping[Part, Writing] = {
            part: Writing(scope, surface(opener_id, f"answer/{part.value}"), parent=self)
            for part in WRITTEN
        }
        self._pause = scope.timers.once(self, self._look)
        self.message.edited.connect(self._edited)
        for writing in self.parts.values():
            writing.edited.connect(self._edited)
            writing.loaded.connect(self._loaded)

    def load(self) -> None:
        """Show the parts as they were left, in case the way was broken off."""
        self.message.load("")
        for writing in self.parts.values():
            writing.load("")

    def choose(self, choice: Answering) -> None:
        """Take one of the three; behind the gate there is no help with an answer, only the card."""
        if choice is Answering.LEAVE:
            self._scope.navigator.say(self.tr("Left unanswered. Nothing was kept."))
            self._done()
            return

        def found(kind: GateKind | None) -> None:
            self._set(replace(self.state, is_held=kind is not None))
            if kind is not None:
                self._scope.navigator.open_card(kind)
            elif choice is Answering.LATER:
                self.put.emit(self.texts.choices[choice].line)
                self._done()
            else:
                self._set(replace(self.state, is_building=True))

        self._judge(found)

    def step_back(self) -> None:
        """Back to whether to answer at all; what was written in the parts stays."""
        self._set(replace(self.state, is_building=False))

    def use(self) -> None:
        """Make the answer first words, unless the gate holds what is written here."""
        answer = self.state.answer
        if not answer:
            return

        def found(kind: GateKind | None) -> None:
            if kind is not None:
                self._set(replace(self.state, is_held=True, check=""))
                self._scope.navigator.open_card(kind)
            else:
                self.put.emit(answer)
                self._done()

        self._judge(found)

    def open_card(self) -> None:
        """Show the safety card."""
        self._scope.navigator.open_card(GateKind.FEAR)

    def leave(self) -> None:
        """Break off; parts with words in them wait for another time."""
        for writing in self.parts.values():
            if not writing.text.strip():
                writing.settle()

    def _judge(self, then: Callable[[GateKind | None], None]) -> None:
        gate, message = self._scope.gate, self.message.text
        mine = [writing.text for writing in self.parts.values()]

        def judge() -> GateKind | None:
            kinds = (gate.kind_of(message, received=True), *map(gate.kind_of, mine))
            return next((kind for kind in kinds if kind is not None), None)

        self._scope.tasks.compute(self, judge, then, latest="judge")

    def _look(self) -> None:
        self._judge(self._seen)

    def _seen(self, kind: GateKind | None) -> None:
        self._show_answer(is_held=kind is not None)

    def _edited(self, text: str) -> None:
        del text
        self._show_answer(is_held=self.state.is_held)
        self._pause.start(GATE_PAUSE_MS)

    def _loaded(self, text: str, caret: int) -> None:
        del text, caret
        self._show_answer(is_held=self.state.is_held)

    def _show_answer(self, *, is_held: bool) -> None:
        answer = put_together({part: writing.text for part, writing in self.parts.items()})
        long = sentences_in(answer) > self.texts.most_sentences
        check = self.texts.parts[Part.BRIEF].example if long and not is_held else ""
        self._set(replace(self.state, is_held=is_held, answer=answer, check=check))

    def _done(self) -> None:
        for writing in self.parts.values():
            writing.settle()
        self._pause.stop()
        self.finished.emit()

    def _set(self, state: AnsweringState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def put_together(parts: Mapping[Part, str]) -> str:
    """The written parts as one text, each on a line of its own; blank ones leave no gap."""
    return "\n".join(text for part in WRITTEN if (text := parts.get(part, "").strip()))


def sentences_in(text: str) -> int:
    """How many sentences there are in a text; a line without a full stop counts as one."""
    return sum(
        1
        for line in text.splitlines()
        for sentence in _SENTENCE_END.split(line)
        if any(sign.isalnum() for sign in sentence)
    )
