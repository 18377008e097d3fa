"""What the coach says, made ready to be shown: cards, marks and chips."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from growingus_desktop.coach.reading import (
    Reading,
    Remark,
    Strength,
    StrengthKind,
    Suggestion,
    SuggestionKind,
)
from growingus_desktop.coach.reading import Weight as RemarkWeight
from growingus_desktop.content.guides import load_guides
from growingus_desktop.presenters.openers_shift import Edit
from growingus_desktop.presenters.openers_words import (
    CATEGORIES,
    GRADES,
    STRENGTHS,
    already_there,
    worded,
)

NOWHERE: Final = -1
"""Where a wording belongs whose words were altered since they were read."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text to be marked.

    Args:
        start: first character.
        end: the character after the last.
        tone: a colour role.
        spoken: what to say where it is pointed at; lines are paragraphs.
        quiet: it already helps, and is only hinted at.
    """

    start: int
    end: int
    tone: str
    spoken: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class RemarkCard:
    """One remark as it is shown.

    Args:
        number: its place among the cards, from 0.
        phrase: the words it is about, in quotation marks.
        category: what may land hard in them, in a word or two.
        why: the reason.
        grade: how well tested the advice is.
        tone: the colour role, clay or honey.
        suggestions: words to put in; a question has none of its own.
        questions: what to answer in one's own words.
        guide: the guide that goes with it, or an empty string where there is none to read yet.
    """

    number: int
    phrase: str
    category: str
    why: str
    grade: str
    tone: str
    suggestions: tuple[str, ...]
    questions: tuple[str, ...]
    guide: str


@dataclass(frozen=True, slots=True)
class StrengthChip:
    """Something that helps: already there, or offered."""

    label: str
    present: bool


@cache
def _guides_to_read() -> frozenset[str]:
    """The guides there are; a remark may name one that is still to be written."""
    return frozenset(guide.id for guide in load_guides().guides)


def card_of(number: int, remark: Remark) -> RemarkCard:
    """A remark as it is shown."""
    asked = (one.text for one in remark.suggestions if one.kind is SuggestionKind.QUESTION)
    return RemarkCard(
        number=number,
        phrase=f"“{' '.join(remark.phrase.split())}”",
        category=worded(CATEGORIES, remark.category),
        why=remark.why,
        grade=worded(GRADES, remark.grade),
        tone="clay" if remark.weight is RemarkWeight.HARSH else "honey",
        suggestions=tuple(one.shown for one in wordings(remark)),
        questions=tuple(asked),
        guide=remark.guide if remark.guide and remark.guide in _guides_to_read() else "",
    )


def wordings(remark: Remark) -> list[Suggestion]:
    """The suggestions that change the text."""
    return [one for one in remark.suggestions if one.kind is not SuggestionKind.QUESTION]


def marks_of(reading: Reading) -> tuple[Span, ...]:
    """What to mark in the text, the topmost last."""
    strong: dict[tuple[int, int], list[str]] = {}
    for one in reading.strengths:
        if not any(one.start < hard.end and hard.start < one.end for hard in reading.remarks):
            strong.setdefault((one.start, one.end), []).append(already_there(one.kind))
    helps = [
        Span(start, end, "accent", "\n".join(said), quiet=True)
        for (start, end), said in strong.items()
    ]
    cards = [(one, card_of(n, one)) for n, one in enumerate(reading.remarks)]
    hard = [
        Span(one.start, one.end, card.tone, f"{_capital(card.category)}\n{card.why}")
        for one, card in cards
    ]
    # Remarks lie on top, and the harder ones above the nudges.
    hard.sort(key=lambda span: span.tone == "clay")
    return (*helps, *hard)


def chips_of(reading: Reading) -> tuple[StrengthChip, ...]:
    """What helps: first what is there, then what is offered."""
    if reading.overall is None:
        return ()
    present = {one.kind for one in reading.strengths}
    there = [
        StrengthChip(worded(STRENGTHS, kind), present=True)
        for kind in StrengthKind
        if kind in present
    ]
    offered = [
        StrengthChip(worded(STRENGTHS, kind), present=False)
        for kind in reading.missing
        if kind not in present
    ]
    return (*there, *offered)


def carried(reading: Reading, edit: Edit) -> Reading:
    """A reading moved over an edit, until the next one comes.

    A remark that was written into stays with what is left of its words. A wording whose words were
    altered is still shown but belongs nowhere, so that it can't take new words away.
    """
    remarks = (_carried_remark(one, edit) for one in reading.remarks)
    strengths = (_carried_strength(one, edit) for one in reading.strengths)
    return reading._replace(
        remarks=tuple(one for one in remarks if one is not None),
        strengths=tuple(one for one in strengths if one is not None),
    )


def carried_marks(marks: tuple[Span, ...], edit: Edit) -> tuple[Span, ...]:
    """The same marks in the altered text, without those whose words are gone."""
    moved = (_carried_mark(one, edit) for one in marks)
    return tuple(one for one in moved if one is not None)


# This runs on every key, over everything marked: what stands before the edit is left as it is, and
# `replace` would take several times as long as making a thing anew.


def _carried_mark(one: Span, edit: Edit) -> Span | None:
    if one.end <= edit.start:
        return one
    place = edit.carry(one.start, one.end)
    return None if place is None else Span(*place, one.tone, one.spoken, one.quiet)


def _carried_strength(one: Strength, edit: Edit) -> Strength | None:
    if one.end <= edit.start:
        return one
    place = edit.carry(one.start, one.end)
    return None if place is None else Strength(*place, one.kind)


def _carried_remark(one: Remark, edit: Edit) -> Remark | None:
    place = edit.carry(one.start, one.end)
    if place is None:
        return None
    suggestions = tuple(_carried(hint, edit) for hint in one.suggestions)
    if place == (one.start, one.end) and suggestions == one.suggestions:
        return one
    return Remark(
        *place,
        phrase=one.phrase,
        category=one.category,
        weight=one.weight,
        why=one.why,
        grade=one.grade,
        suggestions=suggestions,
        guide=one.guide,
    )


def _carried(hint: Suggestion, edit: Edit) -> Suggestion:
    if hint.end <= edit.start:
        return hint
    place = None if edit.touches(hint.start, hint.end) else edit.carry(hint.start, hint.end)
    return Suggestion(hint.kind, *(place or (NOWHERE, NOWHERE)), hint.text, hint.shown)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
