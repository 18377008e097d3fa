"""Parts of a whole as counts in words: three of four, never a percentage (evidence §6.3)."""

from dataclasses import dataclass
from enum import Enum
from math import ceil, floor

from growingus_desktop.insight.intervals import Interval, wilson


class Share(Enum):
    """Which wording a part of a whole takes."""

    NOTHING_YET = "nothing to count yet"
    NONE = "none of them"
    SOME = "some of them"
    ALL = "all of them"


class Form(Enum):
    """How a part of a whole may be written (evidence §6.3)."""

    COUNT_ALONE = "3 of 4, and no percentage anywhere"
    COUNT_FIRST = "14 of 20, the rounded percentage in brackets after it"
    PERCENT_WITH_COUNT = "a percentage, the count beside it"


FEWEST_FOR_BRACKETS = 20
FEWEST_FOR_PERCENT = 30


@dataclass(frozen=True, slots=True)
class Proportion:
    """`part` of `whole`, with how far the truth may lie from it.

    Raises:
        ValueError: unless 0 <= part <= whole.
    """

    part: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ValueError("a part lies between nothing and the whole")

    @property
    def share(self) -> Share:
        """The wording it takes."""
        if self.whole == 0:
            return Share.NOTHING_YET
        if self.part in (0, self.whole):
            return Share.ALL if self.part else Share.NONE
        return Share.SOME

    @property
    def form(self) -> Form:
        """How it may be written."""
        if self.whole < FEWEST_FOR_BRACKETS:
            return Form.COUNT_ALONE
        return Form.COUNT_FIRST if self.whole < FEWEST_FOR_PERCENT else Form.PERCENT_WITH_COUNT

    @property
    def percent(self) -> int | None:
        """The rounded percentage, None where none may be written; never 0 or 100 by rounding."""
        if self.form is Form.COUNT_ALONE:
            return None
        rounded = (200 * self.part + self.whole) // (2 * self.whole)
        return min(max(rounded, 1), 99) if self.share is Share.SOME else rounded

    @property
    def interval(self) -> Interval | None:
        """The 95 % Wilson interval of the chance behind it, None with nothing to count."""
        return wilson(self.part, self.whole) if self.whole else None

    def out_of(self, many: int = 10) -> tuple[int, int] | None:
        """The interval in counts, rounded outwards: "somewhere between 3 and 10 in 10"."""
        interval = self.interval
        if interval is None:
            return None
        # A bound that is whole but for the last binary digit stays where it is.
        return floor(interval.low * many + 1e-9), ceil(interval.high * many - 1e-9)
