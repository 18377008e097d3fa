"""Each construction the coach must tell apart, harsh beside its harmless look-alike."""

import pytest

from growingus_desktop.coach.__main__ import answer
from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.language import load_language
from growingus_desktop.coach.reading import Weight
from tests.unit.coach.labelled import rows

_FILES = (
    "constructions",
    "practice_openers",
    "more_openers",
    "fresh_openers",
    "third_openers",
    "fourth_openers",
    "fifth_openers",
)
_ROWS = rows("constructions")
# Sentences that need knowledge of the two people; they count in the floor below all the same.
_OUT_OF_REACH = 10


def _verdict(text: str) -> str:
    return str(answer(text, load_language())["verdict"])


@pytest.mark.parametrize("construction", [str(number) for number in range(1, 36)])
def test_a_construction_is_told_from_its_look_alike(construction: str) -> None:
    mine = [(label, text) for number, label, text in _ROWS if number == construction]
    right = [_verdict(text) == label for label, text in mine]
    assert {label for label, _ in mine} == {"harsh", "gentle"}
    assert sum(right) / len(right) >= 0.5


def test_the_constructions_are_told_apart_all_together() -> None:
    wrong = [text for _, label, text in _ROWS if _verdict(text) != label]
    assert len(wrong) <= _OUT_OF_REACH, wrong


@pytest.mark.parametrize(
    ("name", "floor"),
    [(name, 0.95) for name in _FILES if name != "constructions"],
)
def test_openers_on_other_topics_are_told_apart(name: str, floor: float) -> None:
    labelled = rows(name)
    right = sum(_verdict(text) == label for label, text in labelled)
    assert right / len(labelled) >= floor


def test_no_ordinary_opener_raises_the_gate() -> None:
    language = load_language()
    raised = [text for name in _FILES for *_, text in rows(name) if answer(text, language)["gate"]]
    assert raised == []


def test_everyday_talk_gets_no_harsh_remark() -> None:
    coach = load_coach()
    everyday = [text for (text,) in rows("everyday")]
    hard = [
        text
        for text in everyday
        if any(remark.weight is Weight.HARSH for remark in coach.read(text).remarks)
    ]
    assert len(hard) <= 2, hard
    assert all(coach.gate(text) is None for text in everyday)
