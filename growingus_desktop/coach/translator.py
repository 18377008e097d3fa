"""From what was let out to candidate first words: each hard clause beside a gentler counterpart.

Nothing is rewritten as a whole and nothing happens by itself: a candidate is one clause, with blanks
where only the person knows the answer.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from growingus_desktop.coach.clauses import clause_of
from growingus_desktop.coach.clearing import clear_of_one_another
from growingus_desktop.coach.combined import assemble
from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.passages import PassageReader, first_gate
from growingus_desktop.coach.reading import Category, Remark, Weight
from growingus_desktop.coach.remarks import moved, remark_on
from growingus_desktop.coach.slots import Slot, Slots, slots_of


class Candidate(NamedTuple):
    """A clause that may land hard, and the parts of a gentler one.

    `start` and `end` are offsets of the clause in the raw text; `slots` are moment, feeling and ask
    in the order in which they are said.
    """

    start: int
    end: int
    phrase: str
    remark: Remark
    slots: tuple[Slot, ...]

    @property
    def text(self) -> str:
        """The counterpart as one piece, ready to be pulled over and filled in."""
        moment, feeling, ask = (slot.text for slot in self.slots)
        return f"{moment} {feeling}. {ask}"


def translate(text: str, language: Language) -> tuple[Candidate, ...]:
    """Candidates for first words out of a raw text, in its order; none behind the gate.

    Args:
        text: what was let out.
        language: to read it with.

    Source: evidence E1, E3 (the complaint underneath can be said as feeling, moment and ask).
    """
    reader = PassageReader(language)
    placed = reader.read(text)
    if first_gate(placed) is not None:
        return ()
    made: dict[tuple[int, int], Candidate] = {}
    # What is let out is no everyday talk: here a doubtful clause is worth a second wording.
    for one in assemble(placed, language, openers_only=True):
        draft = one.placed.passage.draft
        for finding in clear_of_one_another(one.found):
            if finding.tags[0] is Category.KITCHEN_SINK:
                continue
            first, last = clause_of(draft, finding)
            start, end = one.placed.span(first, last)
            candidate = Candidate(
                start,
                end,
                text[start:end],
                moved(remark_on(draft, finding, language, reader), one.placed.offset),
                _parts(draft, finding, language),
            )
            known = made.get((start, end))
            if known is None or _outweighs(candidate, known):
                made[start, end] = candidate
    return tuple(_apart(sorted(made.values(), key=lambda one: (one.start, -one.end))))


def _apart(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Those that don't lie in one before."""
    reached = 0
    for one in candidates:
        if one.start >= reached:
            yield one
            reached = one.end


def _outweighs(candidate: Candidate, other: Candidate) -> bool:
    return candidate.remark.weight is Weight.HARSH and other.remark.weight is not Weight.HARSH


def _parts(draft: Draft, finding: Finding, language: Language) -> tuple[Slot, ...]:
    wording = language.wording["slots"]
    slots = slots_of(draft, *clause_of(draft, finding), wording)
    if _is_hard(slots, language):
        slots = slots_of(draft, 0, 0, wording)
    return slots.moment, slots.feeling, slots.ask


def _is_hard(slots: Slots, language: Language) -> bool:
    """Whether the person's own words, put this way, would still land hard."""
    written = f"{slots.moment.text} {slots.feeling.text}. {slots.ask.text}"
    placed = PassageReader(language).read(written)
    return first_gate(placed) is not None or any(
        finding.weight is Weight.HARSH
        for one in assemble(placed, language)
        for finding in one.found
    )
