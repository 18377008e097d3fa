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
