"""Thoughts about the other dressed as feelings."""

from collections.abc import Iterator
from typing import Final

from growingus_desktop.coach.draft import Draft, Sentence
from growingus_desktop.coach.findings import Finding
from growingus_desktop.coach.reading import Category, Weight

_C = Category
_FEEL: Final = frozenset({"feel", "felt", "feeling", "feels"})
_LINKS: Final = frozenset({"like", "that", "as", "if", "though"})


def feeling_like(draft: Draft) -> Iterator[Finding]:
    """Such as "I feel like you …", "I feel ignored": a thought about the other dressed as a feeling."""
    for place, word in enumerate(draft.words):
        if word not in _FEEL:
            continue
        sentence = draft.sentence_at(place)
        before = draft.words[max(sentence.start, place - 4) : place]
        if before[-1:] == ["to"] or (
            not {"i", "me", "am"} & set(before) and place != sentence.core
        ):
            continue
        finding = _disguised(draft, place, sentence)
        if finding is not None:
            yield finding


_DEGREES: Final = frozenset(["so", "very", "too", "more", "less", "increasingly"])
_OWN_STATES: Final = frozenset(["i", "it", "the", "my"])
_SWEEPING_STATES: Final = frozenset(["nobody", "no", "everything", "nothing", "everyone"])


def _disguised(draft: Draft, place: int, sentence: Sentence) -> Finding | None:
    after = place + 1
    while draft.has(after, "skip") or draft.word(after) in _DEGREES:
        after += 1
    subject = after
    while draft.word(subject) in _LINKS:
        subject += 1
    start = max(sentence.start, place - 1)
    if subject >= sentence.end:
        return None
    tags = (_C.DISGUISED_FEELING,)
    if draft.word(subject) in {"you", "your"}:
        if draft.word(subject + 1) == "and":
            return None
        return Finding(start, min(sentence.end, subject + 5), tags, sign="feel_you")
    faux = draft.after(after, "faux")
    if faux is not None:
        accuses = draft.words[faux : faux + 2] == ["by", "you"] or (
            draft.word(faux) in {"and", "by"}
            and (draft.words[faux + 2 : faux + 4] == ["by", "you"])
        )
        weight = Weight.HARSH if accuses else Weight.NUDGE
        return Finding(start, faux, tags, weight, sign="faux")
    if subject == after:
        return None
    end = min(sentence.end, subject + 4)
    if draft.word(subject) in _SWEEPING_STATES:
        return Finding(start, end, tags, sign="feel_sweeping")
    if draft.word(subject) in _OWN_STATES and draft.words[after : after + 2] != ["like", "a"]:
        harsh = (
            bool(draft.among("marriage") & set(draft.words[subject : subject + 4]))
            and "with" not in draft.words[subject : subject + 4]
        )
        return Finding(start, end, tags, Weight.HARSH if harsh else Weight.NUDGE, sign="feel_like")
    return None
