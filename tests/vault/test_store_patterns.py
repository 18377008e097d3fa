"""Moments in a real vault: what is counted, on which day, and what each deed takes back."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

import pytest

from growingus_desktop.insight.days import DayState, day_ledger
from growingus_desktop.insight.weekly import SpanCounts, weekly_counts
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.store import drafts
from growingus_desktop.store import patterns as store
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.patterns import Logged, MomentRow, MomentValues, mark_of
from growingus_desktop.store.patterns_log import (
    add_repair,
    bin_moment,
    bin_moments,
    bin_own,
    edit,
    log_moment,
    name_own,
    nothing_to_note,
    rename_own,
)
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import HeldClock, new_vault

T = TypeVar("T")
SUNDAY = date(2026, 3, 1)
TODAY = date(2026, 3, 4)


class Hands:
    """Does deeds in a vault and remembers how to take the last one back."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.inverse: Deed | None = None

    def do(self, deed: Deed) -> Deed | None:
        self.inverse = self.ask(deed.run)
        return self.inverse

    def undo(self) -> None:
        assert self.inverse is not None
        self.do(self.inverse)

    def ask(self, work: Callable[[VaultSession], T]) -> T:
        return self.vault.submit(work).result().value

    @property
    def logged(self) -> Logged:
        return self.ask(store.logged)

    @property
    def rows(self) -> tuple[MomentRow, ...]:
        return self.ask(store.moments)

    def log(self, day: date, *patterns: str, repaired: bool = False) -> int:
        values = MomentValues(day, patterns=frozenset(patterns), repaired=repaired)
        before = {row.id for row in self.rows}
        self.do(log_moment(values))
        return next(row.id for row in self.rows if row.id not in before)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    vault = new_vault(tmp_path, HeldClock())
    yield Hands(vault)
    vault.close()


def week_of(hands: Hands, day: date) -> SpanCounts:
    logged = hands.logged
    ledger = day_ledger(logged.marks, logged.nothing, logged.repairs)
    weeks = weekly_counts(logged.marks, ledger, logged.repairs, first=day, last=day, today=TODAY)
    return weeks[0]


def test_what_was_logged_is_what_is_counted(hands: Hands) -> None:
    hands.log(SUNDAY, "went-quiet", "flooded", repaired=True)
    hands.log(SUNDAY, "stayed-steady")
    week = week_of(hands, SUNDAY)
    assert dict(week.marks) == {"went-quiet": 1, "flooded": 1}
    assert (week.steady, week.repairs, week.days_logged) == (1, 1, 1)


def test_a_week_nobody_wrote_in_is_a_gap_and_no_zero(hands: Hands) -> None:
    hands.log(SUNDAY, "pursued")
    before = SUNDAY - timedelta(weeks=1)
    assert week_of(hands, before).is_gap
    hands.do(nothing_to_note(before, 0))
    quiet = week_of(hands, before)
    assert not quiet.is_gap
    assert (quiet.total, quiet.days_logged) == (0, 1)


def test_nothing_to_note_is_logged_once_and_never_over_a_moment(hands: Hands) -> None:
    assert hands.do(nothing_to_note(SUNDAY, 0)) is not None
    assert hands.do(nothing_to_note(SUNDAY, 0)) is None
    hands.log(TODAY, "pursued")
    assert hands.do(nothing_to_note(TODAY, 0)) is None
    assert hands.logged.nothing == (SUNDAY,)


def test_nothing_to_note_taken_back_is_a_day_not_logged(hands: Hands) -> None:
    hands.do(nothing_to_note(SUNDAY, 0))
    hands.undo()
    logged = hands.logged
    ledger = day_ledger(logged.marks, logged.nothing, logged.repairs)
    assert ledger.state(SUNDAY) is DayState.NOT_LOGGED


@pytest.mark.parametrize("offset", [-720, -210, 0, 330, 840])
@pytest.mark.parametrize("wall", [(0, 0), (0, 5), (23, 59)])
def test_around_midnight_a_moment_stays_on_its_day_and_hour(
    hands: Hands, offset: int, wall: tuple[int, int]
) -> None:
    zone = timezone(timedelta(minutes=offset))
    happened = datetime(2026, 3, 1, *wall, tzinfo=zone)
    values = MomentValues(SUNDAY, happened, offset, patterns=frozenset({"pursued"}))
    hands.do(log_moment(values))
    (mark,) = hands.logged.marks
    assert mark.day == SUNDAY
    assert mark.minute == wall[0] * 60 + wall[1]
    assert hands.rows[0].values.happened_at == happened.astimezone(UTC)


def test_an_answer_of_worry_makes_the_day_logged_and_is_never_counted(hands: Hands) -> None:
    values = MomentValues(SUNDAY, patterns=frozenset({"went-quiet"}), was_worried=True)
    hands.do(log_moment(values))
    (mark,) = hands.logged.marks
    assert mark.patterns == frozenset()
    week = week_of(hands, SUNDAY)
    assert (week.total, week.steady, week.days_logged) == (0, 0, 1)
    assert hands.rows[0].values.patterns == frozenset()


def test_a_logged_moment_taken_back_is_gone_with_its_repair(hands: Hands) -> None:
    hands.log(SUNDAY, "pursued", repaired=True)
    hands.undo()
    assert hands.logged.is_empty
    hands.undo()
    assert [row.values.repaired for row in hands.rows] == [True]


def test_a_binned_moment_comes_back_with_its_repair(hands: Hands) -> None:
    moment_id = hands.log(SUNDAY, "pursued", repaired=True)
    hands.do(bin_moment(moment_id))
    assert hands.logged.is_empty
    hands.undo()
    assert hands.rows[0].values.repaired
    assert hands.logged.repairs == (SUNDAY,)


def test_binning_a_moment_leaves_a_repair_binned_before_where_it_is(hands: Hands) -> None:
    moment_id = hands.log(SUNDAY, "pursued", repaired=True)
    values = hands.rows[0].values
    hands.do(edit(moment_id, MomentValues(SUNDAY, patterns=values.patterns)))
    hands.do(bin_moment(moment_id))
    hands.undo()
    assert hands.logged.repairs == ()


def test_an_edit_taken_back_gives_every_word_and_mark_again(hands: Hands) -> None:
    first = MomentValues(
        SUNDAY,
        datetime(2026, 3, 1, 18, tzinfo=UTC),
        strength=4,
        set_off="plans changed",
        underneath="left alone with it",
        line="Dinner moved.",
        patterns=frozenset({"pursued", "flooded"}),
        repaired=True,
    )
    hands.do(log_moment(first))
    moment_id = hands.rows[0].id
    second = MomentValues(SUNDAY - timedelta(3), patterns=frozenset({"defended"}), strength=1)
    hands.do(edit(moment_id, second))
    assert hands.rows[0].values == second
    hands.undo()
    assert hands.rows[0].values == first
    assert hands.logged.repairs == (SUNDAY,)


def test_a_moment_moved_to_another_day_takes_its_ticked_repair_along(hands: Hands) -> None:
    moment_id = hands.log(SUNDAY, "pursued", repaired=True)
    later = SUNDAY + timedelta(1)
    hands.do(edit(moment_id, MomentValues(later, patterns=frozenset({"pursued"}), repaired=True)))
    assert hands.logged.repairs == (later,)


def test_a_repair_is_added_once_and_can_be_taken_back(hands: Hands) -> None:
    moment_id = hands.log(SUNDAY, "pursued")
    assert hands.do(add_repair(moment_id, TODAY, 0)) is not None
    inverse = hands.inverse
    assert hands.do(add_repair(moment_id, TODAY, 0)) is None
    assert hands.logged.repairs == (TODAY,)
    hands.inverse = inverse
    hands.undo()
    assert hands.logged.repairs == ()


def test_drafts_go_in_the_same_unit_of_work(hands: Hands) -> None:
    place = "patterns/new/line"
    hands.ask(lambda session: drafts.keep(session, place, drafts.Typed("half a", 6)))
    hands.do(log_moment(MomentValues(SUNDAY, line="half a line"), [place]))
    assert hands.ask(lambda session: drafts.waiting(session, place)) is None


def test_a_pattern_of_ones_own_is_named_once_under_a_key_that_tells_nothing(hands: Hands) -> None:
    hands.do(name_own("  tidied   at them "))
    inverse = hands.inverse
    hands.do(name_own("Tidied at them"))
    ((key, label),) = hands.ask(store.own_patterns).items()
    assert label == "tidied at them"
    assert key.startswith("own-")
    assert "tid" not in key
    hands.inverse = inverse
    hands.undo()
    assert not hands.ask(store.own_patterns)
    assert hands.logged.own == {key: label}
    hands.do(name_own("tidied at them"))
    assert list(hands.ask(store.own_patterns)) == [key]


def test_an_own_pattern_is_called_otherwise_and_what_was_logged_stays(hands: Hands) -> None:
    for label in ("tidied at them", "went out"):
        hands.do(name_own(label))
    first, second = hands.logged.own
    hands.log(SUNDAY, first)
    assert hands.do(rename_own(first, "Went  OUT")) is None
    assert hands.do(rename_own(first, "  ")) is None
    hands.do(rename_own(first, " tidied,   loudly "))
    assert hands.logged.own == {first: "tidied, loudly", second: "went out"}
    assert hands.rows[0].values.patterns == {first}
    hands.undo()
    assert hands.logged.own[first] == "tidied at them"
    hands.do(bin_own(first))
    assert list(hands.ask(store.own_patterns)) == [second]
    assert hands.do(bin_own(first)) is None
    assert hands.rows[0].values.patterns == {first}


def test_moments_stand_newest_first_and_words_used_most_come_first(hands: Hands) -> None:
    for day, text in ((SUNDAY, "money"), (TODAY, " Money "), (SUNDAY, "a look")):
        hands.do(log_moment(MomentValues(day, set_off=text, patterns=frozenset({"pursued"}))))
    assert [row.values.day for row in hands.rows] == [TODAY, SUNDAY, SUNDAY]
    set_off, underneath = hands.ask(store.said_before)
    assert [text.casefold() for text in set_off] == ["money", "a look"]
    assert underneath == ()


def test_a_run_ends_when_it_was_ended(hands: Hands) -> None:
    def add(session: VaultSession) -> None:
        session.add(FocusRun(act="ask once", starts_on=SUNDAY))
        session.add(FocusRun(act="wait", starts_on=SUNDAY, ended_on=TODAY))

    hands.ask(add)
    assert hands.logged.runs == ((SUNDAY, SUNDAY + timedelta(13)), (SUNDAY, TODAY))


def test_what_is_counted_in_bare_columns_is_what_was_said_of_each_moment(hands: Hands) -> None:
    zone = timezone(timedelta(minutes=-630))
    for number in range(12):
        at = datetime(2026, 2, 27, 22, 40, tzinfo=zone) + timedelta(hours=7 * number)
        values = MomentValues(
            at.date(),
            None if number % 4 == 3 else at,
            -630,
            set_off=("", "Money", "  money", "Déjà vu")[number % 4],
            patterns=frozenset({("pursued", "flooded", "own-1")[number % 3], "went-quiet"}),
            was_worried=number == 5,
            repaired=number % 5 == 0,
        )
        hands.do(log_moment(values))
    hands.do(bin_moment(hands.rows[0].id))
    logged = hands.logged
    by_id = sorted(hands.rows, key=lambda row: row.id)
    assert list(logged.marks) == [mark_of(row.values) for row in by_id]
    assert logged.spelt == {"money": "money", "déjà vu": "Déjà vu"}


def test_moments_binned_together_come_back_together_each_with_its_own_repair(hands: Hands) -> None:
    first = hands.log(SUNDAY, "pursued", repaired=True)
    second = hands.log(TODAY, "flooded")
    third = hands.log(TODAY, "pursued", repaired=True)
    hands.do(bin_moment(third))
    before = hands.rows
    assert hands.do(bin_moments((first, second, third))) is not None
    assert hands.rows == ()
    assert hands.logged.repairs == ()
    hands.undo()
    assert hands.rows == before
    assert hands.logged.repairs == (SUNDAY,)
    hands.undo()
    assert hands.rows == ()
    assert hands.do(bin_moments((first, second))) is None
    assert hands.do(bin_moments(())) is None
