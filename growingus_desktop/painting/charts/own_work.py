"""Lanes of one's own work under a timeline: bars for times with one thing, strokes for repairs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from growingus_desktop.painting.charts.style import Canvas, ChartStyle

_LANE = 24.0
_BAR = 8.0
_STROKE = 10.0
_LEAST = 3.0

Across = Callable[[date], float]
"""Where a day lies from left to right."""


@dataclass(frozen=True, slots=True)
class WorkMark:
    """One stretch of own work.

    Args:
        first: its first day.
        last: its last day.
        lane: which lane, from the top.
        sentence: all of it.
        days: days drawn as strokes one by one; without them the stretch is one bar.
    """

    first: date
    last: date
    lane: int
    sentence: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnWork:
    """The lanes, or none.

    Args:
        lanes: what they are called, from top to bottom.
        marks: what lies in them.
    """

    lanes: tuple[str, ...] = ()
    marks: tuple[WorkMark, ...] = ()

    def height(self, style: ChartStyle, *, narrow: bool) -> float:
        """The room all lanes take."""
        return len(self.lanes) * _pitch(style, narrow=narrow)

    def box(
        self, mark: WorkMark, top: float, across: Across, style: ChartStyle, *, narrow: bool
    ) -> QRectF:
        """Where a stretch is drawn, before mirroring."""
        high = style.px(_STROKE if mark.days else _BAR)
        left, right = across(mark.first), across(mark.last + timedelta(1))
        middle = self._middle(top, mark.lane, style, narrow=narrow)
        return QRectF(left, middle - high / 2, max(right - left, style.px(_LEAST)), high)

    def draw(self, canvas: Canvas, top: float, left: float, across: Across) -> None:
        """Paint the lanes.

        Args:
            canvas: what is painted on.
            top: where the first lane begins.
            left: where names end and time begins.
            across: where days lie.
        """
        style = canvas.style
        narrow = left <= canvas.bounds.left() + style.px(_BAR)
        high = style.line_height("caption")
        for lane, name in enumerate(self.lanes):
            middle = self._middle(top, lane, style, narrow=narrow)
            right = QPointF(canvas.bounds.right(), middle)
            canvas.line(QPointF(left, middle), right, style.colour("line"))
            above = middle - style.px(_STROKE / 2 + 1) - high
            box = QRectF(canvas.bounds.left(), above if narrow else middle - high / 2, 0, high)
            box.setWidth(canvas.bounds.width() if narrow else left - box.left())
            canvas.text(box, name, "caption", style.colour("ink-2"))
        for mark in self.marks:
            box = self.box(mark, top, across, style, narrow=narrow)
            if mark.days:
                ends = [
                    (QPointF(across(day), box.top()), QPointF(across(day), box.bottom()))
                    for day in mark.days
                ]
                canvas.lines(ends, style.colour("ink-3"), max(style.px(1.2), 1.0))
            else:
                canvas.fill(box, style.colour("plum"), style.px(3))

    def _middle(self, top: float, lane: int, style: ChartStyle, *, narrow: bool) -> float:
        pitch = _pitch(style, narrow=narrow)
        return top + (lane + 1) * pitch - style.px(_LANE) / 2


NO_WORK: Final = OwnWork()


def _pitch(style: ChartStyle, *, narrow: bool) -> float:
    return style.px(_LANE) + (style.line_height("caption") if narrow else 0.0)
