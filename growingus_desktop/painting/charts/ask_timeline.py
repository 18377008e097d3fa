"""Asks over time: one lane a framing, one shape an answer, the word beside it; nothing rated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from growingus_desktop.models.asks import Answer
from growingus_desktop.painting.charts.chart import ChartTable, Mark
from growingus_desktop.painting.charts.legend import (
    Heading,
    LegendItem,
    draw_heading,
    lay_out_heading,
)
from growingus_desktop.painting.charts.own_work import NO_WORK, OwnWork
from growingus_desktop.painting.charts.style import Align, Canvas, ChartStyle

_LANE = 46.0
_REACH = 6.0
_NARROW = 440.0
"""Pixels at 100 % below which a lane's name stands above it."""


@dataclass(frozen=True, slots=True)
class AskMark:
    """One ask: when, in which lane, what came back, and all of it as a sentence."""

    day: date
    lane: int
    answer: Answer
    sentence: str


@dataclass(frozen=True, slots=True)
class AskTimeline:
    """The timeline.

    Args:
        title: the name for a screen reader.
        description: what is shown, in a sentence or two.
        lanes: the framings used, from top to bottom.
        asks: oldest first.
        first: the first day shown.
        last: the last day shown.
        ticks: (day, label) of the dates below.
        words: what each answer is called.
        headings: of the table.
        rows: of the table.
        empty: stands there while there is no ask.
        work: what was done alone in that time, in lanes below.
    """

    title: str
    description: str
    lanes: tuple[str, ...]
    asks: tuple[AskMark, ...]
    first: date
    last: date
    ticks: tuple[tuple[date, str], ...]
    words: Mapping[Answer, str]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str
    work: OwnWork = NO_WORK

    def height_for(self, width: float, style: ChartStyle) -> float:
        """Key, lanes and dates."""
        if not self.asks:
            return style.wrapped_height(self.empty, "ui", width) + style.px(12)
        rect = QRectF(0, 0, width, 10_000)
        return self._foot(rect, style) + style.line_height("caption") + style.px(4)

    def draw(self, painter: QPainter, rect: QRectF, style: ChartStyle) -> None:
        """Paint it."""
        painter.save()
        canvas = Canvas(painter, rect, style)
        if not self.asks:
            canvas.text(rect, self.empty, "ui", style.colour("ink-2"), wrap=True)
            painter.restore()
            return
        draw_heading(canvas, self._heading(rect, style), "", self._legend())
        for lane, name in enumerate(self.lanes):
            self._draw_lane(canvas, rect, lane, name)
        ends: dict[int, float] = {}
        for ask in self.asks:
            centre = self._centre(rect, style, ask)
            draw_answer(canvas, centre, style.px(_REACH), ask.answer)
            word = self.words[ask.answer]
            width = style.width_of(word, "caption") + 2
            left = min(max(centre.x() - width / 2, rect.left()), rect.right() - width)
            if left < ends.get(ask.lane, rect.left() - 1):
                continue
            below = centre.y() + style.px(_REACH + 2)
            box = QRectF(left, below, width, style.line_height("caption"))
            canvas.text(box, word, "caption", style.colour("ink-2"), Align.AlignHCenter)
            ends[ask.lane] = left + width + style.px(6)
        top, left = self._work_top(rect, style), self._left(rect, style)
        self.work.draw(canvas, top, left, lambda day: self._x(rect, style, day))
        self._draw_ticks(canvas, rect)
        painter.restore()

    def marks(self, rect: QRectF, style: ChartStyle) -> tuple[Mark, ...]:
        """One mark an ask; a single one while there is none."""
        if not self.asks:
            return (Mark(QRectF(rect), self.empty, 0),)
        reach = style.px(_REACH + 3)
        days = sorted({one.day for one in self.asks} | {one.first for one in self.work.marks})
        column_of = {day: column for column, day in enumerate(days)}
        found: list[Mark] = []
        for ask in self.asks:
            centre = self._centre(rect, style, ask)
            box = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
            found.append(Mark(style.reflect(box, rect), ask.sentence, column_of[ask.day], ask.lane))
        top, narrow = self._work_top(rect, style), self._is_narrow(rect, style)
        for work in self.work.marks:
            box = self.work.box(
                work, top, lambda day: self._x(rect, style, day), style, narrow=narrow
            )
            lane = len(self.lanes) + work.lane
            found.append(Mark(style.reflect(box, rect), work.sentence, column_of[work.first], lane))
        return tuple(sorted(found, key=lambda mark: (mark.column, mark.row)))

    def table(self, style: ChartStyle) -> ChartTable:
        """One row an ask."""
        del style
        return ChartTable(self.headings, self.rows)

    def _legend(self) -> list[LegendItem]:
        used = [answer for answer in Answer if any(ask.answer is answer for ask in self.asks)]
        return [LegendItem(partial(_sample, answer=one), self.words[one]) for one in used]

    def _heading(self, rect: QRectF, style: ChartStyle) -> Heading:
        return lay_out_heading(rect, "", self._legend(), style)

    def _top(self, rect: QRectF, style: ChartStyle) -> float:
        return self._heading(rect, style).bottom + style.px(10)

    def _work_top(self, rect: QRectF, style: ChartStyle) -> float:
        return self._top(rect, style) + len(self.lanes) * self._pitch(rect, style)

    def _foot(self, rect: QRectF, style: ChartStyle) -> float:
        narrow = self._is_narrow(rect, style)
        return self._work_top(rect, style) + self.work.height(style, narrow=narrow)

    def _is_narrow(self, rect: QRectF, style: ChartStyle) -> bool:
        return rect.width() < style.px(_NARROW)

    def _pitch(self, rect: QRectF, style: ChartStyle) -> float:
        above = style.line_height("caption-strong") if self._is_narrow(rect, style) else 0.0
        return style.px(_LANE) + above

    def _left(self, rect: QRectF, style: ChartStyle) -> float:
        if self._is_narrow(rect, style):
            return rect.left() + style.px(_REACH)
        names = max(
            *(style.width_of(name, "caption-strong") for name in self.lanes),
            *(style.width_of(name, "caption") for name in self.work.lanes),
            0.0,
        )
        return rect.left() + names + style.px(16 + _REACH)

    def _x(self, rect: QRectF, style: ChartStyle, day: date) -> float:
        left, right = self._left(rect, style), rect.right() - style.px(_REACH + 4)
        span = max((self.last - self.first) / timedelta(days=1), 1.0)
        return left + (day - self.first) / timedelta(days=1) / span * (right - left)

    def _lane_y(self, rect: QRectF, style: ChartStyle, lane: int) -> float:
        pitch = self._pitch(rect, style)
        above = pitch - style.px(_LANE)
        return self._top(rect, style) + lane * pitch + above + style.px(_REACH + 4)

    def _centre(self, rect: QRectF, style: ChartStyle, ask: AskMark) -> QPointF:
        return QPointF(self._x(rect, style, ask.day), self._lane_y(rect, style, ask.lane))

    def _draw_lane(self, canvas: Canvas, rect: QRectF, lane: int, name: str) -> None:
        style = canvas.style
        y, left = self._lane_y(rect, style, lane), self._left(rect, style)
        high = style.line_height("caption-strong")
        canvas.line(QPointF(left, y), QPointF(rect.right(), y), style.colour("line"))
        narrow = self._is_narrow(rect, style)
        top = y - style.px(_REACH + 2) - high if narrow else y - high / 2
        box = QRectF(rect.left(), top, rect.width() if narrow else left - rect.left(), high)
        canvas.text(box, name, "caption-strong", style.colour("ink-2"))

    def _draw_ticks(self, canvas: Canvas, rect: QRectF) -> None:
        style = canvas.style
        for box, label in self._placed_ticks(rect, style):
            canvas.text(box, label, "caption", style.colour("ink-3"), Align.AlignHCenter)

    def _placed_ticks(self, rect: QRectF, style: ChartStyle) -> list[tuple[QRectF, str]]:
        """As many of the dates as there is room for, evenly apart."""
        foot, high = self._foot(rect, style), style.line_height("caption")
        placed: list[tuple[QRectF, str]] = []
        for stride in range(1, len(self.ticks) + 1):
            placed = []
            for day, label in self.ticks[::stride]:
                width = style.width_of(label, "caption") + 2
                left = self._x(rect, style, day) - width / 2
                left = max(left, self._left(rect, style) - style.px(_REACH))
                placed.append((QRectF(min(left, rect.right() - width), foot, width, high), label))
            gap = style.px(10)
            if all(one.right() + gap <= other.left() for (one, _), (other, _) in pairwise(placed)):
                break
        return placed


def draw_answer(canvas: Canvas, centre: QPointF, reach: float, answer: Answer) -> None:
    """The shape of an answer, told from the others without its colour."""
    style = canvas.style
    canvas.disc(centre, reach + style.px(2), style.colour("surface"))
    pen = max(reach * 0.32, 1.4)
    square = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
    square = square.adjusted(reach * 0.12, reach * 0.12, -reach * 0.12, -reach * 0.12)
    match answer:
        case Answer.YES:
            canvas.disc(centre, reach, style.colour("accent"))
        case Answer.PARTLY:
            canvas.ring(centre, reach, style.colour("sky"), pen)
            canvas.disc(centre, reach * 0.45, style.colour("sky"))
        case Answer.NOT_NOW:
            canvas.diamond(centre, reach * 1.1, style.colour("honey"))
        case Answer.ANSWERED:
            canvas.fill(square, style.colour("accent"), reach * 0.2)
        case Answer.A_LITTLE:
            canvas.outline(square, style.colour("sky"), pen, reach * 0.2)
        case Answer.NO | Answer.NO_ANSWER:
            arm = reach * (0.8 if answer is Answer.NO else 0.0)
            across = [(QPointF(-0.8 * reach, -arm), QPointF(0.8 * reach, arm))]
            if arm:
                across.append((QPointF(-0.8 * reach, arm), QPointF(0.8 * reach, -arm)))
            ends = [(centre + one, centre + other) for one, other in across]
            canvas.lines(ends, style.colour("ink-2"), pen)
        case Answer.NOT_SAID | Answer.NOT_SAFE:
            canvas.ring(centre, reach * 0.8, style.colour("ink-3"), 1.0)


def _sample(canvas: Canvas, box: QRectF, *, answer: Answer) -> None:
    draw_answer(canvas, box.center(), box.height() / 2, answer)
