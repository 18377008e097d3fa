"""A linear model over cues: what each one says for and against each label, as readable data.

A score for a label is the sum of the cues' weights divided by the length of the vector of their
rarities, plus a bias; above zero the label holds. Nothing is hidden in it: the sum can be taken apart
cue by cue. The weights are made by ``training/coach.py`` from the sentences beside it.

A file of weights is made of lines, their parts between tabs:

========================= ==========================================================
``labels``, names         what the scores stand for
``bias``, numbers         one for each label
``rarity``, number        how rare the cues of the lines below are, in quarters
weight, cues              what these cues say for the only label, in quarters
label:weight …, cues      the same where there are several labels, counted from 0
========================= ==========================================================
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from math import sqrt
from typing import Final

STEPS: Final = 4
"""Rarities and weights are kept as whole quarters; as both are, no score needs to know."""

_FIELD: Final = 48
"""Bits for each sum in a code: more than a text of any length the program takes could fill."""
_MASK: Final = (1 << _FIELD) - 1
_SIGN: Final = 1 << (_FIELD - 1)

Sum = int
"""What some cues add up to: rarities squared and each label's weights, packed into one number."""


Group = tuple[int, str, Sequence[str]]
"""Cues of one rarity that say the same: the rarity, their weight or `label:weight` pairs, the cues."""


class Weights:
    """What every known cue adds to each label.

    Args:
        labels: the names, in the order of every score.
        bias: for each label.
        groups: the cues; rarities and weights in quarters.

    Raises:
        ValueError: if a group of the only label has no whole weight.
    """

    def __init__(
        self, labels: Sequence[str], bias: Sequence[float], groups: Iterable[Group]
    ) -> None:
        self.labels = tuple(labels)
        self._bias = tuple(bias)
        # Whole numbers and strings only: a hundred thousand lists would slow every collection of
        # the whole process.
        self._codes: dict[str, Sum] = {}
        self._unread: dict[str, tuple[int, str]] = {}
        for rarity, row, cues in groups:
            square = rarity * rarity
            if len(self.labels) == 1:
                self._codes.update(dict.fromkeys(cues, square + (int(row) << _FIELD)))
            else:
                self._unread.update(dict.fromkeys(cues, (square, row)))

    def __len__(self) -> int:
        return len(self._codes) + len(self._unread)

    def add_up(self, cues: frozenset[str]) -> Sum:
        """What these cues add up to; two sums added are the sum of both."""
        if self._unread:
            # A row is packed when its cue is first met, and let go only afterwards: another thread
            # finds it in one place or the other.
            for cue in self._unread.keys() & cues:
                unread = self._unread.get(cue)
                if unread is not None:
                    self._codes[cue] = _packed(*unread)
                    self._unread.pop(cue, None)
        return sum(map(self._codes.get, cues, repeat(0)))

    def scores(self, total: Sum) -> list[float]:
        """Each label's score for a sum; above zero it holds."""
        length = sqrt(total & _MASK) or 1.0
        scores: list[float] = []
        for bias in self._bias:
            total >>= _FIELD
            weight = ((total + _SIGN) & _MASK) - _SIGN
            total -= weight
            scores.append(bias + weight / length)
        return scores


def _packed(square: int, row: str) -> Sum:
    code = square
    for pair in row.split(" "):
        label, _, weight = pair.partition(":")
        code += int(weight) << (_FIELD * (int(label) + 1))
    return code


def parse_weights(text: str) -> Weights:
    """Weights from a file.

    Args:
        text: lines as above.

    Raises:
        ValueError: if the file is wrong.
    """
    lines = text.rstrip("\n").split("\n")
    head = [line.split("\t") for line in lines[:2]]
    if [line[0] for line in head] != ["labels", "bias"] or len(head[0]) != len(head[1]):
        raise ValueError("a file of weights begins with its labels and their bias")
    (_, *names), (_, *numbers) = head
    return Weights(names, [float(number) for number in numbers], _groups(lines[2:]))


def _groups(lines: Iterable[str]) -> Iterator[tuple[int, str, Sequence[str]]]:
    rarity = 0
    for line in lines:
        row, *cues = line.split("\t")
        if row == "rarity":
            rarity = int(cues[0])
        else:
            yield rarity, row, cues


def weights_text(
    labels: Sequence[str], bias: Sequence[float], rows: Mapping[str, tuple[float, Sequence[float]]]
) -> str:
    """A file of weights, cues that say the same together.

    Args:
        labels: the names.
        bias: for each label.
        rows: for each cue its rarity and what it says for each label; a cue that says nothing once
            rounded to quarters is left out.
    """
    groups: dict[int, dict[tuple[int, ...], list[str]]] = {}
    for cue, (rarity, weights) in rows.items():
        row = tuple(round(weight * STEPS) for weight in weights)
        if any(row):
            groups.setdefault(round(rarity * STEPS), {}).setdefault(row, []).append(cue)
    lines = ["\t".join(["labels", *labels]), "\t".join(["bias", *(f"{one:.3f}" for one in bias)])]
    for rarity, says in sorted(groups.items()):
        lines.append(f"rarity\t{rarity}")
        for row, cues in sorted(says.items()):
            if len(labels) == 1:
                first = str(row[0])
            else:
                first = " ".join(f"{label}:{one}" for label, one in enumerate(row) if one)
            lines.append("\t".join([first, *sorted(cues)]))
    return "\n".join(lines) + "\n"
