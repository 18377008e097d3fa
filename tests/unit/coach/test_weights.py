"""The weights: a sum that can be taken apart, and files that are whole."""

import pickle
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.coach.language import load_language
from growingus_desktop.coach.reading import Category, GateKind, StrengthKind
from growingus_desktop.coach.weighing import helps
from growingus_desktop.coach.weights import STEPS, Weights, parse_weights, weights_text


def test_a_score_is_the_sum_of_its_cues() -> None:
    weights = parse_weights(
        "labels\tharsh\nbias\t-0.5\nrarity\t12\n24\tnever\nrarity\t16\n-8\tthanks\n"
    )
    length = (3.0**2 + 4.0**2) ** 0.5
    (score,) = weights.scores(weights.add_up(frozenset({"never", "thanks", "unheard of"})))
    assert score == pytest.approx(-0.5 + (6.0 - 2.0) / length)


def test_parts_of_a_sum_make_the_same_as_the_whole() -> None:
    weights = parse_weights("labels\ta\tb\nbias\t0\t0.1\nx\t4 0:3\ny\t4 0:1 1:-4\n")
    apart = weights.add_up(frozenset({"x"})) + weights.add_up(frozenset({"y"}))
    assert apart == weights.add_up(frozenset({"x", "y"}))
    assert weights.scores(apart) == pytest.approx([4 / sqrt(32), 0.1 - 4 / sqrt(32)])


def test_what_was_added_up_leaves_no_trace() -> None:
    """The weights outlive a lock, so nothing in them may tell which cues a text had."""
    language = load_language()
    for weights in language:
        if isinstance(weights, Weights):
            weights.add_up(frozenset())
            before = pickle.dumps(vars(weights))
            weights.add_up(frozenset({"never", "you never", "my phone", "hit me"}))
            assert pickle.dumps(vars(weights)) == before


def test_nothing_known_leaves_the_bias() -> None:
    weights = parse_weights("labels\tharsh\nbias\t0.250\n")
    assert weights.scores(weights.add_up(frozenset({"anything"}))) == [0.25]


_CUES = st.text(alphabet="abc ~<>&:/", min_size=1).filter(lambda cue: cue not in ("labels", "bias"))


@given(
    labels=st.integers(1, 4).flatmap(
        lambda count: st.dictionaries(
            _CUES,
            st.tuples(
                st.integers(4, 60).map(lambda one: one / STEPS),
                st.lists(
                    st.integers(-200, 200).map(lambda one: one / STEPS),
                    min_size=count,
                    max_size=count,
                ),
            ),
            min_size=1,
        )
    ),
    bias=st.floats(-9, 9).map(lambda one: round(one, 3)),
)
def test_what_was_written_is_read_back(
    labels: dict[str, tuple[float, list[float]]], bias: float
) -> None:
    count = len(next(iter(labels.values()))[1])
    names = [f"label {number}" for number in range(count)]
    read = parse_weights(weights_text(names, [bias] * count, labels))
    assert read.labels == tuple(names)
    says_something = {cue: row for cue, row in labels.items() if any(row[1])}
    assert len(read) == len(says_something)
    length = sqrt(sum(rarity**2 for rarity, _ in says_something.values())) or 1.0
    expected = [
        bias + sum(weights[place] for _, weights in says_something.values()) / length
        for place in range(count)
    ]
    assert read.scores(read.add_up(frozenset(labels))) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "labels\ta\n", "bias\t1\nlabels\ta\n", "labels\ta\nbias\n"])
def test_a_file_without_a_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="labels"):
        parse_weights(text)


def test_the_shipped_files_have_the_labels_they_are_read_for() -> None:
    language = load_language()
    tags = [category.value for category in Category] + [helps(kind) for kind in StrengthKind]
    assert list(language.tag_weights.labels) == tags
    assert list(language.gate_kind_weights.labels) == [kind.value for kind in GateKind]
    for one in (language.weights, language.part_weights, language.everyday_weights):
        assert one.labels == ("harsh",)
    for one in (language.gate_weights, language.gate_part_weights):
        assert one.labels == ("gate",)
