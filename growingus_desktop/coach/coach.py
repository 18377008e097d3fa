"""The coach: reads a draft, says what may land hard and what helps, and when to leave wording be."""

from dataclasses import replace

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.gate import find_gate
from growingus_desktop.coach.language import Language, load_language
from growingus_desktop.coach.reading import (
    Category,
    Dismissal,
    Gate,
    Grade,
    Reading,
    Remark,
    Seriousness,
    Weight,
)
from growingus_desktop.coach.signs import find_all
from growingus_desktop.coach.stretches import widened
from growingus_desktop.coach.suggestions import suggest
from growingus_desktop.coach.whole import judge
from growingus_desktop.core import resources

GENERAL = frozenset({Category.BLAME, Category.UNDERCUT})
"""What gives way where a more telling remark stands on the same words."""


class Coach:
    """Reads drafts in one language. Holds nothing of what it has read."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def gate(self, text: str) -> Gate | None:
        """The sentence of a text that calls for the safety card, None without one.

        Args:
            text: any free text of the program.
        """
        return find_gate(self._language.draft(text), self._language)

    def read(
        self,
        text: str,
        dismissed: frozenset[Dismissal] = frozenset(),
        seriousness: Seriousness = Seriousness.MATTERS,
    ) -> Reading:
        """Everything there is to say about a draft; with a gate, the gate alone.

        Args:
            text: the draft.
            dismissed: remarks the person means as they stand.
            seriousness: how serious the matter is; a serious one may be put more firmly.
        """
        draft = self._language.draft(text)
        gate = find_gate(draft, self._language)
        if gate is not None:
            return Reading(gate=gate)
        found, strengths = find_all(draft, self._language)
        remarks = tuple(
            remark
            for finding in _clear(found)
            if Dismissal(
                (remark := self._remark(draft, finding)).category, self.normal(remark.phrase)
            )
            not in dismissed
        )
        reach = widened(draft, strengths, remarks)
        return judge(draft, remarks, tuple(reach), seriousness)

    def dismissal_of(self, remark: Remark) -> Dismissal:
        """The value that, handed back to `read`, leaves this remark out."""
        return Dismissal(remark.category, self.normal(remark.phrase))

    def normal(self, phrase: str) -> str:
        """A phrase in the form in which two writings of it are the same."""
        return self._language.normal(phrase)

    def _remark(self, draft: Draft, finding: Finding) -> Remark:
        start, end = draft.span(finding.start, finding.end)
        category = finding.tags[0]
        words = self._language.wording[category]
        return Remark(
            start=start,
            end=end,
            phrase=draft.text[start:end],
            category=category,
            weight=finding.weight,
            why=words["why"],
            grade=Grade(words["grade"]),
            suggestions=suggest(draft, finding, self._language),
            guide=words.get("guide"),
        )


def load_coach(language: str = resources.DEFAULT_LANGUAGE) -> Coach:
    """The coach for a language, English where it isn't translated.

    Args:
        language: a BCP 47 tag.
    """
    return Coach(load_language(language))


def _clear(found: list[Finding]) -> list[Finding]:
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
        return replace(finding, end=first)
    return None


def _rank(finding: Finding) -> tuple[bool, bool, int, int]:
    general = finding.tags[0] in GENERAL
    return finding.weight is not Weight.HARSH, general, finding.start - finding.end, finding.start
