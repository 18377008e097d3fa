"""How hard a text is to read: sentences, syllables and the Flesch-Kincaid grade.

The grade is Kincaid, Fishburne, Rogers and Chissom's of 1975: 0.39 words a sentence, plus 11.8
syllables a word, less 15.59. Syllables are counted from the spelling, which is right for nine
words of ten in plain English and errs both ways, so that a text's mean is close.
"""

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from growingus_desktop.content.blocks import (
    BulletList,
    NumberedList,
    Paragraph,
    Quote,
    TryIt,
)
from growingus_desktop.content.guide import Guide

_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*")
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[–—]*[A-Z0-9]|\s*$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SPOKEN_APART = re.compile(
    r"ia(?![gl]|n$)"  # giant, diary, but not marriage, special
    r"|[^cgst]io|[^cgstx]iou|iu"  # lion, curious, but not nation, precious
    r"|[^gq]ua(?!r)|uou|eo(?!u|ple)"  # usual, video, but not quarter, people
    r"|[iu]et|(?<=[^aeiou])ier$|(?<![ct])ien[ct]"  # quiet, duet, easier, client
    r"|[aeiouy]ing"  # seeing, saying
)
_SILENT_E = re.compile(
    r"(?<![cgsxz])(?<!ch)(?<!sh)es$"  # makes, but not boxes
    r"|(?<![dt])ed$"  # baked, but not wanted
    r"|e$"  # make
)
_SPOKEN_E = re.compile(r"[^aeiouyrl]l(?:e|es|ed)$|[aeiouy](?:e|es|ed)$")
"""A last e that is heard, as in table, or that belongs to a pair counted as one, as in agree."""

_INNER_E = re.compile(
    # care-less, some-one, else-where: the first word's e is as silent as at its end.
    r"(?<=[aeiouy][^aeiouyl])e(?=(?:ly|less|ness|ments?|ful|thing|times?|one|body|where|wise|teen)s?$)"
)
_MISCOUNTED = {
    "anyone": 3, "area": 3, "being": 2, "business": 2, "choir": 2, "coffee": 2, "evening": 2,
    "evenings": 2, "every": 2, "everybody": 4, "everyone": 3, "everything": 3, "everywhere": 3,
    "fired": 2, "hundred": 2, "hundreds": 2, "idea": 3, "ideas": 3, "maybe": 2, "naked": 2,
    "oneself": 2, "poem": 2, "recipe": 3, "safety": 2, "science": 2, "something": 2, "sometimes": 2, "someone": 2,
    "theatre": 3, "tired": 2, "trial": 2, "trials": 2, "wednesday": 2, "wednesdays": 2,
    "whatever": 3, "whoever": 3,
}  # fmt: skip
_NOT = re.compile(r"(?<=[dsv])n’t$")
"""Heard as a syllable in didn’t, isn’t, haven’t; but not in can’t, weren’t."""

_CLITIC = re.compile(r"(?:n’t|’(?:s|re|ve|d|m|ll|t))$")


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """What a text asks of its reader.

    Args:
        words: how many there are.
        grade: the Flesch-Kincaid grade.
        median_sentence: words in the middle sentence by length.
    """

    words: int
    grade: float
    median_sentence: float


def syllables(word: str) -> int:
    """About how many syllables a word has; a number written in digits counts as one."""
    letters = word.lower().replace("'", "’")
    extra = 1 if _NOT.search(letters) else 0
    letters = _CLITIC.sub("", letters)
    if letters in _MISCOUNTED:
        return _MISCOUNTED[letters] + extra
    letters = _INNER_E.sub("", letters)
    count = len(_VOWELS.findall(letters)) + len(_SPOKEN_APART.findall(letters))
    if _SILENT_E.search(letters) and not _SPOKEN_E.search(letters):
        count -= 1
    if letters.endswith("sm"):
        count += 1
    return max(1, count) + extra


def words_in(text: str) -> list[str]:
    """The words of a text, contractions in one piece."""
    return _WORD.findall(text)


def sentences_in(text: str) -> list[str]:
    """The sentences of a paragraph; a colon or a dash ends none."""
    found: list[str] = []
    at = 0
    for end in _END.finditer(text):
        found.append(text[at : end.end()].strip())
        at = end.end()
    found.append(text[at:].strip())
    return [sentence for sentence in found if words_in(sentence)]


def reading_level(paragraphs: Iterable[str]) -> ReadingLevel:
    """How hard paragraphs are to read; there has to be a word in them."""
    sentences = [words_in(one) for text in paragraphs for one in sentences_in(text)]
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(syllables(word) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
    return ReadingLevel(len(words), grade, statistics.median(len(one) for one in sentences))


def running_text(guide: Guide) -> Sequence[str]:
    """A guide's paragraphs, items and quotes, without its headings."""
    found: list[str] = []
    for block in guide.blocks:
        if isinstance(block, BulletList | NumberedList):
            found += [line for item in block.items for line in item.text.splitlines()]
        elif isinstance(block, Paragraph | Quote):
            found += block.text.splitlines()
        elif isinstance(block, TryIt):
            found += block.instructions.splitlines()
    return found
