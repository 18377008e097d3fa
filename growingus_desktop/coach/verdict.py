"""Harsh or gentle, for the command line, and how harsh."""

from typing import Final

from growingus_desktop.coach.detectors import GENERAL
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.reading import Category, Strength, StrengthKind, Weight

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


def is_harsh(draft: Draft, found: list[Finding], strengths: list[Strength]) -> bool:
    """Harsh when any finding is, or a vague ask or disguised feeling stands with nothing beside it."""
    if any(finding.weight is Weight.HARSH for finding in found):
        return True
    kinds = {strength.kind for strength in strengths}
    for finding in found:
        if finding.tags[0] is Category.VAGUE_ASK and StrengthKind.SPECIFIC not in kinds:
            return True
        if finding.sign == "faux" and not kinds & _OWN_GOOD:
            sentence = draft.sentence_at(finding.start)
            if not _SITUATED & set(draft.words[sentence.start : sentence.end]):
                return True
        if finding.sign in {"bare", GENERAL} and not kinds & _KIND:
            return True
    return False


def score_of(found: list[Finding], strengths: list[Strength]) -> float:
    """Higher is harsher; only for ranking two ways to say one thing."""
    hard = sum(1.0 if finding.weight is Weight.HARSH else 0.3 for finding in found)
    good = len({strength.kind for strength in strengths})
    return round(hard - 0.15 * good, 3)
