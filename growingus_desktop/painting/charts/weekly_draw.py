"""The strokes of the weekly chart."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from growingus_desktop.painting.charts.hatches import Hatch, fill_hatched
from growingus_desktop.painting.charts.style import Canvas
from growingus_desktop.painting.charts.weekly_layout import DEEPEST, WeeklyLayout, label_stride

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_END = Qt.AlignmentFlag.AlignRight


class WeeklyBrush:
    """Paints the parts of the weekly chart where its layout puts them."""

    def __init__(self, canvas: Canvas, layout: WeeklyLayout) -> None:
        self._canvas = canvas
        self._layout = layout
        self._style = canvas.style
        self._label_end = layout.plot.left()

    def grid(self, days_label: str) -> None:
        """Whole-number ticks from zero, and the words before the row of days."""
        layout, style, px = self._layout, self._style, self._style.px
        left = self._canvas.bounds.left()
        line = style.line_height("caption")
        for tick in layout.scale.ticks:
            y = layout.axis - tick * layout.unit
            colour = style.colour("line") if tick else style.colour("border")
            ends = QPointF(layout.plot.left(), y), QPointF(layout.plot.right(), y)
            self._canvas.line(*ends, colour, 1.0)
            box = QRectF(left, y - line / 2, layout.plot.left() - left - px(8), line)
            self._caption(box, style.number(tick), _END)
        box = QRectF(left, layout.days.top(), layout.plot.left() - left - px(8), line)
        self._caption(box, days_label, _END)

    def band(self, start: float, stop: float) -> None:
        """Shade the days of the one thing behind the bars."""
        style = self._style
        self._canvas.fill(self._band_box(start, stop), style.colour("accent-soft"), style.px(6))

    def band_label(self, start: float, stop: float, label: str) -> None:
        """Name a shaded period above the bars; left out where the one before needs the room."""
        layout, px = self._layout, self._style.px
        width = self._style.width_of(label, "caption-strong") + 1
        left = self._band_box(start, stop).center().x() - width / 2
        left = min(max(left, layout.plot.left()), layout.plot.right() - width)
        if left < self._label_end:
            return
        self._label_end = left + width + px(8)
        height = self._style.line_height("caption")
        box = QRectF(left, layout.band_top + px(2), width, height)
        self._canvas.text(box, label, "caption-strong", self._style.colour("accent"), _CENTRE)

    def segment(self, index: int, low: int, high: int, hatch: Hatch, fill: QColor) -> None:
        """The marks of one pattern, from the `low`-th to the `high`-th of its bar."""
        if high <= low:
            return
        box = self._layout.bar_box(index, low, high)
        # The hairline between two patterns is taken from the upper one, so that heights stay true.
        box.setBottom(box.bottom() - (min(1.0, box.height() / 4) if low else 0.0))
        fill_hatched(self._canvas, box, hatch, fill, self._style.colour("surface"))

    def zero(self, index: int) -> None:
        """A week that was logged and held no mark: a stroke on the axis, not an empty place."""
        box = self._layout.bar_box(index, 0, 0)
        thickness = self._style.px(2)
        stroke = QRectF(box.left(), self._layout.axis - thickness, box.width(), thickness)
        self._canvas.fill(stroke, self._style.colour("ink-3"))

    def gap(self, index: int) -> None:
        """A week nobody wrote in: a hollow dashed column."""
        layout, px = self._layout, self._style.px
        box = layout.bar_box(index, 0, layout.scale.top).adjusted(0, px(1), 0, -px(3))
        self._canvas.outline(box, self._style.colour("border"), px(1), px(3), dashed=True)

    def shapes(self, index: int, steady: int, repairs: int) -> None:
        """Staying steady and repairs below the axis, one small shape each."""
        layout, style, px = self._layout, self._style, self._style.px
        middle = layout.column(index).center().x()
        apart = min(px(5.5), layout.slot / 4.8) if layout.paired and steady and repairs else 0.0
        radius = min(px(3.8), layout.slot / (5.4 if layout.paired else 2.8))
        accent = QColor(style.tokens.pattern_colour("stayed-steady"))
        ring = QColor(style.tokens.pattern_colour("repaired"))
        for centre in self._down(middle - apart, 0, steady, accent):
            self._canvas.diamond(centre, radius * 1.12, accent)
        first = 0 if layout.paired else min(steady, DEEPEST)
        for centre in self._down(middle + apart, first, repairs, ring):
            self._canvas.ring(centre, radius, ring, min(px(1.5), radius * 0.6))

    def days(self, index: int, logged: int, whole: int) -> None:
        """How many days of a column were logged: the number, or a small level where it can't fit."""
        layout, style, px = self._layout, self._style, self._style.px
        row = QRectF(
            layout.column(index).left(), layout.days.top(), layout.slot, layout.days.height()
        )
        if layout.slot >= style.width_of(style.number(whole), "caption") + px(2):
            self._caption(row, style.number(logged), _CENTRE)
            return
        height = row.height() * 0.7
        box = QRectF(0, row.bottom() - height, min(px(4), layout.slot * 0.6), height)
        box.moveLeft(row.center().x() - box.width() / 2)
        self._canvas.fill(box, style.colour("line"))
        box.setTop(box.bottom() - height * logged / whole)
        self._canvas.fill(box, style.colour("ink-3"))

    def dates(self, labels: Sequence[str]) -> None:
        """Dates under the columns, as many as fit without touching."""
        layout, style, px = self._layout, self._style, self._style.px
        widths = [style.width_of(label, "caption") + 1 for label in labels]
        stride = label_stride(widths, layout.slot, px(12))
        free = self._canvas.bounds.left()
        for index in range(0, len(labels), stride):
            middle = layout.column(index).center().x()
            left = min(middle - widths[index] / 2, layout.plot.right() - widths[index])
            if left < free:
                continue
            box = QRectF(left, layout.dates.top(), widths[index], layout.dates.height())
            self._caption(box, labels[index], _CENTRE)
            free = box.right() + px(8)

    def centred(self, words: str) -> None:
        """A sentence in the middle of the plot."""
        layout, style = self._layout, self._style
        width = min(layout.plot.width() * 0.9, style.px(460))
        height = style.wrapped_height(words, "ui", width)
        box = QRectF(0, 0, width, height)
        box.moveCenter(layout.plot.center())
        ground = box.adjusted(-style.px(8), -style.px(4), style.px(8), style.px(4))
        self._canvas.fill(ground, style.colour("surface"))
        self._canvas.text(box, words, "ui", style.colour("ink-2"), _CENTRE, wrap=True)

    def _down(self, x: float, first: int, count: int, colour: QColor) -> list[QPointF]:
        """Centres of `count` shapes going down from a row.

        Where there are more than fit, a plus sign takes the last place.
        """
        px = self._style.px
        top = self._layout.below.top() + px(5) + first * px(9)
        if count > DEEPEST:
            y, arm = top + (DEEPEST - 1) * px(9), min(px(3.4), self._layout.slot / 3)
            self._canvas.line(QPointF(x - arm, y), QPointF(x + arm, y), colour, px(1.4))
            self._canvas.line(QPointF(x, y - arm), QPointF(x, y + arm), colour, px(1.4))
        shown = DEEPEST - 1 if count > DEEPEST else count
        return [QPointF(x, top + row * px(9)) for row in range(shown)]

    def _band_box(self, start: float, stop: float) -> QRectF:
        layout = self._layout
        left = layout.plot.left() + start * layout.slot
        bottom = layout.axis - layout.band_top
        return QRectF(left, layout.band_top, max((stop - start) * layout.slot, 1.0), bottom)

    def _caption(self, box: QRectF, words: str, align: Qt.AlignmentFlag) -> None:
        self._canvas.text(box, words, "caption", self._style.colour("ink-3"), align)
