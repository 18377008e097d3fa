"""An honest word about a passphrase: what is refused, what is asked about, what is good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.presenters.passphrases import Flaw, Strength, flaw, strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "short",
        "elevenchars",
        "14.03.1987 1987",
        "2026-11-22-2026",
        "passwordpassword",
        "Password123456!",
        "qwertyqwerty12",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "iloveyouiloveyou",
        "            ",
    ],
)
def test_what_someone_near_would_guess_is_refused(passphrase: str) -> None:
    assert flaw(passphrase) is Flaw.TOO_EASY


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [
        ("four unrelated garden words", Strength.GOOD),
        ("vier fröhliche blaue schildkröten", Strength.GOOD),
        ("gR7!kq2Zp9#xVw3m", Strength.GOOD),
        ("maple sunflower", Strength.FAIR),
        ("letmein", Strength.EASY),
        ("", Strength.EMPTY),
    ],
)
def test_how_hard_it_is_to_guess(passphrase: str, found: Strength) -> None:
    assert strength(passphrase) is found


@pytest.mark.parametrize("character", ["\t", "\n", "\0", "\x1b", "\x7f", "\x85"])
def test_control_characters_are_refused(character: str) -> None:
    assert flaw(f"four unrelated{character}garden words") is Flaw.TAB_OR_CONTROL


@pytest.mark.parametrize(
    "passphrase", [" four garden words", "four garden words ", "\u00a0four garden words"]
)
def test_a_space_at_an_end_is_asked_about(passphrase: str) -> None:
    assert flaw(passphrase) is Flaw.SPACE_AT_END


@given(st.text(max_size=80))
def test_any_text_gets_an_answer_and_short_ones_never_pass(text: str) -> None:
    assert strength(text) in Strength
    if len(text.strip()) < 12:
        assert flaw(text) is not Flaw.NONE
