"""Marks a week as bars from zero, gaps left as gaps, the steadier ways below the axis."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from growingus_desktop.insight.spans import MOST_COLUMNS
from growingus_desktop.insight.weekly import Coverage, SpanCounts
from growingus_desktop.painting.charts.chart import ChartTable, Mark
from growingus_desktop.painting.charts.hatches import fill_hatched, hatches_for
from growingus_desktop.painting.charts.legend import (
    Heading,
    LegendItem,
    draw_heading,
    lay_out_heading,
)
from growingus_desktop.painting.charts.style import Canvas, ChartStyle
from growingus_desktop.painting.charts.weekly_draw import WeeklyBrush
from growingus_desktop.painting.charts.weekly_layout import WeeklyLayout, lay_out_weekly

_PLOT_HEIGHT = 168.0


@dataclass(frozen=True, slots=True)
class Series:
    """A pattern shown above the axis: its key and its label."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class WeekColumn:
    """One column: what was counted, its date as a short label, and all of it as a sentence."""

    counts: SpanCounts
    label: str
    sentence: str

    @property
    def is_shown(self) -> bool:
        """False while the whole week is still to come."""
        return self.counts.coverage is not Coverage.FUTURE

    @property
    def is_gap(self) -> bool:
        """True for a week nobody wrote in, which is drawn as missing and never as zero."""
        return self.is_shown and self.counts.is_gap


@dataclass(frozen=True, slots=True)
class FocusBand:
    """The days of the one thing, in columns from the left edge (`insight.spans.position_in`)."""

    start: float
    stop: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyWords:
    """Everything the weekly chart says, worded by the presenter.

    Attributes:
        title: the heading, and the name for a screen reader.
        description: what is shown, in a sentence or two.
        note: stands under the chart: what is counted, and that it is what was logged.
        empty: stands in the chart when no week shown was logged.
        days: before the row of days logged, and its heading in the table.
        week: heading of the first column of the table.
        steady: label of the staying steady shapes.
        repairs: label of the repair shapes.
        gap: label of a week that wasn't logged.
    """

    title: str
    description: str
    note: str
    empty: str
    days: str
    week: str
    steady: str
    repairs: str
    gap: str


@dataclass(frozen=True, slots=True)
class WeeklyChart:
    """The weekly chart.

    Args:
        series: patterns above the axis, lowest first; each key that was counted must be there.
        columns: oldest first, at most 53.
        words: what it says.
        bands: focus periods to shade.

    Raises:
        ValueError: if a counted pattern has no series, or there are too many columns.
    """

    series: tuple[Series, ...]
    columns: tuple[WeekColumn, ...]
    words: WeeklyWords
    bands: tuple[FocusBand, ...] = ()

    def __post_init__(self) -> None:
        keys = {series.key for series in self.series}
        if any(not column.counts.marks.keys() <= keys for column in self.columns):
            raise ValueError("every counted pattern needs its series, or bars would be too short")
        if len(self.columns) > MOST_COLUMNS:
            raise ValueError("more columns than can be told apart")

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
        return not any(column.is_shown and not column.is_gap for column in self.columns)

    def height_for(self, width: float, style: ChartStyle) -> float:
        """Heading, plot, shapes, days, dates and note at their ease."""
        tall = QRectF(0, 0, width, 10_000)
        layout = self.layout(tall, style)
        return tall.bottom() - layout.plot.height() + style.px(_PLOT_HEIGHT)

    def layout(self, rect: QRectF, style: ChartStyle) -> WeeklyLayout:
        """Where everything lies when drawn inside `rect`, before mirroring."""
        shown = [column.counts for column in self.columns if column.is_shown]
        return lay_out_weekly(
            rect,
            style,
            top=self._heading(rect, style).bottom,
            columns=len(self.columns),
            tallest=max((counts.total for counts in shown), default=0),
            below=[(counts.steady, counts.repairs) for counts in shown],
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
        draw_heading(canvas, self._heading(rect, style), self.words.title, self._legend(style))
        for band in self.bands:
            brush.band(band.start, band.stop)
        brush.grid(self.words.days)
        for band in self.bands:
            brush.band_label(band.start, band.stop, band.label)
        self._draw_columns(brush, style)
        if self.is_all_missing:
            brush.centred(self.words.empty)
        brush.dates([column.label for column in self.columns])
        canvas.text(layout.note, self.words.note, "caption", style.colour("ink-2"), wrap=True)
        painter.restore()

    def marks(self, rect: QRectF, style: ChartStyle) -> tuple[Mark, ...]:
        """One mark a column that has begun; a single one if nothing was logged."""
        layout = self.layout(rect, style)
        if self.is_all_missing:
            return (Mark(style.reflect(layout.plot, rect), self.words.empty, 0),)
        return tuple(
            Mark(style.reflect(layout.column(index), rect), column.sentence, index)
            for index, column in enumerate(self.columns)
            if column.is_shown
        )

    def table(self, style: ChartStyle) -> ChartTable:
        """One row a column that has begun; a week that wasn't logged has no counts at all."""
        words = self.words
        headings = (
            words.week,
            *(series.label for series in self.series),
            words.steady,
            words.repairs,
            words.days,
        )
        rows = tuple(self._row(column, style) for column in self.columns if column.is_shown)
        return ChartTable(headings, rows)

    def _row(self, column: WeekColumn, style: ChartStyle) -> tuple[str, ...]:
        counts = column.counts
        numbers = [counts.marks.get(series.key, 0) for series in self.series]
        numbers += [counts.steady, counts.repairs]
        cells = [self.words.gap if column.is_gap else style.number(count) for count in numbers]
        return (column.label, *cells, style.number(counts.days_logged))

    def _heading(self, rect: QRectF, style: ChartStyle) -> Heading:
        return lay_out_heading(rect, self.words.title, self._legend(style), style)

    def _legend(self, style: ChartStyle) -> list[LegendItem]:
        hatches = hatches_for([series.key for series in self.series])
        over = style.colour("surface")
        items: list[LegendItem] = []
        if self.is_all_missing:
            return items
        for series, hatch in zip(self.series, hatches, strict=True):
            fill = QColor(style.tokens.pattern_colour(series.key))
            sample = partial(fill_hatched, hatch=hatch, fill=fill, over=over)
            items.append(LegendItem(sample, series.label))
        shown = [column.counts for column in self.columns if column.is_shown]
        if any(counts.steady for counts in shown):
            items.append(LegendItem(_steady_sample, self.words.steady))
        if any(counts.repairs for counts in shown):
            items.append(LegendItem(_repair_sample, self.words.repairs))
        if any(column.is_gap for column in self.columns):
            items.append(LegendItem(_gap_sample, self.words.gap))
        return items

    def _draw_columns(self, brush: WeeklyBrush, style: ChartStyle) -> None:
        hatches = hatches_for([series.key for series in self.series])
        colours = [QColor(style.tokens.pattern_colour(series.key)) for series in self.series]
        for index, column in enumerate(self.columns):
            counts = column.counts
            if not column.is_shown:
                continue
            brush.days(index, counts.days_logged, counts.span.days)
            if column.is_gap:
                # With nothing to tell it from, a forest of hollow columns only hides the sentence.
                if not self.is_all_missing:
                    brush.gap(index)
                continue
            low = 0
            for series, hatch, fill in zip(self.series, hatches, colours, strict=True):
                count = counts.marks.get(series.key, 0)
                brush.segment(index, low, low + count, hatch, fill)
                low += count
            if low == 0:
                brush.zero(index)
            brush.shapes(index, counts.steady, counts.repairs)


def _steady_sample(canvas: Canvas, rect: QRectF) -> None:
    colour = QColor(canvas.style.tokens.pattern_colour("stayed-steady"))
    canvas.diamond(rect.center(), canvas.style.px(4.5), colour)


def _repair_sample(canvas: Canvas, rect: QRectF) -> None:
    colour = QColor(canvas.style.tokens.pattern_colour("repaired"))
    canvas.ring(rect.center(), canvas.style.px(4), colour, canvas.style.px(1.6))


def _gap_sample(canvas: Canvas, rect: QRectF) -> None:
    style = canvas.style
    canvas.outline(rect, style.colour("border"), style.px(1), style.px(2), dashed=True)
