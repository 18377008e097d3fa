"""How did it go? One ask, its answer, and what the person would keep."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.core.clock import today
from growingus_desktop.models.asks import ANSWERS, COME_BACK_AFTER, Answer, AskKind
from growingus_desktop.models.openers import OpenerState
from growingus_desktop.presenters.openers_words import ANSWER_WORDS, day_words, worded
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import asks as store
from growingus_desktop.store import openers as store_openers
from growingus_desktop.store.asks import Outcome, comes_back_on
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.openers import Opened, surface

FIELDS = ("first_minutes", "heard", "keep")
_DAYS_BACK = 7


@dataclass(frozen=True, slots=True)
class OutcomeState:
    """What is chosen in the dialog.

    Args:
        asked_on: the day it was said.
        kind: whether it was a request or a question.
        answer: what came back, or None while nothing is chosen.
        come_back: whether to come back to it in two weeks.
        is_put_away: whether dates to come back are put away, with what else involves the other.
        due: whether the day has come that the person wanted to come back on.
    """

    asked_on: date
    kind: AskKind
    answer: Answer | None = None
    come_back: bool = False
    is_put_away: bool = False
    due: bool = False

    @property
    def may_come_back(self) -> bool:
        """Whether coming back may be offered: never after a no, nor while it is put away."""
        return self.answer in COME_BACK_AFTER and not self.is_put_away

    @property
    def was_heard(self) -> bool:
        """Whether there was something to hear."""
        return self.kind is AskKind.QUESTION and self.answer not in {
            None,
            *store.NOTHING_WAS_SAID,
        }


class OutcomePresenter(QObject):
    """State and intents of *How did it go?* for one opener.

    Args:
        scope: what is behind the lock.
        opened: the opener it is about.
        kind: what the opener's framing is usually answered as.
        do: does a deed that can be taken back, says a quiet word, and calls back.
        is_put_away: whether dates to come back are put away.
        was_said: whether the person just said that it was, so that it stands even untold.
    """

    changed = Signal()
    """The state is another one."""

    finished = Signal()
    """It is written down; the dialog can go."""

    def __init__(
        self,
        scope: Scope,
        opened: Opened,
        kind: AskKind,
        do: Callable[[Deed, str, Callable[[], None]], None],
        *,
        is_put_away: bool = False,
        was_said: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._opener_id = opened.opener.id or 0
        self._locale = QLocale()
        ask = opened.ask
        self._was_said = was_said
        now = today(scope.clock)
        said_on = opened.opener.said_on or now
        self.state = OutcomeState(said_on, kind, is_put_away=is_put_away)
        if ask is not None:
            # A date that has come is over with this telling, unless another one is wanted.
            due = ask.come_back_on is not None and ask.come_back_on <= now
            self.state = OutcomeState(
                ask.asked_on,
                ask.ask_kind,
                ask.answer,
                ask.come_back_on is not None and not due,
                is_put_away=is_put_away,
                due=due,
            )
        self.fields: dict[str, Writing] = {}
        for name in FIELDS:
            place = surface(self._opener_id, f"outcome/{name}")
            self.fields[name] = self._field(name, place)
        self._awaited: set[str] = set()
        self._kept = {name: getattr(ask, name) if ask else "" for name in FIELDS}

    def load(self) -> None:
        """Show what was told before, or what waits as a draft."""
        self._awaited = set(self.fields)
        for name, writing in self.fields.items():
            writing.load(self._kept[name])
        self.changed.emit()

    @property
    def days(self) -> tuple[tuple[date, str], ...]:
        """The last days, as they are called, the latest first; the chosen one is among them."""
        now = today(self._scope.clock)
        days = [now - timedelta(days=away) for away in range(_DAYS_BACK)]
        if self.state.asked_on not in days:
            days.append(self.state.asked_on)
        named = ((day, day_words(day, now, self._locale)) for day in days)
        return tuple((day, name[:1].upper() + name[1:]) for day, name in named)

    @property
    def tellable(self) -> tuple[date, date]:
        """The first and the last day it may have been on: any day up to today, ten years back."""
        day = today(self._scope.clock)
        return day - timedelta(days=3660), day

    @property
    def kinds(self) -> tuple[tuple[AskKind, str], ...]:
        """What an opener may have been."""
        return (
            (AskKind.REQUEST, self.tr("I asked for something")),
            (AskKind.QUESTION, self.tr("I asked a question")),
        )

    def answers(self, kind: AskKind) -> tuple[tuple[Answer, str], ...]:
        """The answers of a kind, in words."""
        named = ((answer, worded(ANSWER_WORDS, answer)) for answer in ANSWERS[kind])
        return tuple((answer, name[:1].upper() + name[1:]) for answer, name in named)

    def choose_day(self, day: date) -> None:
        """Say which day it was; a day to come counts as today."""
        self._set(replace(self.state, asked_on=min(day, today(self._scope.clock))))

    def choose_kind(self, kind: AskKind) -> None:
        """Say what it was; an answer that doesn't fit is put aside."""
        answer = self.state.answer if self.state.answer in ANSWERS[kind] else None
        self._set(replace(self.state, kind=kind, answer=answer))

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
        now = today(self._scope.clock)
        day = day_words(comes_back_on(self.state.asked_on, now), now, self._locale)
        return self.tr("From {day} on, Today says so, without a word of it.").format(day=day)

    @property
    def due_words(self) -> str:
        """That this is an ask the person wanted to come back to, or nothing."""
        if not self.state.due:
            return ""
        return self.tr("You wanted to come back to this. Writing it down again settles it.")

    def not_now(self) -> None:
        """Leave it untold for now; what was just said stays said, and the words wait."""
        if self._was_said:
            said = store_openers.alter(
                self._opener_id, state=OpenerState.SAID, said_on=today(self._scope.clock)
            )
            self._do(said, self.tr("Marked as said. You can tell the rest later."), _nothing)

    @property
    def may_save(self) -> bool:
        """Whether an answer is chosen, and every field holds its words: those mustn't be lost."""
        return self.state.answer is not None and not self._awaited

    def save(self) -> None:
        """Write it down; the opener then counts as said, if it was."""
        answer = self.state.answer
        if answer is None or not self.may_save:
            return
        texts = {name: writing.text for name, writing in self.fields.items()}
        outcome = Outcome(
            asked_on=self.state.asked_on,
            kind=self.state.kind,
            answer=answer,
            first_minutes=texts["first_minutes"],
            heard=texts["heard"],
            keep=texts["keep"],
            come_back=self.state.come_back,
        )
        places = {name: writing.surface for name, writing in self.fields.items()}
        deed = store.record(self._opener_id, outcome, places)
        self._do(deed, self.tr("Written down"), lambda: self._saved(answer))

    def _field(self, name: str, place: str) -> Writing:
        writing = Writing(self._scope, place, parent=self)

        def arrived(text: str, caret: int) -> None:
            del text, caret
            self._arrived(name)

        writing.loaded.connect(arrived)
        return writing

    def _arrived(self, name: str) -> None:
        self._awaited.discard(name)
        if not self._awaited:
            self.changed.emit()

    def _saved(self, answer: Answer) -> None:
        for writing in self.fields.values():
            writing.settle()
        self.finished.emit()
        if answer is Answer.NOT_SAFE:
            self._scope.navigator.open_card(GateKind.FEAR)

    def _set(self, state: OutcomeState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def _nothing() -> None:
    return
