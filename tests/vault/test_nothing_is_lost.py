"""Nothing but erasing for good makes what a person wrote fewer, and undo brings back what was.

Deeds of every room in any order over one vault (trust: R27).
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlmodel import select

from growingus_desktop.models.asks import (
    Answer,
    Ask,
    AskKind,
    LongViewQuestion,
    Meaning,
    MeaningSide,
)
from growingus_desktop.models.base import Row, identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.openers import LikelyReply, Opener, ReplyPlan
from growingus_desktop.models.patterns import Moment, Repair, RepairLine
from growingus_desktop.models.reading import Highlight
from growingus_desktop.models.reflections import Appreciation, Reflection
from growingus_desktop.store import (
    asks,
    checkins,
    drafts,
    longview,
    openers,
    openers_replies,
    patterns_log,
    reading,
    reflections,
    reflections_tags,
    reflections_thanks,
    repairs_lines,
    repairs_log,
)
from growingus_desktop.store import bin as bin_store
from growingus_desktop.store.bin_shelves import OWN_VERSIONS, SHELVES, written_columns
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.longview import AskFilled
from growingus_desktop.store.patterns import MomentValues
from growingus_desktop.store.repairs import RepairValues
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.vaults import HeldClock

T = TypeVar("T")
TEXTS = st.text("abcdef ", max_size=12)
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
PICKS = st.integers(0, 10_000)
MODELS = (*(shelf.model for shelf in SHELVES), *(model for _, model, _ in OWN_VERSIONS))
Snapshot = dict[tuple[str, str], dict[str, object]]


def content(session: VaultSession) -> Snapshot:
    """Every row in which something is written, whether it lies in the bin or not."""
    found: Snapshot = {}
    for model in MODELS:
        for row in session.exec(select(model)):
            if any(getattr(row, name).strip() for name in written_columns(model)):
                values = row.model_dump()
                del values["changed_at"]
                found[model.__name__, row.uid] = values
    return found


class Deeds(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.clock = HeldClock()
        self.vault = memory_vault(self.clock)
        self.undo: list[tuple[Deed, Snapshot]] = []
        self.known: set[tuple[str, str]] = set()

    def teardown(self) -> None:
        self.vault.close()

    def run(self, work: Callable[[VaultSession], T]) -> T:
        self.clock.advance(timedelta(seconds=70))
        return self.vault.submit(work).result().value

    def do(self, deed: Deed) -> None:
        before = self.run(content)
        inverse = self.run(deed.run)
        if inverse is not None:
            self.undo.append((inverse, before))

    def one(self, model: type[Row], pick: int) -> int | None:
        ids = [identity(row) for row in self.run(lambda s: s.exec(select(model)).all())]
        return ids[pick % len(ids)] if ids else None

    def with_one(self, model: type[Row], pick: int, deed: Callable[[int], Deed]) -> None:
        number = self.one(model, pick)
        if number is not None:
            self.do(deed(number))

    @invariant()
    def nothing_is_lost(self) -> None:
        present = set(self.run(content))
        assert self.known <= present
        self.known = present

    @rule(title=TEXTS, words=TEXTS)
    def begin_opener(self, title: str, words: str) -> None:
        self.run(lambda s: openers.create(s, title=title, words=words))

    @rule(text=TEXTS)
    def begin_reflection(self, text: str) -> None:
        self.run(lambda s: reflections.create(s, text=text))

    @rule(pick=PICKS, reply=st.sampled_from(LikelyReply))
    def plan_reply(self, pick: int, reply: LikelyReply) -> None:
        self.with_one(Opener, pick, lambda number: openers_replies.add_reply(number, reply))

    @rule(pick=PICKS, text=TEXTS.filter(str.strip), as_draft=st.booleans())
    def write_reply(self, pick: int, text: str, as_draft: bool) -> None:
        number = self.one(ReplyPlan, pick)
        if number is None:
            return
        plan = self.run(lambda s: s.get(ReplyPlan, number))
        assert plan is not None
        if as_draft and plan.binned_at is None:
            place = openers_replies.reply_surface(plan.opener_id, number, "i_say")
            self.run(lambda s: drafts.keep(s, place, drafts.Typed(text, 0)))
        else:
            self.run(lambda s: openers_replies.keep_reply_texts(s, {number: {"i_say": text}}))
        self.undo.clear()

    @rule(pick=PICKS)
    def remove_reply(self, pick: int) -> None:
        number = self.one(ReplyPlan, pick)
        if number is not None:
            # What waits as a draft is taken into the plan, so undo is compared without it.
            self.run(lambda s: drafts.let_go(s, *drafts.waiting_under(s, "opener/")))
            self.do(openers_replies.remove_reply(number))

    @rule(pick=PICKS)
    def bin_opener(self, pick: int) -> None:
        self.with_one(Opener, pick, openers.put_in_bin)

    @rule(pick=PICKS)
    def discard_opener(self, pick: int) -> None:
        number = self.one(Opener, pick)
        if number is not None:
            self.run(lambda s: openers.discard_if_blank(s, number))

    @rule(pick=PICKS, answer=st.sampled_from((Answer.YES, Answer.NO)), text=TEXTS)
    def tell_outcome(self, pick: int, answer: Answer, text: str) -> None:
        outcome = asks.Outcome(date(2026, 2, 1), AskKind.REQUEST, answer, first_minutes=text)
        self.with_one(Opener, pick, lambda n: asks.record(n, outcome, {"first_minutes": "x"}))

    @rule(day=DAYS, text=TEXTS)
    def write_ask(self, day: date, text: str) -> None:
        self.do(longview.write_ask(AskFilled(day, AskKind.REQUEST, Answer.NO, text=text)))

    @rule(pick=PICKS, table=st.sampled_from((Ask, Meaning)))
    def bin_ask_or_meaning(self, pick: int, table: type[Ask] | type[Meaning]) -> None:
        self.with_one(table, pick, lambda number: longview.put_in_bin(table, number))

    @rule(text=TEXTS)
    def answer_question(self, text: str) -> None:
        question = LongViewQuestion.COULD_I_GO_ON
        self.do(longview.answer(question, text, date(2026, 2, 1), None, "longview"))

    @rule(text=TEXTS)
    def write_meaning(self, text: str) -> None:
        self.do(longview.write_meaning(MeaningSide.MAY_MEAN, text))

    @rule(day=DAYS, text=TEXTS, repaired=st.booleans())
    def log_moment(self, day: date, text: str, repaired: bool) -> None:
        self.do(patterns_log.log_moment(MomentValues(day, line=text, repaired=repaired)))

    @rule(pick=PICKS)
    def bin_moment(self, pick: int) -> None:
        self.with_one(Moment, pick, patterns_log.bin_moment)

    @rule(text=TEXTS)
    def name_pattern(self, text: str) -> None:
        self.do(patterns_log.name_own(text))

    @rule(pick=PICKS, day=DAYS, text=TEXTS, of_a_moment=st.booleans())
    def note_repair(self, pick: int, day: date, text: str, of_a_moment: bool) -> None:
        moment = self.one(Moment, pick) if of_a_moment else None
        values = RepairValues(day, line=text, moment_id=moment, again_on=day + timedelta(14))
        self.do(repairs_log.note_repair(values))

    @rule(pick=PICKS, day=DAYS, text=TEXTS.filter(str.strip))
    def change_repair(self, pick: int, day: date, text: str) -> None:
        values = RepairValues(day, line=text)
        self.with_one(Repair, pick, lambda number: repairs_log.change_repair(number, values))
        # Taken back, a row nothing was written in before is one again.
        self.undo.clear()

    @rule(pick=PICKS)
    def bin_repair(self, pick: int) -> None:
        self.with_one(Repair, pick, repairs_log.bin_repair)

    @rule(pick=PICKS)
    def leave_moment(self, pick: int) -> None:
        self.with_one(Moment, pick, repairs_log.leave)

    @rule(text=TEXTS)
    def write_line(self, text: str) -> None:
        self.do(repairs_lines.write_line(text))

    @rule(pick=PICKS, text=TEXTS)
    def change_line(self, pick: int, text: str) -> None:
        self.with_one(RepairLine, pick, lambda number: repairs_lines.change_line(number, text))

    @rule(pick=PICKS, by=st.integers(-3, 3))
    def move_line(self, pick: int, by: int) -> None:
        self.with_one(RepairLine, pick, lambda number: repairs_lines.move_line(number, by))

    @rule(pick=PICKS)
    def bin_line(self, pick: int) -> None:
        self.with_one(RepairLine, pick, repairs_lines.bin_line)

    @rule(pick=PICKS)
    def bin_reflection(self, pick: int) -> None:
        self.with_one(Reflection, pick, reflections.put_in_bin)

    @rule(pick=PICKS, text=TEXTS)
    def keep_reflection(self, pick: int, text: str) -> None:
        number = self.one(Reflection, pick)
        if number is not None:
            self.run(lambda s: reflections.keep(s, number, "titled", text, leaving=True))
            self.undo.clear()

    @rule(pick=PICKS, name=st.sampled_from(("one", "two", "three")))
    def put_tag(self, pick: int, name: str) -> None:
        self.with_one(Reflection, pick, lambda number: reflections_tags.put_tag(number, name))

    @rule(pick=PICKS, name=st.sampled_from(("one", "two", "three")))
    def take_tag(self, pick: int, name: str) -> None:
        self.with_one(Reflection, pick, lambda number: reflections_tags.take_tag(number, name))

    @rule()
    def tidy(self) -> None:
        self.run(reflections.tidy)

    @rule(text=TEXTS)
    def give_thanks(self, text: str) -> None:
        self.do(reflections_thanks.give(text))

    @rule(pick=PICKS)
    def bin_thanks(self, pick: int) -> None:
        self.with_one(Appreciation, pick, reflections_thanks.take_away)

    @rule(day=DAYS, text=TEXTS)
    def check_in(self, day: date, text: str) -> None:
        self.do(checkins.write(day, checkins.Filled({"steady": 2}, text)))

    @rule(pick=PICKS)
    def bin_check_in(self, pick: int) -> None:
        self.with_one(CheckIn, pick, checkins.put_in_bin)

    @rule(text=TEXTS.filter(str.strip))
    def highlight(self, text: str) -> None:
        self.do(reading.highlight(reading.Passage("G1", 0, 3, text)))

    @rule(pick=PICKS)
    def bin_highlight(self, pick: int) -> None:
        self.with_one(Highlight, pick, reading.unhighlight)

    @rule(pick=PICKS)
    def restore(self, pick: int) -> None:
        things = self.run(bin_store.things)
        if things:
            self.do(bin_store.restore([things[pick % len(things)].key]))

    @rule()
    def open_again(self) -> None:
        self.clock.advance(timedelta(days=1))
        self.run(lambda s: bin_store.purge(s, s.clock.now()))

    @precondition(lambda self: bool(self.undo))
    @rule()
    def take_back(self) -> None:
        """Undo: every row that was there is there again, to the letter."""
        inverse, before = self.undo.pop()
        self.run(inverse.run)
        now = self.run(content)
        for key, values in before.items():
            assert now[key] == values, key

    @precondition(lambda self: bool(self.run(bin_store.things)))
    @rule(pick=PICKS)
    def erase(self, pick: int) -> None:
        """The one deed that lowers the count, and only by what it says."""
        things = self.run(bin_store.things)
        key = things[pick % len(things)].key
        erased = self.run(lambda s: bin_store.erase(s, [key]))
        assert erased.things == 1
        self.known = {one for one in self.known if one[1] not in erased.uids}
        # What undo steps remember may be gone for good now.
        self.undo.clear()


TestDeeds = Deeds.TestCase
TestDeeds.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)


@pytest.mark.long
class TestManyDeeds(Deeds.TestCase):  # type: ignore[name-defined, misc]
    settings = settings(max_examples=500, stateful_step_count=60, deadline=None)
