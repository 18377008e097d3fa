"""The safety gate: what it must hold, what it must let pass, and that nothing is said beside it."""

from pathlib import Path

import pytest

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.reading import Gate, GateKind, Reading
from tests.unit.coach.labelled import dangers
from training.rows import lines

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


# --- sentences of our own (evidence §4.3) -----------------------------------------------------

_OWN = lines(Path(__file__).parent / "bigger_than_wording.jsonl")
_PAST_IT = {"bigger-21"}
"""Danger the gate doesn't see, by name: a floor, not an aim. It misses things, and says so."""
_TOO_CAREFUL: set[str] = set()
"""Look-alikes it holds all the same."""


def test_there_are_forty_of_each_and_they_differ_from_what_it_was_made_from() -> None:
    assert sum(row["gate"] for row in _OWN) >= 40
    assert sum(not row["gate"] for row in _OWN) >= 40
    assert {row["text"] for row in _OWN}.isdisjoint(row["text"] for row in _ROWS)


def test_a_sentence_about_danger_gets_no_wording() -> None:
    readings = {row["id"]: _COACH.read(row["text"]) for row in _OWN if row["gate"]}
    assert {name for name, one in readings.items() if one.gate is None} == _PAST_IT
    held = [one for one in readings.values() if one.gate is not None]
    assert len(held) >= 40
    assert all(one == Reading(gate=one.gate) for one in held)


def test_what_follows_a_held_sentence_gets_no_wording_either() -> None:
    """The whole field is held: remarks don't resume beside a sentence that still stands there."""
    for row in _OWN:
        if row["gate"] and row["id"] not in _PAST_IT:
            reading = _COACH.read(f"You never listen. {row['text']} You always do this.")
            assert (reading.remarks, reading.strengths) == ((), ()), row["id"]


def test_a_look_alike_is_coached_as_ever() -> None:
    held = {row["id"] for row in _OWN if not row["gate"] and _COACH.gate(row["text"])}
    assert held == _TOO_CAREFUL


def test_no_text_gets_both_the_card_and_a_remark() -> None:
    readings = [_COACH.read(row["text"]) for row in (*_OWN, *_ROWS)]
    assert all(one.gate is None or not (one.remarks or one.strengths) for one in readings)
