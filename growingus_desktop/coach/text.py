"""Text into words that can be compared, each still knowing where it stood."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

_MARKS: Final = "\u0300-\u036f"
_APOSTROPHES: Final = "'\u2018\u2019\u02bc\u2032\u0060\u00b4\uff07"
# U+02BC counts as a letter, but at a word's edge it is a mark like its sisters.
_WORD: Final = re.compile(
    rf"[^\W_\u02bc](?:[^\W_\u02bc]|[{_MARKS}]|[*@](?=[^\W_*@]|[*@]+\w|\*)|\*(?=\W|$)|[{_APOSTROPHES}](?=[^\W\d_]))*"
)
_TO_PLAIN: Final = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))


class Token(NamedTuple):
    """One word after normalisation.

    `word` is lower case with apostrophes resolved ("don’t" is "do" and "not"); `start` and `end`
    are offsets in the original; `capitals` says it was written in capitals, `capital` that it began
    with one.
    """

    word: str
    start: int
    end: int
    capital: bool
    capitals: bool


class Spelling(NamedTuple):
    """How a language's writing is brought to one form.

    `words` maps a written word to the words it stands for; `endings` maps what follows an
    apostrophe to a word; `is_hosts` are the words after which "'s" means "is".
    """

    words: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, str]
    is_hosts: frozenset[str]
    your_or_you_are: frozenset[str]


def words_of(text: str, spelling: Spelling) -> list[Token]:
    """The words of `text` in order, contractions taken apart.

    Args:
        text: any string.
        spelling: the language's writing.
    """
    tokens: list[Token] = []
    for found in _WORD.finditer(text):
        _add(tokens, found.group(), found.start(), spelling)
    return _settle_ur(tokens, spelling)


def plain(written: str) -> str:
    """A written word in the form the word lists use: composed, lower case, straight apostrophes."""
    return unicodedata.normalize("NFC", written).translate(_TO_PLAIN).casefold()


def _add(tokens: list[Token], written: str, start: int, spelling: Spelling) -> None:
    word = plain(written)
    end = start + len(written)
    capital = written[0].isupper()
    capitals = len(written) > 1 and written.isupper()
    parts = spelling.words.get(word)
    if parts is not None:
        tokens.extend(Token(part, start, end, capital, capitals) for part in parts)
        return
    host, apostrophe, ending = word.rpartition("'")
    if not apostrophe:
        tokens.append(Token(word, start, end, capital, capitals))
        return
    cut = start + _last_apostrophe(written)
    if ending == "t" and host.endswith("n"):
        host, cut = host[:-1], cut - 1
        tail = "not"
    else:
        tail = spelling.endings.get(ending, "'" + ending)
        if ending == "s":
            tail = "is" if host in spelling.is_hosts else "'s"
    hosts = spelling.words.get(host, (host,))
    tokens.extend(Token(part, start, cut, capital, capitals) for part in hosts)
    tokens.append(Token(tail, cut, end, capital=False, capitals=capitals))


def _last_apostrophe(written: str) -> int:
    return max(written.rfind(mark) for mark in _APOSTROPHES)


def _settle_ur(tokens: list[Token], spelling: Spelling) -> list[Token]:
    """Read "ur" as "you are" before a verb in -ing or a word of degree, otherwise "your"."""
    if not any(token.word == "ur" for token in tokens):
        return tokens
    settled: list[Token] = []
    for place, token in enumerate(tokens):
        if token.word != "ur":
            settled.append(token)
            continue
        following = tokens[place + 1].word if place + 1 < len(tokens) else ""
        is_verb = following.endswith("ing") or following in spelling.your_or_you_are
        parts = ("you", "are") if is_verb else ("your",)
        settled.extend(
            Token(part, token.start, token.end, token.capital, token.capitals) for part in parts
        )
    return settled
