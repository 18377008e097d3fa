"""Words for feelings and needs, and what may lie under words that only sound like feelings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from growingus_desktop.content.folding import fold_letters
from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that belong together.

    Args:
        key: its name in code.
        name: what it is called.
        words: what is offered.
    """

    key: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Underneath:
    """A word that tells what somebody did, as it stands in a text, and feelings there may be below.

    Args:
        start: its first character.
        end: the character after its last.
        word: as it was written.
        feelings: what may lie underneath.
    """

    start: int
    end: int
    word: str
    feelings: tuple[str, ...]


@dataclass(frozen=True)
class Feelings:
    """The vocabulary.

    Args:
        feelings: states of one's own, grouped.
        needs: needs, grouped.
        below: by folded word that sounds like a feeling, what may lie underneath.
    """

    feelings: tuple[WordGroup, ...]
    needs: tuple[WordGroup, ...]
    below: Mapping[str, tuple[str, ...]] = field(repr=False)

    def underneath(self, text: str) -> tuple[Underneath, ...]:
        """Every word in a text that sounds like a feeling and tells what somebody did.

        Args:
            text: what a person wrote about what they feel.
        """
        return tuple(
            Underneath(
                found.start(), found.end(), found.group(), self.below[_folded(found.group())]
            )
            for found in self._any_of_them.finditer(text)
        )

    @cached_property
    def _any_of_them(self) -> re.Pattern[str]:
        # The longest first: "not heard" before "heard".
        words = sorted(self.below, key=len, reverse=True)
        spaced = (re.escape(word).replace(r"\ ", r"\s+") for word in words)
        return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def load_feelings(language: str = DEFAULT_LANGUAGE) -> Feelings:
    """The vocabulary shipped with the program.

    Raises:
        ContentError: naming the group and what is wrong with it.
    """
    return parse_feelings(read_content("feelings.toml", language), "feelings.toml")


def parse_feelings(text: str, source: str) -> Feelings:
    """The vocabulary in the TOML text of `load_feelings`' file."""
    top = parse(text, source)
    top.only(("feelings", "underneath", "needs"))
    groups = _groups(top, "feelings")
    known = {word for group in groups for word in group.words}
    below: dict[str, tuple[str, ...]] = {}
    for row in top.tables("underneath"):
        row.only(("words", "feelings"))
        feelings = row.texts("feelings")
        # What is offered instead must be a state of one's own, or nothing is gained.
        if not feelings or not known.issuperset(feelings):
            raise row.fails("feelings", Flaw.UNKNOWN_VALUE)
        for word in row.texts("words"):
            if word in known or _folded(word) in below:
                raise row.fails("words", Flaw.DUPLICATE)
            below[_folded(word)] = feelings
    return Feelings(groups, _groups(top, "needs"), below)


def _groups(top: Table, name: str) -> tuple[WordGroup, ...]:
    rows = top.tables(name)
    unique_by(((row.text("key"), row) for row in rows), "key")
    unique_by(((word, row) for row in rows for word in row.texts("words")), "words")
    return tuple(_group(row) for row in rows)


def _group(row: Table) -> WordGroup:
    row.only(("key", "name", "words"))
    words = row.texts("words")
    if not words:
        raise row.fails("words", Flaw.EMPTY)
    return WordGroup(row.text("key"), row.text("name"), words)


def _folded(word: str) -> str:
    return " ".join(fold_letters(word).split())
