"""A year of days as squares: moments as shades, nothing to note as a dot, not logged as hollow."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from growingus_desktop.insight.days import DayState
from growingus_desktop.insight.year import YearDay
from growingus_desktop.painting.charts.chart import ChartTable, Mark
from growingus_desktop.painting.charts.legend import (
    Heading,
    LegendItem,
    draw_heading,
    lay_out_heading,
)
from growingus_desktop.painting.charts.style import Canvas, ChartStyle

_WIDEST_SQUARE = 18.0
_SHADES = 4
_END = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class YearSquare:
    """One day: what was counted, its date as a label, and all of it as a sentence."""

    counts: YearDay
    label: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearWords:
    """Everything the year says, worded by the presenter.

    Attributes:
        title: the heading, and the name for a screen reader.
        description: what is shown, in a sentence or two.
        note: stands under the chart.
        empty: stands in the chart when no day shown was logged.
        shades: labels of one, two, three, and four or more moments.
        nothing: label of a day with nothing to note.
        unlogged: label of a day that wasn't logged.
        logged: label of a day with an entry, for the table.
        steady: label of a day on which staying steady was all that was logged.
        weekdays: short names of the seven rows, first row first.
        day: heading of the dates in the table.
        moments: heading of the counts in the table.
        state: heading of the third column of the table.
    """

    title: str
    description: str
    note: str
    empty: str
    shades: tuple[str, str, str, str]
    nothing: str
    unlogged: str
    logged: str
    steady: str
    weekdays: tuple[str, ...]
    day: str
    moments: str
    state: str


@dataclass(frozen=True, slots=True)
class YearLayout:
    """Where the grid lies: its top left corner, the pitch of its squares and the note."""

    left: float
    top: float
    pitch: float
    note: QRectF

    def square(self, column: int, row: int) -> QRectF:
        """The box of one day."""
        side = self.pitch * 0.84
        inset = (self.pitch - side) / 2
        left = self.left + column * self.pitch + inset
        return QRectF(left, self.top + row * self.pitch + inset, side, side)


@dataclass(frozen=True, slots=True)
class YearChart:
    """The year.

    Args:
        squares: every day shown, oldest first; the last one is today.
        weeks: how many columns there are.
        months: (column, label) of each month that begins inside the grid.
        words: what it says.
    """

    squares: tuple[YearSquare, ...]
    weeks: int
    months: tuple[tuple[int, str], ...]
    words: YearWords

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
        return all(square.counts.state is DayState.NOT_LOGGED for square in self.squares)

    def height_for(self, width: float, style: ChartStyle) -> float:
        """Heading, months, seven rows and note."""
        layout = self.layout(QRectF(0, 0, width, 10_000), style)
        note = layout.note.height() + (style.px(8) if self.words.note else 0.0)
        return layout.top + 7 * layout.pitch + note

    def layout(self, rect: QRectF, style: ChartStyle) -> YearLayout:
        """Where everything lies when drawn inside `rect`, before mirroring."""
        px = style.px
        note_height = style.wrapped_height(self.words.note, "caption", rect.width())
        top = self._heading(rect, style).bottom + px(6)
        if self.months:
            top += style.line_height("caption") + px(2)
        names = [style.width_of(name, "caption") for name in self.words.weekdays]
        left = rect.left() + max(names, default=0.0) + px(8)
        room = rect.bottom() - top - note_height - (px(8) if self.words.note else 0.0)
        pitch = min((rect.right() - left) / max(self.weeks, 1), room / 7, px(_WIDEST_SQUARE) * 1.2)
        pitch = max(pitch, 2.0)
        note_top = top + 7 * pitch + px(8)
        note = QRectF(rect.left(), note_top, rect.width(), note_height)
        return YearLayout(left, top, pitch, note)

    def draw(self, painter: QPainter, rect: QRectF, style: ChartStyle) -> None:
        """Paint it."""
        painter.save()
        canvas = Canvas(painter, rect, style)
        layout = self.layout(rect, style)
        draw_heading(canvas, self._heading(rect, style), self.words.title, self._legend())
        self._draw_months(canvas, layout)
        self._draw_weekdays(canvas, layout)
        for square in self.squares:
            box = layout.square(square.counts.column, square.counts.row)
            _draw_day(canvas, box, square.counts)
        if self.squares:
            today = self.squares[-1].counts
            edge = layout.pitch * 0.12
            box = layout.square(today.column, today.row).adjusted(-edge, -edge, edge, edge)
            canvas.outline(
                box, style.colour("accent"), min(style.px(1.8), layout.pitch * 0.16), _corner(box)
            )
        if self.is_all_missing:
            self._draw_empty(canvas, layout)
        canvas.text(layout.note, self.words.note, "caption", style.colour("ink-2"), wrap=True)
        painter.restore()

    def marks(self, rect: QRectF, style: ChartStyle) -> tuple[Mark, ...]:
        """One mark a day; a single one if nothing was logged."""
        layout = self.layout(rect, style)
        if self.is_all_missing:
            return (Mark(style.reflect(self._grid_box(layout), rect), self.words.empty, 0),)
        return tuple(
            Mark(
                style.reflect(layout.square(square.counts.column, square.counts.row), rect),
                square.sentence,
                square.counts.column,
                square.counts.row,
            )
            for square in self.squares
        )

    def table(self, style: ChartStyle) -> ChartTable:
        """One row a day; a day that wasn't logged has no count."""
        words = self.words
        rows = tuple(self._row(square, style) for square in self.squares)
        return ChartTable((words.day, words.moments, words.steady, words.state), rows)

    def _row(self, square: YearSquare, style: ChartStyle) -> tuple[str, ...]:
        counts, words = square.counts, self.words
        if counts.state is DayState.NOT_LOGGED:
            return (square.label, "", "", words.unlogged)
        state = words.logged if counts.state is DayState.LOGGED else words.nothing
        return (square.label, style.number(counts.moments), style.number(counts.steady), state)

    def _heading(self, rect: QRectF, style: ChartStyle) -> Heading:
        return lay_out_heading(rect, self.words.title, self._legend(), style)

    def _legend(self) -> list[LegendItem]:
        items = [
            LegendItem(partial(_draw_shade, level=level), label)
            for level, label in enumerate(self.words.shades, start=1)
        ]
        if any(square.counts.steady and not square.counts.moments for square in self.squares):
            items.append(LegendItem(_draw_steady, self.words.steady))
        items.append(LegendItem(_draw_nothing, self.words.nothing))
        items.append(LegendItem(_draw_unlogged, self.words.unlogged))
        return items

    def _draw_months(self, canvas: Canvas, layout: YearLayout) -> None:
        style = canvas.style
        height = style.line_height("caption")
        end = layout.left
        for column, label in self.months:
            left = layout.left + column * layout.pitch + layout.pitch * 0.08
            width = style.width_of(label, "caption") + 1
            if left < end or left + width > canvas.bounds.right():
                continue
            box = QRectF(left, layout.top - height - style.px(2), width, height)
            canvas.text(box, label, "caption", style.colour("ink-3"))
            end = left + width + style.px(6)

    def _draw_weekdays(self, canvas: Canvas, layout: YearLayout) -> None:
        style = canvas.style
        height = style.line_height("caption")
        # Every row, every other one or every third, as the height of the words allows.
        stride = max(2, -int(-height // layout.pitch))
        for row in range(0, len(self.words.weekdays), stride):
            middle = layout.top + (row + 0.5) * layout.pitch
            left = canvas.bounds.left()
            box = QRectF(left, middle - height / 2, layout.left - left - style.px(8), height)
            canvas.text(box, self.words.weekdays[row], "caption", style.colour("ink-3"))

    def _draw_empty(self, canvas: Canvas, layout: YearLayout) -> None:
        style = canvas.style
        grid = self._grid_box(layout)
        width = min(grid.width() * 0.9, style.px(460))
        box = QRectF(0, 0, width, style.wrapped_height(self.words.empty, "ui", width))
        box.moveCenter(grid.center())
        pad = style.px(8)
        canvas.fill(box.adjusted(-pad, -pad, pad, pad), style.colour("surface"), style.px(6))
        centre = Qt.AlignmentFlag.AlignHCenter
        canvas.text(box, self.words.empty, "ui", style.colour("ink-2"), centre, wrap=True)

    def _grid_box(self, layout: YearLayout) -> QRectF:
        return QRectF(layout.left, layout.top, self.weeks * layout.pitch, 7 * layout.pitch)


def _draw_day(canvas: Canvas, box: QRectF, counts: YearDay) -> None:
    if counts.state is DayState.NOT_LOGGED:
        _draw_unlogged(canvas, box)
    elif counts.state is DayState.NOTHING_TO_NOTE:
        _draw_nothing(canvas, box)
    elif counts.moments:
        _draw_shade(canvas, box, min(counts.moments, _SHADES))
    elif counts.steady:
        _draw_steady(canvas, box)
    else:
        _draw_ground(canvas, box)


def _draw_shade(canvas: Canvas, box: QRectF, level: int) -> None:
    style = canvas.style
    canvas.fill(box, style.colour(f"heat-{level}"), _corner(box))
    if level < 3:
        # The palest shades lie close to the ground; an edge keeps them a square of their own.
        edge = style.between("heat-2", "heat-3", 0.6)
        canvas.outline(box, edge, max(1.0, box.width() * 0.06), _corner(box))


def _draw_ground(canvas: Canvas, box: QRectF) -> None:
    canvas.fill(box, canvas.style.colour("sunken"), _corner(box))


def _draw_nothing(canvas: Canvas, box: QRectF) -> None:
    _draw_ground(canvas, box)
    canvas.disc(box.center(), max(box.width() * 0.13, 1.0), canvas.style.colour("ink-3"))


def _draw_steady(canvas: Canvas, box: QRectF) -> None:
    _draw_ground(canvas, box)
    canvas.diamond(QPointF(box.center()), box.width() * 0.34, canvas.style.colour("accent"))


def _draw_unlogged(canvas: Canvas, box: QRectF) -> None:
    colour = canvas.style.between("line", "border", 0.35)
    canvas.outline(box, colour, 1.0, _corner(box))


def _corner(box: QRectF) -> float:
    return box.width() * 0.22
