"""Whether a text speaks of danger, for which wording is the wrong tool."""

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.gate_guards import GATE_GUARDS
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Gate


def find_gate(draft: Draft, language: Language) -> Gate | None:
    """The first sentence that speaks of danger, None where there is none.

    Source: evidence 4.3 (the gate comes before every rule of style).
    """
    for match in language.gate_index.matches(draft.lattice):
        sign = language.gates[match.number]
        if any(GATE_GUARDS[name](draft, match.start, match.end) for name in sign.unless):
            continue
        sentence = draft.sentence_at(match.start)
        start, end = draft.span(sentence.start, sentence.end)
        return Gate(sign.kind, start, end)
    return None
