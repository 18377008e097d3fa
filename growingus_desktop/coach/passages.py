"""A text as its sentences, each read once and kept for as long as the text holds it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from growingus_desktop.coach.cutting import cut
from growingus_desktop.coach.draft import Around, Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.gate import find_gate
from growingus_desktop.coach.good_will import is_wry
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Gate, Remark, Strength
from growingus_desktop.coach.signs import find_signs
from growingus_desktop.coach.strengths import find_strengths

_Known = tuple[str, Around]


class Passage:
    """One sentence and everything that can be told from it alone. Spans count from its beginning.

    The gate comes first; signs and strengths are looked for when they are asked for, and a remark
    once worded stays in `remarks`.
    """

    def __init__(self, draft: Draft, language: Language) -> None:
        self.draft = draft
        self._language = language
        self.gate: Gate | None = find_gate(draft, language)
        self.remarks: dict[Finding, Remark] = {}

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        """What may land hard, in the order of the words; empty behind the gate."""
        return () if self.gate else tuple(find_signs(self.draft, self._language))

    @cached_property
    def strengths(self) -> tuple[Strength, ...]:
        """What already helps; empty behind the gate."""
        return () if self.gate else tuple(find_strengths(self.draft, self._language))


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage and where in the text it begins."""

    passage: Passage
    offset: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text of the passage's words [start, end)."""
        begin, stop = self.passage.draft.span(start, end)
        return begin + self.offset, stop + self.offset


class PassageReader:
    """Reads texts that follow one another in one field, each little different from the last.

    Only what the newest text holds is kept.

    Args:
        language: what to read with.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._known: dict[_Known, Passage] = {}

    def read(self, text: str) -> tuple[Placed, ...]:
        """The sentences of a text, those known from the text before not read again."""
        wry = is_wry(text)
        known: dict[_Known, Passage] = {}
        placed: list[Placed] = []
        for piece in cut(text):
            key = (text[piece.start : piece.end], Around(piece.opens, piece.quoted, wry))
            passage = known.get(key) or self._known.get(key) or self._fresh(*key)
            known[key] = passage
            placed.append(Placed(passage, piece.start))
        self._known = known
        return tuple(placed)

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self._known = {}

    def _fresh(self, text: str, around: Around) -> Passage:
        return Passage(self._language.draft(text, around), self._language)


def first_gate(placed: Sequence[Placed]) -> Gate | None:
    """The first sentence of a text that speaks of danger, None where there is none."""
    for one in placed:
        gate = one.passage.gate
        if gate is not None:
            start, end = gate.sentence_start + one.offset, gate.sentence_end + one.offset
            return replace(gate, sentence_start=start, sentence_end=end)
    return None
