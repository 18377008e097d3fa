"""One guide: its head, its blocks, its plain text, and where words stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from growingus_desktop.content.blocks import (
    BETWEEN_BLOCKS,
    Block,
    Section,
    TryIt,
    sections_of,
)
from growingus_desktop.content.folding import Folded, Range, fold, fold_sought, merged
from growingus_desktop.content.topics import Topic
from growingus_desktop.core.destinations import Tool


@dataclass(frozen=True, slots=True)
class Match:
    """Where searched words were found in a guide.

    Args:
        in_title: whether every word stands in the title or the question.
        ranges: the half-open places of the words in the guide's whole text, in order.
    """

    in_title: bool
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """That searched words stand in a guide, told faster than every place of theirs.

    Args:
        in_title: whether every word stands in the title or the question.
        quote: a few words of its text, or of what was added to it, around the first of them.
        added: whether `quote` is from what was added.
    """

    in_title: bool
    quote: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """A reading with one small step at its end.

    Args:
        id: what other texts and the vault know it by.
        title: what it is called.
        topic: the shelf it stands on.
        question: the question it answers; "" in a person's own guide without one.
        minutes: reading time.
        order: its place among the others; a suggestion, nothing is locked.
        tools: the tools it speaks of.
        evidence: the claims it leans on.
        sources: where they come from.
        blocks: its text.
        plain: its text without style; blocks carry their place in it.
        try_it: the card it ends in; ours always have one.
        own: whether the person brought it along.
    """

    id: str
    title: str
    topic: Topic
    question: str
    minutes: int
    order: int
    tools: tuple[Tool, ...]
    evidence: tuple[str, ...]
    sources: tuple[str, ...]
    blocks: tuple[Block, ...]
    plain: str
    try_it: TryIt | None
    own: bool = False
    _head: Folded = field(init=False, repr=False, compare=False)
    _body: Folded = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Kept on the guide rather than in a cache, so that a person's own words go when it goes.
        object.__setattr__(self, "_head", fold(f"{self.title}\n{self.question}"))
        object.__setattr__(self, "_body", fold(self.whole))

    @property
    def whole(self) -> str:
        """Its plain text with the sources behind it, which can be found but not marked."""
        return BETWEEN_BLOCKS.join((self.plain, *self.sources))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The blocks by part, for setting the quick answer or the card apart."""
        return sections_of(self.blocks)

    def search(self, words: str) -> Match | None:
        """Where all of `words` stand in this guide, or None unless each stands somewhere.

        Part of a word is enough; accents and capitals make no difference. Nothing but space
        matches every guide, so that an empty search field hides none.
        """
        wanted = fold_sought(words).split()
        ranges: list[Range] = []
        in_title = bool(wanted)
        for word in wanted:
            found = self._body.find(word)
            titled = word in self._head.text
            if not found and not titled:
                return None
            in_title = in_title and titled
            ranges.extend(found)
        return Match(in_title, merged(ranges))

    def places(self, words: str) -> tuple[Range, ...]:
        """Where `words` stand side by side in the whole text, accents and capitals forgiven."""
        return tuple(self._body.find(fold_sought(words)))

    def holds(self, words: Sequence[str], added: Sequence[Folded] = ()) -> Holding | None:
        """Whether each of `words` stands in this guide, and a few words around one of them.

        Args:
            words: already folded; at least one.
            added: what belongs to the guide and isn't its text, such as notes beside it.
        """
        quoted: tuple[Folded, str] | None = None
        in_title = True
        for word in words:
            titled = word in self._head.text
            in_title = in_title and titled
            if word in self._body.text:
                quoted = quoted or (self._body, word)
            elif not titled:
                where = next((one for one in added if word in one.text), None)
                if where is None:
                    return None
                # What a person wrote themselves is what they are more likely after.
                quoted = (where, word)
        if quoted is None:
            return Holding(in_title)
        where, word = quoted
        return Holding(in_title, where.around(word), where is not self._body)
