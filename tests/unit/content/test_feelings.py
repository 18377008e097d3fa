"""The words for feelings and needs, and what may lie under those that only sound like feelings."""

import pytest

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.content.feelings import Feelings, load_feelings, parse_feelings
from growingus_desktop.content.tables import ContentError, Flaw

GROUPS = """
[[feelings]]
key = "sad"
name = "Sad"
words = ["sad", "lonely"]
[[needs]]
key = "rest"
name = "Rest"
words = ["rest"]
"""


@pytest.fixture(scope="module")
def shipped() -> Feelings:
    return load_feelings()


def test_a_word_for_what_somebody_did_leads_to_feelings(shipped: Feelings) -> None:
    text = "Tired, Ignored and not  heard"
    found = shipped.underneath(text)
    assert [text[one.start : one.end] for one in found] == ["Ignored", "not  heard"]
    assert found[0].feelings == ("lonely", "sad", "hurt")


@pytest.mark.parametrize("text", ["", "lonely, sad", "I ignoredness", "rejectedly", "on the list"])
def test_other_words_are_let_be(shipped: Feelings, text: str) -> None:
    assert shipped.underneath(text) == ()


def test_what_is_offered_is_no_verdict_and_no_word_of_danger(shipped: Feelings) -> None:
    coach = load_coach()
    words = [word for group in shipped.feelings for word in group.words]
    assert len(words) >= 40
    for word in words:
        assert shipped.underneath(word) == (), word
        assert coach.read(f"I feel {word}.").remarks == (), word
    for word in shipped.below:
        assert coach.gate(f"I feel {word}.") is None, word


@pytest.mark.parametrize(
    ("row", "flaw"),
    [
        ('words = ["ignored"]\nfeelings = ["blue"]', Flaw.UNKNOWN_VALUE),
        ('words = ["ignored"]\nfeelings = []', Flaw.UNKNOWN_VALUE),
        ('words = ["sad"]\nfeelings = ["lonely"]', Flaw.DUPLICATE),
        ('words = ["ignored", "IGNORED"]\nfeelings = ["sad"]', Flaw.DUPLICATE),
        ('words = ["ignored"]\nfeeling = ["sad"]', Flaw.UNKNOWN_FIELD),
    ],
)
def test_flaws_are_named(row: str, flaw: Flaw) -> None:
    with pytest.raises(ContentError) as caught:
        parse_feelings(f"{GROUPS}[[underneath]]\n{row}", "x.toml")
    assert caught.value.flaw is flaw
