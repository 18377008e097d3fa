"""Asks actually made, and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from sqlmodel import col, select

from growingus_desktop.core.clock import today
from growingus_desktop.models.asks import COME_BACK_AFTER, Answer, Ask, AskKind
from growingus_desktop.models.base import identity
from growingus_desktop.models.openers import Opener, OpenerState
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

COME_BACK_IN: Final = timedelta(weeks=2)
NOTHING_WAS_SAID: Final = frozenset({Answer.NOT_SAID, Answer.NOT_SAFE})
"""Answers after which the opener is where it was: it hasn't been said."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one ask went, as the person tells it.

    Args:
        asked_on: the day.
        kind: whether it was a request or a question.
        answer: what came back; one of `models.asks.ANSWERS` of that kind.
        first_minutes: how it began.
        heard: what the person heard, after a question.
        keep: what they would keep.
        come_back: whether to come back to it in two weeks; only heeded after some answers.
    """

    asked_on: date
    kind: AskKind
    answer: Answer
    first_minutes: str = ""
    heard: str = ""
    keep: str = ""
    come_back: bool = False


def outcome_of(session: VaultSession, opener_id: int) -> Ask | None:
    """The latest ask made of an opener, or None."""
    return session.exec(
        select(Ask)
        .where(Ask.opener_id == opener_id, col(Ask.binned_at).is_(None))
        .order_by(col(Ask.asked_on).desc(), col(Ask.id).desc())
        .limit(1)
    ).first()


def comes_back_on(asked_on: date, now: date) -> date:
    """Two weeks after the talk; told so late that these are over, two weeks from now."""
    after = asked_on + COME_BACK_IN
    return after if after > now else now + COME_BACK_IN


def let_be(ask_id: int) -> Deed:
    """Don't come back to an ask after all; taken back, its date stands again."""
    return _come_back(ask_id, None)


def _come_back(ask_id: int, day: date | None) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        ask = session.get(Ask, ask_id)
        if ask is None or ask.come_back_on == day:
            return None
        before, ask.come_back_on = ask.come_back_on, day
        session.add(ask)
        return _come_back(ask_id, before)

    return Deed(run)


def record(
    opener_id: int, outcome: Outcome, surfaces: Mapping[str, str] = MappingProxyType({})
) -> Deed:
    """Write down how an opener went: one ask, told anew if there is one already.

    Taken back, the ask and the opener's state are as before, and the words wait as drafts; an ask
    that was not there before goes to the bin.

    Args:
        opener_id: the opener that was said.
        outcome: how it went.
        surfaces: the drafts that the words make needless, by field of the outcome.
    """

    def run(session: VaultSession) -> Deed | None:
        opener = session.get(Opener, opener_id)
        if opener is None:
            return None
        before = (opener.state, opener.said_on)
        ask = outcome_of(session, opener_id)
        former = None if ask is None else ask.model_dump()
        ask = ask or Ask(opener_id=opener_id, asked_on=outcome.asked_on, answer=outcome.answer)
        _tell(session, ask, outcome, opener, surfaces)
        return _as_before(
            opener_id,
            identity(ask),
            former=former,
            before=before,
            outcome=outcome,
            surfaces=surfaces,
        )

    return Deed(run)


def _tell(
    session: VaultSession, ask: Ask, outcome: Outcome, opener: Opener, surfaces: Mapping[str, str]
) -> None:
    _fill(ask, outcome, opener, today(session.clock))
    session.add(ask)
    if outcome.answer not in NOTHING_WAS_SAID:
        opener.state, opener.said_on = OpenerState.SAID, outcome.asked_on
    elif opener.state is OpenerState.SAID:
        opener.state, opener.said_on = OpenerState.READY, None
    session.add(opener)
    session.flush()
    if surfaces:
        drafts.let_go(session, *surfaces.values())


def _fill(ask: Ask, outcome: Outcome, opener: Opener, now: date) -> None:
    ask.asked_on, ask.ask_kind, ask.answer = outcome.asked_on, outcome.kind, outcome.answer
    ask.first_minutes, ask.heard, ask.keep = outcome.first_minutes, outcome.heard, outcome.keep
    ask.framing, ask.text = opener.framing, opener.words
    returns = outcome.come_back and outcome.answer in COME_BACK_AFTER
    ask.come_back_on = comes_back_on(outcome.asked_on, now) if returns else None


def _as_before(
    opener_id: int,
    ask_id: int,
    *,
    former: dict[str, object] | None,
    before: tuple[OpenerState, date | None],
    outcome: Outcome,
    surfaces: Mapping[str, str],
) -> Deed:
    def run(session: VaultSession) -> Deed:
        ask, opener = session.get(Ask, ask_id), session.get(Opener, opener_id)
        if ask is not None:
            for name, value in (former or {"binned_at": session.clock.now()}).items():
                setattr(ask, name, value)
            session.add(ask)
        if opener is not None:
            opener.state, opener.said_on = before
            session.add(opener)
        for name, place in surfaces.items():
            if text := getattr(outcome, name):
                drafts.keep(session, place, drafts.Typed(text, len(text)))
        return _told_again(
            opener_id, ask_id, former=former, before=before, outcome=outcome, surfaces=surfaces
        )

    return Deed(run)


def _told_again(
    opener_id: int,
    ask_id: int,
    *,
    former: dict[str, object] | None,
    before: tuple[OpenerState, date | None],
    outcome: Outcome,
    surfaces: Mapping[str, str],
) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        ask, opener = session.get(Ask, ask_id), session.get(Opener, opener_id)
        if ask is None or opener is None:
            return None
        ask.binned_at = None
        _tell(session, ask, outcome, opener, surfaces)
        return _as_before(
            opener_id, ask_id, former=former, before=before, outcome=outcome, surfaces=surfaces
        )

    return Deed(run)
