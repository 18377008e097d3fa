"""A chart as part of a printed page: black on white, told apart by its textures."""

from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from growingus_desktop.painting.charts.chart import Chart
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.painting.sheet_type import WHITE
from growingus_desktop.sheets.blocks import Figure, Numbers, Sheet, SheetKind
from growingus_desktop.theme.tokens import Tokens, Variant, load_tokens

_POINTS_A_PIXEL = 0.72
"""So that captions come out as large as the small words of other pages."""

_WHITE = frozenset({"surface", "canvas"})


@dataclass(frozen=True)
class ChartOnPaper:
    """A chart that a page gives room to.

    Args:
        chart: what to draw.
        style: how numbers are written and where time runs to; its colours don't count here.
    """

    chart: Chart
    style: ChartStyle

    @property
    def words(self) -> tuple[str, ...]:
        """Its heading and what it shows."""
        return (self.chart.title, self.chart.description)

    def height_for(self, width: float) -> float:
        """Points it is high where it may be so many wide."""
        return self.chart.height_for(width / _POINTS_A_PIXEL, self._look()) * _POINTS_A_PIXEL

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint it on a painter that is scaled to points."""
        painter.translate(box.topLeft())
        painter.scale(_POINTS_A_PIXEL, _POINTS_A_PIXEL)
        inside = QRectF(0, 0, box.width() / _POINTS_A_PIXEL, box.height() / _POINTS_A_PIXEL)
        self.chart.draw(painter, inside, self._look())

    def _look(self) -> ChartStyle:
        return replace(self.style, tokens=_on_paper(load_tokens(Variant.LIGHT)), scale=1.0)


def chart_page(chart: Chart, style: ChartStyle) -> Sheet:
    """A page with a chart and, below it, its numbers.

    Args:
        chart: what to draw; it says itself what stands under it.
        style: the look on the screen.
    """
    table = chart.table(style)
    numbers = Numbers(table.headings, table.rows)
    blocks = (Figure(ChartOnPaper(chart, style)), numbers)
    return Sheet(SheetKind.NUMBERS, blocks, one_page=False)


def _on_paper(tokens: Tokens) -> Tokens:
    """The same look without a colour."""
    greys = {role: _grey(role, colour) for role, colour in tokens.colours.items()}
    return replace(tokens, colours=MappingProxyType(greys))


def _grey(role: str, colour: str) -> str:
    if role in _WHITE:
        return WHITE.name()
    return QColor.fromHslF(0.0, 0.0, QColor(colour).lightnessF()).name()
