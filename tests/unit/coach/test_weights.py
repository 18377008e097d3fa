"""The weights: a sum that can be taken apart, and files that are whole."""

import pytest

from growingus_desktop.coach.language import load_language
from growingus_desktop.coach.reading import Category, GateKind, StrengthKind
from growingus_desktop.coach.weighing import helps
from growingus_desktop.coach.weights import Weights, parse_weights


def test_a_score_is_the_sum_of_its_cues() -> None:
    weights = Weights(["harsh"], [-500], [(3000, {"never": 6000}), (4000, {"thanks": -2000})])
    length = (3.0**2 + 4.0**2) ** 0.5
    (score,) = weights.scores(weights.add_up({"never", "thanks", "unheard of"}))
    assert score == pytest.approx(-0.5 + (6.0 - 2.0) / length)


def test_parts_of_a_sum_make_the_same_as_the_whole() -> None:
    weights = Weights(["a", "b"], [0, 100], [(1000, {"x": [0, 700], "y": [0, 300, 1, -900]})])
    apart = weights.scores(weights.add_up({"x"}), weights.add_up({"y"}))
    assert apart == pytest.approx(weights.scores(weights.add_up({"x", "y"})))


def test_nothing_known_leaves_the_bias() -> None:
    weights = parse_weights('{"labels":["harsh"],"bias":[250],"cues":[]}')
    assert weights.scores(weights.add_up({"anything"})) == [0.25]


def test_the_shipped_files_have_the_labels_they_are_read_for() -> None:
    language = load_language()
    tags = [category.value for category in Category] + [helps(kind) for kind in StrengthKind]
    assert list(language.tag_weights.labels) == tags
    assert list(language.gate_kind_weights.labels) == [kind.value for kind in GateKind]
    for one in (language.weights, language.part_weights, language.everyday_weights):
        assert one.labels == ("harsh",)
    for one in (language.gate_weights, language.gate_part_weights):
        assert one.labels == ("gate",)
