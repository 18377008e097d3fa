"""The judgement on one sentence of a draft."""

from typing import NamedTuple

from growingus_desktop.coach.reading import Category, StrengthKind


class Weighed(NamedTuple):
    """The judgement on one sentence.

    `harsh` is above zero where it may land hard, taken as an opener: the mean of how the whole
    weighs and how its heaviest part does. `apart` is above zero where it also stands apart from
    everyday talk, in which next to nothing is hard. `heaviest` is the heaviest part, as words
    [start, end). `category` is how it would land hard, if it does, and `categories` all that hold;
    `strengths` are what helps in it.
    """

    harsh: float
    apart: float
    heaviest: tuple[int, int]
    category: Category
    categories: frozenset[Category]
    strengths: frozenset[StrengthKind]
