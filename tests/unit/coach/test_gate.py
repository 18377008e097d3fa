"""The safety gate: what it must hold, what it must let pass, and that nothing is said beside it."""

import pytest

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.reading import Gate, GateKind, Reading
from tests.unit.coach.labelled import rows

_COACH = load_coach()
_MIXED = [row for name in ("second", "third", "fourth", "fifth") for row in rows(f"gate_{name}")]
_DANGER = [text for _, text in rows("gate_true")] + [
    text for held, text in _MIXED if held == "true"
]
_LOOK_ALIKES = [text for _, text in rows("gate_false")] + [
    text for held, text in _MIXED if held == "false"
]


@pytest.mark.parametrize("text", _DANGER)
def test_danger_gets_the_card_and_nothing_else(text: str) -> None:
    reading = _COACH.read(text)
    assert reading.gate is not None
    assert reading == Reading(gate=reading.gate)


@pytest.mark.parametrize("text", _LOOK_ALIKES)
def test_a_look_alike_passes(text: str) -> None:
    assert _COACH.gate(text) is None


@pytest.mark.parametrize("text", _DANGER)
def test_danger_is_seen_in_capitals_in_quotes_and_with_curly_apostrophes(text: str) -> None:
    for written in (text.upper(), f"“{text}”", text.replace("'", "’")):
        assert _COACH.gate(written) is not None, written


def test_the_gate_names_the_sentence() -> None:
    text = "We had a good week. Then he hit me on Friday. I'd like to plan Sunday."
    gate = _COACH.gate(text)
    assert isinstance(gate, Gate)
    assert gate.kind is GateKind.VIOLENCE
    assert text[gate.sentence_start : gate.sentence_end] == "Then he hit me on Friday"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm scared of you.", GateKind.FEAR),
        ("He said he'd kill me.", GateKind.THREAT),
        ("I want to die.", GateKind.OWN_SUICIDE),
        ("He raped me.", GateKind.SEXUAL),
        ("I found a tracker on my car.", GateKind.TRACKING),
    ],
)
def test_the_kind_of_danger_is_named(text: str, kind: GateKind) -> None:
    gate = _COACH.gate(text)
    assert gate is not None
    assert gate.kind is kind


def test_a_denial_with_a_but_is_still_held() -> None:
    assert _COACH.gate("You've never hit me.") is None
    assert _COACH.gate("You've never hit me but I hide when you drink.") is not None
