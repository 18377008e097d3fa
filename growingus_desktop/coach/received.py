"""A message someone else wrote, heard by the safety gate from where its reader stands."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from growingus_desktop.coach.coach import Coach
from growingus_desktop.coach.reading import Gate, GateKind
from growingus_desktop.core import resources

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLAUSE_END: Final = frozenset('.!?,;:\n—–("“')


class Turning(NamedTuple):
    """How a language changes sides.

    Args:
        words: what stands for a word, in small letters.
        second: the word for whoever is spoken to, whether acting or not.
        acting: what stands for it where that one acts.
        otherwise: what stands for it elsewhere.
        after: words after which that one acts.
        kinds: what a kind is when the words were someone else's.
    """

    words: Mapping[str, str]
    second: str
    acting: str
    otherwise: str
    after: frozenset[str]
    kinds: Mapping[GateKind, GateKind]


class Turned(NamedTuple):
    """A text from the other side.

    Args:
        text: the text.
        origins: for each of its characters, and for its end, the place it comes from.
    """

    text: str
    origins: tuple[int, ...]


@cache
def load_turning(language: str = resources.DEFAULT_LANGUAGE) -> Turning:
    """How a language changes sides, from the shipped file.

    Raises:
        FileNotFoundError: if the installation is incomplete.
        ValueError: if the file is wrong.
    """
    import tomllib  # noqa: PLC0415 - only where a language is loaded

    table = tomllib.loads(resources.read_content("coach/received.toml", language))
    second = table["second"]
    return Turning(
        words=table["words"],
        second=second["word"],
        acting=second["acting"],
        otherwise=second["else"],
        after=frozenset(second["after"].split()),
        kinds={GateKind(mine): GateKind(other) for mine, other in table["kinds"].items()},
    )


def gate_received(coach: Coach, turning: Turning, text: str) -> Gate | None:
    """The sentence of a received text that calls for the safety card, None without one.

    Heard from the reader's side first, since a threat in it is made to them; then as it stands,
    for whatever the turning round has hidden. The place of the sentence is that in `text`.
    """
    turned = turn_round(text, turning)
    found = coach.gate(turned.text)
    if found is not None:
        start, end = turned.origins[found.sentence_start], turned.origins[found.sentence_end]
        return found._replace(sentence_start=start, sentence_end=end)
    found = coach.gate(text)
    return None if found is None else found._replace(kind=turning.kinds.get(found.kind, found.kind))


def turn_round(text: str, turning: Turning) -> Turned:
    """A text with the one who speaks and the one who is spoken to changed about."""
    parts: list[str] = []
    origins: list[int] = []
    done, before = 0, ""
    for found in _WORD.finditer(text):
        word = found[0].casefold().replace("’", "'")
        between = text[done : found.start()]
        parts.append(between)
        origins += range(done, found.start())
        begins = not before or any(sign in _CLAUSE_END for sign in between)
        if word == turning.second:
            stands = turning.acting if begins or before in turning.after else turning.otherwise
        else:
            stands = turning.words.get(word, found[0])
        parts.append(stands)
        origins += [found.start()] * len(stands)
        done, before = found.end(), word
    parts.append(text[done:])
    origins += range(done, len(text) + 1)
    return Turned("".join(parts), tuple(origins))
