"""Whatever is typed, the coach answers, and its offsets lie in what was typed."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.reading import Reading
from tests.unit.coach.labelled import openers

_COACH = load_coach()
_SENTENCES = [row["text"] for name in ("constructions", "traps_a") for row in openers(name)]
_ODD = st.sampled_from(
    [
        "’",
        "'",
        "ʼ",
        "🙃",
        "❤️",
        "👩‍👧",
        "e\u0301",
        "\u202e",
        "\u0000",
        "…",
        "?!",
        "\n",
        "—",
        "“",
        "”",
        "**",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(_SENTENCES), st.text(max_size=12), _ODD), max_size=6).map(
        " ".join
    ),
)


def _spans(reading: Reading) -> list[tuple[int, int]]:
    spans = [(remark.start, remark.end) for remark in reading.remarks]
    spans += [(one.start, one.end) for remark in reading.remarks for one in remark.suggestions]
    spans += [(strength.start, strength.end) for strength in reading.strengths]
    if reading.gate is not None:
        spans.append((reading.gate.sentence_start, reading.gate.sentence_end))
    return spans


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_answered_within_its_bounds(text: str) -> None:
    reading = _COACH.read(text)
    assert all(0 <= start <= end <= len(text) for start, end in _spans(reading))
    assert all(text[remark.start : remark.end] == remark.phrase for remark in reading.remarks)
    assert all(remark.phrase and remark.suggestions for remark in reading.remarks)


@given(_TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gets_the_same_answer(text: str) -> None:
    assert _COACH.read(text) == _COACH.read(text)


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "`"])
def test_apostrophes_and_composition_change_nothing(apostrophe: str) -> None:
    for text in _SENTENCES:
        written = unicodedata.normalize("NFD", text.replace("'", apostrophe))
        plain, other = _COACH.read(text), _COACH.read(written)
        assert (plain.overall, [remark.category for remark in plain.remarks]) == (
            other.overall,
            [remark.category for remark in other.remarks],
        ), written


def test_a_remark_on_a_curly_contraction_covers_it_whole() -> None:
    text = "Love, you don’t listen."
    (remark,) = _COACH.read(text).remarks
    assert text[remark.start : remark.end].startswith("you don’t")


def test_two_thousand_words_are_read() -> None:
    assert _COACH.read("You never ask how I am. I miss our walks. " * 200).remarks
