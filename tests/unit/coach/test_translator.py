"""The translator: single hard clauses beside gentler ones, never the whole, never behind the gate."""

import pytest

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.reading import Weight
from growingus_desktop.coach.slots import BLANK, SlotKind
from tests.unit.coach.labelled import openers

_COACH = load_coach()
_RAW = (
    "I could scream. You NEVER put the kids to bed, and last night you just sat there on your bloody"
    " phone. You're so selfish. I miss us."
)


def test_each_hard_clause_stands_beside_moment_feeling_and_ask() -> None:
    candidates = _COACH.translate(_RAW)
    assert len(candidates) >= 2
    for one in candidates:
        assert _RAW[one.start : one.end] == one.phrase
        assert [slot.kind for slot in one.slots] == [
            SlotKind.MOMENT,
            SlotKind.FEELING,
            SlotKind.ASK,
        ]
        assert BLANK in one.text
        assert len(one.phrase) < len(_RAW)


def test_the_ask_is_in_the_persons_own_words() -> None:
    texts = [one.text for one in _COACH.translate(_RAW)]
    assert any("Could you put the kids to bed" in text for text in texts)
    assert any(text.startswith("Last night") for text in texts)


def test_kind_words_are_left_alone() -> None:
    assert _COACH.translate("I miss our walks. Could we go on Sunday?") == ()


def test_nothing_is_translated_behind_the_gate() -> None:
    assert _COACH.translate("You never listen. You hit me on Friday and I'm scared of you.") == ()


@pytest.mark.parametrize(
    "text", [row["text"] for row in openers("known_openers_dev") if row["label"] == "harsh"]
)
def test_no_counterpart_lands_hard_itself(text: str) -> None:
    candidates = _COACH.translate(text)
    assert [one.start for one in candidates] == sorted(one.start for one in candidates)
    for one in candidates:
        reading = _COACH.read(one.text)
        assert reading.gate is None
        assert [remark for remark in reading.remarks if remark.weight is Weight.HARSH] == []
