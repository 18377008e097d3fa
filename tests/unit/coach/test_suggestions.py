"""Ways on: each takes its remark away, adds no hard word, and keeps what was concrete."""

import pytest

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.reading import (
    Category,
    Reading,
    Remark,
    StrengthKind,
    Suggestion,
    SuggestionKind,
    Weight,
)
from tests.unit.coach.labelled import openers

_COACH = load_coach()
_TEXTS = [row["text"] for name in ("openers_dev", "hard_dev") for row in openers(f"known_{name}")]


def _changes(remark: Remark) -> list[Suggestion]:
    return [one for one in remark.suggestions if one.kind is not SuggestionKind.QUESTION]


def _applied(text: str, one: Suggestion) -> str:
    return text[: one.start] + one.text + text[one.end :]


def _harsh(reading: Reading) -> int:
    return sum(1 for remark in reading.remarks if remark.weight is Weight.HARSH)


def _alike(reading: Reading, remark: Remark) -> int:
    return sum(
        1
        for other in reading.remarks
        if other.category is remark.category and other.phrase == remark.phrase
    )


@pytest.mark.parametrize("text", _TEXTS)
def test_a_suggestion_removes_its_remark_and_adds_no_hard_one(text: str) -> None:
    before = _COACH.read(text)
    for remark in before.remarks:
        for one in _changes(remark):
            changed = _applied(text, one)
            after = _COACH.read(changed)
            assert after.gate is None, changed
            assert _alike(after, remark) < _alike(before, remark), changed
            assert _harsh(after) <= _harsh(before) - (remark.weight is Weight.HARSH), changed


@pytest.mark.parametrize("text", _TEXTS)
def test_applying_every_suggestion_keeps_a_concrete_ask(text: str) -> None:
    before = _COACH.read(text)
    if not any(one.kind is StrengthKind.REQUEST for one in before.strengths):
        return
    changed, limit = text, len(text)
    for remark in reversed(before.remarks):
        first = next(iter(_changes(remark)), None)
        if first is not None and first.end <= limit:
            changed, limit = _applied(changed, first), first.start
    after = _COACH.read(changed)
    assert any(one.kind is StrengthKind.REQUEST for one in after.strengths), changed
    vague = {remark.category for remark in after.remarks} & {Category.VAGUE_ASK}
    assert not vague or Category.VAGUE_ASK in {remark.category for remark in before.remarks}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("You never put the kids to bed.", "Could you put the kids to bed, for example on …?"),
        ("Why don't you ever water the plants?", "Could you water the plants, for example on …?"),
        ("You have to put your plate away.", "Could you put your plate away, for example on …?"),
        ("You ruined dinner last night.", "Last night, when …, I felt …."),
        ("You always leave the bins out.", "about the bins"),
    ],
)
def test_the_persons_own_words_are_kept(text: str, kept: str) -> None:
    offered = [one.text for remark in _COACH.read(text).remarks for one in _changes(remark)]
    assert any(kept in one for one in offered), offered


def test_only_the_clause_that_lands_hard_is_exchanged() -> None:
    text = "I love our Sundays but you never turn your phone off."
    (first, *_) = [one for remark in _COACH.read(text).remarks for one in _changes(remark)]
    assert _applied(text, first).startswith("I love our Sundays. ")


def test_a_disguised_feeling_keeps_who_and_when() -> None:
    (remark,) = _COACH.read("I feel ignored when dinner is all phones.").remarks
    (one,) = _changes(remark)
    changed = _applied("I feel ignored when dinner is all phones.", one)
    assert changed == "I feel … when dinner is all phones."
