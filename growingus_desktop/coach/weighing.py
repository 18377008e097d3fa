"""Each sentence of a draft judged with the others in view: is it hard, how, and what helps."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from growingus_desktop.coach.cues import near_cues, place_cues
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.passages import Passage, Placed
from growingus_desktop.coach.reading import Category, StrengthKind
from growingus_desktop.coach.weighed import Weighed
from growingus_desktop.coach.weights import Sum

HARSH: Final = "harsh"
"""The label that says a sentence may land hard."""


class _Around(NamedTuple):
    """What the other sentences add to each sum."""

    whole: Sum
    tags: Sum
    part: Sum
    everyday: Sum


def weigh(placed: Sequence[Placed], language: Language) -> tuple[Weighed, ...]:
    """Judge the sentences of a draft.

    Args:
        placed: the sentences.
        language: for its weights.
    """
    near = Counter(kind for one in placed for kind in one.passage.kinds)
    judged: list[Weighed] = []
    for number, one in enumerate(placed):
        own = one.passage.kinds
        others = [kind for kind, count in near.items() if count > (kind in own)]
        cues = frozenset(near_cues(others) | place_cues(number, len(placed)))
        # The same sentence among the same others weighs what it did when the key before was struck.
        known = one.passage.weighed.get(cues)
        if known is None:
            known = _judge(one.passage, _around(cues, language), language)
            one.passage.weighed = {cues: known}
        judged.append(known)
    return tuple(judged)


def _around(cues: frozenset[str], language: Language) -> _Around:
    return _Around(
        language.weights.add_up(cues),
        language.tag_weights.add_up(cues),
        language.part_weights.add_up(cues),
        language.everyday_weights.add_up(cues),
    )


def _judge(passage: Passage, around: _Around, language: Language) -> Weighed:
    whole, tags, parts, everyday = passage.sums
    (harsh,) = language.weights.scores(whole + around.whole)
    (apart,) = language.everyday_weights.scores(everyday + around.everyday)
    heaviest = (0, len(passage.draft.words))
    if parts:
        weighed = [language.part_weights.scores(part + around.part)[0] for part in parts]
        hardest = max(weighed)
        heaviest = passage.parts[weighed.index(hardest)][:2]
        harsh = (harsh + hardest) / 2
    kinds = language.tag_weights.scores(tags + around.tags)
    scores = dict(zip(language.tag_weights.labels, kinds, strict=True))
    hard = {category: scores[category] for category in Category}
    return Weighed(
        harsh=harsh,
        apart=apart,
        heaviest=heaviest,
        category=max(hard, key=hard.__getitem__),
        categories=frozenset(category for category, score in hard.items() if score > 0),
        strengths=frozenset(kind for kind in StrengthKind if scores[helps(kind)] > 0),
    )


def helps(kind: StrengthKind) -> str:
    """The label that says a strength is there."""
    return f"helps {kind.value}"
