"""Harsh or gentle, for the command line, and how harsh."""

from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.reading import Category, Strength, StrengthKind, Weight

_UNSUPPORTED = (Category.VAGUE_ASK, Category.DISGUISED_FEELING)


def is_harsh(found: list[Finding], strengths: list[Strength]) -> bool:
    """Harsh when any finding is, or a vague ask or disguised feeling stands alone."""
    if any(finding.weight is Weight.HARSH for finding in found):
        return True
    kinds = {strength.kind for strength in strengths}
    concrete = StrengthKind.SPECIFIC in kinds
    return not concrete and any(finding.tags[0] in _UNSUPPORTED for finding in found)


def score_of(found: list[Finding], strengths: list[Strength]) -> float:
    """Higher is harsher; only for ranking two ways to say one thing."""
    hard = sum(1.0 if finding.weight is Weight.HARSH else 0.3 for finding in found)
    good = len({strength.kind for strength in strengths})
    return round(hard - 0.15 * good, 3)
