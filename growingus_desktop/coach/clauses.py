"""Where the clause of a finding begins and ends."""

from typing import Final

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding

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
