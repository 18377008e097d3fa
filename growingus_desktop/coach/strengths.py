"""What is already good in a draft."""

from collections.abc import Iterator
from typing import Final

from growingus_desktop.coach.draft import Draft, Sentence
from growingus_desktop.coach.guards import GUARDS
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Strength, StrengthKind

_ASKING: Final = frozenset({"could", "can", "would", "shall", "may", "will"})
_WORLD: Final = frozenset({"<day>", "<clock>", "<thing>"})


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
    invitations = spans.setdefault(StrengthKind.INVITATION, [])
    invitations.extend(
        (sentence.start, sentence.end) for sentence in draft.sentences if _asks(draft, sentence)
    )
    return [
        Strength(*draft.span(start, end), kind)
        for kind in StrengthKind
        for start, end in _merged(spans.get(kind, []))
    ]


def _asks(draft: Draft, sentence: Sentence) -> bool:
    """A question by its mark or by its form."""
    if sentence.is_asked:
        return True
    opening = draft.words[sentence.core : sentence.core + 2]
    return len(opening) == 2 and opening[0] in _ASKING and opening[1] in {"we", "you", "i"}


def _concrete(draft: Draft) -> Iterator[tuple[int, int]]:
    """Times, places and things a camera would see."""
    place = 0
    keys = draft.lattice.keys
    while place < len(keys):
        after = max((end for key, end in keys[place] if key in _WORLD), default=place)
        if after > place:
            yield place, after
        place = max(after, place + 1)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
