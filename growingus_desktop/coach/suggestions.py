"""Ways on from a phrase, made from the person's own words where that can be done."""

from collections.abc import Mapping
from typing import Any

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.reading import Suggestion, SuggestionKind


def suggest(draft: Draft, finding: Finding, wording: Mapping[str, Any]) -> tuple[Suggestion, ...]:
    """One to three suggestions for a finding."""
    start, end = draft.span(finding.start, finding.end)
    return tuple(
        Suggestion(SuggestionKind.QUESTION, start, end, text)
        for text in wording[finding.tags[0]]["questions"]
    )
