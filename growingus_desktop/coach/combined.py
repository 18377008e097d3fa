"""What shows only when the findings and strengths of all sentences of a draft are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from growingus_desktop.coach.detectors import GENERAL
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.good_will import is_warm
from growingus_desktop.coach.passages import Placed
from growingus_desktop.coach.reading import Category, StrengthKind, Weight

_FEWEST_WORDS: Final = 4
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
_MEANT_WELL: Final = (
    "pos_verb_you",
    "good_act",
    "pos_comment",
    "feeling",
    "frees_you",
    "warm_word",
)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A sentence in its draft, with all that was found in it."""

    placed: Placed
    found: tuple[Finding, ...]


def assemble(placed: Sequence[Placed]) -> tuple[Assembled, ...]:
    """The sentences of a draft, each with its own findings and with those the whole adds to it."""
    extra: dict[int, list[Finding]] = {}
    for number, finding in (*_together(placed), *_bare(placed)):
        extra.setdefault(number, []).append(finding)
    return tuple(
        Assembled(one, (*one.passage.found, *extra.get(number, ())))
        for number, one in enumerate(placed)
    )


def _together(placed: Sequence[Placed]) -> Iterator[tuple[int, Finding]]:
    harsh = [
        (number, finding)
        for number, one in enumerate(placed)
        for finding in one.passage.found
        if finding.weight is Weight.HARSH or finding.sign == GENERAL
    ]
    if harsh:
        yield from _sweeping(placed, harsh)
        yield from _turned(placed, harsh)
        yield from _too_many(placed, harsh)


def _sweeping(
    placed: Sequence[Placed], harsh: list[tuple[int, Finding]]
) -> Iterator[tuple[int, Finding]]:
    """The sweeping word in a sentence that is hard for another reason."""
    done = {number for number, finding in harsh if Category.GENERALISATION in finding.tags}
    for number in sorted({number for number, _ in harsh} - done):
        draft = placed[number].passage.draft
        for place, word in enumerate(draft.words):
            if word in _SWEEPING and not draft.quoted[place]:
                tags = (Category.GENERALISATION,)
                yield number, Finding(place, place + 1, tags, Weight.NUDGE, "sweeping")
                break


def _turned(
    placed: Sequence[Placed], harsh: list[tuple[int, Finding]]
) -> Iterator[tuple[int, Finding]]:
    """The first hard words after kind ones."""
    if any(Category.UNDERCUT in finding.tags for _, finding in harsh):
        return
    number, first = harsh[0]
    begin, _ = placed[number].passage.draft.span(first.start, first.end)
    warm_before = any(
        strength.kind in _WARM for one in placed[:number] for strength in one.passage.strengths
    ) or any(
        strength.kind in _WARM and strength.end <= begin
        for strength in placed[number].passage.strengths
    )
    if warm_before:
        tags = (Category.UNDERCUT,)
        yield number, replace(first, tags=tags, sign="turned")


def _too_many(
    placed: Sequence[Placed], harsh: list[tuple[int, Finding]]
) -> Iterator[tuple[int, Finding]]:
    """The third sentence that is hard, or a sentence that is a list of things."""
    tags = (Category.KITCHEN_SINK,)
    numbers = sorted({number for number, _ in harsh})
    if len(numbers) >= _MANY:
        number = numbers[_MANY - 1]
        yield number, Finding(0, len(placed[number].passage.draft.words), tags, sign="many")
        return
    for number in numbers:
        draft = placed[number].passage.draft
        if _is_list(draft):
            yield number, Finding(0, len(draft.words), tags, sign="list")
            return


def _is_list(draft: Draft) -> bool:
    count = len(draft.words)
    pauses = [place for place in range(1, count) if not draft.lattice.joins[place]]
    short = sum(1 for a, b in pairwise([0, *pauses, count]) if b - a <= _LONG_LIST)
    return len(pauses) >= _LONG_LIST and short >= _MANY


def _bare(placed: Sequence[Placed]) -> Iterator[tuple[int, Finding]]:
    """A nudge for words about the other with nothing of the writer's own beside them."""
    if any(one.passage.strengths or one.passage.found for one in placed):
        return
    if sum(len(one.passage.draft.words) for one in placed) < _FEWEST_WORDS:
        return
    for number, one in enumerate(placed):
        draft = one.passage.draft
        if not {"you", "your"} & set(draft.words) or draft.sentences[0].is_asked:
            continue
        if is_warm(draft, 0) or any(
            draft.any_of(0, len(draft.words), name) for name in _MEANT_WELL
        ):
            continue
        yield number, Finding(0, min(len(draft.words), 8), (Category.BLAME,), Weight.NUDGE, "bare")
        return
