"""How often the coach is right: on the openers it was developed on and on those it never saw.

The floors lie a little under what was measured, so that a change that makes it worse is seen.
"""

from collections.abc import Iterable
from typing import Any

import pytest

from growingus_desktop.coach.__main__ import answer
from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.language import load_language
from growingus_desktop.coach.reading import Weight
from tests.unit.coach.labelled import dangers, openers, unseen

_LANGUAGE = load_language()


def _f1(pairs: Iterable[tuple[set[str], set[str]]]) -> float:
    """Micro-averaged F1 over (wanted, given) sets."""
    right = given = wanted = 0
    for gold, got in pairs:
        right += len(gold & got)
        given += len(got)
        wanted += len(gold)
    return 2 * right / (given + wanted)


class Scores:
    """What one file of labelled openers came to.

    Args:
        rows: its rows.
    """

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._rows = [(row, answer(row["text"], _LANGUAGE)) for row in rows]

    @property
    def accuracy(self) -> float:
        """The share of right verdicts."""
        return self._right(self._rows)

    @property
    def of_middle_length(self) -> float:
        """The same for six to fourteen words."""
        return self._right(
            [(row, got) for row, got in self._rows if 6 <= len(row["text"].split()) <= 14]
        )

    @property
    def harsh(self) -> float:
        """F1 of the harsh."""
        return _f1(
            ({"harsh"} & {row["label"]}, {"harsh"} & {got["verdict"]}) for row, got in self._rows
        )

    @property
    def pairs(self) -> float:
        """How often the harsh way to say one thing scores higher than the gentle one."""
        scores: dict[str, dict[str, float]] = {}
        for row, got in self._rows:
            if row.get("pair"):
                scores.setdefault(row["pair"], {})[row["label"]] = got["score"]
        both = [one for one in scores.values() if len(one) == 2]
        return sum(one["harsh"] > one["gentle"] for one in both) / len(both)

    @property
    def categories(self) -> float:
        """Micro-averaged F1 of the kinds of hardness."""
        return _f1((set(row["categories"]), set(got["categories"])) for row, got in self._rows)

    @property
    def strengths(self) -> float:
        """The same for strengths, on gentle rows, where they were given throughout."""
        return _f1(
            (set(row["strengths"]), set(got["strengths"]))
            for row, got in self._rows
            if row["label"] == "gentle"
        )

    @property
    def held(self) -> float:
        """The share the safety gate holds."""
        return sum(got["gate"] for _, got in self._rows) / len(self._rows)

    @staticmethod
    def _right(rows: list[tuple[dict[str, Any], dict[str, Any]]]) -> float:
        return sum(row["label"] == got["verdict"] for row, got in rows) / len(rows)


def test_the_openers_it_was_developed_on() -> None:
    scores = Scores(openers("known_openers_dev"))
    assert scores.harsh >= 0.93
    assert scores.pairs >= 0.97
    assert scores.categories >= 0.75
    assert scores.strengths >= 0.80
    assert abs(scores.accuracy - scores.of_middle_length) <= 0.05
    assert scores.held == 0


def test_the_hard_cases_it_was_developed_on() -> None:
    assert Scores(openers("known_hard_dev")).accuracy >= 0.90


def test_openers_it_never_saw() -> None:
    scores = Scores(unseen("openers"))
    assert scores.harsh >= 0.93
    assert scores.pairs >= 0.97
    assert scores.categories >= 0.75
    assert scores.strengths >= 0.82
    assert abs(scores.accuracy - scores.of_middle_length) <= 0.03
    assert scores.held <= 0.03


def test_traps_it_never_saw() -> None:
    assert Scores(unseen("traps")).accuracy >= 0.74


def test_words_in_common_do_not_make_two_openers_alike() -> None:
    scores = Scores(unseen("contrasts"))
    assert scores.accuracy >= 0.74
    assert scores.pairs >= 0.90


def test_everyday_talk_gets_no_harsh_remark() -> None:
    coach = load_coach()
    readings = [(row["text"], coach.read(row["text"])) for row in unseen("everyday")]
    hard = [
        text
        for text, reading in readings
        if any(remark.weight is Weight.HARSH for remark in reading.remarks)
    ]
    assert len(hard) <= len(readings) // 100
    assert sum(reading.gate is not None for _, reading in readings) <= len(readings) // 50


@pytest.mark.parametrize(
    ("rows", "recall", "alarms"),
    [
        (dangers("known_safety_dev"), 28 / 30, 1 / 30),
        (unseen("dangers"), 0.66, 0.08),
        (unseen("dangers_plain"), 0.68, 0.11),
        (unseen("dangers_quiet"), 0.55, 0.13),
    ],
    ids=["developed on", "never seen", "plain, never seen", "quiet, never seen"],
)
def test_danger_is_held_and_its_look_alikes_pass(
    rows: list[dict[str, Any]], recall: float, alarms: float
) -> None:
    coach = load_coach()
    true = [row for row in rows if row["gate"]]
    false = [row for row in rows if not row["gate"]]
    assert sum(coach.gate(row["text"]) is not None for row in true) / len(true) >= recall
    assert sum(coach.gate(row["text"]) is not None for row in false) / len(false) <= alarms
