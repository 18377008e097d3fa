"""Leaves of text put together into a guide's blocks, in the form every guide keeps."""

from collections.abc import Callable, Sequence
from itertools import groupby

from growingus_desktop.content.blocks import (
    BETWEEN_BLOCKS,
    BETWEEN_ITEMS,
    Block,
    BulletList,
    Heading,
    Item,
    NumberedList,
    Paragraph,
    Part,
    Quote,
    Span,
    TryIt,
    words_of,
)
from growingus_desktop.content.faults import GuideError, Reason
from growingus_desktop.content.frontmatter import Button
from growingus_desktop.content.markdown import Leaf, Shape

_Placed = tuple[Leaf, Part]
_ORDER = tuple(Part)


def check_form(leaves: Sequence[Leaf], last_line: int) -> None:
    """Hold a guide of ours to the form: every part there, filled, and in its order.

    Args:
        leaves: the guide's texts.
        last_line: the line to name when a part is missing.

    Raises:
        GuideError: naming the part.
    """
    placed = _placed(leaves)
    filled = {part for leaf, part in placed if leaf.shape is not Shape.HEADING}
    for part in Part:
        if part not in filled:
            raise GuideError(last_line, Reason.MISSING_PART, part.value)
    reached = 0
    for leaf, part in placed:
        if _ORDER.index(part) < reached:
            raise GuideError(leaf.line, Reason.PART_OUT_OF_ORDER, part.value)
        reached = _ORDER.index(part)


def assemble(
    leaves: Sequence[Leaf], button: Button | None, last_line: int
) -> tuple[tuple[Block, ...], str]:
    """The blocks of a guide and its plain text.

    Args:
        leaves: the guide's texts.
        button: the Try it card's button; without one a Try it heading is a plain section.
        last_line: the line to name when a button has no card.

    Raises:
        GuideError: if a part is marked twice, or there is a button and no card for it.
    """
    _each_part_once(leaves)
    building = _Building()
    for (part, group), run in groupby(_placed(leaves), _kept_together(button)):
        texts = [leaf for leaf, _ in run]
        if part is Part.TRY_IT and button is not None:
            building.card(texts, button)
        elif group:
            building.list(texts, part)
        else:
            for leaf in texts:
                building.single(leaf, part)
    if button is not None and not building.has_card:
        raise GuideError(last_line, Reason.MISSING_PART, Part.TRY_IT.value)
    return tuple(building.blocks), BETWEEN_BLOCKS.join(building.texts)


class _Building:
    """Blocks so far, and how long their plain text has grown."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.texts: list[str] = []
        self.has_card = False
        self._next = 0

    def single(self, leaf: Leaf, part: Part) -> None:
        spans = leaf.spans
        if leaf.shape is Shape.HEADING:
            self._add(Heading(leaf.level, spans, part, self._next))
        elif leaf.shape is Shape.QUOTE:
            self._add(Quote(spans, part, self._next))
        else:
            self._add(Paragraph(spans, part, self._next))

    def list(self, leaves: Sequence[Leaf], part: Part) -> None:
        items: list[Item] = []
        at = self._next
        for leaf in leaves:
            spans = leaf.spans
            if items and not leaf.opens_item:
                above = items.pop()
                at = above.start
                spans = (*above.spans, Span(BETWEEN_ITEMS), *spans)
                items.append(Item(spans, at, above.depth))
            else:
                items.append(Item(spans, at, leaf.depth))
            at += len(words_of(spans)) + len(BETWEEN_ITEMS)
        if leaves[0].shape is Shape.NUMBER:
            self._add(NumberedList(tuple(items), part, self._next, leaves[0].first))
        else:
            self._add(BulletList(tuple(items), part, self._next))

    def card(self, leaves: Sequence[Leaf], button: Button) -> None:
        heading, *rest = leaves
        if not rest:
            raise GuideError(heading.line, Reason.MISSING_PART, Part.TRY_IT.value)
        self.has_card = True
        self._add(
            TryIt(
                title=words_of(heading.spans),
                instructions=BETWEEN_BLOCKS.join(words_of(leaf.spans) for leaf in rest),
                button=button.words,
                destination=button.destination,
                start=self._next,
            )
        )

    def _add(self, block: Block) -> None:
        self.blocks.append(block)
        self.texts.append(block.text)
        self._next += len(block.text) + len(BETWEEN_BLOCKS)


def _placed(leaves: Sequence[Leaf]) -> list[_Placed]:
    found: list[_Placed] = []
    part = Part.SCENE
    for leaf in leaves:
        if leaf.shape is Shape.HEADING:
            if leaf.part is not None:
                part = leaf.part
            elif leaf.level == 2 or part is Part.SCENE:
                part = Part.SECTION
        found.append((leaf, part))
    return found


def _kept_together(button: Button | None) -> Callable[[_Placed], tuple[Part, int]]:
    def key(placed: _Placed) -> tuple[Part, int]:
        leaf, part = placed
        whole = part is Part.TRY_IT and button is not None
        return part, 0 if whole else leaf.group

    return key


def _each_part_once(leaves: Sequence[Leaf]) -> None:
    seen: set[Part] = set()
    for leaf in leaves:
        if leaf.part is None:
            continue
        if leaf.part in seen:
            raise GuideError(leaf.line, Reason.PART_OUT_OF_ORDER, leaf.part.value)
        seen.add(leaf.part)
