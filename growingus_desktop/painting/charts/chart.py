"""What every painted chart offers: one picture, its marks for keyboard and speech, its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from growingus_desktop.painting.charts.style import ChartStyle


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a chart that can be pointed at, walked to and read aloud.

    Attributes:
        rect: where it was drawn.
        sentence: what it says, worded by the presenter.
        column: its place from the start of the time shown.
        row: its place from the top among the marks of its column.
    """

    rect: QRectF
    sentence: str
    column: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The same numbers as rows, for screen readers and for copying."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Chart(Protocol):
    """A frozen picture of numbers; everything it says was worded before it was made."""

    @property
    def title(self) -> str:
        """Its heading, and its name for a screen reader."""
        ...

    @property
    def description(self) -> str:
        """What it shows, in a sentence or two, for a screen reader."""
        ...

    def height_for(self, width: float, style: ChartStyle) -> float:
        """The height at which nothing is cramped, in pixels."""
        ...

    def draw(self, painter: QPainter, rect: QRectF, style: ChartStyle) -> None:
        """Paint it inside `rect`; the same call serves screen, picture, SVG and PDF."""
        ...

    def marks(self, rect: QRectF, style: ChartStyle) -> tuple[Mark, ...]:
        """Its marks as they lie when drawn inside `rect`, oldest column first."""
        ...

    def table(self, style: ChartStyle) -> ChartTable:
        """Its numbers as a table."""
        ...


def neighbour(marks: Sequence[Mark], here: int, columns: int, rows: int) -> int | None:
    """The mark one step away, for walking over a chart by keyboard.

    Args:
        marks: the chart's marks, oldest column first.
        here: the number of the mark one stands on; below 0 for none yet.
        columns: -1 towards older, 1 towards newer, or 0.
        rows: -1 up, 1 down, or 0; rows run on from one column into the next, as days do.

    Returns:
        The number of the mark to stand on, which at an edge is `here`; None where the chart has
        only one row and so no such direction.
    """
    if rows and all(mark.row == 0 for mark in marks):
        return None
    if here < 0:
        return len(marks) - 1
    if rows:
        return min(max(here + rows, 0), len(marks) - 1)
    column, row = marks[here].column + columns, marks[here].row
    beside = [index for index, mark in enumerate(marks) if mark.column == column]
    return min(beside, key=lambda index: abs(marks[index].row - row), default=here)
