"""Search that forgives accents, capitals and typographic marks, and knows where it found things."""

import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Range = tuple[int, int]

_PLAIN_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
)


_BEFORE = 24
_AROUND = 90
"""Characters of a quotation before and from the first letter that was found."""

_FIRST_MARK = "\u0300"
"""No letter before it is a mark on another; asking each would take most of the time."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its searchable shape.

    Args:
        text: the folded letters.
        places: for each of them, the index of the character it came from.
        original: the text itself.
    """

    text: str
    places: Sequence[int]
    original: str

    def find(self, word: str) -> list[Range]:
        """Where an already folded `word` stands in the original, as half-open ranges."""
        found: list[Range] = []
        at = self.text.find(word) if word else -1
        while at >= 0:
            after = at + len(word)
            end = self.places[after] if after < len(self.places) else len(self.original)
            start = self.places[at]
            found.append((start, max(end, start + 1)))
            at = self.text.find(word, after)
        return found

    def around(self, word: str) -> str:
        """A few words of the original around the first place of an already folded `word`."""
        at = self.text.find(word) if word else -1
        if at < 0:
            return ""
        place = self.places[at]
        # One line alone: the next is another paragraph.
        line = self.original.rfind("\n", 0, place) + 1
        over = self.original.find("\n", place)
        over = len(self.original) if over < 0 else over
        start = max(line, place - _BEFORE)
        while line < start < place and not self.original[start - 1].isspace():
            start += 1
        end = min(over, place + _AROUND)
        quote = " ".join(self.original[start:end].split())
        return f"{'…' if start > line else ''}{quote}{'…' if end < over else ''}"


def fold(text: str) -> Folded:
    """`text` as it is looked through, each letter tied to where it came from."""
    folded = {character: fold_sought(character) for character in set(text)}
    letters = text.translate(str.maketrans(folded))
    if all(len(one) == 1 for one in folded.values()):
        # A number a letter would take many times the text's own room.
        return Folded(letters, range(len(text)), text)
    if all(len(one) <= 1 for one in folded.values()):
        dropped = {character for character, one in folded.items() if not one}
        kept = (place for place, character in enumerate(text) if character not in dropped)
        return Folded(letters, array("L", kept), text)
    places = array("L")
    for place, character in enumerate(text):
        places.extend([place] * len(folded[character]))
    return Folded(letters, places, text)


def fold_sought(text: str) -> str:
    """`text` without accents, capitals and apostrophes: few type one when they look for “don’t”."""
    return fold_letters(text).replace("'", "")


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
