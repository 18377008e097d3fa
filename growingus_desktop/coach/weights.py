"""A linear model over cues: what each one says for and against each label, as readable data.

A score for a label is the sum of the cues' weights divided by the length of the vector of their
rarities, plus a bias; above zero the label holds. Nothing is hidden in it: the sum can be taken apart
cue by cue. The weights are made by ``training/coach.py`` from the sentences beside it.

A file of weights begins with its labels and their bias. Below, where there is one label:

==================== ===============================================================
``rarity``, number   how rare the cues of the lines below are, in quarters
weight, cues         what these cues say for the label, in quarters
==================== ===============================================================

and where there are several, a line for each cue: the cue, then its rarity and ``label:weight`` for
each label it says something for, labels counted from 0. What stands between tabs belongs apart.
"""

from collections.abc import Mapping, Sequence
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


class Weights:
    """What every known cue adds to each label.

    Args:
        labels: the names, in the order of every score.
        bias: for each label.
        codes: what each cue adds, packed, where there is one label.
        rows: the same as a line of the file has it, where there are several; packed when first needed.
    """

    def __init__(
        self,
        labels: Sequence[str],
        bias: Sequence[float],
        codes: dict[str, Sum],
        rows: dict[str, str],
    ) -> None:
        self.labels = tuple(labels)
        self._bias = tuple(bias)
        # Whole numbers and strings only: a hundred thousand lists would slow every collection of
        # the whole process.
        self._codes = codes
        self._rows = rows

    def __len__(self) -> int:
        return len(self._codes) or len(self._rows)

    def add_up(self, cues: frozenset[str]) -> Sum:
        """What these cues add up to; two sums added are the sum of both."""
        rows = self._rows
        if rows:
            # All at once: packed as they are met, the rows would tell which cues were ever typed.
            self._codes = {cue: _packed(row) for cue, row in rows.items()}
            self._rows = {}
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


def _packed(row: str) -> Sum:
    rarity, *pairs = row.split(" ")
    code = int(rarity) ** 2
    for pair in pairs:
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
    labels, _, rest = text.rstrip("\n").partition("\n")
    bias, _, body = rest.partition("\n")
    (one, *names), (other, *numbers) = labels.split("\t"), bias.split("\t")
    if (one, other) != ("labels", "bias") or len(names) != len(numbers):
        raise ValueError("a file of weights begins with its labels and their bias")
    codes: dict[str, Sum] = {}
    rows: dict[str, str] = {}
    if len(names) == 1:
        codes = _grouped(body)
    elif body:
        parts = body.replace("\n", "\t").split("\t")
        rows = dict(zip(parts[::2], parts[1::2], strict=True))
    return Weights(names, [float(number) for number in numbers], codes, rows)


def _grouped(body: str) -> dict[str, Sum]:
    codes: dict[str, Sum] = {}
    square = 0
    for line in body.split("\n") if body else ():
        first, *cues = line.split("\t")
        if first == "rarity":
            square = int(cues[0]) ** 2
        else:
            codes.update(dict.fromkeys(cues, square + (int(first) << _FIELD)))
    return codes


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
    rounded = {
        cue: (round(rarity * STEPS), [round(weight * STEPS) for weight in weights])
        for cue, (rarity, weights) in rows.items()
    }
    lines = ["\t".join(["labels", *labels]), "\t".join(["bias", *(f"{one:.3f}" for one in bias)])]
    if len(labels) > 1:
        for cue, (rarity, row) in sorted(rounded.items()):
            pairs = [f"{label}:{weight}" for label, weight in enumerate(row) if weight]
            if pairs:
                lines.append(f"{cue}\t{rarity} {' '.join(pairs)}")
        return "\n".join(lines) + "\n"
    groups: dict[int, dict[int, list[str]]] = {}
    for cue, (rarity, (weight,)) in rounded.items():
        if weight:
            groups.setdefault(rarity, {}).setdefault(weight, []).append(cue)
    for rarity, says in sorted(groups.items()):
        lines.append(f"rarity\t{rarity}")
        lines += ["\t".join([str(weight), *sorted(says[weight])]) for weight in sorted(says)]
    return "\n".join(lines) + "\n"
