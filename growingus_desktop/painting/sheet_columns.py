"""Blocks in columns: replies with their answers, and a code in numbered groups."""

from dataclasses import replace
from itertools import islice

from PySide6.QtGui import QFontMetricsF

from growingus_desktop.painting.sheet_marks import Mark, RuleMark, moved
from growingus_desktop.painting.sheet_strips import (
    COLUMN_GAP,
    LINE_PITCH,
    TALLEST_ROW,
    Measure,
    Strip,
    height_of,
    kept_whole,
    label_strips,
    stacked,
    text_strips,
)
from growingus_desktop.painting.sheet_type import (
    ASIDE,
    CELL,
    CODE,
    LABEL,
    MINE,
    THEIRS,
    UNITS,
    Style,
    print_font,
)
from growingus_desktop.sheets.blocks import Groups, Numbers, Replies, Reply
from growingus_desktop.sheets.paragraphs import is_empty

_LEFT_SHARE = 0.36
_ROW_PAD = 6.0
_GROUPS_A_ROW = 4
_NUMBER_ROOM = 18.0
_FIRST_CELL = 2.2
"""The first column's share of what is left over, against that of each other one."""
_CELL_GAP = 8.0


def set_columns(block: Groups | Replies | Numbers, measure: Measure) -> list[Strip]:
    """A block whose words stand in columns."""
    match block:
        case Groups():
            return set_groups(block, measure)
        case Replies():
            return set_replies(block, measure)
        case Numbers():
            return set_numbers(block, measure)


def set_replies(block: Replies, measure: Measure) -> list[Strip]:
    """What they may say on the left, what I say then on the right, a line between rows."""
    start = measure.width * _LEFT_SHARE
    left = label_strips(block.label, measure.narrowed(start - COLUMN_GAP))
    right = label_strips(block.answer_label, measure.narrowed(measure.width - start))
    height = max(height_of(left), height_of(right)) + 2.0
    line = RuleMark(0, height, measure.width)
    strips = [Strip(height, (*stacked(left), *stacked(right, dx=start), line), joined=True)]
    last = len(block.rows)
    for number, row in enumerate(block.rows, start=1):
        open_end = is_empty(row.theirs) or is_empty(row.mine)
        strips += _reply(row, measure, ruled=open_end or number < last)
    return strips


def _reply(row: Reply, measure: Measure, *, ruled: bool) -> list[Strip]:
    start = measure.width * _LEFT_SHARE
    theirs = text_strips(row.theirs, THEIRS, measure.narrowed(start - COLUMN_GAP))
    mine = text_strips(row.mine, MINE, measure.narrowed(measure.width - start))
    pad = _ROW_PAD * measure.scale
    tall = max(height_of(theirs), height_of(mine))
    if tall > TALLEST_ROW * measure.page:
        theirs = text_strips(row.theirs, THEIRS, measure)
        mine = text_strips(row.mine, MINE, measure)
        foot = Strip(pad, (RuleMark(0, pad, measure.width),) if ruled else ())
        return [Strip(pad, joined=True), *theirs, *mine, foot]
    height = max(tall, LINE_PITCH * measure.scale if not (theirs and mine) else 0.0) + 2 * pad
    marks: list[Mark] = [*stacked(theirs, dy=pad), *stacked(mine, dx=start, dy=pad)]
    if ruled:
        marks.append(RuleMark(0, height, measure.width))
    return [Strip(height, tuple(marks))]


def set_groups(block: Groups, measure: Measure) -> list[Strip]:
    """A code's groups, four a row, each behind its small number; empty ones are written in."""
    cell = measure.width / _GROUPS_A_ROW
    cells = iter([_group(n, group, measure) for n, group in enumerate(block.groups, start=1)])
    strips = label_strips(block.label, measure)
    while row := tuple(islice(cells, _GROUPS_A_ROW)):
        marks = [mark for n, strip in enumerate(row) for mark in moved(strip.marks, n * cell, 0)]
        strips.append(Strip(max(strip.height for strip in row), tuple(marks)))
    return kept_whole(strips)


def set_numbers(block: Numbers, measure: Measure) -> list[Strip]:
    """A table of short cells, a line under its head and one under each row."""
    widths = _column_widths(block, measure)
    head = _cells(block.headings, LABEL, widths, measure)
    return [
        replace(head, joined=True),
        *(_cells(row, CELL, widths, measure) for row in block.rows),
    ]


def _column_widths(block: Numbers, measure: Measure) -> list[float]:
    """Each column as wide as its longest word, what is left over shared out; the first gets most."""
    head, cell = (QFontMetricsF(print_font(style, measure.scale)) for style in (LABEL, CELL))

    def longest(column: int) -> float:
        words = [(head, word) for word in block.headings[column].split()]
        words += [(cell, word) for row in block.rows for word in row[column].split()]
        wide = (metrics.horizontalAdvance(word) / UNITS for metrics, word in words)
        return max(wide, default=0.0) + _CELL_GAP

    needed = [longest(column) for column in range(len(block.headings))]
    spare = measure.width - sum(needed)
    if spare < 0:
        return [width * measure.width / sum(needed) for width in needed]
    shares = [_FIRST_CELL, *([1.0] * (len(needed) - 1))]
    return [
        width + spare * share / sum(shares) for width, share in zip(needed, shares, strict=True)
    ]


def _cells(cells: tuple[str, ...], style: Style, widths: list[float], measure: Measure) -> Strip:
    marks: list[Mark] = []
    left = height = 0.0
    for width, cell in zip(widths, cells, strict=True):
        strips = text_strips(cell, style, measure.narrowed(width - _CELL_GAP + 0.5))
        marks += stacked(strips, dx=left)
        height = max(height, height_of(strips))
        left += width
    height += 2.0 * measure.scale
    return Strip(height, (*marks, RuleMark(0, height, measure.width)))


def _group(number: int, group: str, measure: Measure) -> Strip:
    indent = _NUMBER_ROOM * measure.scale
    width = measure.width / _GROUPS_A_ROW - COLUMN_GAP - indent
    code = text_strips(group, CODE, measure.narrowed(width))
    height = max(LINE_PITCH * measure.scale, height_of(code) + 6.0)
    baseline = code[0].marks[0].y if code else height - 8.0
    small = text_strips(str(number), ASIDE, measure.narrowed(indent))
    marks: list[Mark] = [replace(small[0].marks[0], y=baseline), *stacked(code, dx=indent)]
    if not code:
        marks.append(RuleMark(indent, height - 5.0, width))
    return Strip(height, tuple(marks))
