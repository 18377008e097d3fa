"""Dot strips: one row a question, one dot an answer, where it lies in time; nothing is joined."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from growingus_desktop.painting.charts.chart import ChartTable, Mark
from growingus_desktop.painting.charts.style import Align, Canvas, ChartStyle

_LEVELS = 5
_LANE = 34.0
_DOT = 4.0
_LEAST_DOT = 2.3
_RING = 2.5
_GAP = 14.0
_SIDE_LEAST = 430.0
"""Pixels at 100 % below which a row's words stand under its strip."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One question.

    Args:
        name: its short name.
        answers: 0-4 by day, None where it was skipped; days without a check-in are missing.
        spread: the lowest and the highest answer so far, or None while there are too few.
        words: what can be counted of it, in words.
        sentences: what each day's dot says when pointed at or walked to, by day.
        cells: each day's answer in words, for the table.
        ringed: days whose dot stands in a ring: answered soon after an argument.
    """

    name: str
    answers: Mapping[date, int | None]
    spread: tuple[int, int] | None = None
    words: str = ""
    sentences: Mapping[date, str] = field(default_factory=dict[date, str])
    cells: Mapping[date, str] = field(default_factory=dict[date, str])
    ringed: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class StripLayout:
    """Where the rows lie, before mirroring: left and right end of the strips, and their tops."""

    left: float
    right: float
    tops: tuple[float, ...]
    lane: float
    words: tuple[QRectF, ...]
    foot: float
    bottom: float


@dataclass(frozen=True, slots=True)
class DotStripChart:
    """The strips.

    Args:
        title: the name for a screen reader.
        description: what is shown, in a sentence or two.
        strips: from top to bottom.
        first: the first day shown.
        last: the last day shown.
        ticks: (day, label) of the dates below.
        day: heading of the dates in the table.
        labels: the words of each date in the table.
        empty: stands in place of the strips when there is nothing to show.
    """

    title: str
    description: str
    strips: tuple[Strip, ...]
    first: date
    last: date
    ticks: tuple[tuple[date, str], ...] = ()
    day: str = ""
    labels: Mapping[date, str] = field(default_factory=dict[date, str])
    empty: str = ""

    @property
    def is_empty(self) -> bool:
        """True when there is no check-in in the time shown."""
        return not self.days()

    def days(self) -> list[date]:
        """The days with a check-in in the time shown, oldest first."""
        found = {day for strip in self.strips for day in strip.answers}
        return sorted(day for day in found if self.first <= day <= self.last)

    def height_for(self, width: float, style: ChartStyle) -> float:
        """Every row with its words, and the dates."""
        if self.is_empty:
            return style.wrapped_height(self.empty, "ui", width) + style.px(16)
        return self.layout(QRectF(0, 0, width, 10_000), style).bottom

    def layout(self, rect: QRectF, style: ChartStyle) -> StripLayout:
        """Where everything lies when drawn inside `rect`, before mirroring."""
        px = style.px
        beside = rect.width() >= px(_SIDE_LEAST)
        names = max((style.width_of(strip.name, "ui-strong") for strip in self.strips), default=0.0)
        left = rect.left() + (names + px(18) if beside else 0.0) + px(_DOT)
        side = self._words_width(rect, left, style) if beside else 0.0
        right = rect.right() - (side + px(_GAP) if side else 0.0) - px(_DOT)
        tops: list[float] = []
        words: list[QRectF] = []
        y = rect.top() + px(4)
        for strip in self.strips:
            wide = side if beside else rect.width()
            high = style.wrapped_height(_whole(strip.words), "caption", wide)
            if beside:
                row = max(px(_LANE), high)
                tops.append(y + (row - px(_LANE)) / 2)
                words.append(QRectF(rect.right() - side, y + (row - high) / 2, side, high))
                y += row + px(_GAP)
            else:
                y += style.line_height("ui-strong") + px(4)
                tops.append(y)
                words.append(QRectF(rect.left(), y + px(_LANE) + px(4), wide, high))
                y += px(_LANE) + px(4) + high + px(_GAP)
        foot = y - px(_GAP) + px(6)
        bottom = foot + (style.line_height("caption") + px(4) if self.ticks else 0.0)
        return StripLayout(left, right, tuple(tops), px(_LANE), tuple(words), foot, bottom)

    def draw(self, painter: QPainter, rect: QRectF, style: ChartStyle) -> None:
        """Paint them."""
        painter.save()
        canvas = Canvas(painter, rect, style)
        if self.is_empty:
            canvas.text(rect, self.empty, "ui", style.colour("ink-2"), wrap=True)
        else:
            layout = self.layout(rect, style)
            for row, strip in enumerate(self.strips):
                self._draw_row(canvas, layout, row, strip)
            self._draw_ticks(canvas, layout)
        painter.restore()

    def marks(self, rect: QRectF, style: ChartStyle) -> tuple[Mark, ...]:
        """One mark for each answer, column by column; a single one if there is none."""
        if self.is_empty:
            return (Mark(QRectF(rect), self.empty, 0),)
        layout = self.layout(rect, style)
        reach = style.px(_DOT + 3)
        return tuple(
            Mark(
                style.reflect(_around(self._centre(layout, row, day, strip), reach), rect),
                strip.sentences.get(day, ""),
                column,
                row,
            )
            for column, day in enumerate(self.days())
            for row, strip in enumerate(self.strips)
            if day in strip.answers
        )

    def table(self, style: ChartStyle) -> ChartTable:
        """One row a check-in, one column a question."""
        del style
        rows = tuple(
            (
                self.labels.get(day, day.isoformat()),
                *(strip.cells.get(day, "") for strip in self.strips),
            )
            for day in self.days()
        )
        return ChartTable((self.day, *(strip.name for strip in self.strips)), rows)

    def _words_width(self, rect: QRectF, left: float, style: ChartStyle) -> float:
        widest = max(
            (style.width_of(_whole(strip.words), "caption") for strip in self.strips), default=0.0
        )
        return min(widest + 2, (rect.right() - left) * 0.5)

    def _centre(self, layout: StripLayout, row: int, day: date, strip: Strip) -> QPointF:
        answer = strip.answers[day]
        level = (_LEVELS - 1) / 2 if answer is None else float(answer)
        return QPointF(self._x(layout, day), _y(layout, row, level))

    def _x(self, layout: StripLayout, day: date) -> float:
        span = max((self.last - self.first) / timedelta(days=1), 1.0)
        inset = layout.lane * 0.2
        share = (day - self.first) / timedelta(days=1) / span
        return layout.left + inset + share * (layout.right - layout.left - 2 * inset)

    def _radius(self, layout: StripLayout, style: ChartStyle) -> float:
        """Small enough that dots a week apart don't touch, as far as they can still be seen."""
        week = self._x(layout, self.first + timedelta(days=7)) - self._x(layout, self.first)
        return max(style.px(_LEAST_DOT), min(style.px(_DOT), 0.45 * week))

    def _draw_row(self, canvas: Canvas, layout: StripLayout, row: int, strip: Strip) -> None:
        style, px = canvas.style, canvas.style.px
        top = layout.tops[row]
        lane = QRectF(layout.left, top, layout.right - layout.left, layout.lane)
        canvas.outline(lane, style.colour("line"), 1.0, px(5))
        if strip.spread is not None:
            low, high = strip.spread
            step = px(_DOT + 2)
            upper, lower = _y(layout, row, high) - step, _y(layout, row, low) + step
            band = QRectF(lane.left(), upper, lane.width(), lower - upper).intersected(lane)
            canvas.fill(band.adjusted(1, 1, -1, -1), style.colour("sunken"), px(4))
        for day, answer in strip.answers.items():
            if not self.first <= day <= self.last:
                continue
            centre = self._centre(layout, row, day, strip)
            radius = self._radius(layout, style)
            if answer is None:
                _dotted(canvas, centre, radius)
            else:
                canvas.disc(centre, radius, style.colour("accent"))
                if day in strip.ringed:
                    wide = radius + px(_RING)
                    canvas.ring(centre, wide, style.colour("ink-2"), max(px(1), 1.0))
        line = style.line_height("ui-strong")
        start = canvas.bounds.left()
        if layout.left > start + px(_DOT) + 1:
            box = QRectF(start, lane.center().y() - line / 2, layout.left - start, line)
        else:
            box = QRectF(start, top - line - px(4), canvas.bounds.width(), line)
        canvas.text(box, strip.name, "ui-strong", style.colour("ink"))
        words = _whole(strip.words)
        canvas.text(layout.words[row], words, "caption", style.colour("ink-2"), wrap=True)

    def _draw_ticks(self, canvas: Canvas, layout: StripLayout) -> None:
        style = canvas.style
        height, end = style.line_height("caption"), canvas.bounds.left() - 1
        for day, label in self.ticks:
            width = style.width_of(label, "caption") + 2
            left = min(max(self._x(layout, day) - width / 2, layout.left), layout.right - width)
            if left < end:
                continue
            box = QRectF(left, layout.foot, width, height)
            canvas.text(box, label, "caption", style.colour("ink-3"), Align.AlignHCenter)
            end = left + width + style.px(8)


def _y(layout: StripLayout, row: int, level: float) -> float:
    inset = layout.lane * 0.16
    room = layout.lane - 2 * inset
    return layout.tops[row] + layout.lane - inset - level / (_LEVELS - 1) * room


def _around(centre: QPointF, reach: float) -> QRectF:
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)


def _dotted(canvas: Canvas, centre: QPointF, radius: float) -> None:
    """A skipped answer: a broken ring, so that it is told from a dot without colour."""
    style = canvas.style
    box = _around(centre, radius * 1.2)
    canvas.outline(box, style.colour("ink-2"), max(style.px(1), 1.0), radius * 1.2, dashed=True)


def _whole(words: str) -> str:
    """Words that are broken between each other only, never at a hyphen."""
    return words.replace("-", "-\N{WORD JOINER}")
