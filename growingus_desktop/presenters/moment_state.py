"""What is chosen while a moment is being logged, and how that waits as a draft."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from typing import cast

from growingus_desktop.core.clock import Clock, utc_offset_minutes
from growingus_desktop.store.patterns import MomentValues

TEXTS = ("set_off", "underneath", "line")
"""The written columns of a moment."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen rather than written.

    Args:
        day: the local day.
        at: the time on the wall, or None where only the day is known.
        patterns: keys.
        strength: 1 to 5, or None.
        repaired: whether there was a repair.
    """

    day: date
    at: time | None = None
    patterns: frozenset[str] = frozenset()
    strength: int | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class PatternChoice:
    """A pattern that can be switched on: its key, its word, and what it looks like from inside."""

    key: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class MomentState:
    """What the quick log shows.

    Args:
        chosen: what is chosen.
        day_words: the day as it is called.
        latest: the last day that can be chosen.
        choices: the patterns, in the order of their keys 1, 2, 3 …
        strength_words: how strong, in words, or an empty string.
        is_edit: whether a moment logged before is being edited.
        was_worried: whether that moment was an answer of worry; it then has no patterns.
        offers_keep: whether keeping the day as logged is offered, after the safety card.
        resumed: whether something waited from an earlier time.
        can_save: whether there is anything to keep.
        went_on: whether a moment was logged just before, and this is the next.
        can_be_nothing: whether the day can be marked as one with nothing to note.
    """

    chosen: Chosen
    day_words: str
    latest: date
    choices: tuple[PatternChoice, ...] = ()
    strength_words: str = ""
    is_edit: bool = False
    was_worried: bool = False
    offers_keep: bool = False
    resumed: bool = False
    can_save: bool = False
    went_on: bool = False
    can_be_nothing: bool = True


def chosen_now(clock: Clock, prefill: Mapping[str, str]) -> Chosen:
    """What stands there on arrival: now, or what the destination says.

    Args:
        clock: what time it is.
        prefill: as listed at `Tool.LOG_MOMENT`; what can't be read is left out.
    """
    now = clock.local()
    keys = frozenset(key for key in prefill.get("patterns", "").split(",") if key)
    day = min(_day_of(prefill.get("day", ""), now.date()), now.date())
    return on_day(Chosen(now.date(), patterns=keys), day, clock)


def on_day(chosen: Chosen, day: date, clock: Clock) -> Chosen:
    """The same on another day: today's time is now, an earlier day's isn't known."""
    now = clock.local()
    day = min(day, now.date())
    if day == chosen.day and chosen.at is not None:
        return chosen
    at = now.time().replace(second=0, microsecond=0) if day == now.date() else None
    return replace(chosen, day=day, at=at)


def chosen_of(values: MomentValues) -> Chosen:
    """What was chosen for a moment that was logged."""
    minute = values.minute
    return Chosen(
        values.day,
        None if minute is None else time(*divmod(minute, 60)),
        values.patterns,
        values.strength,
        values.repaired,
    )


def joined(held: Chosen, asked: Chosen, *, day: bool) -> Chosen:
    """What waited as a draft, with what the destination asks for on top.

    Args:
        held: what waited.
        asked: what the destination fills in.
        day: whether it names a day.
    """
    held = replace(held, patterns=held.patterns | asked.patterns)
    return replace(held, day=asked.day, at=asked.at) if day else held


def values_for(
    chosen: Chosen, texts: Mapping[str, str], clock: Clock, former: MomentValues | None = None
) -> MomentValues:
    """Everything said, as the vault keeps it.

    Args:
        chosen: what is chosen.
        texts: by name of `TEXTS`.
        clock: gives today and the person's zone.
        former: the moment as it was, when it is being edited; it keeps the zone it was logged in.
    """
    now = clock.local()
    offset = former.utc_offset if former else utc_offset_minutes(now)
    same_day = former is not None and former.day == chosen.day
    return MomentValues(
        day=chosen.day,
        happened_at=instant_of(chosen, offset, now),
        utc_offset=offset,
        backfilled=former.backfilled if former and same_day else chosen.day < now.date(),
        strength=chosen.strength,
        patterns=chosen.patterns,
        was_worried=former.was_worried if former else False,
        repaired=chosen.repaired,
        **{name: texts[name].strip() for name in TEXTS},
    )


def pack(chosen: Chosen) -> str:
    """The choices as the text of a draft."""
    return json.dumps(
        {
            "day": chosen.day.isoformat(),
            "at": "" if chosen.at is None else chosen.at.isoformat("minutes"),
            "patterns": sorted(chosen.patterns),
            "strength": chosen.strength or 0,
            "repaired": chosen.repaired,
        }
    )


def unpack(text: str) -> Chosen | None:
    """The choices a draft holds, or None if it can't be read."""
    try:
        held = cast("Mapping[str, object]", json.loads(text))
        strength = int(str(held["strength"]))
        keys = cast("list[object]", held["patterns"])
        return Chosen(
            date.fromisoformat(str(held["day"])),
            time.fromisoformat(str(held["at"])) if held["at"] else None,
            frozenset(str(key) for key in keys),
            strength if 1 <= strength <= 5 else None,
            bool(held["repaired"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def instant_of(chosen: Chosen, offset: int, now: datetime) -> datetime | None:
    """The moment in time that was chosen, at the latest now; None where only the day is known.

    Args:
        chosen: day and time on the wall.
        offset: minutes that wall lies east of UTC.
        now: the present, aware.
    """
    if chosen.at is None:
        return None
    zone = timezone(timedelta(minutes=offset))
    # A time still to come can only be a slip; the moment was at the latest now.
    return min(datetime.combine(chosen.day, chosen.at, zone), now)


def _day_of(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
