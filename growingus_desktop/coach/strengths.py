"""What is already good in a draft."""

from collections.abc import Iterator
from typing import Final

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.guards import GUARDS
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Strength, StrengthKind

_WORLD: Final = ("day", "clock", "thing")


def find_strengths(draft: Draft, language: Language) -> list[Strength]:
    """Every stretch that helps, longest first within a kind, none inside a harsh phrase."""
    spans: dict[StrengthKind, list[tuple[int, int]]] = {}
    for match in language.strength_index.matches(draft.lattice):
        sign = language.strengths[match.number]
        if any(GUARDS[name](draft, match.start, match.end) for name in sign.unless):
            continue
        for kind in sign.kinds:
            spans.setdefault(kind, []).append((match.start, match.end))
    for start, end in _concrete(draft):
        spans.setdefault(StrengthKind.SPECIFIC, []).append((start, end))
    return [
        Strength(*draft.span(start, end), kind)
        for kind in StrengthKind
        for start, end in _merged(spans.get(kind, []))
    ]


def _concrete(draft: Draft) -> Iterator[tuple[int, int]]:
    """Times, places and things a camera would see."""
    place = 0
    while place < len(draft.words):
        ends = [end for end in (draft.after(place, name) for name in _WORLD) if end is not None]
        if ends:
            yield place, max(ends)
            place = max(ends)
        else:
            place += 1


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
