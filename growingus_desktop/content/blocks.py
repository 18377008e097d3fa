"""What a guide is made of once it is read: blocks of styled spans, at fixed places of its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, unique

from growingus_desktop.core.destinations import Destination

BETWEEN_BLOCKS = "\n\n"
BETWEEN_ITEMS = "\n"


@unique
class Part(StrEnum):
    """The parts of a guide's form, in the order they are read.

    All but the scene and plain sections are marked in the file behind their heading, as in
    ``## Quick answer {#quick-answer}``, so that a translation may word its headings freely.
    """

    SCENE = "scene"
    QUICK_ANSWER = "quick-answer"
    IN_SHORT = "in-short"
    SECTION = "section"
    TRY_IT = "try-it"
    HOW_SURE = "how-sure"
    NOT_THE_TOOL = "not-the-tool"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style.

    Args:
        text: the words; a hard line break is a newline.
        strong: whether it is set bold.
        emphasis: whether it is set italic.
        link: where it leads inside the program, if anywhere.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: Destination | None = None


Spans = tuple[Span, ...]


def words_of(spans: Sequence[Span]) -> str:
    """The bare text of `spans`."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Args:
        level: 2 for a part or section, 3 to 6 below it.
        spans: its words.
        part: the part it opens or stands in.
        start: where its text begins in the guide's plain text, in characters.
    """

    level: int
    spans: Spans
    part: Part
    start: int

    @property
    def text(self) -> str:
        """Its words without style."""
        return words_of(self.spans)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; fields as in `Heading`."""

    spans: Spans
    part: Part
    start: int

    @property
    def text(self) -> str:
        """Its words without style."""
        return words_of(self.spans)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list.

    Args:
        spans: its words; further paragraphs of the same item follow a newline.
        start: as in `Heading`.
        depth: 0 in the outermost list, 1 in a list inside it, and so on.
    """

    spans: Spans
    start: int
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words without style."""
        return words_of(self.spans)


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without numbers."""

    items: tuple[Item, ...]
    part: Part
    start: int

    @property
    def text(self) -> str:
        """Its items, one a line."""
        return BETWEEN_ITEMS.join(item.text for item in self.items)


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list counted from `first`."""

    items: tuple[Item, ...]
    part: Part
    start: int
    first: int = 1

    @property
    def text(self) -> str:
        """Its items, one a line."""
        return BETWEEN_ITEMS.join(item.text for item in self.items)


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said aloud, or meant to be: a paragraph set apart."""

    spans: Spans
    part: Part
    start: int

    @property
    def text(self) -> str:
        """Its words without style."""
        return words_of(self.spans)


@dataclass(frozen=True, slots=True)
class TryIt:
    """The card with the one small step a guide ends in.

    Args:
        title: the card's heading.
        instructions: what to do, paragraphs apart by an empty line.
        button: the words on its button.
        destination: what the button opens, filled in.
        start: as in `Heading`; the plain text holds title and instructions, not the button.
    """

    title: str
    instructions: str
    button: str
    destination: Destination
    start: int
    part: Part = Part.TRY_IT

    @property
    def text(self) -> str:
        """Title and instructions, as they stand in the guide's plain text."""
        return BETWEEN_BLOCKS.join((self.title, self.instructions))


Block = Heading | Paragraph | BulletList | NumberedList | Quote | TryIt


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, for setting a part apart on the page.

    Args:
        part: which part of the form it is.
        heading: its heading; None for the scene and the card.
        blocks: what follows the heading.
    """

    part: Part
    heading: Heading | None
    blocks: tuple[Block, ...]


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """`blocks` by the headings of the second level; the card stands alone."""
    found: list[Section] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            found.append(Section(block.part, block, ()))
        elif isinstance(block, TryIt) or not found or found[-1].part is not block.part:
            found.append(Section(block.part, None, (block,)))
        else:
            last = found[-1]
            found[-1] = Section(last.part, last.heading, (*last.blocks, block))
    return tuple(found)
