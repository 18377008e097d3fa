"""Where everything of the timeline of asks lies, worked out once for all of its marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from growingus_desktop.painting.charts.legend import Heading, LegendItem, lay_out_heading
from growingus_desktop.painting.charts.own_work import OwnWork
from growingus_desktop.painting.charts.style import ChartStyle

REACH: Final = 6.0
"""Pixels at 100 % from the middle of a mark to its edge."""

_LANE = 46.0
_STEP = 2 * REACH + 2
_MOST_RAISED = 3
"""Marks that stand above one another before they may cover one another."""

_NARROW = 440.0
"""Pixels at 100 % below which a lane's name stands above it."""


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """Lines and places, before mirroring.

    Attributes:
        heading: where the key lies.
        narrow: whether a lane's name stands above it.
        left: where time begins.
        right: where it ends.
        first: the first day shown.
        days: how many days lie between the ends.
        top: where the first lane begins.
        pitch: from one lane to the next.
        above: the room above a lane for its name.
        below: from there to the line of the lane.
        work_top: where own work begins.
        foot: where the dates begin.
        bottom: where everything ends.
        levels: how many marks each ask stands above the line of its lane, oldest first.
        step: from one mark to the one above it.
        rise: the room all of that takes.
    """

    heading: Heading
    narrow: bool
    left: float
    right: float
    first: date
    days: float
    top: float
    pitch: float
    above: float
    below: float
    work_top: float
    foot: float
    bottom: float
    levels: tuple[int, ...]
    step: float
    rise: float

    def x(self, day: date) -> float:
        """Where a day lies."""
        return _across(day, self.first, self.days, (self.left, self.right))

    def lane_y(self, lane: int) -> float:
        """The height of a lane's line."""
        return self.top + lane * self.pitch + self.above + self.rise + self.below

    def centre(self, day: date, lane: int, level: int) -> QPointF:
        """Where a mark lies."""
        return QPointF(self.x(day), self.lane_y(lane) - level * self.step)


def lay_out_timeline(
    rect: QRectF,
    style: ChartStyle,
    *,
    legend: Sequence[LegendItem],
    lanes: Sequence[str],
    asks: Sequence[tuple[date, int]],
    work: OwnWork,
    ends: tuple[date, date],
) -> TimelineLayout:
    """Lay the timeline out inside a box.

    Args:
        rect: the box.
        style: the look.
        legend: the key.
        lanes: what the lanes are called.
        asks: the day and the lane of each, oldest first.
        work: what was done alone, below them.
        ends: the first and the last day shown.
    """
    px = style.px
    heading = lay_out_heading(rect, "", legend, style)
    narrow = rect.width() < px(_NARROW)
    above = style.line_height("caption-strong") if narrow else 0.0
    left = rect.left() + px(REACH)
    if not narrow:
        widths = [style.width_of(name, "caption-strong") for name in lanes]
        widths += [style.width_of(name, "caption") for name in work.lanes]
        left = rect.left() + max(widths, default=0.0) + px(16 + REACH)
    right, days = rect.right() - px(REACH + 4), max((ends[1] - ends[0]) / timedelta(days=1), 1.0)
    places = [(_across(day, ends[0], days, (left, right)), lane) for day, lane in asks]
    levels = stack(places, px(_STEP))
    rise = max(levels, default=0) * px(_STEP)
    top, pitch = heading.bottom + px(10), px(_LANE) + above + rise
    work_top = top + len(lanes) * pitch
    foot = work_top + work.height(style, narrow=narrow)
    return TimelineLayout(
        heading=heading,
        narrow=narrow,
        left=left,
        right=right,
        first=ends[0],
        days=days,
        top=top,
        pitch=pitch,
        above=above,
        below=px(REACH + 4),
        work_top=work_top,
        foot=foot,
        bottom=foot + style.line_height("caption") + px(4),
        levels=levels,
        step=px(_STEP),
        rise=rise,
    )


def stack(places: Sequence[tuple[float, int]], apart: float) -> tuple[int, ...]:
    """How far up each mark goes so as not to cover one before it.

    Args:
        places: across and lane of each mark, from left to right.
        apart: the least distance between two marks on one level.

    Returns:
        Levels, 0 for those on the line; on the highest one marks may lie on one another.
    """
    taken: dict[tuple[int, int], float] = {}
    levels: list[int] = []
    for x, lane in places:
        free = (
            level for level in range(_MOST_RAISED) if x - taken.get((lane, level), -inf) >= apart
        )
        level = next(free, _MOST_RAISED)
        taken[lane, level] = x
        levels.append(level)
    return tuple(levels)


def _across(day: date, first: date, days: float, ends: tuple[float, float]) -> float:
    away = (day - first) / timedelta(days=1)
    return ends[0] + away / days * (ends[1] - ends[0])
