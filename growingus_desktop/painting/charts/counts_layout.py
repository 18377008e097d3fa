"""Where everything on a chart of counts lies, worked out once for drawing, pointing and tests."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from growingus_desktop.painting.charts.style import ChartStyle

_WIDEST_CELL = 88.0
_LABEL_SHARE = 0.34
_AIR = 10.0


@dataclass(frozen=True, slots=True)
class CountsLayout:
    """Boxes in left-to-right coordinates.

    Attributes:
        left: where the counts begin.
        top: where the first row of them begins.
        slot: width of one count.
        pitch: height of one.
        total: width of the last column, which tells what a row comes to; 0 without one.
        edge: the left edge of the whole chart.
        head_height: height of the names above the columns.
        turned: whether rows stand side by side and columns below each other, for want of width.
        swatched: whether a sample of colour and texture stands for a column's name.
        columns: how many columns of counts there are.
        note: the lines under everything.
    """

    left: float
    top: float
    slot: float
    pitch: float
    total: float
    edge: float
    head_height: float
    turned: bool
    swatched: bool
    columns: int
    note: QRectF

    def cell(self, row: int, column: int) -> QRectF:
        """The box of one count, or of a row's total."""
        across, down = (row, column) if self.turned else (column, row)
        width = self.total if not self.turned and column == self.columns else self.slot
        left = self.left + across * self.slot
        return QRectF(left, self.top + down * self.pitch, width, self.pitch)

    def label(self, row: int) -> QRectF:
        """The box of a row's name."""
        return self._above(row) if self.turned else self._beside(row)

    def head(self, column: int) -> QRectF:
        """The box of a column's name."""
        return self._beside(column) if self.turned else self._above(column)

    def _beside(self, at: int) -> QRectF:
        room = self.left - self.edge - _AIR / 2
        return QRectF(self.edge, self.top + at * self.pitch, room, self.pitch)

    def _above(self, at: int) -> QRectF:
        width = self.total if not self.turned and at == self.columns else self.slot
        left = self.left + at * self.slot
        return QRectF(left, self.top - self.head_height, width, self.head_height)


def lay_out_counts(
    rect: QRectF,
    style: ChartStyle,
    *,
    top: float,
    rows: Sequence[str],
    columns: Sequence[str],
    total: str,
    widest: str,
    note: str,
    keyed: bool,
) -> CountsLayout:
    """Share out `rect` under a heading that ends at `top`.

    Args:
        rect: the whole chart.
        style: text size and fonts.
        top: where the heading ends.
        rows: the rows' names.
        columns: the columns' names.
        total: the name of the column that tells what a row comes to, or an empty string.
        widest: the widest number there is, as written.
        note: the lines under everything.
        keyed: whether a sample can stand for a column's name; else the chart is turned where the
            names don't fit.
    """
    px = style.px
    number = style.width_of(widest, "caption") + px(_AIR)
    last = max(style.width_of(total, "caption"), number) + px(_AIR) if total else 0.0
    left, slot = _shared(rect, style, rows, len(columns), last)
    names = [max(_words_of(name, style), default=0.0) for name in columns]
    fits = max(names, default=0.0) + px(4) <= slot
    turned = not keyed and (slot < number or not fits)
    line = style.line_height("caption")
    if turned:
        left, slot = _shared(rect, style, columns, len(rows), 0.0)
        head, pitch, down = line, line + px(4), len(columns)
    else:
        swatched = keyed and not fits
        heads = [0.0] if swatched else [_height_of(name, slot, style) for name in columns]
        head = max(line, *heads)
        pitch, down = max(style.line_height("ui"), line) + px(8), len(rows)
    begin = top + head + px(4)
    bottom = begin + down * pitch + px(8)
    height = style.wrapped_height(note, "caption", rect.width())
    return CountsLayout(
        left=left,
        top=begin,
        slot=slot,
        pitch=pitch,
        total=last,
        edge=rect.left(),
        head_height=head,
        turned=turned,
        swatched=keyed and not fits,
        columns=len(columns),
        note=QRectF(rect.left(), bottom, rect.width(), height),
    )


def _shared(
    rect: QRectF, style: ChartStyle, labels: Sequence[str], cells: int, last: float
) -> tuple[float, float]:
    """Where the cells begin, and how wide each of them is."""
    widest = max((style.width_of(label, "ui") for label in labels), default=0.0)
    beside = min(widest + style.px(_AIR), rect.width() * _LABEL_SHARE)
    slot = (rect.width() - beside - last) / max(cells, 1)
    return rect.left() + beside, max(min(slot, style.px(_WIDEST_CELL)), 2.0)


def _words_of(name: str, style: ChartStyle) -> list[float]:
    return [style.width_of(word, "caption") for word in name.split()]


def _height_of(name: str, width: float, style: ChartStyle) -> float:
    return style.wrapped_height(name, "caption", width)
