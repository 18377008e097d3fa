"""The shipped language: every pattern can be read, every guard exists, every category is worded."""

import pytest

from growingus_desktop.coach.gate_guards import GATE_GUARDS
from growingus_desktop.coach.guards import GUARDS
from growingus_desktop.coach.language import load_language
from growingus_desktop.coach.patterns import PatternIndex
from growingus_desktop.coach.reading import Category, Grade

_LANGUAGE = load_language()


def test_every_shipped_pattern_can_be_worked_out() -> None:
    for index in (_LANGUAGE.sign_index, _LANGUAGE.strength_index, _LANGUAGE.gate_index):
        index.check()


def test_every_named_guard_exists() -> None:
    assert {name for sign in _LANGUAGE.signs for name in sign.unless} <= set(GUARDS)
    assert {name for sign in _LANGUAGE.strengths for name in sign.unless} <= set(GUARDS)
    assert {name for sign in _LANGUAGE.gates for name in sign.unless} <= set(GATE_GUARDS)


def test_every_category_has_its_words_and_grade() -> None:
    for category in Category:
        words = _LANGUAGE.wording[category]
        assert Grade(words["grade"])
        assert words["why"] and words["questions"] and words["guide"]


@pytest.mark.parametrize("written", ["(you|they", "you)", "word?", "(one)? (two)?"])
def test_a_pattern_written_wrongly_is_refused(written: str) -> None:
    index = PatternIndex()
    index.add(0, written)
    with pytest.raises(ValueError, match="pattern"):
        index.check()


@pytest.mark.parametrize(
    ("written", "text", "matches"),
    [
        ("^ you never", "Well, you never listen", True),
        ("^ you never", "I know you never listen", False),
        ("never *2 listens", "never ever really listens", True),
        ("never *2 listens", "never, not once, listens", False),
        ("(leave|left) it $", "You left it", True),
        ("(leave|left) it $", "You left it there", False),
        ("you never", "you really just never", True),
    ],
)
def test_the_language_of_patterns(written: str, text: str, matches: bool) -> None:
    index = PatternIndex()
    index.add(0, written)
    assert bool(index.matches(_LANGUAGE.draft(text).lattice)) is matches
