"""Each construction the coach must tell apart, harsh beside its harmless look-alike."""

import pytest

from growingus_desktop.coach.__main__ import answer
from growingus_desktop.coach.language import load_language
from tests.unit.coach.labelled import openers

_ROWS = openers("constructions")
_SIDES = 8


def _verdict(text: str) -> str:
    return str(answer(text, load_language())["verdict"])


@pytest.mark.parametrize("construction", [str(number) for number in range(1, 36)])
@pytest.mark.parametrize("label", ["harsh", "gentle"])
def test_a_construction_is_told_from_its_look_alike(construction: str, label: str) -> None:
    mine = [row for row in _ROWS if row["phenomenon"] == construction and row["label"] == label]
    wrong = [row["text"] for row in mine if _verdict(row["text"]) != label]
    assert len(mine) == _SIDES
    assert len(wrong) <= 2, wrong
