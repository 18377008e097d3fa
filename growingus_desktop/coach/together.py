"""How the scores of a sentence go together: as a whole, in its heaviest part, and of each kind.

A kind of hardness that is there says that the sentence is hard, and one that helps says that it is
not, each by so much. The numbers are made by ``training/coach.py``: a line for each score, its name
and what one point of it adds, and the bias.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

_BIAS: Final = "bias"
_FIRST: Final = ("whole", "part")
_FAR: Final = 4.0
"""A kind that is surer than this to be there or not says no more for it."""


class Together(NamedTuple):
    """What one point of each score adds, in the order of `together_scores`, and the bias."""

    weights: tuple[float, ...]
    bias: float

    def harsh(self, whole: float, part: float, kinds: Sequence[float]) -> float:
        """How hard a sentence is; above zero it may land hard.

        Args:
            whole: the score of the whole sentence.
            part: that of its heaviest part, or of the whole again where it has but one.
            kinds: those of its kinds of hardness and strength, in the order of the tags.
        """
        scores = together_scores(whole, part, kinds)
        return self.bias + sum(
            weight * score for weight, score in zip(self.weights, scores, strict=True)
        )


def together_scores(whole: float, part: float, kinds: Sequence[float]) -> list[float]:
    """The scores as they are put together; arguments as in `Together.harsh`."""
    return [whole, part, *(min(_FAR, max(-_FAR, kind)) for kind in kinds)]


def together_text(kinds: Sequence[str], weights: Sequence[float]) -> str:
    """The file.

    Args:
        kinds: the names of the tags.
        weights: in the order of `together_scores`, the bias last.
    """
    names = (*_FIRST, *kinds, _BIAS)
    return "".join(f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights, strict=True))


def parse_together(text: str, kinds: Sequence[str]) -> Together:
    """Read the file.

    Args:
        text: its text.
        kinds: the names of the tags, in their order.

    Raises:
        ValueError: if the file is wrong.
    """
    rows = dict(line.split("\t") for line in text.splitlines())
    names = (*_FIRST, *kinds, _BIAS)
    if set(rows) != set(names):
        raise ValueError("how the scores go together isn't said for each of them")
    *weights, bias = (float(rows[name]) for name in names)
    return Together(tuple(weights), bias)
