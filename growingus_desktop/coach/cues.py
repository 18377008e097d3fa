"""What in a sentence a weight can hang on: words, their neighbours and classes, its opening and close.

A cue is written so that a person can read it in the file of weights:

================== ======================================================================
``never``          the word
``why do``         two words side by side
``<feeling>``      a word or phrase of that class
``so <neg_trait>`` a word before a word of a class; ``<feeling> when`` the other way round
``you~<harm>``     a word or class up to five words after a pronoun, in one clause
``^ why do``       how the sentence opens, forms of address aside; ``/ but`` how a part does
``at all $``       how the sentence closes; ``at all /`` how a part does
``? why``          its closing mark and its opening
``sign:contempt``  a finding of the rules, with its weight
``helps:repair``   a strength of the rules
``near:repair``    the same in another sentence of the draft
``beside:repair``  the same in another part of the sentence
================== ======================================================================

Quoted words give no cue, only that there are some.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from growingus_desktop.coach.draft import Draft
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.reading import Strength

OF_DANGER: Final = "<in_"
"""How the classes begin that only the safety gate looks at."""

_REACH: Final = 5
_PRONOUNS: Final = frozenset({"you", "i", "we", "he", "she", "they", "it", "your", "my", "our"})
_SAYS_NOTHING: Final = frozenset({"<skip>", "<filler>", "<vocative>", "<joint>", "<parting>"})
_FEW: Final = 3

Classes = list[list[str]]
"""The classes that can be read at each word."""


def classes_of(draft: Draft) -> Classes:
    """The classes at each word that a weight can hang on.

    Args:
        draft: one sentence.
    """
    return [
        [
            key
            for key, _ in keys
            if key.startswith("<") and key not in _SAYS_NOTHING and not key.startswith(OF_DANGER)
        ]
        for keys in draft.lattice.keys
    ]


def word_cues(draft: Draft, classes: Classes) -> set[str]:
    """The cues of a sentence's own words.

    Args:
        draft: one sentence.
        classes: as `classes_of` gives them.
    """
    return {*_between(draft, classes, 0, len(draft.words)), *_edges(draft, classes)}


def part_cues(draft: Draft, classes: Classes, start: int, end: int) -> set[str]:
    """The cues of the words [start, end) and of how this part of the sentence opens and closes.

    Args:
        draft: one sentence.
        classes: as `classes_of` gives them.
        start: the part's first word.
        end: the word after its last.
    """
    cues = set(_between(draft, classes, start, end))
    opening = draft.words[start : min(end, start + 3)]
    cues.update([f"/ {' '.join(opening[:count])}" for count in range(1, len(opening) + 1)])
    cues.add(f"{draft.words[end - 1]} /")
    cues.add(f"mark {_mark(draft.sentences[0].marks)}")
    if start == 0:
        cues.update(_openings(draft, classes))
    else:
        cues.add("a later part")
    if end == len(draft.words):
        cues.update(_closings(draft))
    return cues


def sign_cues(found: Iterable[Finding], strengths: Iterable[Strength]) -> set[str]:
    """The cues of what the rules found in a sentence or a part of one.

    Args:
        found: what may land hard.
        strengths: what helps.
    """
    signs = {f"sign:{finding.tags[0].value}:{finding.weight.value}" for finding in found}
    helps = {f"helps:{strength.kind.value}" for strength in strengths}
    return (signs or {"sign:none"}) | (helps or {"helps:none"})


def beside_cues(strengths: Iterable[Strength]) -> set[str]:
    """The strengths in the other parts of a sentence."""
    return {f"beside:{strength.kind.value}" for strength in strengths}


def place_cues(number: int, count: int) -> set[str]:
    """Where in the draft a sentence stands.

    Args:
        number: its place from 0.
        count: how many there are.
    """
    if count == 1:
        return {"the only sentence"}
    if number == 0:
        return {"the first sentence"}
    return {"the last sentence"} if number == count - 1 else {"a middle sentence"}


def near_cues(kinds: Iterable[str]) -> set[str]:
    """The strengths of the other sentences of the draft.

    Args:
        kinds: their names.
    """
    return {f"near:{kind}" for kind in kinds}


def _between(draft: Draft, classes: Classes, start: int, end: int) -> Iterator[str]:
    words, joins, quoted = draft.words, draft.lattice.joins, draft.quoted
    for place in range(start, end):
        word = words[place]
        if quoted[place]:
            yield "quoted"
            continue
        yield word
        yield from classes[place]
        if place + 1 < end:
            follows = words[place + 1]
            yield f"{word} {follows}"
            for name in classes[place + 1]:
                yield f"{word} {name}"
            for name in classes[place]:
                yield f"{name} {follows}"
        if word in _PRONOUNS:
            for after in range(place + 2, min(end, place + _REACH + 1)):
                if not joins[after]:
                    break
                yield f"{word}~{words[after]}"
                for name in classes[after]:
                    yield f"{word}~{name}"


def _edges(draft: Draft, classes: Classes) -> Iterator[str]:
    words, sentence = draft.words, draft.sentences[0]
    yield from _openings(draft, classes)
    yield from _closings(draft)
    mark, opening = _mark(sentence.marks), words[sentence.core : sentence.core + 2]
    yield f"mark {mark}"
    if opening:
        yield f"{mark} {opening[0]}"
    if mark == "?" and len(opening) > 1:
        yield f"? {opening[0]} {opening[1]}"
    if len(words) <= _FEW:
        yield "few words"
    if any(token.capitals and len(token.word) > 2 for token in draft.tokens):
        yield "CAPITALS"


def _openings(draft: Draft, classes: Classes) -> Iterator[str]:
    core = draft.sentences[0].core
    opening = draft.words[core : core + 3]
    for count in range(1, len(opening) + 1):
        yield f"^ {' '.join(opening[:count])}"
    if opening:
        for name in classes[core]:
            yield f"^ {name}"


def _closings(draft: Draft) -> Iterator[str]:
    words = draft.words
    yield f"{words[-1]} $"
    if len(words) > 1:
        yield f"{words[-2]} {words[-1]} $"


def _mark(marks: str) -> str:
    for mark in ("?", "!"):
        if mark in marks:
            return mark
    return "." if "." in marks or "…" in marks else "no mark"
