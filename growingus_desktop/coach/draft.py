"""A text made ready to be read: words, sentences, clauses, quotations and word classes."""

import itertools
import re
from functools import cached_property
from typing import Final, NamedTuple

from growingus_desktop.coach.cutting import STOP
from growingus_desktop.coach.lexicon import Lexicon
from growingus_desktop.coach.patterns import Lattice
from growingus_desktop.coach.text import Spelling, Token, words_of

_PAUSE: Final = re.compile(r"[,;:()–—\[\]/]|(?<!\w)-|-(?!\w)|[\u2600-\u27bf\U0001f300-\U0001faff]")
_OPENING: Final = "“«„"
_CLOSING: Final = "”»"
_SINGLE_OPENING: Final = frozenset({"'", "‘"})
_SINGLE_CLOSING: Final = frozenset({"'", "’", "ʼ", "`"})
_EITHER_WAY: Final = frozenset({"’", "ʼ", "`"})
"""Marks that some keyboards give for both; they open a quotation only where one closes it."""
_TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "st"})


class Sentence(NamedTuple):
    """The words [start, end) of one sentence and what closed it."""

    start: int
    end: int
    core: int
    marks: str

    @property
    def is_asked(self) -> bool:
        """Whether a question mark closes it."""
        return "?" in self.marks


class Around(NamedTuple):
    """What a sentence can't see of the text it stands in.

    `opens` says that it is the first, `quoted` that a quotation begun earlier is still open, `wry`
    that the text carries a sign that turns its words round.
    """

    opens: bool = True
    quoted: bool = False
    wry: bool = False


class Draft:
    """Some text with everything the signs look at. Built once per reading.

    Args:
        text: a sentence, or several.
        spelling: the language's writing.
        lexicon: the language's word classes.
        around: what stands around the text, where it is one sentence of several.
    """

    def __init__(
        self, text: str, spelling: Spelling, lexicon: Lexicon, around: Around | None = None
    ) -> None:
        self.text = text
        self.around = around or Around()
        self.tokens: list[Token] = words_of(text, spelling)
        self.words: list[str] = [token.word for token in self.tokens]
        self._lexicon = lexicon
        self._gaps = self._gap_texts()
        self.sentences: list[Sentence] = self._split()
        self.of_word: list[int] = [
            number
            for number, sentence in enumerate(self.sentences)
            for _ in range(sentence.start, sentence.end)
        ]
        self.lattice: Lattice = self._lattice()

    @cached_property
    def quoted(self) -> list[bool]:
        """For each word whether it stands inside quotation marks."""
        inside, single = self.around.quoted, False
        flags: list[bool] = []
        for place in range(len(self.tokens)):
            gap = self._gaps[place]
            for mark in gap:
                if mark == '"':
                    inside = not inside
                elif mark in _OPENING:
                    inside = True
                elif mark in _CLOSING:
                    inside = False
            if gap[:1] in _SINGLE_CLOSING or STOP.search(gap):
                single = False
            if gap[:-1] or place == 0:
                single = single or gap[-1:] in _SINGLE_OPENING
                single = single or (gap[-1:] in _EITHER_WAY and self._is_closed_after(place))
            flags.append(inside or single)
        return flags

    def _is_closed_after(self, place: int) -> bool:
        later = self._gaps[place + 1 :]
        return any(gap[:1] in _SINGLE_CLOSING for gap in later)

    def has(self, place: int, name: str) -> bool:
        """Whether the word (or a phrase beginning) at `place` belongs to the class `name`."""
        if not 0 <= place < len(self.tokens):
            return False
        key = f"<{name}>"
        return any(found == key for found, _ in self.lattice.keys[place])

    def after(self, place: int, name: str) -> int | None:
        """The index after the longest phrase of class `name` at `place`, None without one."""
        if not 0 <= place < len(self.tokens):
            return None
        key = f"<{name}>"
        return max((end for found, end in self.lattice.keys[place] if found == key), default=None)

    def any_of(self, start: int, end: int, name: str) -> bool:
        """Whether a word of class `name` stands in the words [start, end)."""
        return any(self.has(place, name) for place in range(max(0, start), end))

    def word(self, place: int) -> str:
        """The word at `place`, or an empty string outside the text."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the words [start, end)."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def sentence_at(self, place: int) -> Sentence:
        """The sentence the word at `place` stands in."""
        return self.sentences[self.of_word[place]]

    def among(self, name: str) -> frozenset[str]:
        """The words of a plain set of guards.toml."""
        return self._lexicon.among(name)

    def _gap_texts(self) -> list[str]:
        gaps: list[str] = []
        last = 0
        for token in self.tokens:
            gaps.append(self.text[last : token.start] if token.start > last else "")
            last = max(last, token.end)
        gaps.append(self.text[last:])
        return gaps

    def _split(self) -> list[Sentence]:
        starts = [0]
        for place in range(1, len(self.tokens)):
            gap = self._gaps[place]
            if gap == " " or not gap or not STOP.search(gap):
                continue
            if self.words[place - 1] in _TITLES and "." in gap and "\n" not in gap:
                continue
            starts.append(place)
        bounds = [*starts, len(self.tokens)]
        return [
            Sentence(start, end, self._core(start, end), self._gaps[end])
            for start, end in itertools.pairwise(bounds)
            if end > start
        ]

    def _core(self, start: int, end: int) -> int:
        """Where a sentence really begins, its fillers and forms of address left aside."""
        place = start
        while place < end - 1:
            after = self._lexicon.longest(self.words, place, end, "filler")
            if after is None and self._is_name_called(place, start):
                after = place + 1
            if after is None or after >= end:
                break
            place = after
        return place

    def _is_name_called(self, place: int, start: int) -> bool:
        token = self.tokens[place]
        return (
            token.capital
            and place == start
            and token.word not in {"i", "you"}
            and self._gaps[place + 1].startswith(",")
            and not self._lexicon.knows(token.word)
        )

    def _lattice(self) -> Lattice:
        count = len(self.tokens)
        keys = [self._lexicon.keys(self.words, place) for place in range(count)]
        # A hyphen between two halves of a word ("grown-up") is no pause.
        joins = [gap == "-" or not _PAUSE.search(gap) for gap in self._gaps[:count]]
        begins = [False] * count
        clause = [not joined for joined in joins]
        sentence_end = [0] * count
        core_end = [0] * count
        for sentence in self.sentences:
            closing = self._closing(sentence)
            for place in range(sentence.start, sentence.end):
                sentence_end[place], core_end[place] = sentence.end, closing
                if place <= sentence.core:
                    begins[place] = clause[place] = True
                elif self._lexicon.has(self.words[place - 1], "joint") or (
                    clause[place - 1] and self._lexicon.has(self.words[place - 1], "skip")
                ):
                    clause[place] = True
        self._mark_names(keys)
        return Lattice(keys, joins, begins, clause, sentence_end, core_end)

    def _mark_names(self, keys: list[list[tuple[str, int]]]) -> None:
        for sentence in self.sentences:
            for place in range(sentence.start, sentence.end):
                token = self.tokens[place]
                if token.capital and not token.capitals and not self._lexicon.knows(token.word):
                    keys[place].append(("<name>", place + 1))

    def _closing(self, sentence: Sentence) -> int:
        end = sentence.end
        while end - 1 > sentence.core:
            last = self.words[end - 1]
            called = self._lexicon.has(last, "vocative") or self.tokens[end - 1].capital
            if (called and _PAUSE.search(self._gaps[end - 1])) or last in {"lol", "x", "xx", "xxx"}:
                end -= 1
            else:
                break
        return end
