"""All signs of a draft: the phrases of signs.toml, then the detectors, each with its guards."""

from typing import Final

from growingus_desktop.coach.combined import together
from growingus_desktop.coach.detecting import DETECTORS
from growingus_desktop.coach.detectors import GENERAL
from growingus_desktop.coach.draft import Draft, Sentence
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.good_will import is_warm
from growingus_desktop.coach.guards import GUARDS, is_quoted
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Category, Strength, Weight
from growingus_desktop.coach.strengths import find_strengths

_FEWEST_WORDS: Final = 4
_TELLING: Final = frozenset(Category) - {
    Category.GENERALISATION,
    Category.COMPARISON,
    Category.UNDERCUT,
}


def find_signs(draft: Draft, language: Language) -> list[Finding]:
    """Everything in the draft that may land hard, in the order of the text."""
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
    return sorted(kept, key=lambda finding: (finding.start, -finding.end, finding.tags))


def find_all(draft: Draft, language: Language) -> tuple[list[Finding], list[Strength]]:
    """The signs of a draft and its strengths, with what only shows when both are known."""
    found = _without_the_general(draft, find_signs(draft, language))
    strengths = find_strengths(draft, language)
    found = [*found, *together(draft, found, strengths)]
    return [*found, *_bare(draft, strengths, found)], strengths


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


def _bare(draft: Draft, strengths: list[Strength], found: list[Finding]) -> list[Finding]:
    """A nudge for words about the other with nothing of the writer's own beside them."""
    if strengths or found or len(draft.words) < _FEWEST_WORDS:
        return []
    for sentence in draft.sentences:
        if sentence.is_asked or not {"you", "your"} & set(
            draft.words[sentence.start : sentence.end]
        ):
            continue
        if is_warm(draft, sentence.start) or _is_well_meant(draft, sentence):
            continue
        end = min(sentence.end, sentence.start + 8)
        return [Finding(sentence.start, end, (Category.BLAME,), Weight.NUDGE, "bare")]
    return []


def _is_well_meant(draft: Draft, sentence: Sentence) -> bool:
    return any(
        draft.any_of(sentence.start, sentence.end, name)
        for name in ("pos_verb_you", "good_act", "pos_comment", "feeling", "frees_you", "warm_word")
    )
