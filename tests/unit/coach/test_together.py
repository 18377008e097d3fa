"""How the scores of a sentence go together: each adds its own, and the file says how much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.coach.language import load_language
from growingus_desktop.coach.together import parse_together, together_text

_SCORES = st.floats(-6, 6)


@given(weights=st.lists(_SCORES.map(lambda one: round(one, 3)), min_size=5, max_size=5))
def test_what_was_written_is_read_back(weights: list[float]) -> None:
    read = parse_together(
        together_text(["blame", "helps repair"], weights), ["blame", "helps repair"]
    )
    assert [*read.weights, read.bias] == pytest.approx(weights)


def test_each_score_adds_its_own() -> None:
    together = parse_together("whole\t1\npart\t.5\nblame\t.25\nbias\t-1\n", ["blame"])
    assert together.harsh(2, 4, [4]) == pytest.approx(-1 + 2 + 2 + 1)


def test_a_kind_surer_than_sure_says_no_more() -> None:
    together = parse_together("whole\t1\npart\t1\nblame\t1\nbias\t0\n", ["blame"])
    assert together.harsh(0, 0, [4]) == together.harsh(0, 0, [9])
    assert together.harsh(0, 0, [-4]) == together.harsh(0, 0, [-9])


@pytest.mark.parametrize("text", ["", "whole\t1\npart\t1\nbias\t0\n", "whole\tx\n", "whole\n"])
def test_a_file_that_leaves_a_score_out_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_together(text, ["blame"])


def test_in_the_shipped_file_both_readings_of_a_sentence_count() -> None:
    language = load_language()
    names = ("whole", "part", *language.tag_weights.labels)
    says = dict(zip(names, language.together.weights, strict=True))
    assert says["whole"] > 0
    assert says["part"] > 0
