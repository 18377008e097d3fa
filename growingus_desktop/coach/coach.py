"""The coach: reads a draft, says what may land hard and what helps, and when to leave wording be."""

from collections.abc import Iterable
from dataclasses import replace

from growingus_desktop.coach.combined import Assembled, assemble
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.language import Language, load_language
from growingus_desktop.coach.passages import PassageReader, first_gate
from growingus_desktop.coach.reading import (
    Category,
    Dismissal,
    Gate,
    Grade,
    Reading,
    Remark,
    Seriousness,
    Strength,
    Weight,
)
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
        return self.reader().gate(text)

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
        return self.reader().read(text, dismissed, seriousness)

    def reader(self) -> "FieldReader":
        """A reader for one field, quick where a text differs little from the one before."""
        return FieldReader(self._language)

    def dismissal_of(self, remark: Remark) -> Dismissal:
        """The value that, handed back to `read`, leaves this remark out."""
        return Dismissal(remark.category, self.normal(remark.phrase))

    def normal(self, phrase: str) -> str:
        """A phrase in the form in which two writings of it are the same."""
        return self._language.normal(phrase)


class FieldReader:
    """Reads what is typed in one field. Holds the sentences of the newest text and nothing else.

    Args:
        language: what to read with.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._passages = PassageReader(language)

    def gate(self, text: str) -> Gate | None:
        """As `Coach.gate`."""
        return first_gate(self._passages.read(text))

    def read(
        self,
        text: str,
        dismissed: frozenset[Dismissal] = frozenset(),
        seriousness: Seriousness = Seriousness.MATTERS,
    ) -> Reading:
        """As `Coach.read`."""
        placed = self._passages.read(text)
        gate = first_gate(placed)
        if gate is not None:
            return Reading(gate=gate)
        remarks: list[Remark] = []
        strengths: list[Strength] = []
        for one in assemble(placed):
            mine = self._remarks(one, dismissed)
            remarks += [_moved(remark, one.placed.offset) for remark in mine]
            passage = one.placed.passage
            strengths += [
                replace(
                    wide, start=wide.start + one.placed.offset, end=wide.end + one.placed.offset
                )
                for wide in widened(passage.draft, passage.strengths, mine)
            ]
        words = sum(len(one.passage.draft.words) for one in placed)
        return judge(words, tuple(remarks), tuple(strengths), seriousness)

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self._passages.forget()

    def _remarks(self, one: Assembled, dismissed: frozenset[Dismissal]) -> list[Remark]:
        draft = one.placed.passage.draft
        made = [self._remark(draft, finding) for finding in _clear(one.found)]
        if not dismissed:
            return made
        return [
            remark
            for remark in made
            if Dismissal(remark.category, self._language.normal(remark.phrase)) not in dismissed
        ]

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


def _moved(remark: Remark, offset: int) -> Remark:
    """A remark of a sentence that begins at `offset`."""
    if not offset:
        return remark
    suggestions = tuple(
        replace(one, start=one.start + offset, end=one.end + offset) for one in remark.suggestions
    )
    return replace(
        remark, start=remark.start + offset, end=remark.end + offset, suggestions=suggestions
    )


def _clear(found: Iterable[Finding]) -> list[Finding]:
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
