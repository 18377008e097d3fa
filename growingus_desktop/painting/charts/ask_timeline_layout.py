"""Where everything of the timeline of asks lies, worked out once for all of its marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from growingus_desktop.painting.charts.legend import Heading, LegendItem, lay_out_heading
from growingus_desktop.painting.charts.own_work import OwnWork
from growingus_desktop.painting.charts.style import ChartStyle

REACH: Final = 6.0
"""Pixels at 100 % from the middle of a mark to its edge."""

_LANE = 46.0
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

    def x(self, day: date) -> float:
        """Where a day lies."""
        away = (day - self.first) / timedelta(days=1)
        return self.left + away / self.days * (self.right - self.left)

    def lane_y(self, lane: int) -> float:
        """The height of a lane's line."""
        return self.top + lane * self.pitch + self.above + self.below

    def centre(self, day: date, lane: int) -> QPointF:
        """Where a mark lies."""
        return QPointF(self.x(day), self.lane_y(lane))


def lay_out_timeline(
    rect: QRectF,
    style: ChartStyle,
    *,
    legend: Sequence[LegendItem],
    lanes: Sequence[str],
    work: OwnWork,
    ends: tuple[date, date],
) -> TimelineLayout:
    """Lay the timeline out inside a box.

    Args:
        rect: the box.
        style: the look.
        legend: the key.
        lanes: what the lanes are called.
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
    top, pitch = heading.bottom + px(10), px(_LANE) + above
    work_top = top + len(lanes) * pitch
    foot = work_top + work.height(style, narrow=narrow)
    return TimelineLayout(
        heading=heading,
        narrow=narrow,
        left=left,
        right=rect.right() - px(REACH + 4),
        first=ends[0],
        days=max((ends[1] - ends[0]) / timedelta(days=1), 1.0),
        top=top,
        pitch=pitch,
        above=above,
        below=px(REACH + 4),
        work_top=work_top,
        foot=foot,
        bottom=foot + style.line_height("caption") + px(4),
    )
