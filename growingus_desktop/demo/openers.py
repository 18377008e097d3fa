"""Made-up openers with their versions, needs, reply plans and answers."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from growingus_desktop.demo.plan import YearPlan
from growingus_desktop.demo.scribe import Scribe, worded
from growingus_desktop.demo.scripts import AskMade, Script, Scripts
from growingus_desktop.models.asks import ANSWERS, COME_BACK_AFTER, Answer, Ask, AskKind
from growingus_desktop.models.base import identity
from growingus_desktop.models.openers import (
    Need,
    Opener,
    OpenerState,
    OpenerVersion,
    RehearsalNote,
    ReplyPlan,
    VersionReason,
)

SATURDAY: Final = 5
QUESTIONS: Final = frozenset({"question"})
"""Framings that are answered, not granted."""

_JUST_NOW = timedelta(minutes=40)
_OLDER = {OpenerState.DRAFT: OpenerState.SET_ASIDE, OpenerState.READY: OpenerState.SET_ASIDE}
"""What becomes, in the years behind, of an opener that is still on its way today."""


def kind_of(framing: str) -> AskKind:
    """Whether asking that way asks for something to be done or for an answer."""
    return AskKind.QUESTION if framing in QUESTIONS else AskKind.REQUEST


def write_ask(scribe: Scribe, day: date, framing: str, made: AskMade) -> Ask:
    """Write down one ask on the evening of the day it was made.

    A date to come back to it that has passed was settled then.
    """
    returns = made.come_back if made.answer in COME_BACK_AFTER else None
    if returns is not None and day + timedelta(returns) < scribe.today:
        returns = None
    ask = Ask(
        asked_on=day,
        ask_kind=kind_of(framing),
        answer=made.answer,
        framing=framing,
        size=made.size,
        come_back_on=None if returns is None else day + timedelta(returns),
    )
    return scribe.add(worded(ask, made.texts), scribe.moment(day, 22, 5))


class Openers:
    """Tells the conversations of one year after the other.

    Args:
        scribe: writes them down.
        scripts: what they are told with.
    """

    def __init__(self, scribe: Scribe, scripts: Scripts) -> None:
        self._scribe = scribe
        self._scripts = scripts

    def tell(self, plan: YearPlan) -> None:
        """Write down one year; the latest as it stands in the bank, the others varied."""
        random = self._scribe.random("openers", plan.back)
        told = [(script, self._need(plan, script, random)) for script in self._scripts.all]
        self._scribe.flush()
        openers = [(script, self._opener(plan, script, need)) for script, need in told]
        self._scribe.flush()
        for script, opener in openers:
            self._around(plan, script, opener)
            self._ask(plan, script, opener, random)

    def _need(self, plan: YearPlan, script: Script, random: Random) -> Need | None:
        if not script.need:
            return None
        kept = {
            name: text
            for name, text in script.need.items()
            if plan.back == 0 or random.random() < 0.6
        }
        written = self._scribe.moment(plan.ago(max(script.started - 1, 0)), 21, 50)
        return self._scribe.add(worded(Need(), kept), written)

    def _opener(self, plan: YearPlan, script: Script, need: Need | None) -> Opener:
        texts = dict(script.texts)
        state, words = script.state, script.drafts[-1]
        if plan.back:
            state = _OLDER.get(state, state)
            texts["title"] = f"{texts['title']}, {plan.ago(script.started).year}"
            again = self._scripts.again
            words = f"{again[(plan.back + script.started) % len(again)]} {words}"
        planned = _saturday_after(plan.last) if script.planned and plan.back == 0 else None
        opener = Opener(
            state=state,
            weight=script.weight,
            words=words,
            planned_on=planned,
            planned_when=script.when,
            planned_minutes=script.minutes,
            said_on=None if script.said is None else plan.ago(script.said),
            need_id=None if need is None else identity(need),
        )
        worded(opener, texts)
        kept = self._kept_at(plan, script)
        begun = self._scribe.moment(plan.ago(script.started), 21, 20)
        changed = kept[-1]
        if script.said is not None:
            changed = self._scribe.moment(plan.ago(script.said), 22, 5)
        return self._scribe.add(opener, begun, changed)

    def _around(self, plan: YearPlan, script: Script, opener: Opener) -> None:
        opener_id, scribe = identity(opener), self._scribe
        kept = self._kept_at(plan, script)
        for number, (words, at) in enumerate(zip(script.drafts, kept, strict=True), 1):
            last = number == len(kept)
            reason = _reason(opener.state) if last else VersionReason.LEFT_STEP
            words_then = opener.words if last else words
            version = OpenerVersion(
                opener_id=opener_id, number=number, words=words_then, reason=reason
            )
            scribe.add(version, at)
        for position, reply in enumerate(script.replies):
            row = ReplyPlan(
                opener_id=opener_id,
                position=position,
                reply=reply.reply,
                they_say=reply.they,
                i_say=reply.me,
            )
            scribe.add(row, kept[-1] + timedelta(minutes=position))
        for number, text in enumerate(script.notes):
            at = kept[-1] - timedelta(hours=20 * (len(script.notes) - number))
            row = RehearsalNote(opener_id=opener_id, rehearsed_at=at, text=text)
            scribe.add(row, at)

    def _ask(self, plan: YearPlan, script: Script, opener: Opener, random: Random) -> None:
        made = script.ask
        if made is None or opener.said_on is None:
            return
        if plan.back:
            made = _another_answer(made, opener.framing, random)
        ask = write_ask(self._scribe, opener.said_on, opener.framing, made)
        ask.opener_id, ask.text = identity(opener), opener.words

    def _kept_at(self, plan: YearPlan, script: Script) -> list[datetime]:
        """When each wording was kept: on evenings spread from the first to the last day."""
        scribe, count = self._scribe, len(script.drafts)
        end = max((script.said or 0) + 1, script.started // 2) if script.said else 0
        if script.state is not OpenerState.DRAFT and not script.said:
            end = max(script.started - 5, 0)
        step = (script.started - end) / max(count - 1, 1)
        days = [plan.ago(round(script.started - step * number)) for number in range(count)]
        times = [scribe.moment(day, 21, 30 + 9 * number) for number, day in enumerate(days)]
        if days[-1] == scribe.today:
            midnight = scribe.moment(scribe.today, 0)
            times[-1] = max(scribe.now - _JUST_NOW, midnight)
        return times


def _another_answer(made: AskMade, framing: str, random: Random) -> AskMade:
    answers = [
        answer
        for answer in ANSWERS[kind_of(framing)]
        if answer not in {Answer.NOT_SAFE, Answer.NOT_SAID}
    ]
    setting = {"setting": made.texts["setting"]}
    return AskMade(random.choice(answers), made.size, made.come_back, setting)


def _reason(state: OpenerState) -> VersionReason:
    match state:
        case OpenerState.SAID:
            return VersionReason.SAID
        case OpenerState.READY:
            return VersionReason.READY
        case _:
            return VersionReason.LEFT_STEP


def _saturday_after(day: date) -> date:
    return day + timedelta((SATURDAY - day.weekday() - 1) % 7 + 1)
