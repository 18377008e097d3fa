"""Which old backups may go, decided by the order they were made in and never by the clock.

A clock that was wrong for a day must not cost anyone a backup: whatever goes has a later one that
stands for it, and the present moment is only asked in order to keep more.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

ALWAYS_KEPT = 5
"""The newest, whatever they are and whatever they weigh."""

ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 14, 8, 12
SIZE_LIMIT = 500 * 1000 * 1000
"""Bytes all backups in one folder may have together."""

_LONGEST_STEP = timedelta(days=1)
"""The most one backup may age those before it."""

_LEAP = timedelta(days=60)
"""More than this between two backups is a leap of the clock or a long rest; it ages none."""


class Dated(Protocol):
    """What is asked of a backup."""

    @property
    def sequence(self) -> int:
        """The order they were made in."""
        ...

    @property
    def made_at(self) -> datetime:
        """When, by the clock of that day."""
        ...

    @property
    def size(self) -> int:
        """Bytes."""
        ...


D = TypeVar("D", bound=Dated)


def to_remove(backups: Iterable[D], now: datetime) -> list[D]:
    """The backups that may go, the oldest first.

    Kept are all of the last 2 days, then the last one of each of 14 days, of 8 weeks and of 12
    months, as far as there are any; days, weeks and months are those of UTC. If the rest is still
    too large, the second and further ones of a day go first, then the oldest. The newest five and
    whatever is dated in the future stay.

    Args:
        backups: of one vault, in one folder, in any order.
        now: the present moment; no backup goes for it, those dated after it stay.
    """
    ordered = sorted(backups, key=lambda backup: backup.sequence, reverse=True)
    protected = [
        place < ALWAYS_KEPT or backup.made_at > now for place, backup in enumerate(ordered)
    ]
    kept = _thinned(ordered)
    removed = [place for place in range(len(ordered)) if not (protected[place] or place in kept)]
    left = [place for place in range(len(ordered)) if place not in removed]
    weight = sum(ordered[place].size for place in left)
    for place in _in_order_of_worth(left, kept):
        if weight <= SIZE_LIMIT:
            break
        if not protected[place]:
            removed.append(place)
            weight -= ordered[place].size
    return [ordered[place] for place in sorted(removed, reverse=True)]


@dataclass(slots=True)
class _Labels:
    """The days, weeks and months that have a backup already."""

    days: set[str] = field(default_factory=set[str])
    weeks: set[str] = field(default_factory=set[str])
    months: set[str] = field(default_factory=set[str])

    def has_day(self, moment: datetime) -> bool:
        return f"{moment:%Y-%m-%d}" in self.days

    def has_week(self, moment: datetime) -> bool:
        return f"{moment:%G-%V}" in self.weeks

    def has_month(self, moment: datetime) -> bool:
        return f"{moment:%Y-%m}" in self.months

    def add(self, moment: datetime) -> None:
        self.days.add(f"{moment:%Y-%m-%d}")
        self.weeks.add(f"{moment:%G-%V}")
        self.months.add(f"{moment:%Y-%m}")


def _thinned(ordered: list[D]) -> dict[int, bool]:
    """The places that are kept, and of each whether it is the last one of its day."""
    kept: dict[int, bool] = {}
    labels = _Labels()
    left = {"day": DAILY, "week": WEEKLY, "month": MONTHLY}
    age = timedelta(0)
    for place, backup in enumerate(ordered):
        moment = backup.made_at.astimezone(UTC)
        if place:
            step = ordered[place - 1].made_at - moment
            if timedelta(0) < step <= _LEAP:
                age += min(step, _LONGEST_STEP)
        first_of_day = not labels.has_day(moment)
        if age > ALL_OF:
            span = _span(labels, left, moment)
            if span is None:
                continue
            left[span] -= 1
        kept[place] = first_of_day
        labels.add(moment)
    return kept


def _span(labels: _Labels, left: dict[str, int], moment: datetime) -> str | None:
    """What a backup is kept for: its day, its week, its month, or nothing."""
    if left["day"]:
        return None if labels.has_day(moment) else "day"
    if left["week"]:
        return None if labels.has_week(moment) else "week"
    if left["month"]:
        return None if labels.has_month(moment) else "month"
    return None


def _in_order_of_worth(places: list[int], kept: dict[int, bool]) -> list[int]:
    """The least missed first: others of the same day from the oldest on, then the oldest."""
    return sorted(places, key=lambda place: (kept.get(place, False), -place))
