"""Sheets laid out once and painted the same on screen, on paper and in a PDF.

Everything is measured in points, so one layout serves every resolution.
"""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from growingus_desktop.painting.sheet_blocks import set_block
from growingus_desktop.painting.sheet_marks import moved
from growingus_desktop.painting.sheet_pages import Page, paginate
from growingus_desktop.painting.sheet_strips import (
    BLOCK_GAP,
    Measure,
    Strip,
    air,
    height_of,
    kept_whole,
    stacked,
    text_strips,
)
from growingus_desktop.painting.sheet_type import FOOTER, WHITE
from growingus_desktop.sheets.blocks import (
    Block,
    Heading,
    Lines,
    Pair,
    Replies,
    Reply,
    Sheet,
    Title,
)
from growingus_desktop.sheets.paper import MARGIN_SIDE, MARGIN_TOP, Paper
from growingus_desktop.theme.fonts import load_fonts

SMALLEST: Final = 0.8
"""How far a page is set smaller before it flows to a second; its body text is then 9 points."""
_STEP: Final = 0.02
_SMALLEST_STEP: Final = round((1.0 - SMALLEST) / _STEP)
_FOOTER_GAP: Final = 14.0
_AFTER_RULE: Final = 1.35
"""More air below blocks that end in a line to write on: words have some of their own."""
_KEPT_WHOLE: Final = 0.4
"""Blocks up to this part of a page are not broken."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet set in type.

    Args:
        paper: the paper it is set for.
        pages: its pages.
        scale: 1.0, or less if it was set smaller to stay on one page.
        shrunk: whether it was.
        overflowed: whether a sheet called one page takes more.
    """

    paper: Paper
    pages: tuple[Page, ...]
    scale: float
    shrunk: bool
    overflowed: bool


def lay_out(sheet: Sheet, paper: Paper) -> Layout:
    """Set a sheet for a paper.

    A sheet called one page is set smaller, down to `SMALLEST`, if that keeps it on one; if even
    that doesn't, it flows on at full size. Needs a running QGuiApplication.
    """
    load_fonts()
    pages, scale = _pages(sheet, paper, 1.0), 1.0
    if sheet.one_page and len(pages) > 1:
        smaller = _largest_fit(sheet, paper)
        if smaller is not None:
            pages, scale = smaller
    return Layout(
        paper=paper,
        pages=tuple(pages),
        scale=scale,
        shrunk=scale < 1.0,
        overflowed=sheet.one_page and len(pages) > 1,
    )


def draw_page(painter: QPainter, layout: Layout, page: int, dpi: float) -> None:
    """Paint one page with its margins, its top left corner at the painter's origin.

    Args:
        painter: any painter; what it had set is given back.
        layout: the laid-out sheet.
        page: which page, from 0.
        dpi: the painter's dots per inch; points are 1/72 inch.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(dpi / 72, dpi / 72)
    painter.translate(MARGIN_SIDE, MARGIN_TOP)
    for mark in layout.pages[page].marks:
        mark.draw(painter)
    painter.restore()


def fill_paper(painter: QPainter, layout: Layout, dpi: float) -> None:
    """Paint the bare white paper, for screens and pictures; PDF and printer have their own."""
    side = dpi / 72
    painter.fillRect(QRectF(0, 0, layout.paper.width * side, layout.paper.height * side), WHITE)


def _largest_fit(sheet: Sheet, paper: Paper) -> tuple[list[Page], float] | None:
    # The smallest first: most sheets that are too long are far too long.
    pages, scale = _pages(sheet, paper, SMALLEST), SMALLEST
    if len(pages) > 1:
        return None
    spills, fits = 0, _SMALLEST_STEP
    while fits - spills > 1:
        middle = (spills + fits) // 2
        tried = _pages(sheet, paper, 1.0 - middle * _STEP)
        if len(tried) > 1:
            spills = middle
        else:
            fits, pages, scale = middle, tried, 1.0 - middle * _STEP
    return pages, scale


def _pages(sheet: Sheet, paper: Paper, scale: float) -> list[Page]:
    measure = Measure(paper.text_width, scale, paper.text_height)
    footer = text_strips(sheet.footer, FOOTER, measure)
    foot_height = height_of(footer)
    body_height = paper.text_height - (foot_height + _FOOTER_GAP if footer else 0.0)
    measure = replace(measure, page=body_height)
    pages = paginate(_strips(sheet, measure), body_height, paper.text_width)
    if footer:
        foot = moved(stacked(footer), 0, paper.text_height - foot_height)
        pages[-1] = Page((*pages[-1].marks, *foot))
    return pages


def _strips(sheet: Sheet, measure: Measure) -> list[Strip]:
    strips: list[Strip] = []
    gap = 0.0
    for number, block in enumerate(sheet.blocks, start=1):
        own = set_block(block, measure, frame=number)
        if not own:
            continue
        if height_of(own) <= _KEPT_WHOLE * measure.page:
            own = kept_whole(own)
        strips += [air(gap, measure), *own]
        gap = _gap_below(block)
    return strips


def _gap_below(block: Block) -> float:
    match block:
        case Title():
            return BLOCK_GAP * 0.8
        case Heading():
            return BLOCK_GAP * 0.3
        case Lines() | Pair(Lines()) | Pair(_, Lines()):
            return BLOCK_GAP * _AFTER_RULE
        case Replies(rows=(*_, Reply(mine=""))):
            return BLOCK_GAP * _AFTER_RULE
        case _:
            return BLOCK_GAP
