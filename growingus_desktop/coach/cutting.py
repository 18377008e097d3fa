"""A text cut into its sentences, so that only the one being typed in is read again."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

STOP: Final = re.compile(r"[!?…\n]|\.(?=\s|$|[\"”’')\]])|\.\.+")
"""What ends a sentence; a point inside a number or an address doesn't."""

_WORD_BEGINS: Final = re.compile(r"[^\W_]")
_TITLE: Final = re.compile(r"(?:^|\W)(?:mr|mrs|ms|dr|st)$", re.IGNORECASE)
_LONGEST_TITLE: Final = 4
_OPENING: Final = frozenset("\"'“«„‘(¿¡")
_QUOTES: Final = re.compile('["“«„”»]')


class Piece(NamedTuple):
    """One sentence, from its first mark to where the next begins; together they cover the text.

    `opens` says that it is the first, `quoted` that a quotation begun before it is still open.
    """

    start: int
    end: int
    opens: bool
    quoted: bool


def cut(text: str) -> list[Piece]:
    """The sentences of a text in order; one piece for a text without a word.

    Args:
        text: any string; offsets are Python string offsets in it.
    """
    pieces: list[Piece] = []
    start = 0
    quoted = False
    for end in (*_boundaries(text), len(text)):
        pieces.append(Piece(start, end, start == 0, quoted))
        quoted = _still_open(text, start, end, quoted=quoted)
        start = end
    return pieces


def _boundaries(text: str) -> Iterator[int]:
    first = _WORD_BEGINS.search(text)
    last = first.end() if first is not None else len(text)
    for stop in STOP.finditer(text):
        if stop.start() < last:
            continue
        begins = _WORD_BEGINS.search(text, stop.end())
        if begins is None:
            return
        last = begins.end()
        if stop.group() == "." and _follows_title(text, stop.start(), begins.start()):
            continue
        place = begins.start()
        while place > stop.end() and text[place - 1] in _OPENING:
            place -= 1
        yield place


def _follows_title(text: str, stop: int, begins: int) -> bool:
    before = text[max(0, stop - _LONGEST_TITLE) : stop]
    return "\n" not in text[stop:begins] and _TITLE.search(before) is not None


def _still_open(text: str, start: int, end: int, *, quoted: bool) -> bool:
    for mark in _QUOTES.finditer(text, start, end):
        quoted = not quoted if mark.group() == '"' else mark.group() in "“«„"
    return quoted
