"""A sheet as plain text in reading order: for copying, for screen readers, for comparing."""

from collections.abc import Iterator

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
    Sheet,
    Small,
    Title,
)
from growingus_desktop.sheets.paragraphs import paragraphs

_BETWEEN_CELLS = " · "


def as_text(sheet: Sheet) -> str:
    """The sheet's words in the order they are read, one paragraph a line, blocks apart.

    Writing lines, frames and bullets are left out; every word on the paper is here and no other.
    """
    parts = ["\n".join(_words(block)) for block in sheet.blocks]
    parts.append("\n".join(paragraphs(sheet.footer)))
    return "\n\n".join(part for part in parts if part)


def _words(block: Block) -> Iterator[str]:
    for text in _texts(block):
        yield from paragraphs(text)


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Title() | Heading():
            texts = (block.text, block.aside)
        case Labelled() | Boxed():
            texts = (block.label, block.text)
        case Items():
            texts = (block.label, *block.items)
        case Groups():
            texts = (block.label, *_numbered(block.groups))
        case Replies():
            rows = (side for row in block.rows for side in (row.theirs, row.mine))
            texts = (block.label, block.answer_label, *rows)
        case Pair():
            texts = (*_texts(block.left), *_texts(block.right))
        case Lines():
            texts = (block.label,)
        case Small() | Letter():
            texts = (block.text,)
        case Figure():
            texts = block.drawing.words
        case Numbers():
            texts = tuple(_BETWEEN_CELLS.join(row) for row in (block.headings, *block.rows))
    return texts


def _numbered(groups: tuple[str, ...]) -> Iterator[str]:
    for number, group in enumerate(groups, start=1):
        yield f"{number} {group}"
