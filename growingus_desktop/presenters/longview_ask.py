"""One ask that was made, told by hand: how, how much, and what came back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.framings import Framings
from growingus_desktop.core.clock import today
from growingus_desktop.models.asks import ANSWERS, COME_BACK_AFTER, Answer, Ask, AskKind, AskSize
from growingus_desktop.models.base import identity
from growingus_desktop.presenters.longview_words import KINDS, NOT_ASKED, SIZES, answer_words, word
from growingus_desktop.presenters.openers_words import day_words
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import longview as store
from growingus_desktop.store.asks import comes_back_on
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.longview import AskFilled

FIELDS = ("text", "heard", "setting")


@dataclass(frozen=True, slots=True)
class AskState:
    """What is chosen in the dialog.

    Args:
        asked_on: the day.
        kind: whether it was a request or a question.
        answer: what came back, or None while nothing is chosen.
        framing: the id of the way in, or nothing.
        size: how much was asked for, or None.
        come_back: whether to come back to it.
        is_put_away: whether dates to come back are put away, with what else involves the other.
    """

    asked_on: date
    kind: AskKind = AskKind.REQUEST
    answer: Answer | None = None
    framing: str = ""
    size: AskSize | None = None
    come_back: bool = False
    is_put_away: bool = False

    @property
    def may_come_back(self) -> bool:
        """Whether coming back may be offered: never after a no, nor while it is put away."""
        return self.answer in COME_BACK_AFTER and not self.is_put_away

    @property
    def was_heard(self) -> bool:
        """Whether something came back that can be told."""
        return self.answer is not None and self.answer not in NOT_ASKED


class AskForm(QObject):
    """State and intents of *an ask I made*.

    Args:
        scope: what is behind the lock.
        framings: the ways in, the whole programme among them.
        ask: the one being altered, or None for a new one.
        do: does a deed that can be taken back, says a quiet word, and calls back.
        is_put_away: whether dates to come back are put away.
    """

    changed = Signal()
    """The state is another one."""

    finished = Signal()
    """It is written down; the dialog can go."""

    def __init__(
        self,
        scope: Scope,
        framings: Framings,
        ask: Ask | None,
        do: Callable[[Deed, str, Callable[[], None]], None],
        parent: QObject | None = None,
        *,
        is_put_away: bool = False,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._framings = framings
        self._ask = ask
        self._do = do
        self.today = today(scope.clock)
        self._locale = QLocale()
        # A date that has come is over with this telling, unless another one is wanted.
        due = None if ask is None else ask.come_back_on
        self._came_back_on = due if due is not None and due > self.today else None
        self.state = AskState(self.today, is_put_away=is_put_away)
        if ask is not None:
            self.state = AskState(
                ask.asked_on,
                ask.ask_kind,
                ask.answer,
                ask.framing,
                ask.size,
                come_back=self._came_back_on is not None,
                is_put_away=is_put_away,
            )
        which = "new" if ask is None else str(identity(ask))
        self._awaited: set[str] = set()
        self.fields = {name: self._field(name, f"ask/{which}/{name}") for name in FIELDS}

    @property
    def is_new(self) -> bool:
        """Whether this ask isn't written down yet."""
        return self._ask is None

    @property
    def framings(self) -> tuple[tuple[str, str], ...]:
        """Every way in, and none."""
        none = (("", self.tr("None of these")),)
        return (*((one.id, one.name) for one in self._framings.all), *none)

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """What an ask can be."""
        return tuple((kind.value, word(KINDS[kind])) for kind in AskKind)

    @property
    def sizes(self) -> tuple[tuple[str, str], ...]:
        """How much can be asked for."""
        return tuple((size.value, word(SIZES[size])) for size in AskSize)

    @property
    def answers(self) -> Mapping[AskKind, tuple[tuple[str, str], ...]]:
        """The answers that fit each kind."""
        return {kind: self._answers_of(kind) for kind in AskKind}

    def _answers_of(self, kind: AskKind) -> tuple[tuple[str, str], ...]:
        named = ((one, answer_words(one)) for one in ANSWERS[kind])
        return tuple((one.value, name[:1].upper() + name[1:]) for one, name in named)

    def load(self) -> None:
        """Show what was told before, or what waits as a draft."""
        self._awaited = set(self.fields)
        for name, writing in self.fields.items():
            writing.load(getattr(self._ask, name) if self._ask is not None else "")
        self.changed.emit()

    def choose_day(self, day: date) -> None:
        """Say when it was; a day to come counts as today."""
        self._set(replace(self.state, asked_on=min(day, self.today)))

    def choose_framing(self, framing: str) -> None:
        """Say how it was put; the kind follows where the way in settles it."""
        found = self._framings.find(framing)
        self._set(replace(self.state, framing=framing))
        if found is not None:
            self.choose_kind(AskKind(found.answered_as.value))

    def choose_kind(self, kind: AskKind) -> None:
        """Say what it was; an answer that doesn't fit is put aside."""
        answer = self.state.answer if self.state.answer in ANSWERS[kind] else None
        self._set(replace(self.state, kind=kind, answer=answer))
        if answer is None:
            self.choose_come_back(wanted=False)

    def choose_size(self, size: AskSize) -> None:
        """Say how much was asked for."""
        self._set(replace(self.state, size=size))

    def choose_answer(self, answer: Answer) -> None:
        """Say what came back."""
        come_back = self.state.come_back and answer in COME_BACK_AFTER
        self._set(replace(self.state, answer=answer, come_back=come_back))

    def choose_come_back(self, *, wanted: bool) -> None:
        """Say whether to come back to it in two weeks."""
        self._set(replace(self.state, come_back=wanted and self.state.may_come_back))

    @property
    def come_back_words(self) -> str:
        """When and where it would come up again."""
        day = day_words(self._comes_back_on, self.today, self._locale)
        return self.tr("From {day} on, Today says so, without a word of it.").format(day=day)

    @property
    def _comes_back_on(self) -> date:
        return self._came_back_on or comes_back_on(self.state.asked_on, self.today)

    @property
    def may_save(self) -> bool:
        """Whether an answer is chosen, and every field holds its words: those mustn't be lost."""
        return self.state.answer is not None and not self._awaited

    def save(self) -> None:
        """Write it down; without an answer there is nothing to write."""
        state, answer = self.state, self.state.answer
        if answer is None or not self.may_save:
            return
        texts = {name: writing.text.strip() for name, writing in self.fields.items()}
        again = self._comes_back_on if state.come_back else None
        filled = AskFilled(
            state.asked_on,
            state.kind,
            answer,
            state.framing,
            state.size,
            come_back_on=again,
            **texts,
        )
        places = {name: writing.surface for name, writing in self.fields.items()}
        if self._ask is None:
            deed = store.write_ask(filled, places)
        else:
            deed = store.change_ask(identity(self._ask), filled, places)
        self._do(deed, self.tr("Written down"), lambda: self._saved(answer))

    def _field(self, name: str, place: str) -> Writing:
        writing = Writing(self._scope, place, parent=self)

        def arrived(text: str, caret: int) -> None:
            del text, caret
            self._awaited.discard(name)
            if not self._awaited:
                self.changed.emit()

        writing.loaded.connect(arrived)
        return writing

    def _saved(self, answer: Answer) -> None:
        for writing in self.fields.values():
            writing.settle()
        self.finished.emit()
        if answer is Answer.NOT_SAFE:
            self._scope.navigator.open_card(GateKind.FEAR)

    def _set(self, state: AskState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
