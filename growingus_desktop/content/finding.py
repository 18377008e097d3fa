"""Finding one of many things by parts of words, best first: what Ctrl+K goes by."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, unique
from itertools import islice
from typing import Final

from growingus_desktop.content.folding import fold, fold_sought

MOST: Final = 12
"""Rows that are shown at most."""

FAIR_SHARE: Final = 4
"""Rows each kind may take before the others have had theirs."""

_BEFORE: Final = 24
_AROUND: Final = 90
_WINDOW: Final = 400


@unique
class Rank(IntEnum):
    """How well something fits, the best first."""

    TITLE_START = 0
    """Its title begins with what was typed."""
    WORD_START = 1
    """Words of its title begin so."""
    IN_TITLE = 2
    """Its title holds the parts."""
    IN_TEXT = 3
    """Only its text, or title and text together, hold them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    Args:
        key: what it is known by.
        kind: what sort of thing; the lower comes first among equals.
        title: what it is called.
        text: what else it may be found by.
        quotable: whether `text` is worth showing around what was found in it.
        folded_title: the title as it is looked through.
        folded_starts: the same with a space before each word.
        folded: the title, and below it the text.
    """

    key: object
    kind: int
    title: str
    text: str = ""
    quotable: bool = True
    folded_title: str = field(init=False, repr=False, compare=False)
    folded_starts: str = field(init=False, repr=False, compare=False)
    folded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        title = " ".join(fold_sought(self.title).split())
        starts = "".join(letter if letter.isalnum() else " " for letter in title)
        object.__setattr__(self, "folded_title", title)
        # A line between them, which no part of what is typed can hold, so that none stands across.
        object.__setattr__(self, "folded", f"{title}\n{fold_sought(self.text)}")
        object.__setattr__(self, "folded_starts", f" {starts}")

    def quote(self, words: Sequence[str]) -> str:
        """A few words of the text around the first part that stands in it, or nothing."""
        if not self.quotable:
            return ""
        begins = len(self.folded_title) + 1
        for word in words:
            at = -1 if word in self.folded_title else self.folded.find(word, begins)
            if at >= 0:
                return self._around(at - begins, word)
        return ""

    def _around(self, at: int, word: str) -> str:
        # Folding may shift places, so the word is looked for anew near where it should stand.
        long = len(self.folded) - len(self.folded_title) - 1
        near = at * len(self.text) // max(1, long)
        begin = max(0, near - _WINDOW)
        window = self.text[begin : near + _WINDOW]
        found = fold(window).find(word)
        if not found:
            return ""
        place = min((start for start, _ in found), key=lambda start: abs(begin + start - near))
        # One line alone: the next may be another field.
        line = window.rfind("\n", 0, place) + 1
        over = window.find("\n", place)
        start = max(line, place - _BEFORE)
        while line < start < place and not window[start - 1].isspace():
            start += 1
        end = min(len(window) if over < 0 else over, start + _AROUND)
        before = "…" if start > line or (line == 0 and begin > 0) else ""
        after = "" if end in (over, len(window)) else "…"
        return before + " ".join(window[start:end].split()) + after


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    Args:
        entry: which.
        rank: how well it fits.
        quote: words of its text around what was found there, or nothing.
    """

    entry: Entry
    rank: Rank
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Args:
        hits: the best of it, best first and kinds together.
        total: how many things fit altogether.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0


def parts(typed: str) -> tuple[str, ...]:
    """What was typed, folded and in parts; empty if there is nothing to look for."""
    return tuple(fold_sought(typed).split())


class Index:
    """Everything that can be found, ready to be asked at every key.

    Args:
        entries: in the order in which those of one kind are to be shown.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.kind)
        self._asked = ""
        self._fitting: Sequence[Entry] = self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, typed: str, most: int = MOST) -> Found:
        """What holds every part of what was typed, whatever its accents and capitals."""
        words = parts(typed)
        if not words:
            return Found()
        # The longest is the rarest, and most of what doesn't fit fails by it.
        asked = sorted(words, key=len, reverse=True)
        together = " ".join(words)
        # What is typed grows letter by letter, and then fits only what fitted before.
        narrows = bool(self._asked) and together.startswith(self._asked)
        fitting = self._fitting if narrows else self._entries
        for word in asked:
            fitting = [entry for entry in fitting if word in entry.folded]
        self._asked, self._fitting = together, fitting
        chosen = _fairly(_tiers(fitting, together, asked), most)
        return Found(
            tuple(
                Hit(entry, rank, entry.quote(words) if rank is Rank.IN_TEXT else "")
                for rank, entry in chosen
            ),
            len(fitting),
        )


def _tiers(
    fitting: Sequence[Entry], together: str, words: Sequence[str]
) -> Sequence[Sequence[Entry]]:
    """What is good enough for each rank, better ranks included; each keeps the order of the kinds."""
    titled = fitting
    for word in words:
        titled = [entry for entry in titled if word in entry.folded_title]
    started = titled
    for word in words:
        start = f" {word}"
        started = [entry for entry in started if start in entry.folded_starts]
    begun = [entry for entry in titled if entry.folded_title.startswith(together)]
    return begun, started, titled, fitting


def _fairly(tiers: Sequence[Sequence[Entry]], most: int) -> list[tuple[Rank, Entry]]:
    """The best ones; no kind takes more than its share while another waits, however many it has."""
    first: list[tuple[Rank, int, Entry]] = []
    later: list[tuple[Rank, int, Entry]] = []
    taken: dict[int, int] = {}
    better: set[int] = set()
    for rank, tier in zip(Rank, tiers, strict=True):
        kept = 0
        for place, entry in _foremost(tier, better, most):
            many = taken.get(entry.kind, 0)
            if many < FAIR_SHARE:
                taken[entry.kind] = many + 1
                first.append((rank, place, entry))
            elif kept < most:
                kept += 1
                later.append((rank, place, entry))
        better.update(map(id, tier))
    chosen = first[:most]
    chosen += later[: most - len(chosen)]
    chosen.sort(key=lambda one: one[:2])
    return [(rank, entry) for rank, _, entry in chosen]


def _foremost(
    tier: Sequence[Entry], better: Container[int], most: int
) -> Iterator[tuple[int, Entry]]:
    """As many of each kind as could be shown, with their places; the thousands behind are passed over.

    Args:
        tier: what is good enough for a rank, kinds together.
        better: the identities of what has a better rank.
        most: how many are shown.
    """
    begin = 0
    while begin < len(tier):
        end = bisect_right(tier, tier[begin].kind, begin, key=_kind_of)
        own = (place for place in range(begin, end) if id(tier[place]) not in better)
        for place in islice(own, FAIR_SHARE + most):
            yield place, tier[place]
        begin = end


def _kind_of(entry: Entry) -> int:
    return entry.kind
