"""Weeks in order about their own middle line; weeks that aren't read are hollow (evidence §6.4)."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from growingus_desktop.insight.runchart import RunPoint
from growingus_desktop.painting.charts.chart import ChartTable, Mark
from growingus_desktop.painting.charts.legend import (
    Heading,
    LegendItem,
    draw_heading,
    lay_out_heading,
)
from growingus_desktop.painting.charts.style import Canvas, ChartStyle
from growingus_desktop.painting.charts.weekly import FocusBand
from growingus_desktop.painting.charts.weekly_draw import WeeklyBrush
from growingus_desktop.painting.charts.weekly_layout import WeeklyLayout, lay_out_weekly

_PLOT_HEIGHT = 132.0
_DOT = 4.0


@dataclass(frozen=True, slots=True)
class RunWeek:
    """One week: what was counted, its date as a label, its rate in words, and all as a sentence."""

    point: RunPoint
    label: str
    rate: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWords:
    """Everything the chart says, worded by the presenter.

    Attributes:
        title: the heading, and the name for a screen reader.
        description: what is shown, in a sentence or two.
        note: stands under the chart.
        empty: stands in the chart when no week shown was logged.
        middle: label of the middle line.
        week: heading of the first column of the table.
        moments: heading of the counts in the table.
        days: before the row of days logged, and their heading in the table.
        rate: heading of the moments per seven logged days.
        known: heading of the last column of the table.
        read: label of weeks that are read.
        sparse: label of weeks with too few logged days to be read.
        running: what the table says of a week that isn't over.
        gap: label of a week that wasn't logged.
    """

    title: str
    description: str
    note: str
    empty: str
    middle: str
    week: str
    moments: str
    days: str
    rate: str
    known: str
    read: str
    sparse: str
    running: str
    gap: str


@dataclass(frozen=True, slots=True)
class RunWeeksChart:
    """The run chart.

    Args:
        weeks: oldest first.
        middle: the median of the weeks that are read, or None without one.
        words: what it says.
        bands: times with one thing to shade.
    """

    weeks: tuple[RunWeek, ...]
    middle: Fraction | None
    words: RunWords
    bands: tuple[FocusBand, ...] = ()

    @property
    def title(self) -> str:
        """Its heading."""
        return self.words.title

    @property
    def description(self) -> str:
        """What it shows."""
        return self.words.description

    @property
    def is_all_missing(self) -> bool:
        """True when not one day shown was logged."""
        return all(week.point.rate is None for week in self.weeks)

    def height_for(self, width: float, style: ChartStyle) -> float:
        """Heading, plot, days, dates and note at their ease."""
        tall = QRectF(0, 0, width, 10_000)
        layout = self.layout(tall, style)
        return tall.bottom() - layout.plot.height() + style.px(_PLOT_HEIGHT)

    def layout(self, rect: QRectF, style: ChartStyle) -> WeeklyLayout:
        """Where everything lies when drawn inside `rect`, before mirroring."""
        rates = [week.point.rate or Fraction(0) for week in self.weeks]
        return lay_out_weekly(
            rect,
            style,
            top=self._heading(rect, style).bottom,
            columns=len(self.weeks),
            tallest=ceil(max(rates, default=Fraction(0))),
            below=(),
            days_label=self.words.days,
            note=self.words.note,
            has_band=bool(self.bands),
        )

    def draw(self, painter: QPainter, rect: QRectF, style: ChartStyle) -> None:
        """Paint it."""
        painter.save()
        canvas = Canvas(painter, rect, style)
        layout = self.layout(rect, style)
        brush = WeeklyBrush(canvas, layout)
        draw_heading(canvas, self._heading(rect, style), self.words.title, self._legend())
        for band in self.bands:
            brush.band(band.start, band.stop)
        brush.grid(self.words.days)
        for band in self.bands:
            brush.band_label(band.start, band.stop, band.label)
        for index, week in enumerate(self.weeks):
            brush.days(index, week.point.logged, week.point.span.days)
        if self.is_all_missing:
            brush.centred(self.words.empty)
        else:
            self._draw_middle(canvas, layout)
            self._draw_path(canvas, layout)
            self._draw_weeks(canvas, layout, brush)
        brush.dates([week.label for week in self.weeks])
        canvas.text(layout.note, self.words.note, "caption", style.colour("ink-2"), wrap=True)
        painter.restore()

    def marks(self, rect: QRectF, style: ChartStyle) -> tuple[Mark, ...]:
        """One mark a week; a single one if nothing was logged."""
        layout = self.layout(rect, style)
        if self.is_all_missing:
            return (Mark(style.reflect(layout.plot, rect), self.words.empty, 0),)
        return tuple(
            Mark(style.reflect(layout.column(index), rect), week.sentence, index)
            for index, week in enumerate(self.weeks)
        )

    def table(self, style: ChartStyle) -> ChartTable:
        """One row a week; a week that wasn't logged has no count."""
        words = self.words
        headings = (words.week, words.moments, words.days, words.rate, words.known)
        return ChartTable(headings, tuple(self._row(week, style) for week in self.weeks))

    def _row(self, week: RunWeek, style: ChartStyle) -> tuple[str, ...]:
        point, words = week.point, self.words
        days = style.number(point.logged)
        if point.rate is None:
            return (week.label, "", days, "", words.gap)
        known = words.read if point.is_read else words.sparse if point.is_over else words.running
        return (week.label, style.number(point.moments), days, week.rate, known)

    def _heading(self, rect: QRectF, style: ChartStyle) -> Heading:
        return lay_out_heading(rect, self.words.title, self._legend(), style)

    def _legend(self) -> list[LegendItem]:
        if self.is_all_missing:
            return []
        points = [week.point for week in self.weeks]
        items = [LegendItem(_read_sample, self.words.read)]
        if any(not point.is_read and point.rate is not None for point in points):
            items.append(LegendItem(_sparse_sample, self.words.sparse))
        if any(point.rate is None for point in points):
            items.append(LegendItem(_gap_sample, self.words.gap))
        if self.middle is not None:
            items.append(LegendItem(_middle_sample, self.words.middle))
        return items

    def _centre(self, layout: WeeklyLayout, index: int, rate: Fraction) -> QPointF:
        return QPointF(layout.column(index).center().x(), layout.axis - float(rate) * layout.unit)

    def _draw_middle(self, canvas: Canvas, layout: WeeklyLayout) -> None:
        if self.middle is None:
            return
        y = layout.axis - float(self.middle) * layout.unit
        ends = QPointF(layout.plot.left(), y), QPointF(layout.plot.right(), y)
        canvas.line(*ends, canvas.style.colour("accent"), canvas.style.px(1.6))

    def _draw_path(self, canvas: Canvas, layout: WeeklyLayout) -> None:
        """Join weeks that are read and follow each other; a gap joins nothing."""
        ends: list[tuple[QPointF, QPointF]] = []
        before: QPointF | None = None
        for index, week in enumerate(self.weeks):
            rate = week.point.rate
            if rate is None or not week.point.is_read:
                before = None
                continue
            here = self._centre(layout, index, rate)
            if before is not None:
                ends.append((before, here))
            before = here
        if ends:
            canvas.lines(ends, canvas.style.colour("border"), canvas.style.px(1.2))

    def _draw_weeks(self, canvas: Canvas, layout: WeeklyLayout, brush: WeeklyBrush) -> None:
        style = canvas.style
        reach = min(style.px(_DOT), layout.slot * 0.42)
        for index, week in enumerate(self.weeks):
            rate = week.point.rate
            if rate is None:
                brush.gap(index)
            elif week.point.is_read:
                canvas.disc(self._centre(layout, index, rate), reach, style.colour("ink-2"))
            else:
                centre = self._centre(layout, index, rate)
                canvas.disc(centre, reach, style.colour("surface"))
                canvas.ring(centre, reach, style.colour("ink-3"), max(style.px(1.4), 1.0))


def _read_sample(canvas: Canvas, rect: QRectF) -> None:
    canvas.disc(rect.center(), canvas.style.px(_DOT), canvas.style.colour("ink-2"))


def _sparse_sample(canvas: Canvas, rect: QRectF) -> None:
    style = canvas.style
    canvas.ring(rect.center(), style.px(_DOT), style.colour("ink-3"), style.px(1.4))


def _gap_sample(canvas: Canvas, rect: QRectF) -> None:
    style = canvas.style
    canvas.outline(rect, style.colour("border"), style.px(1), style.px(2), dashed=True)


def _middle_sample(canvas: Canvas, rect: QRectF) -> None:
    y = rect.center().y()
    colour = canvas.style.colour("accent")
    ends = QPointF(rect.left(), y), QPointF(rect.right(), y)
    canvas.line(*ends, colour, canvas.style.px(1.6))
