"""A guide on paper: its words and nothing of the person's, unless they ask for their marks too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from growingus_desktop.content.blocks import (
    Block,
    BulletList,
    Heading,
    NumberedList,
    Quote,
    TryIt,
)
from growingus_desktop.content.guide import Guide
from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.sheets import blocks
from growingus_desktop.sheets.blocks import Sheet, SheetKind
from growingus_desktop.sheets.wording import read_wording


@dataclass(frozen=True, slots=True)
class GuideWords:
    """What stands on the page beside the guide's own words.

    Args:
        sources: the heading over its sources.
        marked: the heading over what was marked.
        note: the label of a note.
    """

    sources: str
    marked: str
    note: str


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage the reader marked, and what they wrote beside it."""

    quote: str
    note: str = ""


def guide_words(language: str = DEFAULT_LANGUAGE) -> GuideWords:
    """What stands on the page beside the guide's own words."""
    return read_wording(GuideWords, "guide", language)


def guide_sheet(guide: Guide, words: GuideWords, marked: Sequence[MarkedPassage] = ()) -> Sheet:
    """A guide as pages.

    Args:
        guide: which.
        words: what stands beside its own words.
        marked: passages to print behind it, with their notes.
    """
    found: list[blocks.Block] = [blocks.Title(guide.title)]
    if guide.question:
        found.append(blocks.Labelled("", guide.question))
    for block in guide.blocks:
        found += _on_paper(block)
    if marked:
        found.append(blocks.Heading(words.marked))
        for one in marked:
            found.append(blocks.Letter(one.quote))
            if one.note:
                found.append(blocks.Labelled(words.note, one.note))
    if guide.sources:
        found.append(blocks.Heading(words.sources))
        found.append(blocks.Small("\n".join(guide.sources)))
    return Sheet(SheetKind.GUIDE, tuple(found), one_page=False)


def _on_paper(block: Block) -> Iterator[blocks.Block]:
    match block:
        case Heading():
            yield blocks.Heading(block.text)
        case BulletList():
            yield blocks.Items("", tuple(item.text for item in block.items))
        case NumberedList():
            number = block.first
            for item in block.items:
                if item.depth:
                    yield blocks.Items("", (item.text,))
                else:
                    yield blocks.Labelled("", f"{number}. {item.text}")
                    number += 1
        case Quote():
            yield blocks.Letter(block.text)
        case TryIt():
            yield blocks.Boxed(block.title, block.instructions)
        case _:
            yield blocks.Labelled("", block.text)
