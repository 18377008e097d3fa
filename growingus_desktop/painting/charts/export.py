"""A chart as a picture, an SVG or a PDF page, in memory and from the same drawing as on screen."""

from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from growingus_desktop.painting.charts.chart import Chart
from growingus_desktop.painting.charts.style import ChartStyle

WIDTH = 960.0
"""Pixels a saved chart is wide at 100 % text size."""

_MARGIN = 24.0
_DOTS_PER_INCH = 288
_POINTS_PER_INCH = 72


def to_image(chart: Chart, style: ChartStyle, width: float = WIDTH, ratio: float = 2.0) -> QImage:
    """The chart on its own ground.

    Args:
        chart: what to draw.
        style: the look; text size included.
        width: logical pixels; the height follows from it.
        ratio: device pixels a logical pixel.
    """
    page = _page(chart, style, width)
    size = QSize(ceil(page.width() * ratio), ceil(page.height() * ratio))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(style.colour("surface"))
    painter = QPainter(image)
    chart.draw(painter, _inner(page, style), style)
    painter.end()
    return image


def to_png(chart: Chart, style: ChartStyle, width: float = WIDTH, ratio: float = 2.0) -> bytes:
    """The picture of `to_image` as the bytes of a PNG file."""
    buffer = _buffer()
    QImageWriter(buffer, QByteArray(b"png")).write(to_image(chart, style, width, ratio))
    return bytes(buffer.data().data())


def to_svg(chart: Chart, style: ChartStyle, width: float = WIDTH) -> bytes:
    """The chart as the bytes of an SVG file; words stay words in the program's fonts."""
    page = _page(chart, style, width)
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(page.size().toSize())
    generator.setViewBox(page)
    generator.setTitle(chart.title)
    generator.setDescription(chart.description)
    painter = QPainter(generator)
    painter.fillRect(page, style.colour("surface"))
    chart.draw(painter, _inner(page, style), style)
    painter.end()
    return bytes(buffer.data().data())


def to_pdf(chart: Chart, style: ChartStyle, width: float = WIDTH) -> bytes:
    """The chart as the bytes of a PDF file with one page of its own size."""
    page = _page(chart, style, width)
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    # A logical pixel becomes three quarters of a point, as on a screen of 96 dots an inch.
    points = QSizeF(page.width() * 0.75, page.height() * 0.75)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    factor = 0.75 * _DOTS_PER_INCH / _POINTS_PER_INCH
    painter.scale(factor, factor)
    painter.fillRect(page, style.colour("surface"))
    chart.draw(painter, _inner(page, style), style)
    painter.end()
    return bytes(buffer.data().data())


def _page(chart: Chart, style: ChartStyle, width: float) -> QRectF:
    margin = style.px(_MARGIN)
    height = chart.height_for(width - 2 * margin, style) + 2 * margin
    return QRectF(0, 0, width, ceil(height))


def _inner(page: QRectF, style: ChartStyle) -> QRectF:
    margin = style.px(_MARGIN)
    return page.adjusted(margin, margin, -margin, -margin)


def _buffer() -> QBuffer:
    # Its own bytes: handed some from here, Qt would keep a pointer to what Python then frees.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
