"""Whether a sentence speaks of danger, for which wording is the wrong tool."""

from typing import Final

from growingus_desktop.coach.clauses import parts_of
from growingus_desktop.coach.cues import Classes, part_cues, word_cues
from growingus_desktop.coach.danger import danger_cues, spoken_cues, spoken_of
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Gate, GateKind
from growingus_desktop.coach.weights import Weights

HOLDS: Final = "gate"
"""The label that says a sentence is held."""


def gate_cues(
    draft: Draft, classes: Classes, language: Language
) -> tuple[frozenset[str], list[frozenset[str]]]:
    """What the gate looks at in a sentence, and in each part of it where it has several.

    Args:
        draft: one sentence.
        classes: the classes at each word.
        language: for the gate's own phrases.
    """
    spoken = spoken_cues(draft, language)
    count = len(draft.words)
    whole = frozenset(word_cues(draft, classes) | danger_cues(draft, 0, count) | spoken)
    cut = parts_of(draft)
    if len(cut) == 1:
        return whole, []
    return whole, [
        frozenset(part_cues(draft, classes, start, end) | danger_cues(draft, start, end) | spoken)
        for start, end in cut
    ]


def find_gate(draft: Draft, classes: Classes, language: Language) -> Gate | None:
    """The card's reason where a sentence speaks of danger, None where it doesn't.

    It is held when the mean of how the whole weighs and how its heaviest part does is above zero.

    Args:
        draft: one sentence.
        classes: the classes at each word.
        language: to read it with.

    Source: evidence 4.3 (the gate comes before every rule of style).
    """
    if not draft.words:
        return None
    whole, parts = gate_cues(draft, classes, language)
    (held,) = _scores(language.gate_weights, whole)
    if parts:
        hardest = max(_scores(language.gate_part_weights, part)[0] for part in parts)
        held = (held + hardest) / 2
    if held <= 0:
        return None
    start, end = draft.span(0, len(draft.words))
    return Gate(_kind(draft, whole, language), start, end)


def _kind(draft: Draft, whole: frozenset[str], language: Language) -> GateKind:
    """The likeliest kind, among those a phrase speaks of where one does."""
    weights = language.gate_kind_weights
    scores = dict(zip(weights.labels, _scores(weights, whole), strict=True))
    named = spoken_of(draft, language)
    return GateKind(max(named or scores, key=lambda kind: scores[kind]))


def _scores(weights: Weights, cues: frozenset[str]) -> list[float]:
    return weights.scores(weights.add_up(cues))
