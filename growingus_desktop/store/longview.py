"""The long view: asks and what came back, and what a person says to themselves about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlalchemy import ColumnElement
from sqlmodel import col, or_, select

from growingus_desktop.core.clock import today
from growingus_desktop.models.asks import (
    COME_BACK_AFTER,
    Answer,
    Ask,
    AskKind,
    AskSize,
    LongViewAnswer,
    LongViewQuestion,
    Meaning,
    MeaningSide,
)
from growingus_desktop.models.base import Binnable, Row, identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.models.patterns import BeganBy, Repair
from growingus_desktop.store import checkins, drafts
from growingus_desktop.store.asks import NOTHING_WAS_SAID
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

NO_DRAFTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LongView:
    """Everything the room shows.

    Args:
        asks: those not in the bin, oldest first.
        answers: to the questions, those not in the bin, oldest first.
        meanings: those not in the bin, in their order.
        check_ins: oldest first, for the strip of what felt carryable.
        runs: first day and number of days of each time with one thing begun since the first ask.
        repair_days: the day of each repair since then that wasn't the other one's to begin.
    """

    asks: tuple[Ask, ...] = ()
    answers: tuple[LongViewAnswer, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    runs: tuple[tuple[date, int], ...] = ()
    repair_days: tuple[date, ...] = ()

    @property
    def focus_runs(self) -> int:
        """How many times with one thing that is."""
        return len(self.runs)

    @property
    def repairs(self) -> int:
        """How many repairs that is."""
        return len(self.repair_days)


@dataclass(frozen=True, slots=True)
class AskFilled:
    """One ask as the person tells it, with or without a draft before it.

    Args:
        asked_on: the day.
        kind: whether it was a request or a question.
        answer: one of `models.asks.ANSWERS` of that kind.
        framing: the id of the way in, or nothing.
        size: how much was asked for, or None.
        setting: where and when.
        text: what was asked.
        heard: what came back, in the person's words.
        come_back_on: when to come back to it, or None; only heeded after some answers.
    """

    asked_on: date
    kind: AskKind
    answer: Answer
    framing: str = ""
    size: AskSize | None = None
    setting: str = ""
    text: str = ""
    heard: str = ""
    come_back_on: date | None = None


def whole(session: VaultSession) -> LongView:
    """Look at all of it in one question."""
    asks = tuple(
        session.exec(
            select(Ask).where(col(Ask.binned_at).is_(None)).order_by(col(Ask.asked_on), col(Ask.id))
        )
    )
    made = (ask.asked_on for ask in asks if ask.answer not in NOTHING_WAS_SAID)
    first = next(made, date.max)
    runs = (
        select(col(FocusRun.starts_on), col(FocusRun.days))
        .where(
            col(FocusRun.binned_at).is_(None),
            col(FocusRun.starts_on) >= first,
            col(FocusRun.starts_on) <= today(session.clock),
        )
        .order_by(col(FocusRun.starts_on))
    )
    repairs = (
        select(col(Repair.day))
        .where(col(Repair.binned_at).is_(None), col(Repair.day) >= first, begun_here())
        .order_by(col(Repair.day))
    )
    answers = (
        select(LongViewAnswer)
        .where(col(LongViewAnswer.binned_at).is_(None))
        .order_by(col(LongViewAnswer.answered_on), col(LongViewAnswer.id))
    )
    meanings = (
        select(Meaning)
        .where(col(Meaning.binned_at).is_(None))
        .order_by(col(Meaning.position), col(Meaning.id))
    )
    return LongView(
        asks=asks,
        answers=tuple(session.exec(answers)),
        meanings=tuple(session.exec(meanings)),
        check_ins=checkins.kept(session),
        runs=tuple((starts_on, days) for starts_on, days in session.exec(runs)),
        repair_days=tuple(session.exec(repairs)),
    )


def write_ask(filled: AskFilled, surfaces: Mapping[str, str] = NO_DRAFTS) -> Deed:
    """Write down an ask that was made; taken back, it goes to the bin.

    Args:
        filled: the ask.
        surfaces: the drafts that its words make needless, by field.
    """

    def run(session: VaultSession) -> Deed:
        ask = Ask(asked_on=filled.asked_on, answer=filled.answer)
        _fill(ask, filled)
        session.add(ask)
        drafts.let_go(session, *surfaces.values())
        session.flush()
        return put_in_bin(Ask, identity(ask))

    return Deed(run)


def change_ask(ask_id: int, filled: AskFilled, surfaces: Mapping[str, str] = NO_DRAFTS) -> Deed:
    """Tell an ask anew; a date to come back to it doesn't outlive a no."""

    def run(session: VaultSession) -> Deed | None:
        ask = session.get(Ask, ask_id)
        if ask is None:
            return None
        before = _told(ask)
        _fill(ask, filled)
        session.add(ask)
        drafts.let_go(session, *surfaces.values())
        return change_ask(ask_id, before)

    return Deed(run)


def put_in_bin(table: type[Ask] | type[Meaning] | type[LongViewAnswer], row_id: int) -> Deed:
    """Put an ask, a meaning or an answer into the bin, from where it can come back."""
    return _mark(table, row_id, binned=True)


def begun_here() -> ColumnElement[bool]:
    """Whether a repair is own work; one that the other began alone is theirs."""
    return or_(col(Repair.began_by).is_(None), col(Repair.began_by) != BeganBy.THEM)


def ask_again(answer_id: int, day: date | None) -> Deed:
    """Set the day a question is to be asked again, or none; taken back, the former day stands."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(LongViewAnswer, answer_id)
        if row is None or row.ask_again_on == day:
            return None
        before, row.ask_again_on = row.ask_again_on, day
        session.add(row)
        return ask_again(answer_id, before)

    return Deed(run)


def answer(
    question: LongViewQuestion,
    text: str,
    answered_on: date,
    ask_again_on: date | None,
    surface: str = "",
) -> Deed:
    """Add an answer to a long-view question beside the earlier ones.

    Taken back, it goes to the bin and waits as a draft again.

    Args:
        question: which one.
        text: the person's words.
        answered_on: their calendar day.
        ask_again_on: when they want to be asked again, or None.
        surface: the draft that the answer makes needless.
    """

    def run(session: VaultSession) -> Deed:
        row = LongViewAnswer(
            question=question, text=text, answered_on=answered_on, ask_again_on=ask_again_on
        )
        session.add(row)
        drafts.let_go(session, surface)
        session.flush()
        return _unanswer(identity(row), surface)

    return Deed(run)


def _unanswer(row_id: int, surface: str) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = session.get(LongViewAnswer, row_id)
        if row is None or row.binned_at is not None:
            return None
        row.binned_at = session.clock.now()
        session.add(row)
        if surface:
            drafts.keep(session, surface, drafts.Typed(row.text, len(row.text)))
        return _answer_again(row_id, surface)

    return Deed(run)


def _answer_again(row_id: int, surface: str) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = session.get(LongViewAnswer, row_id)
        if row is None or row.binned_at is None:
            return None
        row.binned_at = None
        session.add(row)
        drafts.let_go(session, surface)
        return _unanswer(row_id, surface)

    return Deed(run)


def write_meaning(side: MeaningSide, text: str, surface: str = "") -> Deed:
    """Add a line to one of the two columns; taken back, it goes to the bin."""

    def run(session: VaultSession) -> Deed:
        last = session.exec(
            select(Meaning)
            .where(Meaning.side == side)
            .order_by(col(Meaning.position).desc())
            .limit(1)
        ).first()
        row = Meaning(side=side, text=text, position=0 if last is None else last.position + 1)
        session.add(row)
        drafts.let_go(session, surface)
        session.flush()
        return put_in_bin(Meaning, identity(row))

    return Deed(run)


def _mark(
    table: type[Ask] | type[Meaning] | type[LongViewAnswer], row_id: int, *, binned: bool
) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row: Row | None = session.get(table, row_id)
        if not isinstance(row, Binnable) or (row.binned_at is not None) is binned:
            return None
        row.binned_at = session.clock.now() if binned else None
        session.add(row)
        return _mark(table, row_id, binned=not binned)

    return Deed(run)


def _fill(ask: Ask, filled: AskFilled) -> None:
    ask.asked_on, ask.ask_kind, ask.answer = filled.asked_on, filled.kind, filled.answer
    ask.framing, ask.size, ask.setting = filled.framing, filled.size, filled.setting
    ask.text, ask.heard = filled.text, filled.heard
    ask.come_back_on = filled.come_back_on if filled.answer in COME_BACK_AFTER else None


def _told(ask: Ask) -> AskFilled:
    return AskFilled(
        ask.asked_on,
        ask.ask_kind,
        ask.answer,
        ask.framing,
        ask.size,
        ask.setting,
        ask.text,
        ask.heard,
        ask.come_back_on,
    )
