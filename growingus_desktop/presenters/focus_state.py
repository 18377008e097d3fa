"""What the part on the one thing shows, as values."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, unique

from growingus_desktop.models.focus import DayWent, Decision


@unique
class Look(StrEnum):
    """How the square of one day looks; each has a shape of its own."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT = "not"
    NOTHING = "nothing"
    UNNOTED = "unnoted"
    AHEAD = "ahead"


class Stage(Enum):
    """What the person is at."""

    LOADING = "nothing is known yet"
    CHOOSING = "no run is alive: one can be planned"
    WAITING = "it begins on a day to come"
    RUNNING = "it is under way"
    PAUSED = "it rests"
    EDITING = "its words are being changed"
    REVIEW = "its days are over and nothing is decided, or an earlier one is looked at again"


@dataclass(frozen=True, slots=True)
class Square:
    """One day of a run.

    Args:
        day: which.
        look: how it went, or why nothing is known.
        sentence: all of it, for speech and for pointing at it.
        is_today: whether it is today.
        is_open: whether it may be noted.
    """

    day: date
    look: Look
    sentence: str
    is_today: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """Somewhere to begin from.

    Args:
        key: its name in code.
        caption: where it comes from.
        words: what the button says.
        fields: what it fills in, by column; "pattern" among them.
    """

    key: str
    caption: str
    words: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RunShown:
    """The run that is alive.

    Args:
        id: which one.
        caption: where it stands, such as "Day 6 of 14".
        quote: the if–then in quotes, or the act.
        act: the act, or an empty string where the quote says it.
        rest: the wish and what gets in the way, line by line.
        about: when it begins, rests or ends, and who chose the day.
        squares: its days.
        twin: the days in words.
    """

    id: int
    caption: str
    quote: str
    act: str
    rest: tuple[tuple[str, str], ...]
    about: str
    squares: tuple[Square, ...]
    twin: str


@dataclass(frozen=True, slots=True)
class DayShown:
    """The day that is being noted.

    Args:
        day: which.
        title: what it is called.
        went: how it was noted, or None.
    """

    day: date
    title: str
    went: DayWent | None


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A run whose days are over.

    Args:
        id: which one.
        title: from when to when it went.
        quote: the if–then in quotes, or the act.
        squares: its days.
        counts: how many days went how.
        heading: both counts; empty where they aren't compared.
        logged: the days logged on either side; empty where there is nothing to say of them.
        sentence: the one sentence the counts allow (evidence §6.5).
        how_sure: the interval in words, shown on asking; empty where nothing is compared.
        decision: what was decided, or None.
        is_earlier: whether it is looked at again after it was decided.
    """

    id: int
    title: str
    quote: str
    squares: tuple[Square, ...]
    counts: str
    heading: str
    logged: str
    sentence: str
    how_sure: str
    decision: Decision | None
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier run in the list: which, what it was, and what became of it."""

    id: int
    title: str
    caption: str


@dataclass(frozen=True, slots=True)
class FocusState:
    """What the part shows.

    Args:
        stage: what the person is at.
        starts: where one may begin from.
        run: the run that is alive, or None.
        day: the day that is being noted, or None.
        review: what is looked back on, or None.
        earlier: the runs before, the newest first.
        may_tell: whether the way to the partner's page is shown.
        latest: the last run whose days are over, for the overview, or None.
    """

    stage: Stage = Stage.LOADING
    starts: tuple[Start, ...] = ()
    run: RunShown | None = None
    day: DayShown | None = None
    review: ReviewShown | None = None
    earlier: tuple[Earlier, ...] = ()
    may_tell: bool = False
    latest: ReviewShown | None = None
