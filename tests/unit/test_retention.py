"""Old backups go because later ones stand for them, never because of what a clock said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from growingus_desktop.vault.retention import SIZE_LIMIT, to_remove

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
SMALL = 1_000_000


@dataclass(frozen=True)
class Made:
    sequence: int
    made_at: datetime
    size: int = SMALL


def made_every(step: timedelta, count: int, size: int = SMALL) -> list[Made]:
    return [Made(number + 1, START + number * step, size) for number in range(count)]


def kept_of(backups: list[Made], now: datetime | None = None) -> list[Made]:
    gone = to_remove(backups, now or backups[-1].made_at)
    return [backup for backup in backups if backup not in gone]


def lived_through(backups: list[Made]) -> list[Made]:
    """What is left if old ones go after each that is made, as it happens."""
    kept: list[Made] = []
    for backup in backups:
        kept.append(backup)
        gone = to_remove(kept, backup.made_at)
        kept = [other for other in kept if other not in gone]
    return kept


@pytest.mark.parametrize(
    ("backups", "count"),
    [
        ([], 0),
        (made_every(timedelta(minutes=30), 1), 1),
        (made_every(timedelta(minutes=30), 90), 90),
        # Two days of 48, then one a day.
        (made_every(timedelta(minutes=30), 48 * 7), 97 + 5),
        (made_every(timedelta(hours=12), 2 * 16), 5 + 13),
        # One a day: 3 within two days, 14 daily, then weekly.
        (made_every(timedelta(days=1), 17), 17),
        (made_every(timedelta(days=1), 17 + 56), 17 + 8),
        (made_every(timedelta(days=1), 700), 3 + 14 + 8 + 12),
        (made_every(timedelta(days=7), 22 + 4), 3 + 14 + 8),
    ],
    ids=["none", "one", "hours", "week", "half-days", "days", "weeks", "years", "weekly"],
)
def test_the_table(backups: list[Made], count: int) -> None:
    assert len(kept_of(backups)) == count if backups else to_remove([], START) == []


def test_a_life_with_the_program_keeps_days_weeks_and_months() -> None:
    backups = made_every(timedelta(hours=3), 8 * 400)
    kept = lived_through(backups)
    ages = [(backups[-1].made_at - backup.made_at).days for backup in kept]
    assert ages.count(0) == 8
    assert ages.count(1) == 8
    assert set(range(2, 16)) <= set(ages)
    assert max(ages) > 365
    assert len(kept) < 17 + 14 + 8 + 12 + 1


def test_the_last_one_of_a_day_stands_for_it() -> None:
    backups = made_every(timedelta(hours=6), 40)
    kept = kept_of(backups)
    first = [backup for backup in kept if backup.made_at.date() == START.date()]
    assert [backup.made_at.hour for backup in first] == [20]


def test_too_large_the_others_of_a_day_go_first_then_the_oldest() -> None:
    heavy = 24_000_000
    backups = made_every(timedelta(days=1), 12, heavy)
    busy = [
        Made(13 + number, START + timedelta(days=12, minutes=30 * number), heavy)
        for number in range(20)
    ]
    kept = kept_of(backups + busy)
    assert sum(backup.size for backup in kept) <= SIZE_LIMIT
    assert set(backups) <= set(kept)
    assert kept[-5:] == busy[-5:]
    older = made_every(timedelta(days=1), 12, 60_000_000)
    assert kept_of(older) == older[4:]


def test_the_newest_five_stay_whatever_they_weigh() -> None:
    assert len(kept_of(made_every(timedelta(days=1), 9, SIZE_LIMIT))) == 5


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_leaps_for_one_backup_costs_none(years: int) -> None:
    backups = made_every(timedelta(minutes=30), 60)
    leap = Made(61, backups[-1].made_at + timedelta(days=365 * years))
    after = [Made(62 + n, START + timedelta(hours=31 + n)) for n in range(3)]
    kept: list[Made] = backups
    for backup in (leap, *after):
        kept = [*kept, backup]
        assert to_remove(kept, backup.made_at) == []


STEPS = st.one_of(
    st.integers(1, 48).map(lambda half_hours: timedelta(minutes=30 * half_hours)),
    st.integers(1, 40).map(lambda days: timedelta(days=days)),
    st.sampled_from([timedelta(hours=-1), timedelta(hours=1), timedelta(0)]),
    st.integers(-3650, 3650).map(lambda days: timedelta(days=days)),
)
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
SIZES = st.sampled_from([4096, SMALL, 30_000_000, 200_000_000])


@st.composite
def walks(draw: st.DrawFn) -> list[Made]:
    """Backups under a clock that goes, stands, leaps ten years and changes its zone."""
    moment, found = START, list[Made]()
    size = draw(SIZES)
    for number in range(draw(st.integers(1, 70))):
        moment += draw(STEPS)
        moment = min(
            max(moment, datetime(1980, 1, 1, tzinfo=UTC)), datetime(2300, 1, 1, tzinfo=UTC)
        )
        found.append(Made(number + 1, moment.astimezone(draw(ZONES)), size))
    return found


MOMENTS = st.integers(-3650, 3650).map(lambda days: START + timedelta(days=days))


@given(backups=walks(), now=MOMENTS)
def test_what_never_goes(backups: list[Made], now: datetime) -> None:
    gone = to_remove(backups, now)
    assert not set(gone) & set(backups[-5:])
    assert all(backup.made_at <= now for backup in gone)
    assert [backup.sequence for backup in gone] == sorted({backup.sequence for backup in gone})


@given(backups=walks(), now=MOMENTS)
def test_the_rest_fits_unless_only_protected_ones_are_left(
    backups: list[Made], now: datetime
) -> None:
    kept = kept_of(backups, now)
    protected = {*backups[-5:], *(backup for backup in backups if backup.made_at > now)}
    assert sum(backup.size for backup in kept) <= SIZE_LIMIT or set(kept) <= protected


@given(backups=walks(), moments=st.tuples(MOMENTS, MOMENTS))
@example(
    backups=made_every(timedelta(hours=5), 60),
    moments=(START + timedelta(days=3650), START + timedelta(days=13)),
)
def test_the_present_moment_only_ever_keeps_more(
    backups: list[Made], moments: tuple[datetime, datetime]
) -> None:
    """As long as they fit, time passing, leaping or standing still removes nothing by itself."""
    small = [Made(backup.sequence, backup.made_at, 4096) for backup in backups]
    earlier, later = sorted(moments)
    gone = set(to_remove(small, later))
    assert set(to_remove(small, earlier)) == {b for b in gone if b.made_at <= earlier}
    kept = [backup for backup in small if backup not in gone]
    assert to_remove(kept, later) == []


@given(backups=walks(), now=MOMENTS)
def test_whatever_goes_has_a_later_one_that_stands_for_it(
    backups: list[Made], now: datetime
) -> None:
    small = [Made(backup.sequence, backup.made_at, 4096) for backup in backups]
    gone = to_remove(small, now)
    kept = [backup for backup in small if backup not in gone]
    spans: list[Callable[[datetime], str]] = [
        lambda moment: f"{moment:%Y-%m-%d}",
        lambda moment: f"{moment:%G-%V}",
        lambda moment: f"{moment:%Y-%m}",
    ]
    for backup in gone:
        later = [other for other in kept if other.sequence > backup.sequence]
        moment = backup.made_at.astimezone(UTC)
        stood_for = any(
            span(other.made_at.astimezone(UTC)) == span(moment) for span in spans for other in later
        )
        assert stood_for or len(later) >= 14 + 8 + 12


@given(backups=walks(), zone=ZONES, now=MOMENTS)
def test_the_zone_the_computer_is_set_to_decides_nothing(
    backups: list[Made], zone: timezone, now: datetime
) -> None:
    moved = [Made(b.sequence, b.made_at.astimezone(zone), b.size) for b in backups]
    assert to_remove(backups, now) == to_remove(moved, now.astimezone(zone))
