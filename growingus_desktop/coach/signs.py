"""All signs of a sentence: the phrases of signs.toml, then the detectors, each with its guards."""

from typing import Final

from growingus_desktop.coach.detecting import DETECTORS
from growingus_desktop.coach.detectors import GENERAL
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.guards import GUARDS, is_quoted
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Category, Weight

_TELLING: Final = frozenset(Category) - {
    Category.GENERALISATION,
    Category.COMPARISON,
    Category.UNDERCUT,
}


def find_signs(draft: Draft, language: Language) -> list[Finding]:
    """Everything in a draft that may land hard, in the order of the text."""
    longest: dict[tuple[int, int], int] = {}
    for match in language.sign_index.matches(draft.lattice):
        key = (match.number, match.start)
        longest[key] = max(match.end, longest.get(key, 0))
    found: list[Finding] = []
    for (number, start), end in longest.items():
        sign = language.signs[number]
        if sign.question is not None and sign.question != draft.sentence_at(start).is_asked:
            continue
        if not any(GUARDS[name](draft, start, end) for name in sign.unless):
            found.append(Finding(start, end, sign.tags, sign.weight, sign.name))
    for detector in DETECTORS:
        found.extend(detector(draft))
    kept = [finding for finding in found if not is_quoted(draft, finding.start, finding.end)]
    kept.sort(key=lambda finding: (finding.start, -finding.end, finding.tags))
    return _without_the_general(draft, kept)


def _without_the_general(draft: Draft, found: list[Finding]) -> list[Finding]:
    """Leave out "a sentence about you" where a more telling sign opens the same sentence."""
    telling = {
        draft.of_word[finding.start]
        for finding in found
        if finding.sign != GENERAL
        and finding.weight is Weight.HARSH
        and finding.tags[0] in _TELLING
        and finding.start <= draft.sentence_at(finding.start).core + 1
    }
    return [
        finding
        for finding in found
        if finding.sign != GENERAL or draft.of_word[finding.start] not in telling
    ]
