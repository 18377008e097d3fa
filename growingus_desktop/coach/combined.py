"""What shows only when the findings and strengths of all sentences of a draft are known."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.passages import Placed
from growingus_desktop.coach.reading import Category, Strength, StrengthKind, Weight
from growingus_desktop.coach.settling import helping, settled
from growingus_desktop.coach.weighed import Weighed
from growingus_desktop.coach.weighing import weigh

_SWEEPING: Final = frozenset({"always", "never", "constantly", "forever"})
_WARM: Final = frozenset(
    {
        StrengthKind.APPRECIATION,
        StrengthKind.OWNERSHIP,
        StrengthKind.REPAIR,
        StrengthKind.REQUEST,
        StrengthKind.INVITATION,
    }
)
_MANY: Final = 3
_LONG_LIST: Final = 4


class Assembled(NamedTuple):
    """A sentence in its draft: how it weighs, what is hard in it and what helps."""

    placed: Placed
    weighed: Weighed
    found: tuple[Finding, ...]
    strengths: tuple[Strength, ...]


def assemble(
    placed: Sequence[Placed], language: Language, *, openers_only: bool = False
) -> tuple[Assembled, ...]:
    """The sentences of a draft, each with its own findings and with those the whole adds to it.

    Args:
        placed: the sentences; behind the gate nobody may be shown what comes of it.
        language: to judge them with.
        openers_only: whether the text is known to be an opener. Among openers every other one is
            hard; in what people write otherwise few sentences are, so there it takes more.
    """
    placed = [one for one in placed if one.passage.draft.words]
    each = [
        Assembled(
            one,
            weighed,
            settled(one.passage, weighed, openers_only=openers_only),
            helping(one.passage, weighed),
        )
        for one, weighed in zip(placed, weigh(placed, language), strict=True)
    ]
    extra: dict[int, list[Finding]] = {}
    for number, finding in _together(each):
        extra.setdefault(number, []).append(finding)
    return tuple(
        one._replace(found=(*one.found, *extra[number])) if number in extra else one
        for number, one in enumerate(each)
    )


def _together(each: Sequence[Assembled]) -> Iterator[tuple[int, Finding]]:
    harsh = [
        (number, finding)
        for number, one in enumerate(each)
        for finding in one.found
        if finding.weight is Weight.HARSH
    ]
    if harsh:
        yield from _sweeping(each, harsh)
        yield from _turned(each, harsh)
        yield from _too_many(each, harsh)


def _sweeping(
    each: Sequence[Assembled], harsh: list[tuple[int, Finding]]
) -> Iterator[tuple[int, Finding]]:
    """The sweeping word in a sentence that is hard for another reason."""
    done = {number for number, finding in harsh if Category.GENERALISATION in finding.tags}
    for number in sorted({number for number, _ in harsh} - done):
        draft = each[number].placed.passage.draft
        for place, word in enumerate(draft.words):
            if word in _SWEEPING and not draft.quoted[place]:
                tags = (Category.GENERALISATION,)
                yield number, Finding(place, place + 1, tags, Weight.NUDGE, "sweeping")
                break


def _turned(
    each: Sequence[Assembled], harsh: list[tuple[int, Finding]]
) -> Iterator[tuple[int, Finding]]:
    """The first hard words after kind ones."""
    if any(Category.UNDERCUT in finding.tags for _, finding in harsh):
        return
    number, first = harsh[0]
    begin, _ = each[number].placed.passage.draft.span(first.start, first.end)
    warm_before = any(
        strength.kind in _WARM for one in each[:number] for strength in one.strengths
    ) or any(
        strength.kind in _WARM and strength.end <= begin for strength in each[number].strengths
    )
    if warm_before:
        tags = (Category.UNDERCUT,)
        yield number, first._replace(tags=tags, sign="turned")


def _too_many(
    each: Sequence[Assembled], harsh: list[tuple[int, Finding]]
) -> Iterator[tuple[int, Finding]]:
    """The third sentence that is hard, or a sentence that is a list of things."""
    tags = (Category.KITCHEN_SINK,)
    numbers = sorted({number for number, _ in harsh})
    if len(numbers) >= _MANY:
        number = numbers[_MANY - 1]
        yield number, Finding(0, len(each[number].placed.passage.draft.words), tags, sign="many")
        return
    for number in numbers:
        draft = each[number].placed.passage.draft
        if _is_list(draft):
            yield number, Finding(0, len(draft.words), tags, sign="list")
            return


def _is_list(draft: Draft) -> bool:
    count = len(draft.words)
    pauses = [place for place in range(1, count) if not draft.lattice.joins[place]]
    short = sum(1 for a, b in pairwise([0, *pauses, count]) if b - a <= _LONG_LIST)
    return len(pauses) >= _LONG_LIST and short >= _MANY
