"""Whether a sentence speaks of danger, for which wording is the wrong tool."""

from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Final

from growingus_desktop.coach.cues import OF_DANGER
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.gate_guards import GATE_GUARDS
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Gate, GateKind

_WHO: Final = frozenset({"i", "me", "my", "you", "your", "he", "his", "she", "her", "they", "we"})
_NOT: Final = frozenset({"not", "never", "no"})
HOLDS: Final = "gate"
"""The label that says a sentence is held; the others of the gate's weights are kinds."""


def gate_cues(draft: Draft, language: Language) -> set[str]:
    """What the gate's own phrases say of a sentence, and which fields of danger meet in it.

    Args:
        draft: one sentence.
        language: to read it with.
    """
    spoken = {f"speaks of:{kind.value}" for kind in _spoken_of(draft, language)}
    met = sorted(_met(draft))
    return (
        (spoken or {"speaks of:none"})
        | set(met)
        | {f"{one} & {other}" for one, other in combinations(met, 2)}
    )


def _met(draft: Draft) -> set[str]:
    """Who and what a sentence is about, as far as danger is concerned."""
    met = {word for word in draft.words if word in _WHO}
    for keys in draft.lattice.keys:
        met.update(key for key, _ in keys if key.startswith(OF_DANGER) and "." not in key)
    if any(word in _NOT for word in draft.words):
        met.add("not")
    return met


def find_gate(draft: Draft, words: AbstractSet[str], language: Language) -> Gate | None:
    """The card's reason where a sentence speaks of danger, None where it doesn't.

    Args:
        draft: one sentence.
        words: its word cues.
        language: to read it with.

    Source: evidence 4.3 (the gate comes before every rule of style).
    """
    if not draft.words:
        return None
    weights = language.gate_weights
    part = weights.add_up(words | gate_cues(draft, language))
    scores = dict(zip(weights.labels, weights.scores(part), strict=True))
    if scores.pop(HOLDS) <= 0:
        return None
    start, end = draft.span(0, len(draft.words))
    return Gate(GateKind(max(scores, key=scores.__getitem__)), start, end)


def _spoken_of(draft: Draft, language: Language) -> set[GateKind]:
    kinds: set[GateKind] = set()
    for match in language.gate_index.matches(draft.lattice):
        sign = language.gates[match.number]
        if not any(GATE_GUARDS[name](draft, match.start, match.end) for name in sign.unless):
            kinds.add(sign.kind)
    return kinds
