"""A linear model over cues: what each one says for and against each label, as readable data.

A score for a label is the sum of the cues' weights divided by the length of the vector of their
rarities, plus a bias; above zero the label holds. Nothing is hidden in it: the sum can be taken apart
cue by cue. The weights are made by ``training/coach.py`` from the sentences beside it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any, Final, NamedTuple, cast

_SCALE: Final = 1000
"""Rarities, weights and biases are kept as whole thousandths."""


Group = Mapping[str, int] | Mapping[str, Sequence[int]]
"""Cues of one rarity, each with its weight or weights."""


class Sum(NamedTuple):
    """What some cues add up to: for each label the weights, and the rarities squared."""

    weights: tuple[int, ...]
    square: int


class Weights:
    """What every known cue adds to each label.

    Args:
        labels: the names, in the order of every tuple.
        bias: for each label, in thousandths.
        groups: cues by their rarity, each with its weight, or with a label's place and a weight by
            turns where there are several labels; all in thousandths.
    """

    def __init__(
        self, labels: Sequence[str], bias: Sequence[int], groups: Iterable[tuple[int, Group]]
    ) -> None:
        self.labels = tuple(labels)
        self._bias = tuple(one / _SCALE for one in bias)
        # Whole numbers and tuples of them only: a hundred thousand lists would slow every
        # collection of the whole process.
        self._squares: dict[str, int] = {}
        self._weights: dict[str, int] = {}
        self._rows: dict[str, tuple[int, ...]] = {}
        for rarity, cues in groups:
            self._squares.update(dict.fromkeys(cues, rarity * rarity))
            if len(self.labels) == 1:
                self._weights.update(cast("Mapping[str, int]", cues))
            else:
                self._rows.update(
                    (cue, tuple(cast("Sequence[int]", row))) for cue, row in cues.items()
                )

    def add_up(self, cues: Iterable[str]) -> Sum:
        """What these cues add up to.

        Args:
            cues: each once.
        """
        squares = self._squares
        known = [cue for cue in cues if cue in squares]
        square = sum(map(squares.__getitem__, known))
        if len(self.labels) == 1:
            return Sum((sum(map(self._weights.__getitem__, known)),), square)
        sums = [0] * len(self.labels)
        for row in map(self._rows.__getitem__, known):
            for at in range(0, len(row), 2):
                sums[row[at]] += row[at + 1]
        return Sum(tuple(sums), square)

    def scores(self, *sums: Sum) -> list[float]:
        """Each label's score for all of it together; above zero it holds."""
        length = sqrt(sum(one.square for one in sums)) or 1.0
        return [
            bias + sum(one.weights[place] for one in sums) / length
            for place, bias in enumerate(self._bias)
        ]


def parse_weights(text: str) -> Weights:
    """Weights from a file.

    Args:
        text: JSON with ``labels``, ``bias`` and ``cues``, as `Weights` takes them.

    Raises:
        ValueError: if the file is wrong.
    """
    data: dict[str, Any] = json.loads(text)
    return Weights(data["labels"], data["bias"], data["cues"])
