"""One page for a counsellor, of lines the person chose one by one."""

from dataclasses import dataclass
from enum import StrEnum, unique

from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.sheets.blocks import Block, Items, Labelled, Lines, Sheet, SheetKind, Title
from growingus_desktop.sheets.paragraphs import is_empty
from growingus_desktop.sheets.wording import read_wording

_BLANK_LINES = 3
_QUESTION_LINES = 2


@unique
class Part(StrEnum):
    """What a line belongs to, in the order of the page."""

    WHY = "why"
    HOPING = "hoping"
    PATTERNS = "patterns"
    ONE_THING = "one_thing"
    OPENERS = "openers"
    ASKS = "asks"
    CHECK_INS = "check_ins"
    LONG_VIEW = "long_view"
    MEANINGS = "meanings"


WRITTEN = frozenset({Part.WHY, Part.HOPING})
"""Parts that are written for the page rather than chosen from what is kept."""


@dataclass(frozen=True, slots=True)
class SummaryWords:
    """What the summary says by itself: a heading for each `Part`, and the rest."""

    title: str
    why: str
    hoping: str
    patterns: str
    one_thing: str
    openers: str
    asks: str
    check_ins: str
    long_view: str
    meanings: str
    questions: str
    footer: str
    blank_why: str
    blank_evening: str
    blank_patterns: str
    blank_tried: str
    blank_hoping: str

    def heading(self, part: Part) -> str:
        """What a part is called on the page."""
        name: str = getattr(self, part.value)
        return name


@dataclass(frozen=True, slots=True)
class SummaryValues:
    """What was chosen.

    Args:
        day: the day it is printed for, already worded.
        lines: part and text of each chosen line; their order is kept within a part.
    """

    day: str = ""
    lines: tuple[tuple[Part, str], ...] = ()


def counsellor_summary(values: SummaryValues, words: SummaryWords) -> Sheet:
    """The page with the chosen lines and room for questions; with none it is the blank one."""
    chosen = [(part, text) for part, text in values.lines if not is_empty(text)]
    if not chosen:
        return blank_summary(words)
    blocks: list[Block] = [Title(words.title, values.day)]
    for part in Part:
        texts = tuple(text for of, text in chosen if of is part)
        if texts and part in WRITTEN:
            blocks.append(Labelled(words.heading(part), "\n".join(texts)))
        elif texts:
            blocks.append(Items(words.heading(part), texts))
    blocks.append(Lines(words.questions, _QUESTION_LINES, fills=True))
    return Sheet(SheetKind.SUMMARY, tuple(blocks), words.footer)


def blank_summary(words: SummaryWords) -> Sheet:
    """The same page to write on."""
    labels = (
        words.blank_why,
        words.blank_evening,
        words.blank_patterns,
        words.blank_tried,
        words.blank_hoping,
    )
    blocks: tuple[Block, ...] = (
        Title(words.title),
        *(Lines(label, _BLANK_LINES, fills=True) for label in labels),
        Lines(words.questions, _QUESTION_LINES, fills=True),
    )
    return Sheet(SheetKind.SUMMARY, blocks, words.footer)


def summary_words(language: str = DEFAULT_LANGUAGE) -> SummaryWords:
    """The words of the summary in `language`, or in English.

    Raises:
        ValueError: if the shipped file lacks a word or holds one too many.
    """
    return read_wording(SummaryWords, "summary", language)
