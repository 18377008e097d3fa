"""What the rules found and how a sentence weighs, made to agree.

The rules know where a phrase stands and what is wrong with it; the weights know how sure one can be.
Where a sentence weighs hard and no rule says why, the clause that weighs most is marked.
"""

from collections.abc import Iterable
from typing import Final

from growingus_desktop.coach.detectors import GENERAL
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.passages import Passage
from growingus_desktop.coach.reading import Category, Strength, StrengthKind, Weight
from growingus_desktop.coach.weighed import Weighed

WEIGHED: Final = "weighed"
"""The sign of a finding that no phrase made, only the weights of a clause."""

DOUBT: Final = -2.0
"""So far from standing apart from everyday talk a hard sentence is still a nudge."""

_CLEARLY: Final = 0.5
_NEARLY: Final = -1.5
_REMOTE: Final = -4.5
"""So deep in everyday talk not even what a rule found is named."""

NUDGES: Final = frozenset({Category.VAGUE_ASK, Category.DISGUISED_FEELING})
"""Nothing hostile is in these: to the person they are never more than a nudge."""


def settled(passage: Passage, weighed: Weighed, *, openers_only: bool) -> tuple[Finding, ...]:
    """What may land hard in a sentence, as heavy as the sentence weighs.

    Args:
        passage: the sentence.
        weighed: the judgement on it.
        openers_only: as in `assemble`.
    """
    found = passage.found
    if weighed.harsh <= 0:
        return _named(found, weighed)
    if openers_only or weighed.apart > 0 or _agree(found, weighed):
        return _hard(passage, weighed)
    if weighed.apart > DOUBT:
        return tuple(finding._replace(weight=Weight.NUDGE) for finding in _hard(passage, weighed))
    return _named(found, weighed) if weighed.apart > _REMOTE else ()


def _named(found: Iterable[Finding], weighed: Weighed) -> tuple[Finding, ...]:
    """What the rules found, as nudges, where the weights name the same kind."""
    return tuple(
        finding._replace(weight=Weight.NUDGE)
        for finding in found
        if finding.sign != GENERAL and finding.tags[0] in weighed.categories
    )


def _agree(found: tuple[Finding, ...], weighed: Weighed) -> bool:
    """Whether two rules say so, one of them without reserve, of what weighs hard as an opener."""
    signs = {finding.sign for finding in found}
    return (
        len(signs) > 1
        and weighed.harsh > _CLEARLY
        and weighed.apart > _NEARLY
        and any(finding.weight is Weight.HARSH for finding in found)
    )


def _hard(passage: Passage, weighed: Weighed) -> tuple[Finding, ...]:
    """What is hard in a sentence that weighs so: what the rules found, or its heaviest part."""
    found = passage.found
    if any(finding.weight is Weight.HARSH for finding in found):
        return found
    nudges = tuple(finding for finding in found if finding.sign != GENERAL)
    if weighed.category in NUDGES and any(one.tags[0] is weighed.category for one in nudges):
        return nudges
    general = next((finding for finding in found if finding.sign == GENERAL), None)
    start, end = (general.start, general.end) if general else weighed.heaviest
    weight = Weight.NUDGE if weighed.category in NUDGES else Weight.HARSH
    tags = (weighed.category, *sorted(weighed.categories - {weighed.category}))
    return (*nudges, Finding(start, end, tags, weight, WEIGHED))


def helping(passage: Passage, weighed: Weighed) -> tuple[Strength, ...]:
    """What helps in a sentence: where the rules saw it, or else the whole of it."""
    seen = [one for one in passage.strengths if one.kind in weighed.strengths]
    start, end = passage.draft.span(0, len(passage.draft.words))
    rest = weighed.strengths - {one.kind for one in seen}
    return (
        *seen,
        *(Strength(start, end, kind) for kind in StrengthKind if kind in rest),
    )
