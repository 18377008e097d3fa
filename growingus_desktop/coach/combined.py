"""What shows only when all findings and strengths of a draft are known."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from growingus_desktop.coach.detectors import GENERAL
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.reading import Category, Strength, StrengthKind, Weight

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


def together(draft: Draft, found: list[Finding], strengths: list[Strength]) -> Iterator[Finding]:
    """The sweeping word in a harsh sentence, the turn after a kind one, and too many things at once."""
    harsh = [
        finding for finding in found if finding.weight is Weight.HARSH or finding.sign == GENERAL
    ]
    if not harsh:
        return
    yield from _sweeping(draft, harsh)
    yield from _turned(draft, harsh, strengths)
    yield from _too_many(draft, harsh)


def _sweeping(draft: Draft, harsh: list[Finding]) -> Iterator[Finding]:
    done = {
        draft.of_word[finding.start] for finding in harsh if Category.GENERALISATION in finding.tags
    }
    for number in sorted({draft.of_word[finding.start] for finding in harsh} - done):
        sentence = draft.sentences[number]
        for place in range(sentence.start, sentence.end):
            if draft.words[place] in _SWEEPING and not draft.quoted[place]:
                yield Finding(place, place + 1, (Category.GENERALISATION,), sign="sweeping")
                break


def _turned(draft: Draft, harsh: list[Finding], strengths: list[Strength]) -> Iterator[Finding]:
    first = min(harsh, key=lambda finding: finding.start)
    if any(Category.UNDERCUT in finding.tags for finding in harsh):
        return
    begin, _ = draft.span(first.start, first.end)
    if any(strength.kind in _WARM and strength.end <= begin for strength in strengths):
        yield Finding(first.start, first.end, (Category.UNDERCUT,), sign="turned")


def _too_many(draft: Draft, harsh: list[Finding]) -> Iterator[Finding]:
    numbers = sorted({draft.of_word[finding.start] for finding in harsh})
    if len(numbers) >= _MANY:
        sentence = draft.sentences[numbers[_MANY - 1]]
        yield Finding(sentence.start, sentence.end, (Category.KITCHEN_SINK,), sign="many")
        return
    for number in numbers:
        sentence = draft.sentences[number]
        pauses = [
            place
            for place in range(sentence.start + 1, sentence.end)
            if not draft.lattice.joins[place]
        ]
        parts = [sentence.start, *pauses, sentence.end]
        short = sum(1 for a, b in pairwise(parts) if b - a <= _LONG_LIST)
        if len(pauses) >= _LONG_LIST and short >= _MANY:
            yield Finding(sentence.start, sentence.end, (Category.KITCHEN_SINK,), sign="list")
            return
