"""Blocks cut into horizontal strips, the smallest pieces a page break may fall between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from growingus_desktop.painting.sheet_marks import Mark, RuleMark, moved, set_lines
from growingus_desktop.painting.sheet_type import BODY, LABEL, Style
from growingus_desktop.sheets.paragraphs import paragraphs

LINE_PITCH = 25.5
"""Points between two lines to write on: room for an ordinary hand (9 mm)."""
PARAGRAPH_GAP = 4.0
"""Points between two paragraphs of one text."""
BLOCK_GAP = 15.0
"""Points between two blocks."""
COLUMN_GAP = 22.0
"""Points between what stands side by side."""
TALLEST_ROW = 0.3
"""The part of a page beyond which what stands side by side is set one below the other."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the page's full width.

    Args:
        height: points.
        marks: its ink, measured from its own top left.
        joined: whether it must stay on the page of the strip after it.
        gap: whether it is mere air, dropped at the top of a page.
        frame: which frame it lies in, 0 for none.
        pitch: points between lines to write on that may be added after it; 0 for none.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    joined: bool = False
    gap: bool = False
    frame: int = 0
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The room a block is set in.

    Args:
        width: points from side to side.
        scale: 1.0, or less on a page set smaller.
        page: points a page is high, to know what is too tall to keep together.
    """

    width: float
    scale: float
    page: float

    def narrowed(self, width: float) -> "Measure":
        """The same page with narrower lines."""
        return replace(self, width=width)


def air(points: float, measure: Measure) -> Strip:
    """Space above a block, which moves to the next page with it."""
    return Strip(points * measure.scale, joined=True, gap=True)


def text_strips(text: str, style: Style, measure: Measure) -> list[Strip]:
    """A text as strips of one line each; no first or last line of a paragraph stands alone."""
    strips: list[Strip] = []
    for number, paragraph in enumerate(paragraphs(text)):
        if number:
            strips.append(replace(air(PARAGRAPH_GAP, measure), joined=True))
        height, lines = set_lines(paragraph, style, measure.scale, measure.width)
        last = len(lines) - 1
        strips += [
            Strip(height, (line,), joined=last > 0 and n in {0, last - 1})
            for n, line in enumerate(lines)
        ]
    return strips


def label_strips(label: str, measure: Measure) -> list[Strip]:
    """A small label, kept with whatever it labels."""
    return [replace(strip, joined=True) for strip in text_strips(label, LABEL, measure)]


def labelled(label: str, text: str, measure: Measure, style: Style = BODY) -> list[Strip]:
    """A label with its text."""
    return label_strips(label, measure) + text_strips(text, style, measure)


def rules(count: int, measure: Measure, *, fills: bool = False) -> list[Strip]:
    """Lines to write on, at the foot of their strips, so that there is room above each."""
    pitch = LINE_PITCH * measure.scale
    rule = Strip(pitch, (RuleMark(0, pitch - 1, measure.width),), joined=True)
    strips = [rule] * count
    if strips:
        strips[-1] = replace(rule, joined=False, pitch=pitch if fills else 0.0)
    return strips


def height_of(strips: Iterable[Strip]) -> float:
    """Points the strips take one below the other."""
    return sum(strip.height for strip in strips)


def stacked(strips: Sequence[Strip], dx: float = 0.0, dy: float = 0.0) -> tuple[Mark, ...]:
    """The ink of strips set one below the other, moved by points to the right and down."""
    marks: list[Mark] = []
    y = dy
    for strip in strips:
        marks += moved(strip.marks, dx, y)
        y += strip.height
    return tuple(marks)


def kept_whole(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, bound together so that no page break falls between them."""
    bound = [replace(strip, joined=True) for strip, _ in pairwise(strips)]
    return [*bound, *strips[-1:]]
