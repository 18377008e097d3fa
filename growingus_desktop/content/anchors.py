"""Where a marked passage stands in a text that was edited since: by its words and their neighbours.

A passage is found again or its place is gone; it is never put somewhere else. What makes sure of
that is the edition the mark was made in: how much of what stood around it also stood around the
same words elsewhere is remembered, and only more than that counts.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LEAST: Final = 48
"""Characters kept of each side of a passage."""

MOST: Final = 400
"""Characters kept where fewer would not tell it from the same words elsewhere."""

ENOUGH: Final = 24
"""Characters, words and neighbours together, that have to stand there unchanged."""

_BEGIN, _END = "\x02", "\x03"
"""Stand for the ends of the text, so that the first and the last word have neighbours too."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stood around a passage when it was marked.

    Args:
        edition: tells one state of a whole text from another; holds no word of it.
        before: what stood before it.
        after: what stood behind it.
        before_elsewhere: how many of these characters also stood before the same words in another
            place of that text; -1 if there was no other.
        after_elsewhere: the same behind it.
    """

    edition: str
    before: str
    after: str
    before_elsewhere: int = -1
    after_elsewhere: int = -1


def edition_of(text: str) -> str:
    """What tells this state of a text from every other."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """What stands around a passage.

    Args:
        text: the whole text.
        start: the passage's first character.
        end: the character after its last.
    """
    whole, quote = f"{_BEGIN}{text}{_END}", text[start:end]
    # One character was put before the text, so every place is one further on.
    first, last = start + 1, end + 1
    before = after = -1
    for at in _places(whole, quote):
        if at != first:
            before = max(before, _alike_before(_left(whole, first), _left(whole, at)))
            after = max(after, _alike_after(_right(whole, last), _right(whole, at + len(quote))))
    kept_before = min(max(LEAST, before + ENOUGH), MOST)
    kept_after = min(max(LEAST, after + ENOUGH), MOST)
    return Surroundings(
        edition_of(text),
        whole[max(0, first - kept_before) : first],
        whole[last : last + kept_after],
        before,
        after,
    )


def place(text: str, start: int, quote: str, around: Surroundings | None = None) -> int | None:
    """Where a marked passage stands now; None if its place is gone.

    Args:
        text: the whole text as it is now.
        start: where the passage stood.
        quote: its words.
        around: what stood around it, if that was kept.
    """
    if not quote:
        return None
    if around is None:
        return _without_surroundings(text, start, quote)
    if around.edition == edition_of(text):
        return start
    whole = f"{_BEGIN}{text}{_END}"
    found: list[tuple[int, int, int]] = []
    for at in _places(whole, quote):
        before = _alike_before(around.before, _left(whole, at))
        after = _alike_after(around.after, _right(whole, at + len(quote)))
        if before > around.before_elsewhere or after > around.after_elsewhere:
            found.append((before, after, at - 1))
    best = max(found, key=lambda one: one[0] + one[1], default=None)
    if best is None or any(one[0] >= best[0] or one[1] >= best[1] for one in found if one != best):
        # What stood before it is here and what stood behind it there: nobody can tell.
        return None
    everything = len(around.before) + len(quote) + len(around.after)
    known = best[0] + len(quote) + best[1]
    return best[2] if known >= min(ENOUGH, everything) else None


def _without_surroundings(text: str, start: int, quote: str) -> int | None:
    if text[start : start + len(quote)] == quote:
        return start
    places = list(_places(text, quote))
    return places[0] if len(places) == 1 else None


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _left(text: str, at: int) -> str:
    return text[max(0, at - MOST) : at]


def _right(text: str, at: int) -> str:
    return text[at : at + MOST]


def _alike_before(one: str, other: str) -> int:
    """How many characters two texts have in common at their ends."""
    least = min(len(one), len(other))
    return next((n for n in range(least) if one[-1 - n] != other[-1 - n]), least)


def _alike_after(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    least = min(len(one), len(other))
    return next((n for n in range(least) if one[n] != other[n]), least)
