"""A text as its sentences, each read once and kept for as long as the text holds it."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from growingus_desktop.coach.clauses import parts_of
from growingus_desktop.coach.cues import (
    beside_cues,
    classes_of,
    part_cues,
    sign_cues,
    word_cues,
)
from growingus_desktop.coach.cutting import cut
from growingus_desktop.coach.draft import Around, Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.gate import find_gate
from growingus_desktop.coach.good_will import is_wry
from growingus_desktop.coach.language import Language
from growingus_desktop.coach.reading import Gate, Remark, Strength
from growingus_desktop.coach.signs import find_signs
from growingus_desktop.coach.strengths import find_strengths
from growingus_desktop.coach.weighed import Weighed
from growingus_desktop.coach.weights import Sum

Told = tuple[list[Remark], list[Strength]]
"""The remarks on a sentence and the strengths in it."""

_Known = tuple[str, Around]


class Passage:
    """One sentence and everything that can be told from it alone. Spans count from its beginning.

    The gate comes first; signs and strengths are looked for when they are asked for, and a remark
    once worded stays in `remarks`. `weighed` is the last judgement, by what the others add to it, and `told` what was last said, with all it depends on.
    """

    def __init__(self, draft: Draft, language: Language) -> None:
        self.draft = draft
        self.remarks: dict[Finding, Remark] = {}
        self.weighed: dict[frozenset[str], Weighed] = {}
        self.told: tuple[object, Told] | None = None
        self._language = language
        self._classes = classes_of(draft)
        self.gate: Gate | None = find_gate(draft, self._classes, language)

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        """What the rules find hard, in the order of the words."""
        return tuple(find_signs(self.draft, self._language))

    @cached_property
    def strengths(self) -> tuple[Strength, ...]:
        """What the rules find helpful."""
        return tuple(find_strengths(self.draft, self._language))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its strengths, by name."""
        return frozenset(strength.kind.value for strength in self.strengths)

    @cached_property
    def cues(self) -> frozenset[str]:
        """All cues of the sentence by itself."""
        return frozenset(
            word_cues(self.draft, self._classes) | sign_cues(self.found, self.strengths)
        )

    @cached_property
    def parts(self) -> tuple[tuple[int, int, frozenset[str]], ...]:
        """The sentence's parts, as words [start, end), each with its cues; none if it has one."""
        cut = parts_of(self.draft)
        if len(cut) == 1:
            return ()
        return tuple((start, end, self._part(start, end)) for start, end in cut)

    @cached_property
    def sums(self) -> tuple[Sum, Sum, tuple[Sum, ...], Sum]:
        """What the cues add up to: the whole, its tags, each part, and against everyday talk."""
        language = self._language
        return (
            language.weights.add_up(self.cues),
            language.tag_weights.add_up(self.cues),
            tuple(language.part_weights.add_up(cues) for _, _, cues in self.parts),
            language.everyday_weights.add_up(self.cues),
        )

    def _part(self, start: int, end: int) -> frozenset[str]:
        begin, stop = self.draft.span(start, end)
        found = [one for one in self.found if one.start < end and start < one.end]
        inside = [one for one in self.strengths if one.start < stop and begin < one.end]
        beside = [one for one in self.strengths if one not in inside]
        return frozenset(
            part_cues(self.draft, self._classes, start, end)
            | sign_cues(found, inside)
            | beside_cues(beside)
        )


class Placed(NamedTuple):
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
        self._aside: dict[_Known, Passage] = {}

    def read(self, text: str) -> tuple[Placed, ...]:
        """The sentences of a text, those known from the text before not read again."""
        self._aside = {}
        known: dict[_Known, Passage] = {}
        placed = self._place(text, Around(wry=is_wry(text)), known)
        self._known = known
        return placed

    def aside(self, text: str, around: Around) -> tuple[Placed, ...]:
        """The same for how a sentence of the text would read if it were put another way.

        Args:
            text: the sentence, or what would stand in its place.
            around: what stands around it.
        """
        return self._place(text, around, self._aside)

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self._known = {}
        self._aside = {}

    def _place(self, text: str, around: Around, into: dict[_Known, Passage]) -> tuple[Placed, ...]:
        placed: list[Placed] = []
        wry = around.wry or is_wry(text)
        for piece in cut(text):
            opens, quoted = piece.opens and around.opens, piece.quoted or around.quoted
            key = (text[piece.start : piece.end], Around(opens, quoted, wry))
            passage = into.get(key) or self._known.get(key)
            if passage is None:
                passage = Passage(self._language.draft(*key), self._language)
            into[key] = passage
            placed.append(Placed(passage, piece.start))
        return tuple(placed)


def first_gate(placed: Sequence[Placed]) -> Gate | None:
    """The first sentence of a text that speaks of danger, None where there is none."""
    for one in placed:
        gate = one.passage.gate
        if gate is not None:
            start, end = gate.sentence_start + one.offset, gate.sentence_end + one.offset
            return gate._replace(sentence_start=start, sentence_end=end)
    return None
