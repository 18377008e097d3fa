"""Harsh or gentle, for the command line, and how harsh."""

from collections.abc import Sequence
from typing import Final

from growingus_desktop.coach.combined import Assembled
from growingus_desktop.coach.detectors import GENERAL
from growingus_desktop.coach.reading import Category, StrengthKind, Weight

_SITUATED: Final = frozenset(
    [
        "when",
        "whenever",
        "because",
        "after",
        "since",
        "if",
        "felt",
        "bit",
        "little",
        "kind",
        "sometimes",
        "while",
        "at",
        "during",
        "until",
    ]
)
_KIND: Final = frozenset({StrengthKind.APPRECIATION, StrengthKind.REPAIR})
_OWN_GOOD: Final = frozenset(
    {
        StrengthKind.SPECIFIC,
        StrengthKind.REQUEST,
        StrengthKind.OWNERSHIP,
        StrengthKind.REPAIR,
        StrengthKind.APPRECIATION,
        StrengthKind.INVITATION,
    }
)


def is_harsh(assembled: Sequence[Assembled]) -> bool:
    """Harsh when any finding is, or a vague ask or disguised feeling stands with nothing beside it."""
    kinds = {strength.kind for one in assembled for strength in one.placed.passage.strengths}
    for one in assembled:
        words = set(one.placed.passage.draft.words)
        for finding in one.found:
            if finding.weight is Weight.HARSH:
                return True
            if finding.tags[0] is Category.VAGUE_ASK and StrengthKind.SPECIFIC not in kinds:
                return True
            if finding.sign == "faux" and not kinds & _OWN_GOOD and not _SITUATED & words:
                return True
            if finding.sign in {"bare", GENERAL} and not kinds & _KIND:
                return True
    return False


def score_of(assembled: Sequence[Assembled]) -> float:
    """Higher is harsher; only for ranking two ways to say one thing."""
    found = [finding for one in assembled for finding in one.found]
    hard = sum(1.0 if finding.weight is Weight.HARSH else 0.3 for finding in found)
    good = {strength.kind for one in assembled for strength in one.placed.passage.strengths}
    return round(hard - 0.15 * len(good), 3)
