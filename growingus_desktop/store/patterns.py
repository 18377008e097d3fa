"""What the Patterns room asks of the vault: moments for the table, and bare marks for counting."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from sqlmodel import col, select

from growingus_desktop.insight.days import MomentMark
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.models.patterns import (
    Moment,
    MomentPattern,
    NothingToNote,
    OwnPattern,
    Repair,
)
from growingus_desktop.store.patterns_columns import (
    COUNTED,
    MINUTES_A_DAY,
    TOLD,
    Days,
    Keys,
    rows_of,
)
from growingus_desktop.vault.unit_of_work import VaultSession

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MomentValues:
    """Everything a person says of one moment.

    Args:
        day: the local calendar day it happened on.
        happened_at: when, aware, or None where only the day is known.
        utc_offset: minutes the person's zone lay east of UTC when it was logged.
        backfilled: whether it was logged on a later day.
        strength: 1 to 5, or None.
        set_off: what set it off.
        underneath: what was underneath.
        line: the moment in a line.
        patterns: keys; ignored where the person kept quiet out of worry (E29).
        was_worried: kept quiet or went along out of worry.
        repaired: whether there was a repair.
    """

    day: date
    happened_at: datetime | None = None
    utc_offset: int = 0
    backfilled: bool = False
    strength: int | None = None
    set_off: str = ""
    underneath: str = ""
    line: str = ""
    patterns: frozenset[str] = frozenset()
    was_worried: bool = False
    repaired: bool = False

    @property
    def minute(self) -> int | None:
        """Minutes after local midnight by the clock on the wall, or None."""
        return local_minute(self.happened_at, self.utc_offset)


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One moment of the table: which one, and what was said of it."""

    id: int
    values: MomentValues


@dataclass(frozen=True, slots=True)
class Logged:
    """Everything that is counted, reduced to what counting needs.

    Args:
        marks: one for each moment; none carries a pattern that was an answer of worry.
        nothing: days with nothing to note.
        repairs: the local day of each repair.
        runs: first and last day of each time with one thing.
        own: the person's own patterns, key to label, in the order they were named; those in the
            bin too, since what was logged with them still counts.
        spelt: what set moments off, folded, to how the person last came to write it.
    """

    marks: tuple[MomentMark, ...] = ()
    nothing: tuple[date, ...] = ()
    repairs: tuple[date, ...] = ()
    runs: tuple[tuple[date, date], ...] = ()
    own: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(dict[str, str]()))
    spelt: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(dict[str, str]()))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever logged."""
        return not (self.marks or self.nothing or self.repairs)


def local_minute(happened_at: datetime | None, utc_offset: int) -> int | None:
    """Minutes after midnight by the clock on the person's wall when it was logged."""
    if happened_at is None:
        return None
    shifted = happened_at + timedelta(minutes=utc_offset)
    return shifted.hour * 60 + shifted.minute


def logged(session: VaultSession) -> Logged:
    """Everything that is counted, in a few bare columns: ten years of it are asked for at once."""
    marks, spelt = _marks(session)
    repairs = session.exec(select(col(Repair.day)).where(col(Repair.binned_at).is_(None)))
    return Logged(
        marks=marks,
        nothing=tuple(session.exec(select(col(NothingToNote.day)))),
        repairs=tuple(repairs),
        runs=_runs(session),
        own=own_patterns(session, with_binned=True),
        spelt=spelt,
    )


def mark_of(values: MomentValues) -> MomentMark:
    """What is counted of a moment; what was kept back out of worry is no pattern (E29)."""
    return MomentMark(
        values.day,
        frozenset() if values.was_worried else values.patterns,
        frozenset({folded(values.set_off)} if values.set_off.strip() else ()),
        values.minute,
    )


def moments(session: VaultSession, first: date = date.min) -> tuple[MomentRow, ...]:
    """Every moment that isn't in the bin, newest first.

    Args:
        session: asks.
        first: those before that day are left out.
    """
    repaired = _repaired(session)
    days, keys, same = Days(), Keys(), dict[str, str]()
    rows: list[tuple[str, int, int, MomentRow]] = []
    for row in rows_of(session, TOLD, first):
        moment_id, day, minute, at, offset, late, strength = row[:7]
        set_off, underneath, line, worried, joined = row[7:]
        values = MomentValues(
            day=days[day],
            happened_at=None if at is None else datetime.fromisoformat(at).replace(tzinfo=UTC),
            utc_offset=offset,
            backfilled=bool(late),
            strength=strength,
            set_off=same.setdefault(set_off, set_off),
            underneath=same.setdefault(underneath, underneath),
            line=line,
            patterns=keys[joined],
            was_worried=bool(worried),
            repaired=moment_id in repaired,
        )
        sooner = -1 if minute is None else minute % MINUTES_A_DAY
        rows.append((day, sooner, moment_id, MomentRow(moment_id, values)))
    # Newest first; no two have the same id, so rows themselves are never compared.
    rows.sort(reverse=True)
    return tuple(row for *_, row in rows)


def values_of(session: VaultSession, moment_id: int) -> MomentValues | None:
    """What was said of one moment, or None if there is no such moment."""
    moment = session.get(Moment, moment_id)
    if moment is None:
        return None
    keys = session.exec(
        select(col(MomentPattern.pattern)).where(MomentPattern.moment_id == moment_id)
    ).all()
    return _values(moment, frozenset(keys), repaired=moment_id in _repaired(session))


def own_patterns(session: VaultSession, *, with_binned: bool = False) -> Mapping[str, str]:
    """The patterns the person named, key to label, in the order they were named."""
    query = select(OwnPattern).order_by(col(OwnPattern.id))
    if not with_binned:
        query = query.where(col(OwnPattern.binned_at).is_(None))
    return MappingProxyType({row.key: row.label for row in session.exec(query)})


def said_before(session: VaultSession) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What set moments off and what was underneath, in the person's words, most used first."""
    live = col(Moment.binned_at).is_(None)
    set_off = session.exec(select(col(Moment.set_off)).where(live, Moment.set_off != "")).all()
    underneath = session.exec(
        select(col(Moment.underneath)).where(live, Moment.underneath != "")
    ).all()
    return _most_used(set_off), _most_used(underneath)


def _values(moment: Moment, patterns: frozenset[str], *, repaired: bool) -> MomentValues:
    return MomentValues(
        day=moment.day,
        happened_at=moment.happened_at,
        utc_offset=moment.utc_offset,
        backfilled=moment.backfilled,
        strength=moment.strength,
        set_off=moment.set_off,
        underneath=moment.underneath,
        line=moment.line,
        patterns=patterns,
        was_worried=moment.was_worried,
        repaired=repaired,
    )


def _marks(session: VaultSession) -> tuple[tuple[MomentMark, ...], Mapping[str, str]]:
    days, keys, spelt = Days(), Keys(), dict[str, str]()
    set_offs: dict[str, frozenset[str]] = {}
    marks: list[MomentMark] = []
    for day, minute, set_off, worried, joined in rows_of(session, COUNTED):
        triggers = set_offs.get(set_off)
        if triggers is None:
            key = folded(set_off)
            triggers = set_offs[set_off] = frozenset({key} if key else ())
            spelt[key] = set_off
        at = None if minute is None else minute % MINUTES_A_DAY
        marks.append(MomentMark(days[day], _NONE if worried else keys[joined], triggers, at))
    once = {key: " ".join(words.split()) for key, words in spelt.items() if key}
    return tuple(marks), MappingProxyType(once)


def _repaired(session: VaultSession) -> frozenset[int]:
    query = select(col(Repair.moment_id)).where(
        col(Repair.binned_at).is_(None), col(Repair.moment_id).is_not(None)
    )
    return frozenset(moment_id for moment_id in session.exec(query) if moment_id is not None)


def _runs(session: VaultSession) -> tuple[tuple[date, date], ...]:
    found = session.exec(
        select(FocusRun).where(col(FocusRun.binned_at).is_(None)).order_by(col(FocusRun.starts_on))
    )
    return tuple((run.starts_on, _last_day(run)) for run in found)


def _last_day(run: FocusRun) -> date:
    planned = run.starts_on + timedelta(days=max(run.days, 1) - 1)
    return planned if run.ended_on is None else max(run.starts_on, min(planned, run.ended_on))


def _most_used(texts: Sequence[str]) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for text in texts:
        counted[folded(text)] += 1
        spelt.setdefault(folded(text), " ".join(text.split()))
    return tuple(spelt[key] for key in _by_count(counted))


def _by_count(counted: Counter[str]) -> Iterable[str]:
    return (key for key, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def folded(text: str) -> str:
    """Words by which the same thing said twice is known as the same."""
    return " ".join(text.split()).casefold()
