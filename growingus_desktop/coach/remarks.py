"""Findings as remarks, each with its reason and its ways on."""

from dataclasses import replace

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Grade, Remark
from growingus_desktop.coach.suggestions import suggest


def remark_on(draft: Draft, finding: Finding, language: Language) -> Remark:
    """A finding with its reason and its ways on.

    Args:
        draft: the sentence it stands in; the remark's offsets count from its beginning.
        finding: what was found.
        language: for the wording.
    """
    start, end = draft.span(finding.start, finding.end)
    category = finding.tags[0]
    words = language.wording[category]
    return Remark(
        start=start,
        end=end,
        phrase=draft.text[start:end],
        category=category,
        weight=finding.weight,
        why=words["why"],
        grade=Grade(words["grade"]),
        suggestions=suggest(draft, finding, language),
        guide=words.get("guide"),
    )


def moved(remark: Remark, offset: int) -> Remark:
    """A remark of a sentence that begins at `offset`."""
    if not offset:
        return remark
    suggestions = tuple(
        replace(one, start=one.start + offset, end=one.end + offset) for one in remark.suggestions
    )
    return replace(
        remark, start=remark.start + offset, end=remark.end + offset, suggestions=suggestions
    )
