"""Search that forgives accents, capitals and typographic marks, and knows where it found things."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

Range = tuple[int, int]

_PLAIN_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
)


_FIRST_MARK = "\u0300"
"""No letter before it is a mark on another; asking each would take most of the time."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its searchable shape.

    Args:
        text: the folded letters.
        places: for each of them, the index of the character it came from.
        length: how long the original is, in characters.
    """

    text: str
    places: tuple[int, ...]
    length: int

    def find(self, word: str) -> list[Range]:
        """Where an already folded `word` stands in the original, as half-open ranges."""
        found: list[Range] = []
        at = self.text.find(word) if word else -1
        while at >= 0:
            after = at + len(word)
            end = self.places[after] if after < len(self.places) else self.length
            start = self.places[at]
            found.append((start, max(end, start + 1)))
            at = self.text.find(word, after)
        return found


def fold(text: str) -> Folded:
    """`text` without accents and capitals, each letter tied to where it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in fold_letters(character):
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), tuple(places), len(text))


def fold_letters(text: str) -> str:
    """`text` without accents and capitals."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN_MARKS)).casefold()
    again = unicodedata.normalize("NFKD", apart)
    return "".join(
        letter for letter in again if letter < _FIRST_MARK or not unicodedata.combining(letter)
    )


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """`ranges` in order, overlapping and touching ones made one."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
