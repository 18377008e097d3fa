"""Drawn textures that tell patterns apart without colour."""

from collections.abc import Iterator, Sequence
from enum import Enum
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from growingus_desktop.painting.charts.style import Canvas


class Hatch(Enum):
    """A texture laid over a fill."""

    SOLID = "solid"
    LEVEL = "level lines"
    RISING = "rising lines"
    DOTTED = "dots"
    FALLING = "falling lines"
    UPRIGHT = "upright lines"
    CROSSED = "crossed lines"
    GRID = "grid"


_OF_PATTERN = MappingProxyType(
    {
        "pursued": Hatch.SOLID,
        "went-quiet": Hatch.LEVEL,
        "criticised": Hatch.RISING,
        "flooded": Hatch.DOTTED,
        "defended": Hatch.FALLING,
        "gave-in": Hatch.UPRIGHT,
    }
)
_FOR_OWN = (Hatch.CROSSED, Hatch.GRID, *_OF_PATTERN.values())


def hatches_for(keys: Sequence[str]) -> tuple[Hatch, ...]:
    """A texture for each pattern key; the person's own ones take turns, starting with unused ones."""
    own = 0
    found: list[Hatch] = []
    for key in keys:
        known = _OF_PATTERN.get(key)
        if known is None:
            known = _FOR_OWN[own % len(_FOR_OWN)]
            own += 1
        found.append(known)
    return tuple(found)


def fill_hatched(canvas: Canvas, rect: QRectF, hatch: Hatch, fill: QColor, over: QColor) -> None:
    """Fill a box and lay its texture over it.

    Lines are cut off by reckoning rather than by a clip, which SVG viewers don't all honour.

    Args:
        canvas: where to.
        rect: the box.
        hatch: the texture.
        fill: its colour.
        over: the colour of the texture.
    """
    px = canvas.style.px
    canvas.fill(rect, fill, min(px(2), rect.height() / 3, rect.width() / 3))
    step = px(4.5)
    ends: list[tuple[QPointF, QPointF]] = []
    if hatch in (Hatch.LEVEL, Hatch.GRID):
        rows = _steps(rect.bottom() - step / 2, rect.top(), -step)
        ends += [(QPointF(rect.left(), y), QPointF(rect.right(), y)) for y in rows]
    if hatch in (Hatch.UPRIGHT, Hatch.GRID):
        columns = _steps(rect.left() + step / 2, rect.right(), step)
        ends += [(QPointF(x, rect.top()), QPointF(x, rect.bottom())) for x in columns]
    if hatch in (Hatch.RISING, Hatch.CROSSED):
        ends += _slanted(rect, step * 1.3, rising=True)
    if hatch in (Hatch.FALLING, Hatch.CROSSED):
        ends += _slanted(rect, step * 1.3, rising=False)
    if ends:
        canvas.lines(ends, over, px(1.1))
    if hatch is Hatch.DOTTED:
        for centre in _dots(rect, step, px(1)):
            canvas.disc(centre, px(1), over)


def _steps(start: float, end: float, step: float) -> Iterator[float]:
    value = start
    while (value < end) if step > 0 else (value > end):
        yield value
        value += step


def _slanted(rect: QRectF, step: float, *, rising: bool) -> Iterator[tuple[QPointF, QPointF]]:
    """Lines at 45 degrees through `rect`, each cut off at its edges."""
    width, height = rect.width(), rect.height()
    for reach in _steps(step / 2, width + height, step):
        # `reach` is where the line would meet the bottom edge prolonged, from the left corner.
        x1, y1 = (reach, height) if reach <= width else (width, height - (reach - width))
        x2, y2 = (0.0, height - reach) if reach <= height else (reach - height, 0.0)
        if rising:
            x1, x2 = width - x1, width - x2
        yield (
            QPointF(rect.left() + x1, rect.top() + y1),
            QPointF(rect.left() + x2, rect.top() + y2),
        )


def _dots(rect: QRectF, step: float, radius: float) -> Iterator[QPointF]:
    columns = max(1, int((rect.width() - radius) // step))
    left = rect.center().x() - (columns - 1) * step / 2
    for index, y in enumerate(_steps(rect.bottom() - step / 2, rect.top() + radius / 2, -step)):
        # Every other row stands between the dots of the last one.
        shift = step / 2 if index % 2 and columns > 1 else 0.0
        for column in range(columns - (1 if shift else 0)):
            yield QPointF(left + column * step + shift, y)
