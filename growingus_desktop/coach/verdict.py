"""Harsh or gentle, for the command line, and how harsh."""

from collections.abc import Sequence

from growingus_desktop.coach.combined import Assembled


def score_of(assembled: Sequence[Assembled]) -> float:
    """Higher is harsher: the sentence that weighs most, for the worst clause is what is heard."""
    return round(max((one.weighed.harsh for one in assembled), default=-1.0), 3)


def is_harsh(assembled: Sequence[Assembled]) -> bool:
    """Whether any sentence weighs hard, vague asks and disguised feelings among them."""
    return score_of(assembled) > 0


def categories_of(assembled: Sequence[Assembled]) -> list[str]:
    """The kinds of hardness in a draft, by name; at least one where it is harsh."""
    held = {category for one in assembled for category in one.weighed.categories}
    if not held and assembled and is_harsh(assembled):
        held = {max(assembled, key=lambda one: one.weighed.harsh).weighed.category}
    return sorted(category.value for category in held)


def strengths_of(assembled: Sequence[Assembled]) -> list[str]:
    """The kinds of strength in a draft, by name."""
    return sorted({kind.value for one in assembled for kind in one.weighed.strengths})
