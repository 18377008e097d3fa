"""Counts in rows and columns: each its number, over a tint that only supports it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from growingus_desktop.painting.charts.chart import ChartTable, Mark
from growingus_desktop.painting.charts.counts_layout import CountsLayout, lay_out_counts
from growingus_desktop.painting.charts.hatches import Hatch, fill_hatched, hatches_for
from growingus_desktop.painting.charts.legend import (
    Heading,
    LegendItem,
    draw_heading,
    lay_out_heading,
)
from growingus_desktop.painting.charts.style import Align, Canvas, ChartStyle

_TINTS = ("heat-1", "heat-2", "heat-4")
"""The third shade lies too near the middle for a number on it to be read."""


@dataclass(frozen=True, slots=True)
class CountsRow:
    """One row.

    Args:
        label: its name.
        counts: one for each column.
        sentences: each count as a sentence.
        total: what the row comes to, or None where that isn't shown.
        total_sentence: the same as a sentence.
    """

    label: str
    counts: tuple[int, ...]
    sentences: tuple[str, ...]
    total: int | None = None
    total_sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsWords:
    """Everything the chart says, worded by the presenter.

    Attributes:
        title: the heading, and the name for a screen reader.
        description: what is shown, in a sentence or two.
        note: stands under the chart.
        empty: stands in place of the counts where there are too few.
        corner: what the rows are, and the first heading of the table.
        total: heading of the totals.
    """

    title: str
    description: str
    note: str
    empty: str
    corner: str
    total: str


@dataclass(frozen=True, slots=True)
class CountsGrid:
    """The chart.

    Args:
        columns: key and name of each column.
        rows: from top to bottom; none where there is too little to show.
        words: what it says.
        keyed: whether the columns are patterns, which have a colour and a texture each.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[CountsRow, ...]
    words: CountsWords
    keyed: bool = False

    @property
    def title(self) -> str:
        """Its heading."""
        return self.words.title

    @property
    def description(self) -> str:
        """What it shows."""
        return self.words.description

    @property
    def has_totals(self) -> bool:
        """Whether a last column tells what each row comes to."""
        return any(row.total is not None for row in self.rows)

    def height_for(self, width: float, style: ChartStyle) -> float:
        """Heading, rows and note."""
        rect = QRectF(0, 0, width, 10_000)
        if not self.rows:
            words = style.wrapped_height(self.words.empty, "ui", width)
            return self._heading(rect, style, swatched=False).bottom + style.px(8) + words
        return self.layout(rect, style).note.bottom()

    def layout(self, rect: QRectF, style: ChartStyle) -> CountsLayout:
        """Where everything lies when drawn inside `rect`, before mirroring."""
        laid = self._laid_out(rect, style, rect.top())
        top = self._heading(rect, style, swatched=laid.swatched).bottom + style.px(8)
        return self._laid_out(rect, style, top)

    def draw(self, painter: QPainter, rect: QRectF, style: ChartStyle) -> None:
        """Paint it."""
        painter.save()
        canvas = Canvas(painter, rect, style)
        if not self.rows:
            heading = self._heading(rect, style, swatched=False)
            draw_heading(canvas, heading, self.words.title, [])
            box = QRectF(rect)
            box.setTop(heading.bottom + style.px(8))
            canvas.text(box, self.words.empty, "ui", style.colour("ink-2"), wrap=True)
            painter.restore()
            return
        layout = self.layout(rect, style)
        legend = self._legend(swatched=layout.swatched)
        heading = self._heading(rect, style, swatched=layout.swatched)
        draw_heading(canvas, heading, self.words.title, legend)
        self._draw_heads(canvas, layout)
        for at, row in enumerate(self.rows):
            self._draw_row(canvas, layout, at, row)
        canvas.text(layout.note, self.words.note, "caption", style.colour("ink-2"), wrap=True)
        painter.restore()

    def marks(self, rect: QRectF, style: ChartStyle) -> tuple[Mark, ...]:
        """One mark a count, column after column; a single one where there are too few."""
        if not self.rows:
            return (Mark(QRectF(rect), self.words.empty, 0),)
        layout = self.layout(rect, style)
        found: list[Mark] = []
        for row, column in self.places(rect, style):
            line = self.rows[row]
            is_total = column == len(self.columns)
            sentence = line.total_sentence if is_total else line.sentences[column]
            box = style.reflect(layout.cell(row, column), rect)
            across, down = (row, column) if layout.turned else (column, row)
            found.append(Mark(box, sentence, across, down))
        return tuple(found)

    def places(self, rect: QRectF, style: ChartStyle) -> tuple[tuple[int, int], ...]:
        """The row and the column of each mark, in the order of `marks`."""
        columns = range(len(self.columns) + self.has_totals)
        if self.layout(rect, style).turned:
            return tuple((row, column) for row in range(len(self.rows)) for column in columns)
        return tuple((row, column) for column in columns for row in range(len(self.rows)))

    def table(self, style: ChartStyle) -> ChartTable:
        """One row a row."""
        heads = tuple(name for _, name in self.columns)
        totals = (self.words.total,) if self.has_totals else ()
        rows = tuple(
            (
                row.label,
                *(style.number(count) for count in row.counts),
                *((style.number(row.total or 0),) if self.has_totals else ()),
            )
            for row in self.rows
        )
        return ChartTable((self.words.corner, *heads, *totals), rows)

    def _laid_out(self, rect: QRectF, style: ChartStyle, top: float) -> CountsLayout:
        numbers = [count for row in self.rows for count in (*row.counts, row.total or 0)]
        return lay_out_counts(
            rect,
            style,
            top=top,
            rows=[row.label for row in self.rows],
            columns=[name for _, name in self.columns],
            total=self.words.total if self.has_totals else "",
            widest=style.number(max(numbers, default=0)),
            note=self.words.note,
            keyed=self.keyed,
        )

    def _heading(self, rect: QRectF, style: ChartStyle, *, swatched: bool) -> Heading:
        return lay_out_heading(rect, self.words.title, self._legend(swatched=swatched), style)

    def _legend(self, *, swatched: bool) -> list[LegendItem]:
        """The patterns by colour and texture, as in the weekly chart, where their names don't fit."""
        if not swatched:
            return []
        hatches = hatches_for([key for key, _ in self.columns])
        return [
            LegendItem(partial(_sample, key=key, hatch=hatch), name)
            for (key, name), hatch in zip(self.columns, hatches, strict=True)
        ]

    def _draw_heads(self, canvas: Canvas, layout: CountsLayout) -> None:
        style = canvas.style
        samples = self._legend(swatched=layout.swatched)
        for at, (_, name) in enumerate(self.columns):
            box = layout.head(at)
            if samples:
                side = style.px(11)
                swatch = QRectF(0, 0, side, side)
                swatch.moveCenter(box.center())
                samples[at].sample(canvas, swatch)
            elif layout.turned:
                canvas.text(box, name, "caption", style.colour("ink-3"))
            else:
                box.setTop(box.bottom() - style.wrapped_height(name, "caption", box.width()))
                ink = style.colour("ink-3")
                canvas.text(box, name, "caption", ink, Align.AlignHCenter, wrap=True)
        if self.has_totals and not layout.turned:
            box = layout.head(len(self.columns))
            box.setTop(box.bottom() - style.line_height("caption"))
            ink = style.colour("ink-2")
            canvas.text(box, self.words.total, "caption", ink, Align.AlignHCenter)

    def _draw_row(self, canvas: Canvas, layout: CountsLayout, at: int, row: CountsRow) -> None:
        style = canvas.style
        aside = Align.AlignHCenter if layout.turned else Align.AlignLeft
        role, box = ("caption" if layout.turned else "ui"), layout.label(at)
        # Said in full by the marks and the table.
        label = style.metrics(role).elidedText(row.label, Qt.TextElideMode.ElideRight, box.width())
        canvas.text(box, label, role, style.colour("ink"), aside)
        most = max((max(one.counts, default=0) for one in self.rows), default=0)
        for column, count in enumerate(row.counts):
            _draw_count(canvas, layout.cell(at, column), count, most)
        if row.total is not None:
            box = layout.cell(at, len(row.counts))
            words = style.number(row.total)
            canvas.text(box, words, "caption-strong", style.colour("ink"), Align.AlignHCenter)


def _sample(canvas: Canvas, rect: QRectF, *, key: str, hatch: Hatch) -> None:
    fill = QColor(canvas.style.tokens.pattern_colour(key))
    fill_hatched(canvas, rect, hatch, fill, canvas.style.colour("surface"))


def _draw_count(canvas: Canvas, box: QRectF, count: int, most: int) -> None:
    style = canvas.style
    ground = style.colour("sunken") if not count else style.colour(_tint(count, most))
    gap = min(style.px(1), box.width() / 12)
    canvas.fill(box.adjusted(gap, gap, -gap, -gap), ground, style.px(3))
    if count:
        ink = _readable_on(ground, style)
        canvas.text(box, style.number(count), "caption", ink, Align.AlignHCenter)


def _tint(count: int, most: int) -> str:
    return _TINTS[min(count * len(_TINTS) // (most + 1), len(_TINTS) - 1)]


def _readable_on(ground: QColor, style: ChartStyle) -> QColor:
    inks = style.colour("ink"), style.colour("surface")
    return max(inks, key=lambda ink: _contrast(ink, ground))


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2.2 reckons it."""
    a, b = sorted((_luminance(one), _luminance(other)))
    return (b + 0.05) / (a + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
