"""A message from the other side: threats in it are heard, and ordinary anger is not one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.coach.received import gate_received, load_turning, turn_round
from tests.support.scopes import coach

TO_THE_READER = (
    "I’ll kill you if you tell anyone.",
    "Don't come home tonight, I will hurt you.",
    "You're not going anywhere. I've taken your keys.",
    "I'm going to smash your face in.",
    "Next time I'll hit you harder.",
    "If you leave I'll hurt the kids.",
    "You’re not allowed to see your sister.",
    "I know where you were, I've got your phone tracked.",
    "I should have hit you when I had the chance.",
    "You won't see the kids again.",
)
ONLY_ANGRY = (
    "You always do this. You never think about anyone but yourself.",
    "Pick up the kids at four or don’t bother.",
    "You make me sick. I'm done talking.",
    "Your mother is killing me with these calls.",
    "You hit a nerve and I'm not sorry.",
    "I'm scared of losing you and you don't care.",
    "You forgot my birthday again. Nice.",
    "I pay for everything and you just spend it.",
    "Did you even read what I wrote? Typical.",
    "Whatever. Do what you want, you always do.",
)


def test_threats_to_the_reader_are_heard_and_more_of_them_than_as_they_stand() -> None:
    found = {text: gate_received(coach(), load_turning(), text) for text in TO_THE_READER}
    heard = [text for text, gate in found.items() if gate is not None]
    assert len(heard) >= 8, set(TO_THE_READER) - set(heard)
    assert len(heard) > sum(coach().gate(text) is not None for text in TO_THE_READER)


@pytest.mark.parametrize("text", TO_THE_READER)
def test_a_threat_is_never_taken_for_the_readers_own(text: str) -> None:
    found = gate_received(coach(), load_turning(), text)
    assert found is None or found.kind not in {GateKind.OWN_URGE_TO_HURT, GateKind.OWN_SUICIDE}


@pytest.mark.parametrize("text", TO_THE_READER)
def test_turning_round_never_hears_less(text: str) -> None:
    if coach().gate(text) is not None:
        assert gate_received(coach(), load_turning(), text) is not None


@pytest.mark.parametrize("text", ONLY_ANGRY)
def test_anger_alone_calls_for_no_card(text: str) -> None:
    assert gate_received(coach(), load_turning(), text) is None


def test_somebody_elses_life_is_not_taken_for_the_readers_own() -> None:
    found = gate_received(coach(), load_turning(), "If you go I will kill myself.")
    assert found is not None
    assert found.kind is GateKind.OTHERS_SELF_HARM


def test_the_sentence_is_found_where_it_stands() -> None:
    text = "You’re late. I'll kill you if you tell anyone! Bring milk."
    found = gate_received(coach(), load_turning(), text)
    assert found is not None
    assert text[found.sentence_start : found.sentence_end].strip().startswith("I'll kill you")


def test_sides_are_changed_about() -> None:
    turned = turn_round("I know you hate me, and you know it’s my fault.", load_turning()).text
    assert turned == "you know I hate you, and I know it’s your fault."


@settings(max_examples=200)
@given(st.text())
def test_every_character_knows_where_it_comes_from(text: str) -> None:
    turned = turn_round(text, load_turning())
    assert len(turned.origins) == len(turned.text) + 1
    assert list(turned.origins) == sorted(turned.origins)
    assert turned.origins[-1] == len(text)
