"""One finding for each stretch of words, so that nothing is remarked on twice."""

from collections.abc import Iterable
from typing import Final

from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.reading import Category, Weight

_GENERAL: Final = frozenset({Category.BLAME, Category.UNDERCUT, Category.KITCHEN_SINK})
"""What gives way where a more telling remark stands on the same words."""


def clear_of_one_another(found: Iterable[Finding]) -> list[Finding]:
    """One finding for each stretch of words: harsh before nudge, the telling before the general."""
    kept: list[Finding] = []
    for finding in sorted(found, key=_rank):
        clear = _short_of(finding, kept)
        if clear is not None:
            kept.append(clear)
    return sorted(kept, key=lambda one: one.start)


def _short_of(finding: Finding, kept: list[Finding]) -> Finding | None:
    """A finding as far as nothing kept before stands in it; None if there is nothing left."""
    others = [other for other in kept if finding.start < other.end and other.start < finding.end]
    if not others:
        return finding
    first = min(other.start for other in others)
    if finding.tags[0] is Category.UNDERCUT and finding.start < first:
        # What takes back the kind part is the turn itself; what follows has its own remark.
        return finding._replace(end=first)
    return None


def _rank(finding: Finding) -> tuple[bool, bool, int, int]:
    general = finding.tags[0] in _GENERAL
    return finding.weight is not Weight.HARSH, general, finding.start - finding.end, finding.start
