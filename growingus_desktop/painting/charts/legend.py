"""A chart's heading with its key, flowing onto as many lines as the words need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from growingus_desktop.painting.charts.style import Canvas, ChartStyle

_SWATCH = 11.0
_GAP = 6.0
_BETWEEN = 16.0


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry of the key: how its sample is drawn and what it stands for."""

    sample: Callable[[Canvas, QRectF], None]
    label: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Where title and key lie.

    Attributes:
        title: the title's box.
        swatches: the sample of each item.
        labels: the words of each item.
        bottom: the y where the chart itself may start.
    """

    title: QRectF
    swatches: tuple[QRectF, ...]
    labels: tuple[QRectF, ...]
    bottom: float


def lay_out_heading(
    rect: QRectF, title: str, items: Sequence[LegendItem], style: ChartStyle
) -> Heading:
    """Set the key beside the title where it fits on one line, below it otherwise."""
    px = style.px
    title_height = style.line_height("heading") if title else 0.0
    title_width = style.width_of(title, "heading") + px(1) if title else 0.0
    line = style.line_height("caption") + px(4)
    widths = [px(_SWATCH + _GAP) + style.width_of(item.label, "caption") + 1 for item in items]
    whole = sum(widths) + px(_BETWEEN) * max(len(widths) - 1, 0)
    beside = whole + title_width + px(2 * _BETWEEN) <= rect.width()
    top = rect.top() if beside else rect.top() + title_height + (px(4) if title else 0.0)
    height = max(title_height, line) if beside else line
    left = rect.right() - whole if beside else rect.left()
    swatches: list[QRectF] = []
    labels: list[QRectF] = []
    x = left
    for width in widths:
        if x > left and x + width > rect.right():
            x, top = left, top + line
        side = px(_SWATCH)
        swatches.append(QRectF(x, top + (height - side) / 2, side, side))
        labels.append(QRectF(x + px(_SWATCH + _GAP), top, width - px(_SWATCH + _GAP), height))
        x += width + px(_BETWEEN)
    bottom = max(rect.top() + title_height, top + height if items else rect.top())
    title_box = QRectF(rect.left(), rect.top(), rect.width(), height if beside else title_height)
    return Heading(title_box, tuple(swatches), tuple(labels), bottom)


def draw_heading(canvas: Canvas, heading: Heading, title: str, items: Sequence[LegendItem]) -> None:
    """Paint title and key."""
    style = canvas.style
    if title:
        canvas.text(heading.title, title, "heading", style.colour("ink"))
    for item, swatch, label in zip(items, heading.swatches, heading.labels, strict=True):
        item.sample(canvas, swatch)
        canvas.text(label, item.label, "caption", style.colour("ink-2"))
