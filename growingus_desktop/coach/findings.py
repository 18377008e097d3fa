"""What a sign or a detector found in a draft, before it is worded."""

from dataclasses import dataclass

from growingus_desktop.coach.reading import Category, Weight


@dataclass(frozen=True, slots=True)
class Finding:
    """The words [start, end) and what they are a sign of; the first tag is the one shown."""

    start: int
    end: int
    tags: tuple[Category, ...]
    weight: Weight = Weight.HARSH
    sign: str = ""
