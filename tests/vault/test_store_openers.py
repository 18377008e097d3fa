"""What the vault holds of an opener, and when an earlier wording is kept."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from growingus_desktop.models.asks import Answer, Ask, AskKind
from growingus_desktop.models.openers import (
    LikelyReply,
    Opener,
    OpenerState,
    OpenerVersion,
    ReplyPlan,
    VersionReason,
)
from growingus_desktop.store import (
    asks,
    drafts,
    openers,
    openers_rehearsals,
    openers_replies,
    today,
)
from growingus_desktop.store import openers_versions as versions
from growingus_desktop.store.openers_versions import Erosion, Kept
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import HeldClock, new_vault

T = TypeVar("T")
A_MINUTE = timedelta(minutes=1)
WORDS = "I like our slow Sundays. Could we keep the phones away until lunch this week?"


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def vault(tmp_path: Path, clock: HeldClock) -> Iterator[Vault]:
    opened = new_vault(tmp_path, clock)
    yield opened
    opened.close()


def run(vault: Vault, work: Callable[[VaultSession], T]) -> T:
    return vault.submit(work).result().value


def new(vault: Vault, **values: str) -> int:
    return run(vault, lambda session: openers.create(session, **values))


def reason() -> VersionReason:
    return VersionReason.LEFT_STEP


def test_list_is_newest_first_with_those_set_aside_last(vault: Vault, clock: HeldClock) -> None:
    first = new(vault, title="First")
    clock.advance(A_MINUTE)
    second = new(vault, title="Second")
    clock.advance(A_MINUTE)
    aside = new(vault, title="Aside")
    run(vault, openers.alter(aside, state=OpenerState.SET_ASIDE).run)
    assert [row.id for row in run(vault, openers.rows)] == [second, first, aside]


def test_list_shows_what_was_typed_last_even_as_a_draft(vault: Vault) -> None:
    number = new(vault, title="Before")
    place = openers.surface(number, "title")
    run(vault, lambda session: drafts.keep(session, place, drafts.Typed("After", 5)))
    assert run(vault, openers.rows)[0].title == "After"


def test_bin_and_back(vault: Vault) -> None:
    number = new(vault, title="Phones")
    inverse = run(vault, openers.put_in_bin(number).run)
    assert run(vault, openers.rows) == ()
    assert run(vault, lambda session: openers.opened(session, number)) is None
    run(vault, inverse.run)
    assert [row.title for row in run(vault, openers.rows)] == ["Phones"]


def test_alter_says_nothing_changed_with_none(vault: Vault) -> None:
    number = new(vault)
    assert run(vault, openers.alter(number, title="").run) is None
    assert run(vault, openers.alter(number + 1, title="x").run) is None


def test_texts_go_where_they_belong_and_their_drafts_go(vault: Vault) -> None:
    number = new(vault)
    plan = run(vault, _added_reply(number))
    place = openers.surface(number, "words")
    run(vault, lambda session: drafts.keep(session, place, drafts.Typed(WORDS, 0)))
    texts = openers.Texts(
        own={"words": WORDS},
        need={"feeling": "tired"},
        replies={plan: {"i_say": "I’ll wait."}},
        surfaces={place: WORDS},
    )
    run(vault, lambda session: openers.keep_texts(session, number, texts))
    found = run(vault, lambda session: openers.opened(session, number))
    assert found.opener.words == WORDS
    assert found.need.feeling == "tired"
    assert found.replies[0].i_say == "I’ll wait."
    assert run(vault, lambda session: drafts.waiting(session, place)) is None


def test_a_need_left_empty_makes_no_row(vault: Vault) -> None:
    number = new(vault)
    texts = openers.Texts(need={"feeling": ""})
    run(vault, lambda session: openers.keep_texts(session, number, texts))
    assert run(vault, lambda session: session.get(Opener, number)).need_id is None


def test_reply_removed_comes_back_with_what_was_typed(vault: Vault) -> None:
    number = new(vault)
    plan = run(vault, _added_reply(number))
    place = openers_replies.reply_surface(number, plan, "i_say")
    run(vault, lambda session: drafts.keep(session, place, drafts.Typed("Take your time.", 0)))
    inverse = run(vault, openers_replies.remove_reply(plan).run)
    assert run(vault, lambda session: openers_replies.replies_of(session, number)) == ()
    run(vault, inverse.run)
    back = run(vault, lambda session: openers_replies.replies_of(session, number))
    assert [(one.id, one.i_say) for one in back] == [(plan, "Take your time.")]


def test_burning_leaves_nothing_of_what_was_let_out(vault: Vault) -> None:
    number = new(vault, raw="zebrafinch")
    place = openers.surface(number, "raw")
    run(vault, lambda session: drafts.keep(session, place, drafts.Typed("zebrafinch", 0)))
    run(vault, lambda session: openers.burn(session, number))
    assert run(vault, lambda session: session.get(Opener, number)).raw == ""
    assert run(vault, lambda session: drafts.waiting(session, place)) is None


@pytest.mark.parametrize("field", ["title", "raw", "words", "framing", "pause_plan"])
def test_an_opener_with_a_word_in_it_is_never_discarded(vault: Vault, field: str) -> None:
    number = new(vault, **{field: "word"})
    assert not run(vault, lambda session: openers.discard_if_blank(session, number))


def test_an_opener_with_only_a_draft_is_never_discarded(vault: Vault) -> None:
    number = new(vault)
    place = openers.surface(number, "need/feeling")
    run(vault, lambda session: drafts.keep(session, place, drafts.Typed("tired", 0)))
    assert not run(vault, lambda session: openers.discard_if_blank(session, number))


def test_a_blank_opener_is_discarded(vault: Vault) -> None:
    number = new(vault)
    assert run(vault, lambda session: openers.discard_if_blank(session, number))
    assert run(vault, openers.rows) == ()


def test_outcome_becomes_an_ask_and_can_be_taken_back(vault: Vault) -> None:
    number = new(vault, words=WORDS, framing="specific")
    places = {"keep": openers.surface(number, "outcome/keep")}
    outcome = asks.Outcome(
        date(2026, 3, 3), AskKind.REQUEST, Answer.PARTLY, keep="Asking early", come_back=True
    )
    inverse = run(vault, asks.record(number, outcome, places).run)
    ask = run(vault, lambda session: asks.outcome_of(session, number))
    assert (ask.answer, ask.framing, ask.text) == (Answer.PARTLY, "specific", WORDS)
    assert ask.come_back_on == date(2026, 3, 17)
    row = run(vault, openers.rows)[0]
    assert (row.state, row.answer, row.asked_on) == (
        OpenerState.SAID,
        Answer.PARTLY,
        "2026-03-03",
    )
    run(vault, inverse.run)
    assert run(vault, lambda session: asks.outcome_of(session, number)) is None
    assert run(vault, openers.rows)[0].state is OpenerState.DRAFT
    waiting = run(vault, lambda session: drafts.waiting(session, places["keep"]))
    assert waiting.text == "Asking early"


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NO_ANSWER, Answer.NOT_SAID, Answer.NOT_SAFE])
def test_no_date_to_come_back_after_these_answers(vault: Vault, answer: Answer) -> None:
    number = new(vault, words=WORDS)
    outcome = asks.Outcome(date(2026, 3, 3), AskKind.REQUEST, answer, come_back=True)
    run(vault, asks.record(number, outcome).run)
    assert run(vault, lambda session: asks.outcome_of(session, number)).come_back_on is None


@pytest.mark.parametrize("answer", [Answer.NOT_SAID, Answer.NOT_SAFE])
def test_what_was_not_said_leaves_the_opener_where_it_was(vault: Vault, answer: Answer) -> None:
    number = new(vault, words=WORDS)
    run(vault, asks.record(number, asks.Outcome(date(2026, 3, 3), AskKind.REQUEST, answer)).run)
    assert run(vault, openers.rows)[0].state is OpenerState.DRAFT


@pytest.mark.parametrize(
    ("asked_on", "returns_on"),
    [
        (date(2026, 3, 4), date(2026, 3, 18)),
        (date(2026, 2, 20), date(2026, 3, 6)),
        (date(2026, 2, 18), date(2026, 3, 18)),
        (date(2026, 1, 1), date(2026, 3, 18)),
    ],
)
def test_a_date_to_come_back_lies_ahead_however_late_the_telling(
    vault: Vault, asked_on: date, returns_on: date
) -> None:
    number = new(vault, words=WORDS)
    outcome = asks.Outcome(asked_on, AskKind.REQUEST, Answer.NOT_NOW, come_back=True)
    run(vault, asks.record(number, outcome).run)
    ask = run(vault, lambda session: asks.outcome_of(session, number))
    assert ask.come_back_on == returns_on
    assert run(vault, lambda session: today.glance(session, date(2026, 3, 4))).come_back is None
    due = run(vault, lambda session: today.glance(session, returns_on)).come_back
    assert (due.id, due.asked_on, due.opener_id) == (ask.id, asked_on, number)
    back = run(vault, asks.let_be(ask.id).run)
    assert run(vault, lambda session: today.glance(session, returns_on)).come_back is None
    run(vault, back.run)
    assert run(vault, lambda session: today.glance(session, returns_on)).come_back == due
    run(vault, openers.put_in_bin(number).run)
    assert run(vault, lambda session: today.glance(session, returns_on)).come_back is None


def test_the_next_talk_is_the_soonest_planned_then_the_one_just_past(vault: Vault) -> None:
    day = date(2026, 3, 4)
    plans = {"drafted": None, "past": date(2026, 3, 3), "later": date(2026, 3, 9), "soon": day}
    numbers = {title: new(vault, title=title) for title in plans}
    for title, planned in plans.items():
        run(vault, openers.alter(numbers[title], planned_on=planned).run)
    order: list[str] = []
    while found := run(vault, lambda session: today.glance(session, day)).opener:
        order.append(found.title)
        run(vault, openers.alter(found.id, state=OpenerState.SAID).run)
    assert order == ["soon", "later", "past", "drafted"]
    assert not run(vault, lambda session: today.glance(session, day)).is_new


def test_telling_it_anew_alters_the_same_ask(vault: Vault) -> None:
    number = new(vault, words=WORDS)
    first = asks.Outcome(date(2026, 3, 3), AskKind.REQUEST, Answer.NOT_NOW, keep="Calm")
    second = asks.Outcome(date(2026, 3, 4), AskKind.REQUEST, Answer.YES)
    run(vault, asks.record(number, first).run)
    inverse = run(vault, asks.record(number, second).run)
    assert len(run(vault, lambda session: session.exec(select(Ask)).all())) == 1
    run(vault, inverse.run)
    ask = run(vault, lambda session: asks.outcome_of(session, number))
    assert (ask.answer, ask.keep, ask.asked_on) == (Answer.NOT_NOW, "Calm", date(2026, 3, 3))


def test_version_of_this_minute_grows_and_another_waits(vault: Vault, clock: HeldClock) -> None:
    number = new(vault)

    def keep(words: str) -> Kept:
        return run(vault, lambda s: versions.keep_version(s, number, words, reason()))

    assert keep("  ") is Kept.ALREADY
    assert keep(WORDS) is Kept.MADE
    assert keep(WORDS) is Kept.ALREADY
    assert keep(WORDS + " Thank you.") is Kept.GROWN
    assert keep("Something else altogether, nothing alike") is Kept.TOO_SOON
    clock.advance(A_MINUTE)
    assert keep("Something else altogether, nothing alike") is Kept.MADE
    kept = run(vault, lambda session: versions.versions(session, number))
    assert [one.number for one in kept] == [2, 1]
    assert kept[1].words == WORDS + " Thank you."


class _Typist:
    """Follows the rule as the program does, over a real table and a clock moved by hand."""

    def __init__(self) -> None:
        self.clock = HeldClock()
        self.vault = memory_vault(self.clock)
        self.number = new(self.vault)
        self.erosion = Erosion("")
        self.text = ""
        self.held = ""

    def type(self, text: str) -> None:
        gone = self.erosion.follow(text)
        self.text = text
        if gone:
            self.keep(gone)

    def keep(self, words: str) -> None:
        kept = run(self.vault, lambda s: versions.keep_version(s, self.number, words, reason()))
        if kept is Kept.TOO_SOON:
            self.held = max(self.held, words, key=len)
        elif words == self.held:
            self.held = ""

    def wait(self, seconds: int) -> None:
        self.clock.advance(timedelta(seconds=seconds))
        if self.held:
            self.keep(self.held)

    def rows(self) -> list[OpenerVersion]:
        return run(
            self.vault,
            lambda s: s.exec(select(OpenerVersion).order_by(OpenerVersion.number)).all(),
        )


_TEXT = st.text("abcde   ", max_size=60)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), _TEXT),
        st.tuples(st.just("add"), _TEXT),
        st.tuples(st.just("clear"), st.just("")),
        st.tuples(st.just("leave"), st.just("")),
        st.tuples(st.just("wait"), st.integers(1, 90)),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(steps=_STEPS)
def test_versions_are_a_minute_apart_and_no_vanished_text_is_without_one(
    steps: list[tuple[str, str | int]],
) -> None:
    typist = _Typist()
    try:
        for what, value in steps:
            before = typist.text
            match what:
                case "type":
                    typist.type(value)
                case "add":
                    typist.type(typist.text + value)
                case "clear":
                    typist.type("")
                    if before.strip():
                        assert typist.rows() or typist.held
                case "leave":
                    typist.keep(typist.text)
                    typist.erosion.rest_at(typist.text)
                case _:
                    typist.wait(value)
        typist.wait(60)
        assert not typist.held
        rows = typist.rows()
        made = [row.created_at for row in rows]
        gaps = [later - earlier for earlier, later in pairwise(made)]
        assert all(gap >= A_MINUTE for gap in gaps)
        assert all(row.words.strip() for row in rows)
    finally:
        typist.vault.close()


@given(words=st.lists(st.text("abcdefg", min_size=3, max_size=8), min_size=5, max_size=40))
def test_moving_words_about_removes_nothing(words: list[str]) -> None:
    assert not versions.is_much_removed(" ".join(words), " ".join(reversed(words)))


@given(text=st.text(min_size=1, max_size=80), more=st.text(max_size=40))
def test_only_adding_removes_nothing(text: str, more: str) -> None:
    assert not versions.is_much_removed(text, text + " " + more)
    assert not versions.is_much_removed(text, text)


def test_a_slow_rewriting_is_noticed_too() -> None:
    words = [f"word{number:02}" for number in range(20)]
    erosion = Erosion(" ".join(words))
    gone = [
        erosion.follow(" ".join([*words[number:], *(f"new{n:03}" for n in range(number))]))
        for number in range(1, 8)
    ]
    assert any(gone)


def _added_reply(number: int) -> Callable[[VaultSession], int]:
    def work(session: VaultSession) -> int:
        openers_replies.add_reply(number, LikelyReply.GOES_QUIET).run(session)
        return session.exec(select(ReplyPlan.id)).one()

    return work


def test_notes_of_rehearsals_are_kept_binned_and_brought_back(
    vault: Vault, clock: HeldClock
) -> None:
    number = new(vault)
    place = openers_rehearsals.note_surface(number)
    run(vault, lambda session: drafts.keep(session, place, drafts.Typed("It tightened", 0)))
    first = openers_rehearsals.keep_note(number, "It tightened.", clock.now())
    inverse = run(vault, first.run)
    later = clock.now() + A_MINUTE
    run(vault, openers_rehearsals.keep_note(number, "Easier.", later).run)
    kept = run(vault, lambda session: openers.opened(session, number))
    assert [note.text for note in kept.notes] == ["Easier.", "It tightened."]
    assert run(vault, lambda session: drafts.waiting(session, place)) is None
    back = run(vault, inverse.run)
    assert len(run(vault, lambda s: openers_rehearsals.notes_of(s, number))) == 1
    run(vault, back.run)
    assert len(run(vault, lambda s: openers_rehearsals.notes_of(s, number))) == 2


def test_an_opener_with_only_a_rehearsal_note_is_never_discarded(
    vault: Vault, clock: HeldClock
) -> None:
    number = new(vault)
    run(vault, openers_rehearsals.keep_note(number, "Breathe.", clock.now()).run)
    assert not run(vault, lambda session: openers.discard_if_blank(session, number))
    gone = openers_rehearsals.keep_note(number + 1, "Breathe.", clock.now())
    assert run(vault, gone.run) is None
