"""Each kind of block set in type: one small function a kind."""

from dataclasses import replace
from typing import cast

from growingus_desktop.painting.sheet_columns import set_columns
from growingus_desktop.painting.sheet_marks import (
    FigureMark,
    Mark,
    Painted,
    RuleMark,
    SquareMark,
    TextMark,
    moved,
    set_lines,
)
from growingus_desktop.painting.sheet_strips import (
    BLOCK_GAP,
    COLUMN_GAP,
    LINE_PITCH,
    TALLEST_ROW,
    Measure,
    Strip,
    air,
    height_of,
    kept_whole,
    label_strips,
    labelled,
    rules,
    stacked,
    text_strips,
)
from growingus_desktop.painting.sheet_type import (
    ASIDE,
    BODY,
    HEADING,
    SMALL,
    SPOKEN,
    SPOKEN_LONG,
    TITLE,
    Style,
)
from growingus_desktop.sheets.blocks import (
    Block,
    Boxed,
    Figure,
    Groups,
    Heading,
    Items,
    Labelled,
    Letter,
    Lines,
    Numbers,
    Pair,
    Replies,
    Small,
    Title,
)
from growingus_desktop.sheets.paragraphs import is_empty, paragraphs, right_to_left

_FRAME_PAD = 13.0
_LONG_OPENER = 420
_BULLET_ROOM = 14.0


def set_block(block: Block, measure: Measure, frame: int) -> list[Strip]:
    """A block as strips, top to bottom.

    Args:
        block: what to set.
        measure: the room it has.
        frame: the number its frame gets, should it have one; never 0.
    """
    match block:
        case Title():
            strips = _title(block, measure)
        case Heading():
            strips = _headline(block.text, block.aside, HEADING, measure)
            strips[-1] = replace(strips[-1], joined=True)
        case Labelled():
            strips = labelled(block.label, block.text, measure)
        case Lines():
            strips = _lines(block, measure)
        case Boxed():
            strips = _boxed(block, measure, frame)
        case Letter():
            strips = text_strips(block.text, SPOKEN, measure)
        case Items():
            strips = _items(block, measure)
        case Groups() | Replies() | Numbers():
            strips = set_columns(block, measure)
        case Pair():
            strips = _pair(block, measure)
        case Small():
            strips = text_strips(block.text, SMALL, measure)
        case Figure():
            strips = [_figure(block, measure)]
    return strips


def _title(block: Title, measure: Measure) -> list[Strip]:
    strips = _headline(block.text, block.aside, TITLE, measure)
    space = 8.0 * measure.scale
    rule = RuleMark(0, space, measure.width, strong=True)
    return kept_whole([*strips, Strip(space, (rule,))])


def _headline(text: str, aside: str, style: Style, measure: Measure) -> list[Strip]:
    head = text_strips(text, style, measure) or [Strip(LINE_PITCH * measure.scale)]
    if is_empty(aside):
        return head
    small = " ".join(paragraphs(aside))
    _, lines = set_lines(small, ASIDE, measure.scale, measure.width)
    beside = lines[0].width() + 1.0
    taken = _words_width(head[0])
    if len(head) > 1 or len(lines) > 1 or taken + COLUMN_GAP + beside > measure.width:
        return kept_whole([*head, *text_strips(aside, ASIDE, measure)])
    _, (line,) = set_lines(small, ASIDE, measure.scale, beside)
    x = 0.0 if right_to_left(text) else measure.width - beside
    baseline = max((mark.y for mark in head[0].marks), default=head[0].height - 6.0)
    return [replace(head[0], marks=(*head[0].marks, replace(line, x=x, y=baseline)))]


def _words_width(strip: Strip) -> float:
    return max((mark.width() for mark in strip.marks if isinstance(mark, TextMark)), default=0.0)


def _lines(block: Lines, measure: Measure) -> list[Strip]:
    lines = rules(block.at_least, measure, fills=block.fills)
    return [*label_strips(block.label, measure), *lines]


def _boxed(block: Boxed, measure: Measure, frame: int) -> list[Strip]:
    pad = _FRAME_PAD * measure.scale
    inner = measure.narrowed(measure.width - 2 * pad)
    style = SPOKEN_LONG if len(block.text) > _LONG_OPENER else SPOKEN
    label = label_strips(block.label, inner)
    below = [Strip(2.0 * measure.scale, joined=True)] if label else []
    strips = [*label, *below, *text_strips(block.text, style, inner), *rules(block.lines, inner)]
    framed = [Strip(pad * 0.85), *strips, Strip(pad)]
    framed = [replace(s, marks=moved(s.marks, pad, 0), frame=frame) for s in framed]
    # The padding never parts from the lines beside it, and a frame never opens on a label alone.
    for index in (0, len(framed) - 2):
        framed[index] = replace(framed[index], joined=True)
    return framed


def _items(block: Items, measure: Measure) -> list[Strip]:
    room = _BULLET_ROOM * measure.scale
    inner = measure.narrowed(measure.width - room)
    strips = label_strips(block.label, measure)
    for item in block.items:
        lines = text_strips(item, BODY, inner)
        # A line that runs the other way begins at the other side.
        mirrored = right_to_left(next(iter(paragraphs(item)), ""))
        indent = 0.0 if mirrored else room
        indented = [replace(line, marks=moved(line.marks, indent, 0)) for line in lines]
        if indented:
            bullet = _bullet(block, measure, lines[0].height, mirrored=mirrored)
            indented[0] = replace(indented[0], marks=(bullet, *indented[0].marks))
        strips += [*kept_whole(indented), Strip(2.0 * measure.scale)]
    return strips


def _bullet(block: Items, measure: Measure, height: float, *, mirrored: bool) -> Mark:
    side = (7.5 if block.ticks else 5.0) * measure.scale
    x = measure.width - side if mirrored else 0.0
    if block.ticks:
        return SquareMark(x, (height - side) / 2, side)
    return RuleMark(x, height / 2, side, strong=True)


def _figure(block: Figure, measure: Measure) -> Strip:
    height = min(block.drawing.height_for(measure.width), measure.page)
    figure = cast("Painted", block.drawing)
    return Strip(height, (FigureMark(0, 0, measure.width, height, figure),))


def _pair(block: Pair, measure: Measure) -> list[Strip]:
    half = measure.narrowed((measure.width - COLUMN_GAP) / 2)
    left = set_block(block.left, half, 0)
    right = set_block(block.right, half, 0)
    tall = max(height_of(left), height_of(right))
    if tall > TALLEST_ROW * measure.page:
        return [
            *set_block(block.left, measure, 0),
            air(BLOCK_GAP, measure),
            *set_block(block.right, measure, 0),
        ]
    marks = (*stacked(left), *stacked(right, half.width + COLUMN_GAP))
    return [Strip(tall, marks)]
