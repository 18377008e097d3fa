"""One thing: one at a time, noted by day, looked back on with counts and no verdict."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.one_thing import load_acts
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.insight.compare import Comparison, Reading, Tally, compare
from growingus_desktop.insight.intervals import Interval
from growingus_desktop.models.focus import DayWent, Decision
from growingus_desktop.presenters.focus import FocusPresenter
from growingus_desktop.presenters.focus_review import told
from growingus_desktop.presenters.focus_state import FocusState, Look, Stage
from growingus_desktop.presenters.focus_words import quote_of
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_tabs import Tab
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.today import TodayPresenter
from growingus_desktop.store import focus as store
from growingus_desktop.store.focus import Plan
from growingus_desktop.store.focus_deeds import begin
from growingus_desktop.store.patterns import MomentValues
from growingus_desktop.store.patterns_log import log_moment, nothing_to_note
from growingus_desktop.store.preferences import choose
from tests.support.clocks import FixedClock
from tests.support.scopes import Unlocked, unlocked

ENGLISH = QLocale("en_GB")
HERE = Destination(Room.PATTERNS, Tool.ONE_THING)
CLAIMS = re.compile(
    r"%|\b(worked|works|because|significant\w*|proves?|thanks to|improv\w+|success\w*|streak\w*)\b"
    r"|you haven[’']t",
    re.IGNORECASE,
)


class Desk:
    """The room over a vault in memory, with a clock to move."""

    def __init__(self, qtbot: QtBot, moment: datetime | None = None) -> None:
        clock = FixedClock() if moment is None else FixedClock(moment)
        self.behind: Unlocked = unlocked(qtbot, clock=clock)
        self.drawn_from: list[Sequence[date]] = []
        self.said: list[str] = []
        self.behind.scope.navigator.said.connect(self.said.append)
        self.room = PatternsPresenter(self.behind.scope, ENGLISH, draw=self._draw)
        self.arrive()

    def _draw(self, days: Sequence[date]) -> date:
        self.drawn_from.append(days)
        return days[3]

    @property
    def focus(self) -> FocusPresenter:
        return self.room.focus

    @property
    def state(self) -> FocusState:
        return self.focus.state

    @property
    def day(self) -> date:
        return today(self.behind.clock)

    def arrive(self, **prefill: str) -> None:
        self.room.show(Destination(HERE.room, HERE.tool, prefill))
        self.behind.settle()

    def pass_days(self, days: int) -> None:
        self.behind.clock.advance(days=days)
        self.arrive()

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            self.focus.form.fields[name].type(text, len(text))

    def begun(self, act: str = "ask once") -> None:
        self.write(act=act)
        self.focus.start_today()
        self.behind.settle()

    def log(self, day: date, *keys: str) -> None:
        deed = (
            log_moment(MomentValues(day, patterns=frozenset(keys)))
            if keys
            else nothing_to_note(day, 0)
        )
        self.behind.vault.submit(deed.run).result()

    def close(self) -> None:
        self.behind.close()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.close()


def texts_in(value: object) -> Iterator[str]:
    """Every text in a state, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:  # type: ignore[misc]
            yield from texts_in(one)


def test_a_fresh_room_offers_quiet_places_to_begin(desk: Desk) -> None:
    assert desk.room.state.tab is Tab.FOCUS
    assert desk.state.stage is Stage.CHOOSING
    guides = [start for start in desk.state.starts if start.key.startswith("guide")]
    assert len(guides) == len(load_acts()) == len(desk.state.starts)
    assert not desk.focus.form.may_keep
    desk.focus.start_today()
    desk.behind.settle()
    assert desk.state.stage is Stage.CHOOSING
    desk.focus.form.put.connect(lambda words: desk.write(**words))
    desk.focus.start_from(guides[2])
    assert desk.focus.form.plan == Plan(guides[2].words, pattern="pursued")
    assert desk.focus.form.may_keep


def test_every_offered_act_has_its_guide_and_pattern() -> None:
    known = {guide.id for guide in load_guides().guides}
    for act in load_acts():
        assert act.guide in known
        assert not act.pattern or load_patterns().find(act.pattern) is not None
        assert act.act.startswith("I ")


def test_an_own_pattern_is_offered_from_five_on_and_never_called_the_most(desk: Desk) -> None:
    for number in range(4):
        desk.log(desk.day - timedelta(number), "defended", "stayed-steady")
    desk.log(desk.day - timedelta(70), "defended")
    desk.arrive()
    assert "own" not in {start.key for start in desk.state.starts}
    desk.log(desk.day - timedelta(5), "defended")
    desk.arrive()
    own = next(start for start in desk.state.starts if start.key == "own")
    assert own.caption == "Noted 5 times in the last 8 weeks"
    assert dict(own.fields) == {"pattern": "defended"}
    assert "most" not in own.words + own.caption


def test_what_a_guide_brings_stands_in_the_fields_and_never_over_own_words(desk: Desk) -> None:
    desk.arrive(act="They told a story", pattern="criticised")
    assert desk.focus.form.plan == Plan("They told a story", pattern="criticised")
    desk.write(act="mine")
    desk.arrive(act="They told a story")
    assert desk.focus.form.plan.act == "mine"
    desk.begun("mine")
    desk.arrive(act="They told a story")
    assert desk.said[-1] == "One at a time. This one is still open."
    desk.room.undo()
    desk.behind.settle()
    assert desk.focus.form.plan.act == "mine"


def test_a_start_is_drawn_from_next_week_and_said(desk: Desk) -> None:
    desk.write(act="ask once", if_this="If nothing comes.", then_that="then I dry a plate.")
    desk.focus.draw_start()
    desk.behind.settle()
    # 22 November 2026 is a Sunday, and in Britain the week begins on Monday.
    assert desk.drawn_from == [tuple(date(2026, 11, 23) + timedelta(n) for n in range(7))]
    assert desk.said[-1] == "Drawn: Thursday, 26 November. Ctrl+Z takes it back."
    run = desk.state.run
    assert run is not None
    assert desk.state.stage is Stage.WAITING
    assert run.about == "The program drew Thursday, 26 November to begin on."
    assert run.quote == "“If nothing comes, then I dry a plate.”"
    assert desk.state.day is None
    assert {square.look for square in run.squares} == {Look.AHEAD}
    desk.focus.note(DayWent.KEPT)
    desk.pass_days(4)
    assert desk.state.stage is Stage.RUNNING
    assert desk.state.run is not None
    assert desk.state.run.caption == "Day 1 of 14"


def test_a_start_to_come_can_begin_at_once(desk: Desk) -> None:
    desk.write(act="ask once")
    desk.focus.draw_start()
    desk.behind.settle()
    desk.focus.begin_now()
    desk.behind.settle()
    assert desk.state.stage is Stage.RUNNING


def test_unlearning_to_give_in_asks_first_whether_this_is_the_tool(desk: Desk) -> None:
    assert not desk.focus.is_giving_in
    desk.focus.form.choose_pattern("gave-in")
    assert desk.focus.is_giving_in
    gone: list[Destination] = []
    desk.behind.scope.navigator.wanted.connect(gone.append)
    desk.focus.ask_questions()
    assert gone == [Destination(Room.SAFETY, Tool.PRIVATE_QUESTIONS)]


def test_days_are_noted_and_a_slip_resets_nothing(desk: Desk) -> None:
    desk.begun()
    desk.focus.line.type("said it", 7)
    desk.focus.note(DayWent.NOT)
    desk.pass_days(2)
    assert desk.state.day is not None
    assert desk.state.day.title == "Today"
    desk.focus.note(DayWent.KEPT)
    desk.behind.settle()
    desk.focus.choose_day(desk.day - timedelta(1))
    desk.behind.settle()
    assert desk.state.day.title == "Yesterday"
    assert desk.focus.line.text == ""
    desk.focus.keep_line()
    desk.focus.note(DayWent.NOTHING_CAME_UP)
    desk.behind.settle()
    run = desk.state.run
    assert run is not None
    looks = [square.look for square in run.squares]
    assert looks == [Look.NOT, Look.NOTHING, Look.KEPT, *[Look.AHEAD] * 11]
    assert run.caption == "Day 3 of 14"
    assert run.twin == "Kept 1, not 1, nothing came up 1."
    assert "“said it”" in run.squares[0].sentence
    desk.focus.choose_day(desk.day - timedelta(2))
    desk.behind.settle()
    assert desk.focus.line.text == "said it"
    desk.focus.take_note_away()
    desk.behind.settle()
    assert desk.state.run is not None
    assert desk.state.run.twin == "Kept 1, nothing came up 1, 1 day without a note."
    desk.room.undo()
    desk.behind.settle()
    assert desk.state.run.squares[0].look is Look.NOT


def test_keys_faster_than_the_vault_leave_each_line_with_its_day(desk: Desk) -> None:
    desk.begun()
    desk.pass_days(1)
    desk.focus.line.type("of the second day", 3)
    desk.focus.note(DayWent.KEPT)
    desk.focus.choose_day(desk.day - timedelta(1))
    desk.focus.note(DayWent.NOT)
    desk.behind.settle()
    run = desk.behind.vault.submit(store.alive).result().value
    assert run is not None
    lines = {day: note.line for day, note in run.notes.items()}
    assert lines == {desk.day: "of the second day", desk.day - timedelta(1): ""}


def test_the_words_change_and_the_days_stay(desk: Desk) -> None:
    desk.begun()
    desk.focus.note(DayWent.KEPT)
    desk.behind.settle()
    desk.focus.edit()
    desk.behind.settle()
    assert desk.state.stage is Stage.EDITING
    desk.write(act="ask twice at most", wish="to hear them")
    desk.focus.form.choose_pattern("pursued")
    desk.focus.keep_words()
    desk.behind.settle()
    assert desk.state.stage is Stage.RUNNING
    run = desk.state.run
    assert run is not None
    assert (run.quote, run.squares[0].look) == ("“ask twice at most”", Look.KEPT)
    assert run.rest == (("The wish", "to hear them"), ("Goes with", "I pursued"))
    desk.room.undo()
    desk.behind.settle()
    assert desk.state.run is not None
    assert desk.state.run.quote == "“ask once”"


def test_a_paused_run_waits_without_a_word(desk: Desk) -> None:
    desk.begun()
    desk.pass_days(4)
    desk.focus.pause()
    desk.behind.settle()
    desk.pass_days(30)
    run = desk.state.run
    assert run is not None
    assert desk.state.stage is Stage.PAUSED
    assert run.caption == "Resting"
    assert run.about.startswith("It has been resting since Thursday, 26 November.")
    desk.focus.resume()
    desk.behind.settle()
    assert desk.state.run is not None
    assert desk.state.run.caption == "Day 5 of 14"
    assert len(desk.state.run.squares) == 14
    desk.pass_days(10)
    assert desk.state.stage is Stage.REVIEW


def test_the_end_asks_and_the_person_decides(desk: Desk) -> None:
    desk.begun()
    desk.focus.note(DayWent.KEPT)
    desk.pass_days(14)
    review = desk.state.review
    assert review is not None
    assert desk.state.stage is Stage.REVIEW
    assert review.counts == "Kept 1, 13 days without a note."
    assert review.sentence == "Too few to compare. What did you notice?"
    assert (review.heading, review.logged, review.how_sure) == ("", "", "")
    # The last day can still be noted.
    assert desk.state.day is not None
    assert desk.state.day.title == "Yesterday"
    desk.focus.note(DayWent.PARTLY)
    desk.behind.settle()
    assert desk.state.review is not None
    assert desk.state.review.counts == "Kept 1, partly 1, 12 days without a note."
    desk.focus.noticed.type("they began to leave gaps", 5)
    desk.focus.decide(Decision.KEEP)
    desk.behind.settle()
    assert desk.state.stage is Stage.CHOOSING
    (earlier,) = desk.state.earlier
    assert earlier.caption == (
        "22 Nov to 5 Dec 2026 · You chose to keep it · Kept 1, partly 1, 12 days without a note."
    )
    again = desk.state.starts[0]
    assert (again.key, again.words) == ("again", "ask once")
    desk.focus.look_back(earlier.id)
    desk.behind.settle()
    assert desk.state.review is not None
    assert desk.state.review.decision is Decision.KEEP
    assert desk.focus.noticed.text == "they began to leave gaps"
    desk.focus.decide(Decision.DROP)
    desk.behind.settle()
    assert desk.state.earlier[0].caption.count("You chose to drop it")
    assert desk.state.starts[0].key != "again"
    for _ in range(2):
        desk.room.undo()
        desk.behind.settle()
    assert desk.state.stage is Stage.REVIEW
    assert desk.focus.noticed.text == "they began to leave gaps"


def test_ended_early_it_is_looked_back_on_at_once(desk: Desk) -> None:
    desk.begun()
    desk.pass_days(3)
    desk.focus.end()
    desk.behind.settle()
    assert desk.state.stage is Stage.REVIEW
    assert desk.state.review is not None
    assert [square.look for square in desk.state.review.squares][4:] == [Look.AHEAD] * 10
    assert desk.state.review.squares[13].sentence.endswith("after the end")
    desk.focus.put_in_bin()
    desk.behind.settle()
    assert desk.state.stage is Stage.CHOOSING
    desk.room.undo()
    desk.behind.settle()
    assert desk.state.stage is Stage.REVIEW


def test_the_runs_own_pattern_is_counted(desk: Desk) -> None:
    desk.write(act="ask once")
    desk.focus.form.choose_pattern("pursued")
    desk.focus.start_today()
    desk.behind.settle()
    begun = desk.day
    for number in range(-14, 14):
        desk.log(begun + timedelta(number))
    for number in range(-9, 0):
        desk.log(begun + timedelta(number), "pursued", "criticised")
    for number in range(4):
        desk.log(begun + timedelta(number), "pursued")
        desk.log(begun + timedelta(number), "criticised")
    desk.pass_days(14)
    review = desk.state.review
    assert review is not None
    assert review.heading == "“I pursued”: 9 then 4 moments"
    assert review.sentence == (
        "You logged 4 in 14 days; before, 9 in 14. Two weeks is too short to tell a real change"
        " from ordinary ups and downs."
    )
    assert review.logged == (
        "Before, 14 of 14 days logged; during, 14 of 14. What you logged, not everything that"
        " happened."
    )
    assert "0.10 to 1.59 times" in review.how_sure


SENTENCES = {
    Reading.TOO_FEW: "Too few to compare. What did you notice?",
    Reading.ABOUT_THE_SAME: "About the same as before.",
    Reading.FEWER_WITHIN_CHANCE: "You logged 4 in 14 days; before, 9 in 14. Two weeks is too short"
    " to tell a real change from ordinary ups and downs.",
    Reading.MORE_WITHIN_CHANCE: "You logged 9 in 14 days; before, 4 in 14. Two weeks is too short"
    " to tell a real change from ordinary ups and downs.",
    Reading.FEWER_THAN_CHANCE: "You logged 4 in 14 days; before, 14 in 14. That’s more than chance"
    " usually gives — though a bad stretch before you started, or how often you logged, can do"
    " this too.",
    Reading.MORE_THAN_CHANCE: "You logged 14 in 14 days; before, 4 in 14. That’s more than chance"
    " usually gives — though a bad stretch before you started, or how often you logged, can do"
    " this too.",
}


@pytest.mark.parametrize(
    ("before", "during", "reading"),
    [
        ((2, 14), (3, 14), Reading.TOO_FEW),
        ((9, 14), (4, 7), Reading.TOO_FEW),
        ((5, 14), (5, 14), Reading.ABOUT_THE_SAME),
        ((9, 14), (4, 14), Reading.FEWER_WITHIN_CHANCE),
        ((4, 14), (9, 14), Reading.MORE_WITHIN_CHANCE),
        ((14, 14), (4, 14), Reading.FEWER_THAN_CHANCE),
        ((4, 14), (14, 14), Reading.MORE_THAN_CHANCE),
    ],
)
def test_the_templates_stand_word_for_word(
    before: tuple[int, int], during: tuple[int, int], reading: Reading
) -> None:
    comparison = compare(Tally(*before, 14), Tally(*during, 14))
    assert comparison.reading is reading
    said = told(comparison, "", ENGLISH)
    assert said.sentence == SENTENCES[reading]
    assert bool(said.how_sure) == bool(said.heading) == (reading is not Reading.TOO_FEW)


def test_unlike_logging_says_why_there_is_no_comparison() -> None:
    said = told(compare(Tally(9, 13, 14), Tally(4, 8, 14)), "", ENGLISH)
    assert said.sentence.startswith("No comparison: the days you logged are too unlike")
    assert said.logged == "Before, 13 of 14 days logged; during, 8 of 14."
    assert (said.heading, said.how_sure) == ("", "")


@given(st.builds(Tally, st.integers(0, 19), st.integers(0, 14), st.just(14)))
def test_no_count_makes_a_claim(during: Tally) -> None:
    for former in range(20):
        said = told(compare(Tally(former, 12, 14), during), "I pursued", ENGLISH)
        assert not CLAIMS.search(" ".join(texts_in(said)))


def test_an_interval_without_an_end_says_so() -> None:
    endless = Comparison(
        Tally(0, 14, 14), Tally(9, 14, 14), Reading.MORE_THAN_CHANCE, Interval(1.8, float("inf"))
    )
    assert "no upper end can be given" in told(endless, "", ENGLISH).how_sure


@pytest.mark.parametrize(
    ("condition", "deed", "quote"),
    [
        ("I hear it", "I drink", "“If I hear it, then I drink.”"),
        ("if I hear it,", "then I drink.", "“If I hear it, then I drink.”"),
        ("  If", "Then", "“If If, then Then.”"),
        ("I hear it", "", "“ask once”"),
        ("", "I drink", "“ask once”"),
    ],
)
def test_the_if_then_is_quoted_as_one_sentence(condition: str, deed: str, quote: str) -> None:
    assert quote_of(Plan("ask once", if_this=condition, then_that=deed)) == quote


def today_of(desk: Desk) -> TodayPresenter:
    presenter = TodayPresenter(desk.behind.scope, ENGLISH)
    presenter.show(Destination(Room.TODAY))
    desk.behind.settle()
    return presenter


def test_today_shows_it_only_while_there_is_one(desk: Desk) -> None:
    presenter = today_of(desk)
    assert presenter.state.one_thing is None
    assert presenter.state.is_new
    desk.begun()
    shown = presenter.state.one_thing
    assert shown is not None
    assert not presenter.state.is_new
    assert (shown.caption, shown.quote, shown.may_tell) == ("Day 1 of 14", "“ask once”", True)
    presenter.note_one_thing(DayWent.PARTLY)
    desk.behind.settle()
    assert presenter.state.one_thing is not None
    assert presenter.state.one_thing.went is DayWent.PARTLY
    presenter.undo()
    desk.behind.settle()
    assert presenter.state.one_thing.went is None
    desk.behind.vault.submit(lambda session: choose(session, PUT_AWAY, value=True)).result()
    presenter.refresh()
    desk.arrive()
    assert not presenter.state.one_thing.may_tell
    assert not desk.state.may_tell
    desk.behind.clock.advance(days=14)
    presenter.refresh()
    desk.behind.settle()
    assert presenter.state.one_thing.is_over
    assert presenter.state.one_thing.caption == "Time to look back"
    gone: list[Destination] = []
    desk.behind.scope.navigator.wanted.connect(gone.append)
    presenter.open_one_thing()
    assert gone == [HERE]


def test_past_midnight_todays_card_notes_the_day_it_shows(desk: Desk) -> None:
    desk.begun()
    presenter = today_of(desk)
    desk.behind.clock.advance(hours=13)
    presenter.note_one_thing(DayWent.KEPT)
    desk.behind.settle()
    run = desk.behind.vault.submit(store.alive).result().value
    assert run is not None
    assert set(run.notes) == {date(2026, 11, 22)}
    shown = presenter.state.one_thing
    assert shown is not None
    assert (shown.caption, shown.went) == ("Day 2 of 14", None)


def test_a_journey_west_takes_no_note_and_no_day(desk: Desk) -> None:
    desk.begun()
    desk.behind.clock.advance(hours=13)
    desk.arrive()
    desk.focus.note(DayWent.KEPT)
    desk.behind.settle()
    desk.behind.clock._zone = timezone(timedelta(hours=-8))
    desk.arrive()
    run = desk.state.run
    assert run is not None
    assert run.caption == "Day 1 of 14"
    assert run.squares[1].look is Look.KEPT
    assert not run.squares[1].is_open
    desk.behind.clock._zone = timezone(timedelta(hours=13))
    desk.arrive()
    assert desk.state.run is not None
    assert desk.state.run.caption == "Day 2 of 14"


def test_before_its_first_day_on_a_journey_west_it_waits(desk: Desk) -> None:
    desk.begun()
    desk.behind.clock._zone = timezone(timedelta(hours=-13))
    desk.arrive()
    assert desk.state.stage is Stage.WAITING
    assert desk.state.run is not None
    assert desk.state.run.about == "It begins on Sunday, 22 November."


def test_a_leap_day_is_one_of_the_fourteen(qtbot: QtBot) -> None:
    desk = Desk(qtbot, datetime(2028, 2, 20, 9, tzinfo=UTC))
    desk.begun()
    run = desk.state.run
    assert run is not None
    assert "Day 10, Tuesday, 29 February: still to come" in {s.sentence for s in run.squares}
    assert run.about == "The last day is Saturday, 4 March."
    desk.close()


DEEDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["today", "draw", "now", "pause", "resume", "end", "edit", "keep", "bin", "undo"]
        ),
        st.sampled_from(list(DayWent)),
        st.sampled_from(list(Decision)),
        st.integers(1, 9),
        st.sampled_from(["pursued", "stayed-steady", "quiet", "back", "away"]),
    ),
    min_size=4,
    max_size=30,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(DEEDS)
def test_whatever_is_done_nothing_shown_makes_a_claim(qtbot: QtBot, deeds: list[object]) -> None:
    desk = Desk(qtbot)
    presenter = TodayPresenter(desk.behind.scope, ENGLISH)
    try:
        for deed in deeds:
            do_one(desk, deed)
            presenter.refresh()
            desk.behind.settle()
            for text in (*texts_in(desk.state), *texts_in(presenter.state.one_thing), *desk.said):
                assert not CLAIMS.search(text), text
            hold(desk)
    finally:
        desk.close()


def hold(desk: Desk) -> None:
    """What is so in every state."""
    state, runs = desk.state, desk.behind.vault.submit(store.runs).result().value
    assert (state.stage is Stage.CHOOSING) == (runs.alive is None and state.review is None)
    shown = state.run or state.review
    if shown is not None:
        assert len(shown.squares) == 14
        assert all(square.sentence for square in shown.squares)
    if state.day is not None:
        assert state.day.day <= desk.day
    assert {one.id for one in state.earlier} == {run.id for run in runs.earlier}


def do_one(desk: Desk, deed: object) -> None:
    focus = desk.focus
    plain = {
        "now": focus.begin_now,
        "pause": focus.pause,
        "resume": focus.resume,
        "end": focus.end,
        "edit": focus.edit,
        "keep": focus.keep_words,
        "bin": focus.put_in_bin,
        "undo": desk.room.undo,
        "away": focus.take_note_away,
        "quiet": lambda: desk.log(desk.day),
        "pursued": lambda: desk.log(desk.day, "pursued"),
        "stayed-steady": lambda: desk.log(desk.day, "stayed-steady"),
    }
    if isinstance(deed, DayWent):
        focus.note(deed)
    elif isinstance(deed, Decision):
        focus.decide(deed)
    elif isinstance(deed, int):
        desk.pass_days(deed)
    elif deed in ("today", "draw") and desk.state.stage is Stage.CHOOSING:
        desk.write(act="ask once", if_this="it comes", then_that="I wait")
        (focus.start_today if deed == "today" else focus.draw_start)()
    elif deed == "back" and desk.state.earlier:
        focus.look_back(desk.state.earlier[0].id)
    elif deed in plain:
        plain[str(deed)]()
    desk.behind.settle()


def test_one_begun_elsewhere_is_the_one_that_is_alive(desk: Desk) -> None:
    desk.behind.vault.submit(begin(Plan("from elsewhere"), desk.day).run).result()
    desk.write(act="mine")
    desk.focus.start_today()
    desk.behind.settle()
    desk.arrive()
    assert desk.state.run is not None
    assert desk.state.run.quote == "“from elsewhere”"
