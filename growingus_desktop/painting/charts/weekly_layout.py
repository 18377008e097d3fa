"""Where everything on the weekly chart lies, worked out once for drawing, pointing and tests."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from growingus_desktop.painting.charts.style import ChartStyle

DEEPEST = 5
"""Shapes drawn below the axis before a plus sign stands for the rest."""

_STEPS = (1, 2, 3, 5)
_PAIRED = 15.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole-number ticks from zero; `top` is never below the tallest bar."""

    step: int
    top: int

    @property
    def ticks(self) -> range:
        """The numbers beside the axis."""
        return range(0, self.top + 1, self.step)


@dataclass(frozen=True, slots=True)
class WeeklyLayout:
    """Boxes in left-to-right coordinates.

    Attributes:
        plot: from the top tick to the axis, over all columns.
        band_top: where the shading of the focus period starts.
        below: the strip of small shapes under the axis; no height if there are none.
        days: the row of days logged.
        dates: the row of dates.
        note: the lines under everything.
        slot: width of one column.
        bar: width of a bar.
        unit: height of one mark.
        paired: whether the two kinds of shapes stand side by side rather than below each other.
        scale: the ticks.
        columns: how many columns there are.
    """

    plot: QRectF
    band_top: float
    below: QRectF
    days: QRectF
    dates: QRectF
    note: QRectF
    slot: float
    bar: float
    unit: float
    paired: bool
    scale: Scale
    columns: int

    @property
    def axis(self) -> float:
        """The y of zero."""
        return self.plot.bottom()

    def column(self, index: int) -> QRectF:
        """A column from the top of the plot to the days under it."""
        left = self.plot.left() + index * self.slot
        return QRectF(left, self.plot.top(), self.slot, self.days.bottom() - self.plot.top())

    def bar_box(self, index: int, low: int, high: int) -> QRectF:
        """The part of a bar that holds marks `low` to `high`, counted from zero."""
        left = self.plot.left() + index * self.slot + (self.slot - self.bar) / 2
        return QRectF(left, self.axis - high * self.unit, self.bar, (high - low) * self.unit)


def lay_out_weekly(
    rect: QRectF,
    style: ChartStyle,
    *,
    top: float,
    columns: int,
    tallest: int,
    below: Sequence[tuple[int, int]],
    days_label: str,
    note: str,
    has_band: bool,
) -> WeeklyLayout:
    """Share out `rect` under a heading that ends at `top`.

    Args:
        rect: the whole chart.
        style: text size and fonts.
        top: where the heading ends.
        columns: how many columns.
        tallest: marks in the fullest column.
        below: how often staying steady and repairs were counted, a pair for each column.
        days_label: words before the row of days.
        note: the lines under everything.
        has_band: whether a focus period is shaded and needs room for its label.
    """
    px, line = style.px, style.line_height("caption")
    note_height = style.wrapped_height(note, "caption", rect.width())
    note_box = QRectF(rect.left(), rect.bottom() - note_height, rect.width(), note_height)
    days_top = note_box.top() - (px(8) if note else 0.0) - 2 * line - px(4)
    # Two steps is the fewest there can be, so no tick gets wider than this one's.
    widest = style.width_of(style.number(scale_for(tallest, most=2).top), "caption")
    left = rect.left() + max(widest, style.width_of(days_label, "caption")) + px(8)
    width = max(rect.right() - left, px(24))
    slot = width / max(columns, 1)
    paired = slot >= px(_PAIRED)
    rows = max((_rows(steady, repairs, paired=paired) for steady, repairs in below), default=0)
    below_height = max(rows * px(9), line / 2) + px(4)
    axis = days_top - below_height - px(4)
    band_top = top + px(8)
    plot_top = band_top + (line + px(4) if has_band else line / 2)
    height = max(axis - plot_top, px(24))
    scale = scale_for(tallest, most=min(5, max(2, int(height // (line * 1.6)))))
    return WeeklyLayout(
        plot=QRectF(left, plot_top, width, height),
        band_top=band_top,
        below=QRectF(left, axis + px(4), width, below_height),
        days=QRectF(left, days_top, width, line),
        dates=QRectF(left, days_top + line + px(4), width, line),
        note=note_box,
        slot=slot,
        bar=max(2.0, min(px(26), slot * 0.64)),
        unit=height / scale.top,
        paired=paired,
        scale=scale,
        columns=columns,
    )


def scale_for(tallest: int, most: int = 4) -> Scale:
    """Round steps of 1, 2, 3, 5, 10, … so that at most `most` steps reach `tallest`."""
    needed = max(tallest, 3)
    power = 1
    while True:
        for base in _STEPS:
            step = base * power
            count = -(-needed // step)
            # Thirty and three hundred are no round steps, three alone is.
            if count <= most and not (base == 3 and power > 1):
                return Scale(step, step * count)
        power *= 10


def label_stride(widths: Sequence[float], slot: float, gap: float) -> int:
    """Every how many columns a date can stand without touching the next one."""
    return max(1, -int(-(max(widths, default=0.0) + gap) // max(slot, 0.01)))


def _rows(steady: int, repairs: int, *, paired: bool) -> int:
    shown = min(steady, DEEPEST), min(repairs, DEEPEST)
    return max(shown) if paired else sum(shown)
