"""How far a strength reaches: to the sentence it carries, short of any remark.

A single marked word ("Saturday") tells a reader little; the sentence around it is what is good.
"""

from collections.abc import Sequence

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.reading import Remark, Strength, Weight

FEWEST_WORDS = 3
"""Stretches shorter than this are left over from a remark and say nothing by themselves."""

_LEADING = " \t\n,;:–—-…"
_TURNS = ("but ", "and ", "so ", "yet ")


def widened(
    draft: Draft, strengths: Sequence[Strength], remarks: Sequence[Remark]
) -> list[Strength]:
    """Each strength over its whole sentence, as far as no remark stands in it.

    Args:
        draft: the sentence they were found in.
        strengths: as found, by the words that give them away.
        remarks: what is remarked on in the same sentence.
    """
    if not strengths:
        return []
    if any(remark.weight is Weight.HARSH for remark in remarks):
        # What is around a hard phrase is no help by itself, only the words that give it away.
        return list(strengths)
    seen: dict[tuple[int, int, str], Strength] = {}
    first, end = draft.span(0, len(draft.tokens))
    last = _with_marks(draft.text, end)
    for strength in strengths:
        stretch = _clear_of(remarks, strength, first, last)
        begin, end = _trimmed(draft.text, *stretch)
        if len(draft.text[begin:end].split()) < FEWEST_WORDS:
            begin, end = strength.start, strength.end
        wide = strength._replace(start=begin, end=end)
        seen.setdefault((wide.start, wide.end, wide.kind), wide)
    return list(seen.values())


def _with_marks(text: str, end: int) -> int:
    while end < len(text) and text[end] in ".!?…":
        end += 1
    return end


def _clear_of(
    remarks: Sequence[Remark], strength: Strength, first: int, last: int
) -> tuple[int, int]:
    for remark in remarks:
        if remark.end <= strength.start:
            first = max(first, remark.end)
        elif remark.start >= strength.end:
            last = min(last, remark.start)
        elif remark.start < strength.end and strength.start < remark.end:
            return strength.start, strength.end
    return first, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _LEADING:
        end -= 1
    lowered = text[start:end].lower()
    for turn in _TURNS:
        if lowered.startswith(turn):
            return start + len(turn), end
    for turn in _TURNS:
        if lowered.endswith(" " + turn.strip()):
            return _trimmed(text, start, end - len(turn))
    return start, end
