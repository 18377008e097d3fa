"""A made-up life in a real vault: the same each time, in every room, honest in its numbers."""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.content.guides import load_guides
from growingus_desktop.demo.life import SEED, fill
from growingus_desktop.demo.moments import OWN_PATTERN, RUN_PATTERN
from growingus_desktop.demo.vault import demo_vault
from growingus_desktop.insight.compare import Reading, compare, tally
from growingus_desktop.insight.days import DayLedger, MomentMark, day_ledger
from growingus_desktop.insight.spans import Span
from growingus_desktop.models.asks import ANSWERS, COME_BACK_AFTER, Answer, Ask, LongViewAnswer
from growingus_desktop.models.base import Row
from growingus_desktop.models.bin import BinSighting, BinTime, VanishedText
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.drafts import Draft
from growingus_desktop.models.focus import FocusDay, FocusRun
from growingus_desktop.models.openers import Opener, OpenerState, OpenerVersion, ReplyPlan
from growingus_desktop.models.patterns import Moment, MomentPattern, NothingToNote, Repair
from growingus_desktop.models.preferences import DictionaryWord, DismissedPhrase, Preference
from growingus_desktop.models.reading import Highlight, OwnGuide, ReadingMark
from growingus_desktop.models.reflections import Appreciation, Reflection
from growingus_desktop.models.schema import metadata
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession, kinds_by_table
from growingus_desktop.vault.vault import Vault
from tests.support.clocks import FixedClock
from tests.support.vaults import new_vault

RowT = TypeVar("RowT", bound=Row)
EMPTY = {
    Draft,
    Preference,
    DismissedPhrase,
    DictionaryWord,
    OwnGuide,
    BinTime,
    BinSighting,
    VanishedText,
}
"""What a look around doesn't need: choices, what was typed and not kept, the bin's own."""


@pytest.fixture(scope="module")
def vault() -> Iterator[Vault]:
    vault = demo_vault(FixedClock())
    yield vault
    vault.close()


@pytest.fixture(scope="module")
def today() -> date:
    return FixedClock().local().date()


def rows(vault: Vault, model: type[RowT]) -> list[RowT]:
    return vault.submit(lambda session: list(session.exec(select(model)).all())).result().value


def every_row(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    def read(session: VaultSession) -> dict[str, list[tuple[object, ...]]]:
        connection = session.connection()
        return {
            table: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))]
            for table in kinds_by_table()
        }

    return vault.submit(read).result().value


def filled(seed: int) -> dict[str, list[tuple[object, ...]]]:
    vault = memory_vault(FixedClock())
    try:
        vault.submit(lambda session: fill(session, seed=seed)).result()
        return every_row(vault)
    finally:
        vault.close()


def test_the_same_seed_gives_the_same_rows_and_another_gives_others(vault: Vault) -> None:
    found = every_row(vault)
    assert filled(SEED) == found
    assert filled(SEED + 1)["moment"] != found["moment"]


def test_every_room_has_something_in_it(vault: Vault) -> None:
    empty = {table.__tablename__ for table in EMPTY}
    assert {name for name, found in every_row(vault).items() if not found} == empty


def test_the_year_is_as_full_as_a_year(vault: Vault) -> None:
    count = {name: len(found) for name, found in every_row(vault).items()}
    assert 110 <= count["moment"] <= 220
    assert 60 <= count["nothing_to_note"] <= 140
    assert 60 <= count["repair"] < count["moment"]
    assert 30 <= count["check_in"] <= 48
    assert (count["opener"], count["ask"], count["reflection"]) == (12, 8, 25)
    assert count["appreciation"] >= 30


def test_ten_years_hold_ten_times_as_much_and_not_copies() -> None:
    began = time.perf_counter()
    one = filled(SEED)
    once = time.perf_counter() - began
    began = time.perf_counter()
    vault = demo_vault(FixedClock(), size=10)
    tenfold = time.perf_counter() - began
    ten = every_row(vault)
    total = sum(map(len, one.values())), sum(map(len, ten.values()))
    print(f"filled {total[0]} rows in {once:.2f} s, {total[1]} in {tenfold:.2f} s")
    assert 8 <= total[1] / total[0] <= 12
    for model, part in (
        (Moment, "line"),
        (Reflection, "text"),
        (Opener, "words"),
        (Repair, "line"),
    ):
        lines = [line for row in rows(vault, model) if (line := getattr(row, part))]
        assert len(set(lines)) >= 0.97 * len(lines), model
    vault.close()


def test_lines_of_one_year_are_each_told_once(vault: Vault) -> None:
    for model, part in (
        (Moment, "line"),
        (Repair, "line"),
        (CheckIn, "line"),
        (Appreciation, "line"),
    ):
        lines = [line for row in rows(vault, model) if (line := getattr(row, part))]
        assert len(lines) >= 15
        assert len(set(lines)) == len(lines), model


def test_what_belongs_together_is_linked(vault: Vault) -> None:
    def broken(session: Session) -> int:
        return len(session.connection().execute(text("PRAGMA foreign_key_check")).fetchall())

    assert vault.submit(broken).result().value == 0


def test_nothing_was_written_after_now_or_before_it_happened(vault: Vault, today: date) -> None:
    now = FixedClock().now()
    for mapper in metadata.tables:
        if "created_at" not in metadata.tables[mapper].c:
            continue
        query = f"SELECT count(*) FROM {mapper} WHERE created_at > :now OR changed_at > :now"
        late = vault.submit(
            lambda session, query=query: (
                session.connection()
                .execute(text(query), {"now": f"{now:%Y-%m-%d %H:%M:%S.%f}"})
                .scalar()
            )
        )
        assert late.result().value == 0, mapper
    for moment in rows(vault, Moment):
        assert moment.day < today
        assert moment.created_at and moment.changed_at and moment.created_at <= moment.changed_at
        if moment.happened_at:
            assert moment.happened_at <= moment.created_at
            assert moment.happened_at.date() == moment.day
        assert moment.backfilled == (moment.created_at.date() > moment.day)


def test_days_and_times_are_those_of_the_persons_own_zone() -> None:
    clock = FixedClock(offset_hours=-7)
    vault = demo_vault(clock)
    zone = clock.local().tzinfo
    for moment in rows(vault, Moment):
        assert moment.utc_offset == -420
        if moment.happened_at:
            assert moment.happened_at.astimezone(zone).date() == moment.day
    vault.close()


def test_a_life_can_end_on_another_day_than_the_clocks() -> None:
    clock = FixedClock()
    until = clock.local().date() - timedelta(400)
    vault = memory_vault(clock)
    vault.submit(lambda session: fill(session, until)).result()
    assert max(moment.day for moment in rows(vault, Moment)) < until
    newest = max(opener.changed_at for opener in rows(vault, Opener) if opener.changed_at)
    assert newest.date() == until
    vault.close()


def test_just_after_midnight_nothing_lies_ahead() -> None:
    clock = FixedClock(datetime.fromisoformat("2026-11-22T00:04:00+00:00"))
    vault = demo_vault(clock)
    for model in (Moment, Opener, OpenerVersion, ReplyPlan, Repair):
        for row in rows(vault, model):
            assert row.changed_at and row.changed_at <= clock.now()
    vault.close()


def test_repairs_follow_their_moment_and_a_few_are_still_open(vault: Vault, today: date) -> None:
    moments = {moment.id: moment for moment in rows(vault, Moment)}
    repairs = rows(vault, Repair)
    for repair in repairs:
        moment = moments[repair.moment_id]
        assert moment.day <= repair.day < today
        assert repair.day <= moment.day + timedelta(4)
        if repair.happened_at and moment.happened_at:
            assert repair.happened_at > moment.happened_at
    marks = patterns_of(vault)
    rough = {key for key in moments if marks[key] - {"stayed-steady"}}
    still_open = rough - {repair.moment_id for repair in repairs}
    assert 2 <= len(still_open) <= len(rough) / 3


def patterns_of(vault: Vault) -> dict[int | None, set[str]]:
    found: dict[int | None, set[str]] = defaultdict(set)
    links = vault.submit(lambda session: session.exec(select(MomentPattern)).all()).result().value
    for link in links:
        found[link.moment_id].add(link.pattern)
    return found


def ledger_of(vault: Vault) -> tuple[list[MomentMark], DayLedger]:
    patterns = patterns_of(vault)
    marks = [MomentMark(row.day, frozenset(patterns[row.id])) for row in rows(vault, Moment)]
    quiet = [row.day for row in rows(vault, NothingToNote)]
    return marks, day_ledger(marks, quiet, [row.day for row in rows(vault, Repair)])


def test_days_with_nothing_to_note_have_nothing(vault: Vault) -> None:
    moments = {row.day for row in rows(vault, Moment)}
    assert not moments & {row.day for row in rows(vault, NothingToNote)}
    assert OWN_PATTERN in set().union(*patterns_of(vault).values())


def test_no_week_was_logged_whole_and_some_not_at_all(vault: Vault, today: date) -> None:
    _, ledger = ledger_of(vault)
    weeks = Counter(day.isocalendar()[:2] for day in ledger.logged_days())
    assert max(weeks.values()) <= 6
    mondays = [today - timedelta(today.weekday() + 7 * number) for number in range(1, 52)]
    assert any(weeks[day.isocalendar()[:2]] == 0 for day in mondays)


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_finished_run_is_no_fairy_tale(seed: int) -> None:
    vault = memory_vault(FixedClock())
    vault.submit(lambda session: fill(session, seed=seed)).result()
    marks, ledger = ledger_of(vault)
    runs = sorted(rows(vault, FocusRun), key=lambda run: run.starts_on)
    finished, under_way = runs
    assert finished.changed_at and finished.changed_at.date() == finished.ended_on
    assert finished.pattern == RUN_PATTERN and finished.decision and finished.noticed
    length = timedelta(finished.days)
    before = Span(finished.starts_on - length, finished.starts_on - timedelta(1))
    assert finished.ended_on
    during = Span(finished.starts_on, finished.ended_on)
    for patterns in (None, frozenset({RUN_PATTERN})):
        sides = [tally(marks, ledger, span, patterns) for span in (before, during)]
        assert compare(*sides).reading is Reading.FEWER_WITHIN_CHANCE
    assert under_way.decision is None and under_way.ended_on is None
    vault.close()


def test_one_run_is_on_its_sixth_day_with_today_open(vault: Vault, today: date) -> None:
    runs = {run.id: run for run in rows(vault, FocusRun)}
    under_way = max(runs.values(), key=lambda run: run.starts_on)
    assert (today - under_way.starts_on).days + 1 == 6
    days = rows(vault, FocusDay)
    for day in days:
        run = runs[day.run_id]
        assert run.starts_on <= day.day < min(run.starts_on + timedelta(run.days), today)
    assert sum(day.run_id == under_way.id for day in days) == 5


def test_check_ins_lie_apart_and_one_may_be_made_today(vault: Vault, today: date) -> None:
    days = sorted(row.day for row in rows(vault, CheckIn))
    gaps = [(later - day).days for day, later in pairwise(days)]
    assert min(gaps) >= 6 and max(gaps) > 8
    assert (today - days[-1]).days >= 6
    kept = [row.free_to_speak for row in rows(vault, CheckIn)]
    assert None in kept and all(answer is None or answer >= 2 for answer in kept)
    answers = [
        answer
        for row in rows(vault, CheckIn)
        for answer in (row.steady, row.my_part, row.warmth, row.landing, row.carrying)
    ]
    assert None in answers
    assert set(answers) >= {1, 2, 3}


def test_asks_have_answers_of_their_kind_and_none_comes_back_after_a_no(vault: Vault) -> None:
    asks = rows(vault, Ask)
    assert all(ask.answer in ANSWERS[ask.ask_kind] for ask in asks)
    assert all(ask.come_back_on is None or ask.answer in COME_BACK_AFTER for ask in asks)
    answers = {ask.answer for ask in asks}
    assert answers >= {Answer.YES, Answer.PARTLY, Answer.NOT_NOW, Answer.NO, Answer.ANSWERED}
    said = {o.id: o for o in rows(vault, Opener) if o.state is OpenerState.SAID}
    for ask in asks:
        assert ask.opener_id is None or said[ask.opener_id].said_on == ask.asked_on
    assert {ask.opener_id for ask in asks} - {None} == set(said)
    assert len(rows(vault, LongViewAnswer)) >= 3


def test_the_opener_shown_first_was_worked_on_today_and_is_planned(
    vault: Vault, today: date
) -> None:
    newest = max(rows(vault, Opener), key=lambda opener: str(opener.changed_at))
    assert newest.title == "Sunday evenings" and newest.changed_at
    assert newest.changed_at.date() == today
    assert newest.planned_on and newest.planned_on > today and newest.planned_on.weekday() == 5
    versions = [row for row in rows(vault, OpenerVersion) if row.opener_id == newest.id]
    assert [row.number for row in versions] == [1, 2, 3]
    assert versions[-1].words == newest.words


def test_versions_are_numbered_and_end_in_the_words_that_stand(vault: Vault) -> None:
    for opener in rows(vault, Opener):
        kept = [row for row in rows(vault, OpenerVersion) if row.opener_id == opener.id]
        assert [row.number for row in kept] == list(range(1, len(kept) + 1))
        assert [row.created_at for row in kept] == sorted(row.created_at for row in kept)
        assert kept[-1].words == opener.words


def test_highlights_stand_where_the_guides_have_them(vault: Vault) -> None:
    shelf = load_guides()
    marks = {mark.guide: mark for mark in rows(vault, ReadingMark)}
    assert sum(mark.finished_at is not None for mark in marks.values()) == 2
    assert [mark.permille for mark in marks.values() if mark.finished_at is None] == [580]
    for highlight in rows(vault, Highlight):
        guide = shelf.find(highlight.guide)
        assert guide is not None
        assert guide.plain[highlight.start : highlight.end] == highlight.quote
        assert highlight.end <= len(guide.plain) * marks[highlight.guide].furthest / 1000


def test_nothing_a_person_reads_opens_the_safety_card_or_claims_a_percentage(vault: Vault) -> None:
    coach = load_coach("en")
    found = {
        value
        for table in every_row(vault).values()
        for row in table
        for value in row
        if isinstance(value, str) and " " in value
    }
    assert len(found) > 300
    assert [value for value in found if re.search(r"\d ?%", value)] == []
    assert [value for value in found if coach.gate(value)] == []


def test_it_goes_into_a_vault_in_a_file_too(tmp_path: Path) -> None:
    vault = new_vault(tmp_path, FixedClock())
    outcome = vault.submit(fill).result()
    assert len(outcome.kinds) == 7
    assert len(rows(vault, Moment)) > 100
    vault.close()
