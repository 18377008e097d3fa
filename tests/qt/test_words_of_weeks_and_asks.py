"""No share, score, rate or verdict in anything Check-in, Long view and Today say, whatever is kept."""

import ast
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QRectF
from pytestqt.qtbot import QtBot

from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.framings import load_framings
from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.core.resources import read_content
from growingus_desktop.models.asks import ANSWERS, Answer, Ask, AskKind, LongViewQuestion
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.painting.charts.ask_timeline_layout import stack
from growingus_desktop.painting.charts.chart import Chart
from growingus_desktop.painting.charts.export import to_svg
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.presenters.checkins_state import SPANS
from growingus_desktop.presenters.checkins_strips import SPREAD_FROM, StripsState, strips_of
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_asks import AsksTable
from growingus_desktop.presenters.longview_timeline import timeline_of
from growingus_desktop.presenters.longview_words import asked_words, own_work_words, since_words
from growingus_desktop.presenters.longview_work import own_work_shown
from growingus_desktop.presenters.sheets_long_view import lines_of
from growingus_desktop.presenters.today import TodayPresenter
from growingus_desktop.store import checkins, longview
from growingus_desktop.store.checkins import Filled
from growingus_desktop.store.longview import AskFilled, LongView
from growingus_desktop.theme.tokens import Variant, load_tokens
from growingus_desktop.views.checkins_strips import strips_chart
from growingus_desktop.views.longview_timeline import timeline_chart
from tests.support.clocks import NOON
from tests.support.scopes import unlocked

ENGLISH = QLocale("en_GB")
TEXTS, FRAMINGS = load_checkin(), load_framings()
KEYS = tuple(item.key for item in TEXTS.items)
TODAY = NOON.date()
RECT = QRectF(0, 0, 620, 400)
SOURCES = Path(__file__).parents[2] / "growingus_desktop"
CLAIMS = re.compile(
    r"%|\b(worked|because|significant\w*|averag\w+|mean score|total of|score|streak|success\w*"
    r"|best|worst|improv\w+|declin\w+|trend|you haven.t|missed|leave (them|him|her)"
    r"|threshold|percent\w*|always says|never asks)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"\bno (total|grade|score)\b", re.IGNORECASE)

pytestmark = pytest.mark.usefixtures("theme")
walked = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

answers = st.none() | st.integers(0, 4)
days = st.integers(-20, 800).map(lambda back: TODAY - timedelta(back))


def check_in(day: date, given_answers: tuple[int | None, ...]) -> CheckIn:
    return CheckIn(day=day, **dict(zip(KEYS, given_answers, strict=True)))


lives = st.lists(
    st.builds(check_in, days, st.tuples(*[answers] * len(KEYS))),
    max_size=40,
    unique_by=lambda row: row.day,
).map(lambda rows: sorted(rows, key=lambda row: row.day))


def ask_of(day: date, kind: AskKind, which: int, framing: str) -> Ask:
    return Ask(asked_on=day, ask_kind=kind, answer=ANSWERS[kind][which], framing=framing)


asks_made = st.lists(
    st.builds(
        ask_of,
        days,
        st.sampled_from(AskKind),
        st.integers(0, 5),
        st.sampled_from(("", "programme", "small-step", "honest", "gone-since")),
    ),
    max_size=40,
).map(lambda asks: sorted(asks, key=lambda ask: ask.asked_on))
BUSY = [
    ask_of(TODAY - timedelta(n), AskKind.REQUEST, n % 6, "small-step") for n in range(300, 0, -9)
]


def claims_nothing(texts: Iterator[str]) -> None:
    for text in texts:
        found = CLAIMS.search(ALLOWED.sub("", text))
        assert not found, text


def told_by(chart: Chart) -> Iterator[str]:
    """Everything a chart draws, says and lists."""
    look = ChartStyle(load_tokens(Variant.LIGHT), 1.0, False, ENGLISH)
    # Widths in a drawing may be given in per cent.
    yield from re.findall(r">([^<]+)<", to_svg(chart, look).decode())
    yield from (chart.title, chart.description)
    yield from (mark.sentence for mark in chart.marks(RECT, look))
    table = chart.table(look)
    yield from table.headings
    yield from (cell for row in table.rows for cell in row)


def strips_told(state: StripsState) -> Iterator[str]:
    yield state.said
    for strip in state.strips:
        yield from (strip.name, strip.said, strip.told)
    chart = strips_chart(state, title="Answers", description="", day="Day", empty="None.")
    yield from told_by(chart)


@walked
@given(lives, st.sampled_from(SPANS), st.booleans())
def test_each_strip_counts_what_it_shows_and_claims_nothing(
    rows: list[CheckIn], weeks: int, guarded: bool
) -> None:
    state = strips_of(rows, TEXTS, today=TODAY, weeks=weeks, locale=ENGLISH, with_guarded=guarded)
    assert ("free_to_speak" in [strip.key for strip in state.strips]) is guarded
    for strip in state.strips:
        known = [answer for answer in strip.answers.values() if answer is not None]
        first, last = state.first, state.last
        assert set(strip.answers) == {row.day for row in rows if first <= row.day <= last}
        if known:
            some = sum(answer >= 3 for answer in known)
            noun = "check-in" if len(known) == 1 else "check-ins"
            assert strip.words == f"Mostly or better in {some} of {len(known)} {noun}"
        so_far = [a for row in rows if (a := getattr(row, strip.key)) is not None]
        shown = (min(so_far), max(so_far)) if len(so_far) >= SPREAD_FROM else None
        assert strip.spread == shown
        assert bool(strip.range_words) is (shown is not None)
    claims_nothing(strips_told(state))


@walked
@given(lives)
def test_the_picture_the_table_and_the_words_hold_the_same_answers(rows: list[CheckIn]) -> None:
    state = strips_of(rows, TEXTS, today=TODAY, weeks=SPANS[2], locale=ENGLISH)
    chart = strips_chart(state, title="Answers", description="", day="Day", empty="None.")
    look = ChartStyle(load_tokens(Variant.LIGHT), 1.0, False, ENGLISH)
    shown = {row.day for row in rows if state.first <= row.day <= state.last}
    table = chart.table(look)
    assert len(table.rows) == len(shown)
    if not shown:
        return
    assert len(chart.marks(RECT, look)) == len(shown) * len(state.strips)
    for at, strip in enumerate(state.strips):
        column = [row[at + 1] for row in table.rows]
        assert column == [strip.cells[day] for day in sorted(shown)]
        assert all(f": {words}." in strip.told for words in column)


@walked
@given(asks_made)
@example(BUSY)
@example([])
def test_the_record_adds_up_and_claims_nothing(asks: list[Ask]) -> None:
    said = asked_words(asks, TODAY, ENGLISH)
    made = [ask for ask in asks if ask.answer not in (Answer.NOT_SAID, Answer.NOT_SAFE)]
    counts = [int(number) for number in re.findall(r" (\d+)[,.]", said.split("Prepared")[0])]
    if len(made) > 1:
        assert f"Asked {len(made)} times" in said
        assert sum(counts) == len(made)
    assert "safe" not in said
    runs = tuple((ask.asked_on, 14) for ask in asks[::7])
    repairs = tuple(ask.asked_on for ask in asks[::2])
    work = own_work_shown(runs, repairs, (date.min, TODAY), ENGLISH)
    assert sum(len(one.days) for one in work) == sum(day <= TODAY for day in repairs)
    found = LongView(asks=tuple(asks), runs=runs, repair_days=repairs)
    table = AsksTable(FRAMINGS, ENGLISH)
    table.show_asks(tuple(asks), TODAY)
    for framing, _ in table.framings:
        table.only_framing(framing)
        claims_nothing(iter((table.count_words,)))
    claims_nothing(
        iter(
            (
                said,
                since_words(asks, TODAY),
                own_work_words(len(runs), len(repairs)),
                *(one.sentence for one in work),
                *(cell for row in table.cells(asks) for cell in row),
                *(text for _, text in lines_of(found, FRAMINGS, TEXTS, TODAY, ENGLISH)),
            )
        )
    )


@walked
@given(asks_made, st.lists(days, max_size=12), st.sampled_from((240.0, 620.0)), st.booleans())
def test_the_timeline_draws_what_its_table_lists(
    asks: list[Ask], repairs: list[date], width: float, mirrored: bool
) -> None:
    # The vault gives own work from the first ask on.
    since = sorted(day for day in repairs if asks and day >= asks[0].asked_on)
    runs = tuple((day, 14) for day in since[:2])
    found = LongView(asks=tuple(asks), runs=runs, repair_days=tuple(since))
    table = AsksTable(FRAMINGS, ENGLISH)
    state = timeline_of(found, table, TODAY, ENGLISH)
    charted = [ask for ask in asks if ask.answer is not Answer.NOT_SAFE]
    assert len(state.asks) == len(state.rows) == len(charted)
    chart = timeline_chart(state, table, description="", title="Asks", empty="None.")
    look = ChartStyle(load_tokens(Variant.LIGHT), 1.0, mirrored, ENGLISH)
    rect = QRectF(0, 0, width, chart.height_for(width, look))
    marks = chart.marks(rect, look)
    if not charted:
        assert [mark.sentence for mark in marks] == ["None."]
        return
    rows = chart.table(look).rows
    assert len(marks) == len(rows) == len(charted) + len(state.work)
    for mark in marks:
        assert rect.adjusted(-1, -1, 1, 1).contains(mark.rect.center())
    said = sorted(mark.sentence for mark in marks)
    told = [f"{row[0]}, {row[1]}: {row[3]}." for row in state.rows]
    assert said == sorted([*told, *(one.sentence for one in state.work)])
    claims_nothing(told_by(chart))


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_claimed_however_the_rooms_are_walked(qtbot: QtBot, seed: int) -> None:
    luck = random.Random(seed)
    deeds = luck.choices(("answer", "answer", "skip", "save", "undo", "edit"), k=40)
    came_back = [luck.randrange(6) for _ in range(seed * 12)]
    behind = unlocked(qtbot)
    room = CheckInPresenter(behind.scope, ENGLISH)
    long_view = LongViewPresenter(behind.scope, ENGLISH)
    today = TodayPresenter(behind.scope, ENGLISH)
    said: list[str] = []
    behind.scope.navigator.said.connect(said.append)
    try:
        for n, which in enumerate(came_back):
            answer = ANSWERS[AskKind.REQUEST][which]
            filled = AskFilled(TODAY - timedelta(40 * n), AskKind.REQUEST, answer, "small-step")
            behind.vault.submit(longview.write_ask(filled).run).result()
        filled_in = checkins.write(TODAY - timedelta(400 * seed), Filled({"carrying": 2}))
        behind.vault.submit(filled_in.run).result()
        for name in deeds:
            room.show(Destination(Room.CHECKIN))
            behind.settle()
            match name:
                case "answer":
                    room.answer(luck.randrange(5))
                case "skip":
                    room.skip()
                case "save":
                    room.save()
                    behind.clock.advance(days=6)
                case "edit" if room.earlier.rows:
                    room.edit(room.earlier.rows[0].id)
                case _:
                    room.undo()
            behind.settle()
        texts = LongViewQuestion.COULD_I_GO_ON
        long_view.answers[texts].type("for now", 3)
        long_view.answer(texts, 4)
        behind.clock.advance(days=40)
        for shown in (long_view, today):
            shown.show(Destination(Room.TODAY))
        behind.settle()
        state = room.state
        claims_nothing(iter((state.next_open, state.note, state.editing, *said)))
        claims_nothing(f"{row.title} {row.caption}" for row in room.earlier.rows)
        for strips in (state.strips, long_view.state.carrying):
            if strips is not None:
                claims_nothing(strips_told(strips))
        claims_nothing(
            iter((*long_view.state.said, *(a.sentence for a in long_view.state.timeline.asks)))
        )
        claims_nothing(one.again for one in long_view.state.questions)
        for door in today.state.doors:
            claims_nothing(iter((door.caption, door.title, door.text, door.verb)))
    finally:
        behind.close()


def test_no_sentence_written_for_these_rooms_makes_a_claim() -> None:
    files = [
        file
        for stem in ("checkins", "longview", "today")
        for layer in ("presenters", "views")
        for file in SOURCES.glob(f"{layer}/{stem}*.py")
    ]
    assert len(files) > 15
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        about = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        claims_nothing(
            node.value.replace("%n", "")
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in about
        )
    for name in ("checkin.toml", "sheets/long_view.toml"):
        lines = read_content(name).splitlines()
        claims_nothing(line for line in lines if not line.startswith("#"))


@given(st.lists(st.tuples(st.floats(0, 600), st.integers(0, 3)), max_size=60).map(sorted))
def test_marks_stand_above_one_another_before_one_covers_another(
    places: list[tuple[float, int]],
) -> None:
    levels = stack(places, 14.0)
    highest = max(levels, default=0)
    for at, ((x, lane), level) in enumerate(zip(places, levels, strict=True)):
        before = [
            other_x
            for (other_x, other_lane), other in zip(places[:at], levels, strict=False)
            if (other_lane, other) == (lane, level)
        ]
        if level < 3:
            assert all(x - other_x >= 14 for other_x in before)
        else:
            assert highest == 3
        if level:
            below = [
                other_x
                for (other_x, other_lane), other in zip(places[:at], levels, strict=False)
                if (other_lane, other) == (lane, level - 1)
            ]
            assert x - max(below) < 14, "it is raised only where there is no room below"
