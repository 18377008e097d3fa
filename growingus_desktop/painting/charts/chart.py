"""What every painted chart offers: one picture, its marks for keyboard and speech, its table."""

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
