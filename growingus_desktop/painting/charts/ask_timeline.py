"""Asks over time: one lane a framing, one shape an answer, the word beside it; nothing rated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from growingus_desktop.models.asks import Answer
from growingus_desktop.painting.charts.ask_timeline_layout import (
    REACH,
    TimelineLayout,
    lay_out_timeline,
)
from growingus_desktop.painting.charts.chart import ChartTable, Mark
from growingus_desktop.painting.charts.legend import (
    LegendItem,
    draw_heading,
)
from growingus_desktop.painting.charts.own_work import NO_WORK, OwnWork
from growingus_desktop.painting.charts.style import Align, Canvas, ChartStyle


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
        return self.layout(QRectF(0, 0, width, 10_000), style).bottom

    def layout(self, rect: QRectF, style: ChartStyle) -> TimelineLayout:
        """Where everything lies when drawn inside `rect`, before mirroring."""
        return lay_out_timeline(
            rect,
            style,
            legend=self._legend(),
            lanes=self.lanes,
            asks=[(ask.day, ask.lane) for ask in self.asks],
            work=self.work,
            ends=(self.first, self.last),
        )

    def draw(self, painter: QPainter, rect: QRectF, style: ChartStyle) -> None:
        """Paint it."""
        painter.save()
        canvas = Canvas(painter, rect, style)
        if not self.asks:
            canvas.text(rect, self.empty, "ui", style.colour("ink-2"), wrap=True)
            painter.restore()
            return
        layout = self.layout(rect, style)
        draw_heading(canvas, layout.heading, "", self._legend())
        for lane, name in enumerate(self.lanes):
            self._draw_lane(canvas, layout, lane, name)
        self._draw_asks(canvas, layout)
        self.work.draw(canvas, layout.work_top, layout.left, layout.x)
        for box, label in self._placed_ticks(rect, layout, style):
            canvas.text(box, label, "caption", style.colour("ink-3"), Align.AlignHCenter)
        painter.restore()

    def marks(self, rect: QRectF, style: ChartStyle) -> tuple[Mark, ...]:
        """One mark an ask; a single one while there is none."""
        if not self.asks:
            return (Mark(QRectF(rect), self.empty, 0),)
        layout, reach = self.layout(rect, style), style.px(REACH + 3)
        days = sorted({one.day for one in self.asks} | {one.first for one in self.work.marks})
        column_of = {day: column for column, day in enumerate(days)}
        found: list[Mark] = []
        for ask, level in zip(self.asks, layout.levels, strict=True):
            centre = layout.centre(ask.day, ask.lane, level)
            box = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
            found.append(Mark(style.reflect(box, rect), ask.sentence, column_of[ask.day], ask.lane))
        top, narrow = layout.work_top, layout.narrow
        for work in self.work.marks:
            box = self.work.box(work, top, layout.x, style, narrow=narrow)
            lane = len(self.lanes) + work.lane
            found.append(Mark(style.reflect(box, rect), work.sentence, column_of[work.first], lane))
        return tuple(sorted(found, key=lambda mark: (mark.column, mark.row)))

    def table(self, style: ChartStyle) -> ChartTable:
        """One row an ask."""
        del style
        return ChartTable(self.headings, self.rows)

    def _legend(self) -> list[LegendItem]:
        came_back = {ask.answer for ask in self.asks}
        used = [answer for answer in Answer if answer in came_back]
        return [LegendItem(partial(_sample, answer=one), self.words[one]) for one in used]

    def _draw_asks(self, canvas: Canvas, layout: TimelineLayout) -> None:
        style, rect = canvas.style, canvas.bounds
        reach, gap = style.px(REACH), style.px(6)
        high, ink = style.line_height("caption"), style.colour("ink-2")
        wide = {one: style.width_of(word, "caption") + 2 for one, word in self.words.items()}
        ends: dict[int, float] = {}
        for ask, level in zip(self.asks, layout.levels, strict=True):
            centre = layout.centre(ask.day, ask.lane, level)
            draw_answer(canvas, centre, reach, ask.answer)
            if level:
                # A word below would seem to belong to the mark beneath.
                continue
            width = wide[ask.answer]
            left = min(max(centre.x() - width / 2, rect.left()), rect.right() - width)
            if left < ends.get(ask.lane, rect.left() - 1):
                continue
            box = QRectF(left, centre.y() + style.px(REACH + 2), width, high)
            canvas.text(box, self.words[ask.answer], "caption", ink, Align.AlignHCenter)
            ends[ask.lane] = left + width + gap

    def _draw_lane(self, canvas: Canvas, layout: TimelineLayout, lane: int, name: str) -> None:
        style, rect = canvas.style, canvas.bounds
        y, left = layout.lane_y(lane), layout.left
        high = style.line_height("caption-strong")
        canvas.line(QPointF(left, y), QPointF(rect.right(), y), style.colour("line"))
        above = y - layout.rise - style.px(REACH + 2) - high
        top = above if layout.narrow else y - high / 2
        width = rect.width() if layout.narrow else left - rect.left()
        box = QRectF(rect.left(), top, width, high)
        canvas.text(box, name, "caption-strong", style.colour("ink-2"))

    def _placed_ticks(
        self, rect: QRectF, layout: TimelineLayout, style: ChartStyle
    ) -> list[tuple[QRectF, str]]:
        """As many of the dates as there is room for, evenly apart."""
        high, gap = style.line_height("caption"), style.px(6)
        placed: list[tuple[QRectF, str]] = []
        for stride in range(1, len(self.ticks) + 1):
            placed = []
            for day, label in self.ticks[::stride]:
                width = style.width_of(label, "caption") + 2
                left = max(layout.x(day) - width / 2, rect.left())
                left = min(left, rect.right() - width)
                placed.append((QRectF(left, layout.foot, width, high), label))
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
