"""What a sign or a detector found in a draft, before it is worded."""

from typing import NamedTuple

from growingus_desktop.coach.reading import Category, Weight


class Finding(NamedTuple):
    """The words [start, end) and what they are a sign of; the first tag is the one shown."""

    start: int
    end: int
    tags: tuple[Category, ...]
    weight: Weight = Weight.HARSH
    sign: str = ""
