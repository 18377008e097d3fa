"""Pages to hand over: the invitation, and telling a partner about the one thing.

Nothing is on them but what was ticked and one line that leaves the other free. That line can be
worded in a few ways and never left out (evidence §4.2, E26).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content
from growingus_desktop.sheets.blocks import Block, Letter, Lines, Sheet, SheetKind, Title
from growingus_desktop.sheets.paragraphs import is_empty, paragraphs

TITLE = "title"
"""The key of the part that stands at the head."""

_MOST_LINES = 8
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One part a letter may have.

    Args:
        key: its name in code.
        label: what it is, beside its field; never on the page.
        text: where the person starts from; may be empty.
        example: what an empty field shows; never on the page.
        choices: the wordings of the part that is always on the page; empty for all others.
    """

    key: str
    label: str
    text: str
    example: str
    choices: tuple[str, ...]

    def started_from(self, values: Mapping[str, str]) -> str:
        """The text with its places filled; none at all where one of them stays empty.

        Args:
            values: what goes into each ``{name}``.
        """
        names = _PLACE.findall(self.text)
        filled = {name: " ".join(paragraphs(values.get(name, ""))) for name in names}
        if not all(filled.values()):
            return ""
        return _PLACE.sub(lambda place: filled[place[1]], self.text)


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What one kind of letter is made from.

    Args:
        parts: in the order they stand on the page.
        blank_title: the head of the page to write on.
        blank: label and number of lines of each of its parts.
    """

    parts: tuple[LetterPart, ...]
    blank_title: str
    blank: tuple[tuple[str, int], ...]

    @property
    def always(self) -> LetterPart:
        """The part that is on every page."""
        return next(part for part in self.parts if part.choices)


@dataclass(frozen=True, slots=True)
class Piece:
    """What the person made of one part.

    Args:
        key: which part.
        text: what stands in its field.
        ticked: whether it goes on the page.
    """

    key: str
    text: str
    ticked: bool


def letter_sheet(kind: SheetKind, pieces: Iterable[Piece], words: LetterWords) -> Sheet:
    """The page with the ticked pieces, in the order of the parts, and nothing else.

    With nothing ticked it is the blank page. A wording of the always-part that isn't one of its
    choices gives way to the first of them, so that no edit takes the line off the page.
    """
    given = {piece.key: piece.text for piece in pieces if piece.ticked}
    chosen = {key: text for key, text in given.items() if not is_empty(text)}
    always = words.always
    if not chosen.keys() - {always.key}:
        return blank_letter(kind, words)
    if chosen.get(always.key) not in always.choices:
        chosen[always.key] = always.choices[0]
    blocks: list[Block] = []
    for part in words.parts:
        text = chosen.get(part.key, "")
        if part.key == TITLE and text:
            blocks.append(Title(" ".join(paragraphs(text))))
        elif text:
            blocks.append(Letter(text))
    return Sheet(kind, tuple(blocks))


def blank_letter(kind: SheetKind, words: LetterWords) -> Sheet:
    """The same page with lines to write on; what leaves the other free is printed on it too."""
    lines = (Lines(label, count, fills=count > 1) for label, count in words.blank)
    blocks = (Title(words.blank_title), *lines, Letter(words.always.choices[0]))
    return Sheet(kind, blocks)


def invitation_words(language: str = DEFAULT_LANGUAGE) -> LetterWords:
    """What an invitation is made from.

    Raises:
        ContentError: naming the place in the shipped file and what is wrong with it.
    """
    return _read("invitation", language)


def one_thing_words(language: str = DEFAULT_LANGUAGE) -> LetterWords:
    """What telling a partner about the one thing is made from.

    Raises:
        ContentError: naming the place in the shipped file and what is wrong with it.
    """
    return _read("one_thing", language)


def parse_letter_words(text: str, source: str) -> LetterWords:
    """The words in a letter's file.

    Raises:
        ContentError: naming the place and what is wrong with it.
    """
    top = parse(text, source)
    top.only(("blank_title", "parts", "blank"))
    rows = top.tables("parts")
    unique_by(((row.text("key"), row) for row in rows), "key")
    parts = tuple(_part(row) for row in rows)
    if sum(bool(part.choices) for part in parts) != 1:
        raise top.fails("parts", Flaw.MISSING)
    return LetterWords(
        parts=parts,
        blank_title=top.text("blank_title"),
        blank=tuple(_blank(row) for row in top.tables("blank")),
    )


def _read(name: str, language: str) -> LetterWords:
    return parse_letter_words(read_content(f"sheets/{name}.toml", language), f"{name}.toml")


def _part(row: Table) -> LetterPart:
    row.only(("key", "label", "text", "example", "choices"))
    return LetterPart(
        key=row.text("key"),
        label=row.text("label"),
        text=row.text_or_none("text"),
        example=row.text_or_none("example"),
        choices=row.texts("choices") if "choices" in row else (),
    )


def _blank(row: Table) -> tuple[str, int]:
    row.only(("label", "lines"))
    return row.text("label"), row.number("lines", 1, _MOST_LINES)
