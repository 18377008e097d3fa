"""How a chart is set: colours, fonts, text size and direction, and a canvas that mirrors itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from growingus_desktop.theme.fonts import font_of
from growingus_desktop.theme.tokens import Tokens

Align = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """The look of a chart, apart from its numbers.

    Attributes:
        tokens: colours and fonts.
        scale: text size as a factor, 0.8 to 2.
        mirrored: True where time runs from right to left.
        locale: how whole numbers are written.
    """

    tokens: Tokens
    scale: float = 1.0
    mirrored: bool = False
    locale: QLocale = field(default_factory=QLocale)
    _metrics: dict[str, QFontMetricsF] = field(
        init=False, repr=False, compare=False, default_factory=dict[str, QFontMetricsF]
    )
    _fonts: dict[str, QFont] = field(
        init=False, repr=False, compare=False, default_factory=dict[str, QFont]
    )

    def px(self, measure: float) -> float:
        """Pixels for a measure given at 100 % text size."""
        return measure * self.scale

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self.tokens.colour(role))

    def between(self, one: str, other: str, share: float) -> QColor:
        """A colour `share` of the way from one role to another."""
        a, b = self.colour(one), self.colour(other)
        red, green, blue = (x + (y - x) * share for x, y in zip(_rgb(a), _rgb(b), strict=True))
        return QColor.fromRgbF(red, green, blue)

    def font(self, role: str) -> QFont:
        """The font of a type role at this text size."""
        found = self._fonts.get(role)
        if found is None:
            found = self._fonts[role] = font_of(self.tokens.type[role], self.scale)
        return found

    def metrics(self, role: str) -> QFontMetricsF:
        """Measures of that font."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetricsF(self.font(role))
        return found

    def width_of(self, words: str, role: str) -> float:
        """How wide `words` are in that font."""
        return self.metrics(role).horizontalAdvance(words)

    def line_height(self, role: str) -> float:
        """Height of one line in that font."""
        return self.metrics(role).height()

    def wrapped_height(self, words: str, role: str, width: float) -> float:
        """Height of `words` broken to `width`; 0 for none."""
        if not words:
            return 0.0
        box = QRectF(0, 0, max(width, 1.0), 1e6)
        return self.metrics(role).boundingRect(box, Qt.TextFlag.TextWordWrap, words).height()

    def reflect(self, box: QRectF, bounds: QRectF) -> QRectF:
        """Where a box lies once direction is taken into account."""
        if not self.mirrored:
            return QRectF(box)
        left = bounds.left() + bounds.right() - box.right()
        return QRectF(left, box.top(), box.width(), box.height())

    def number(self, count: int) -> str:
        """A whole number in the person's digits."""
        return self.locale.toString(count)


class Canvas:
    """A painter that takes coordinates as if time ran from left to right.

    Args:
        painter: what is painted on; its state is the caller's to save.
        bounds: the chart's rectangle, about whose middle everything is mirrored if need be.
        style: the look.
    """

    def __init__(self, painter: QPainter, bounds: QRectF, style: ChartStyle) -> None:
        self.painter = painter
        self.bounds = bounds
        self.style = style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def fill(self, rect: QRectF, colour: QColor, radius: float = 0.0) -> None:
        """A filled box."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self._box(rect, radius)

    def outline(
        self,
        rect: QRectF,
        colour: QColor,
        width: float,
        radius: float = 0.0,
        *,
        dashed: bool = False,
    ) -> None:
        """A hollow box whose line lies inside `rect`."""
        self.painter.setPen(_pen(colour, width, dashed=dashed))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        self._box(rect.adjusted(half, half, -half, -half), radius)

    def line(self, start: QPointF, end: QPointF, colour: QColor, width: float = 1.0) -> None:
        """A straight line."""
        self.lines([(start, end)], colour, width)

    def lines(self, ends: Sequence[tuple[QPointF, QPointF]], colour: QColor, width: float) -> None:
        """Several straight lines at once."""
        self.painter.setPen(_pen(colour, width))
        self.painter.drawLines(
            [QLineF(self._point(one), self._point(other)) for one, other in ends]
        )

    def disc(self, centre: QPointF, radius: float, colour: QColor) -> None:
        """A filled circle."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawEllipse(self._point(centre), radius, radius)

    def ring(self, centre: QPointF, radius: float, colour: QColor, width: float) -> None:
        """A hollow circle."""
        self.painter.setPen(_pen(colour, width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(self._point(centre), radius - width / 2, radius - width / 2)

    def diamond(self, centre: QPointF, radius: float, colour: QColor) -> None:
        """A filled square standing on a corner."""
        middle = self._point(centre)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        corners = (QPointF(0, -radius), QPointF(radius, 0), QPointF(0, radius), QPointF(-radius, 0))
        self.painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))

    def text(
        self,
        rect: QRectF,
        words: str,
        role: str,
        colour: QColor,
        align: Qt.AlignmentFlag = Align.AlignLeft,
        *,
        wrap: bool = False,
    ) -> None:
        """Words inside `rect`; `align` left means the side where reading starts."""
        flags = self._sided(align) | Align.AlignVCenter if not wrap else self._sided(align)
        # The reading direction is settled by mirroring, so Qt mustn't turn the sides once more.
        options = int(flags | Align.AlignAbsolute)
        options |= int(Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextDontClip)
        self.painter.setFont(self.style.font(role))
        self.painter.setPen(colour)
        self.painter.drawText(self.style.reflect(rect, self.bounds), options, words)

    def _point(self, point: QPointF) -> QPointF:
        if not self.style.mirrored:
            return point
        return QPointF(self.bounds.left() + self.bounds.right() - point.x(), point.y())

    def _box(self, rect: QRectF, radius: float) -> None:
        placed = self.style.reflect(rect, self.bounds)
        if radius > 0:
            self.painter.drawRoundedRect(placed, radius, radius)
        else:
            self.painter.drawRect(placed)

    def _sided(self, align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        swap = {Align.AlignLeft: Align.AlignRight, Align.AlignRight: Align.AlignLeft}
        return swap.get(align, align) if self.style.mirrored else align


def _pen(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(colour, width)
    if dashed:
        # Dash lengths count in pen widths.
        pen.setDashPattern([3.0, 3.0])
    return pen


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
