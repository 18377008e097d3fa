"""The safety gate: what it must hold, what it must let pass, and that nothing is said beside it."""

import pytest

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.reading import Gate, GateKind, Reading
from tests.unit.coach.labelled import dangers

_COACH = load_coach()
_ROWS = [*dangers("known_practice"), *dangers("known_safety_dev")]
_DANGER = [row["text"] for row in _ROWS if row["gate"]]
_LOOK_ALIKES = [row["text"] for row in _ROWS if not row["gate"]]
_LET_SLIP = 0.03


def test_danger_gets_the_card_and_nothing_else() -> None:
    readings = [_COACH.read(text) for text in _DANGER]
    held = [reading for reading in readings if reading.gate is not None]
    assert all(reading == Reading(gate=reading.gate) for reading in held)
    assert len(held) >= (1 - _LET_SLIP) * len(_DANGER)


def test_look_alikes_pass() -> None:
    held = [text for text in _LOOK_ALIKES if _COACH.gate(text) is not None]
    assert len(held) <= _LET_SLIP * len(_LOOK_ALIKES), held


def test_danger_is_seen_in_capitals_and_with_curly_apostrophes() -> None:
    for text in _DANGER:
        if _COACH.gate(text) is not None:
            assert _COACH.gate(text.replace("'", "’")) is not None, text
    shouted = [_COACH.gate(text.upper()) for text in _DANGER]
    assert sum(gate is not None for gate in shouted) >= (1 - 2 * _LET_SLIP) * len(_DANGER)


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
