"""Where the clause of a finding begins and ends."""

from itertools import pairwise
from typing import Final

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding

_SHORTEST_PART: Final = 4
TURNS: Final = frozenset({"but", "and", "so", "yet", "because", "or"})
"""Words that join a clause to the one before it."""


def clause_of(draft: Draft, finding: Finding) -> tuple[int, int]:
    """The words [start, end) of the clause a finding stands in.

    Args:
        draft: the sentence.
        finding: what was found in it.
    """
    clause = draft.lattice.clause
    begin = finding.start
    while begin > 0 and not clause[begin]:
        begin -= 1
    end = finding.end
    while end < len(draft.words) and not clause[end]:
        end += 1
    if end < len(draft.words) and draft.has(end - 1, "joint") and end - 1 > finding.start:
        end -= 1
    return begin, end


def parts_of(draft: Draft) -> list[tuple[int, int]]:
    """A sentence in parts of some length, as words [start, end): cut at pauses and joining words.

    One barb at the end of a long kind sentence is heard all the same; taken by itself it shows.
    """
    count = len(draft.words)
    cuts = [
        place
        for place in range(1, count)
        if not draft.lattice.joins[place] or draft.has(place, "parting")
    ]
    parts: list[tuple[int, int]] = []
    for start, end in pairwise([0, *cuts, count]):
        if parts and (end - start < _SHORTEST_PART or parts[-1][1] - parts[-1][0] < _SHORTEST_PART):
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts
