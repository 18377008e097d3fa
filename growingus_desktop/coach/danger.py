"""The cues of danger in a sentence: which fields of it are spoken of, whose they are, and what meets.

The fields are the classes of words.toml and verbs.toml whose names begin with ``in_``: a body, an
injury, fear, a locked door. No one of them says anything by itself; `<in_confine> & he` may.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from growingus_desktop.coach.cues import OF_DANGER
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.gate_guards import GATE_GUARDS
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import GateKind

_REACH: Final = 5
_WHO: Final = frozenset(
    ["i", "me", "my", "you", "your", "he", "him", "his", "she", "her", "they", "we"]
)
_NOT: Final = frozenset({"not", "never", "no"})


def spoken_of(draft: Draft, language: Language) -> set[GateKind]:
    """The kinds the gate's own phrases find in a sentence, harmless senses left out.

    Args:
        draft: one sentence.
        language: for its phrases.
    """
    kinds: set[GateKind] = set()
    for match in language.gate_index.matches(draft.lattice):
        sign = language.gates[match.number]
        if not any(GATE_GUARDS[name](draft, match.start, match.end) for name in sign.unless):
            kinds.add(sign.kind)
    return kinds


def spoken_cues(draft: Draft, language: Language) -> set[str]:
    """The same as cues."""
    kinds = {f"speaks of:{kind.value}" for kind in spoken_of(draft, language)}
    return kinds or {"speaks of:none"}


def danger_cues(draft: Draft, start: int, end: int) -> set[str]:
    """The fields of danger in the words [start, end), beside whom they stand, and which meet.

    Args:
        draft: one sentence.
        start: the first word.
        end: the word after the last.
    """
    fields = [
        [key for key, _ in keys if key.startswith(OF_DANGER) and "." not in key]
        for keys in draft.lattice.keys[start:end]
    ]
    words = draft.words[start:end]
    met = {name for names in fields for name in names} | (_WHO & set(words))
    if _NOT & set(words):
        met.add("not")
    pairs = {f"{one} & {other}" for one, other in combinations(sorted(met), 2)}
    return met | pairs | set(_neighbours(words, fields))


def _neighbours(words: list[str], fields: list[list[str]]) -> Iterator[str]:
    for place, word in enumerate(words):
        if place + 1 < len(words):
            for name in fields[place + 1]:
                yield f"{word} {name}"
                for other in fields[place]:
                    yield f"{other} {name}"
            for name in fields[place]:
                yield f"{name} {words[place + 1]}"
        if word in _WHO:
            for after in range(place + 1, min(len(words), place + _REACH + 1)):
                for name in fields[after]:
                    yield f"{word}~{name}"
