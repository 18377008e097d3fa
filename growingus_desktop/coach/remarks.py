"""Findings as remarks, each with its reason and its ways on."""

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.passages import PassageReader
from growingus_desktop.coach.reading import Grade, Remark, Suggestion
from growingus_desktop.coach.suggestions import suggest


def remark_on(draft: Draft, finding: Finding, language: Language, reader: PassageReader) -> Remark:
    """A finding with its reason and its ways on.

    Args:
        draft: the sentence it stands in; the remark's offsets count from its beginning.
        finding: what was found.
        language: for the wording.
        reader: to read what is offered again.
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
        suggestions=suggest(draft, finding, language, reader),
        guide=words.get("guide"),
    )


def moved(remark: Remark, offset: int) -> Remark:
    """A remark of a sentence that begins at `offset`."""
    if not offset:
        return remark
    suggestions = tuple(
        Suggestion(one.kind, one.start + offset, one.end + offset, one.text, one.heart)
        for one in remark.suggestions
    )
    return Remark(
        start=remark.start + offset,
        end=remark.end + offset,
        phrase=remark.phrase,
        category=remark.category,
        weight=remark.weight,
        why=remark.why,
        grade=remark.grade,
        suggestions=suggestions,
        guide=remark.guide,
    )
