"""When in the week moments fall and what set them off: counts, and only counts (RULINGS, Charts)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from growingus_desktop.insight.days import STEADY, MomentMark

FEWEST_SHOWN = 5
FEWEST_FOR_MOST = 20
_HOUR = 60
_QUARTER_DAY = 360
_Key = TypeVar("_Key")


class Voice(Enum):
    """How much a table of counts may say."""

    SILENT = "too few to show"
    COUNTS = "counts alone"
    MOST = "counts, and which is most common"


class PartOfDay(Enum):
    """Six hours of the clock on the wall."""

    NIGHT = 0
    MORNING = 1
    AFTERNOON = 2
    EVENING = 3


@dataclass(frozen=True, slots=True)
class WhenInWeek:
    """Moments by weekday and part of the day.

    Attributes:
        counts: (weekday from 0 for Monday, part of the day) -> moments, each once; zeros absent.
        counted: moments in `counts`.
        untimed: rough moments whose time of day isn't known.
        voice: how much may be said.
        most: the one fullest place, only where `voice` allows and no other ties with it.
    """

    counts: Mapping[tuple[int, PartOfDay], int]
    counted: int
    untimed: int
    voice: Voice
    most: tuple[int, PartOfDay] | None


@dataclass(frozen=True, slots=True)
class HoursInWeek:
    """Moments by weekday and hour.

    Attributes:
        counts: (weekday from 0 for Monday, hour from 0 to 23) -> moments, each once; zeros absent.
        counted: rough moments whose time of day is known.
        untimed: rough moments whose time of day isn't.
        voice: how much may be said.
    """

    counts: Mapping[tuple[int, int], int]
    counted: int
    untimed: int
    voice: Voice


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """What set moments off, by pattern.

    Attributes:
        counts: (trigger, pattern) -> marks; zeros absent.
        per_trigger: trigger -> moments, each once; zeros absent.
        moments: rough moments with any trigger, each once.
        unsaid: rough moments without one.
        voice: how much may be said.
        most: the one most common trigger, only where `voice` allows and no other ties with it.
    """

    counts: Mapping[tuple[str, str], int]
    per_trigger: Mapping[str, int]
    moments: int
    unsaid: int
    voice: Voice
    most: str | None


def voice_for(count: int) -> Voice:
    """Silent below five, no "most common" below twenty."""
    if count < FEWEST_SHOWN:
        return Voice.SILENT
    return Voice.COUNTS if count < FEWEST_FOR_MOST else Voice.MOST


def when_in_week(moments: Iterable[MomentMark], steady: frozenset[str] = STEADY) -> WhenInWeek:
    """Count rough moments, each once, by weekday and part of the day."""
    rough = [moment for moment in moments if moment.is_rough(steady)]
    counts = Counter(
        (moment.day.weekday(), PartOfDay(moment.minute // _QUARTER_DAY % 4))
        for moment in rough
        if moment.minute is not None
    )
    counted = counts.total()
    voice = voice_for(counted)
    if voice is Voice.SILENT:
        counts.clear()
    most = _only_most(counts) if voice is Voice.MOST else None
    return WhenInWeek(MappingProxyType(dict(counts)), counted, len(rough) - counted, voice, most)


def hours_in_week(moments: Iterable[MomentMark], steady: frozenset[str] = STEADY) -> HoursInWeek:
    """Count rough moments, each once, by weekday and hour of the clock on the wall."""
    rough = [moment for moment in moments if moment.is_rough(steady)]
    counts = Counter(
        (moment.day.weekday(), moment.minute // _HOUR % 24)
        for moment in rough
        if moment.minute is not None
    )
    counted = counts.total()
    voice = voice_for(counted)
    if voice is Voice.SILENT:
        counts.clear()
    return HoursInWeek(MappingProxyType(dict(counts)), counted, len(rough) - counted, voice)


def trigger_table(moments: Iterable[MomentMark], steady: frozenset[str] = STEADY) -> TriggerTable:
    """Count what set rough moments off, beside the patterns they carry."""
    counts: Counter[tuple[str, str]] = Counter()
    per_trigger: Counter[str] = Counter()
    total = unsaid = 0
    for moment in moments:
        if not moment.is_rough(steady):
            continue
        if not moment.triggers:
            unsaid += 1
            continue
        total += 1
        per_trigger.update(moment.triggers)
        counts.update(
            (trigger, pattern)
            for trigger in moment.triggers
            for pattern in moment.patterns - steady
        )
    voice = voice_for(total)
    if voice is Voice.SILENT:
        counts.clear()
        per_trigger.clear()
    most = _only_most(per_trigger) if voice is Voice.MOST else None
    return TriggerTable(
        MappingProxyType(dict(counts)),
        MappingProxyType(dict(per_trigger)),
        total,
        unsaid,
        voice,
        most,
    )


def _only_most(counts: Mapping[_Key, int]) -> _Key | None:
    fullest = max(counts.values(), default=0)
    leaders = [key for key, count in counts.items() if count == fullest]
    return leaders[0] if len(leaders) == 1 else None
