"""Drawing from a bank of lines so that nothing comes up twice before everything came up once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Drawn(Generic[T]):
    """One item of a deck.

    Args:
        item: the item itself.
        place: where it stands in the deck.
        before: how often it was drawn before.
    """

    item: T
    place: int
    before: int


class Deck(Generic[T]):
    """Items to draw from, the least used first.

    Args:
        random: decides among those used equally often.
        items: at least one.
    """

    def __init__(self, random: Random, items: Sequence[T]) -> None:
        self._random = random
        self._items = tuple(items)
        self._used = [0] * len(self._items)

    def draw(self, fits: Callable[[T], bool] = lambda _: True) -> Drawn[T]:
        """One of the items that fit, among those drawn least often so far.

        Raises:
            LookupError: if none fits.
        """
        places = [place for place, item in enumerate(self._items) if fits(item)]
        if not places:
            raise LookupError("nothing in the deck fits")
        fewest = min(self._used[place] for place in places)
        place = self._random.choice([p for p in places if self._used[p] == fewest])
        self._used[place] += 1
        return Drawn(self._items[place], place, fewest)

    def glance(self, fits: Callable[[T], bool] = lambda _: True) -> T:
        """Any item that fits, without counting it as drawn.

        Raises:
            LookupError: if none fits.
        """
        fitting = [item for item in self._items if fits(item)]
        if not fitting:
            raise LookupError("nothing in the deck fits")
        return self._random.choice(fitting)


class Lines:
    """Sentences of which each is told once, and then only with another ending.

    Args:
        random: decides which comes next.
        lines: the sentences.
        tails: what is added behind one that comes round again.
    """

    def __init__(self, random: Random, lines: Sequence[str], tails: Sequence[str]) -> None:
        self._deck = Deck(random, lines)
        self._tails = tuple(tails)

    def next(self) -> str:
        """A sentence, as good as new."""
        drawn = self._deck.draw()
        return retold(drawn.item, self._tails, drawn.place, drawn.before)


def retold(line: str, tails: Sequence[str], place: int, before: int) -> str:
    """A line as it stands the first time, and with an ending of its own each time after.

    Args:
        line: what is told.
        tails: the endings.
        place: where the line stands in its bank, so that neighbours end differently.
        before: how often it was told before.
    """
    return line if before == 0 else f"{line} {tails[(place + before - 1) % len(tails)]}"
