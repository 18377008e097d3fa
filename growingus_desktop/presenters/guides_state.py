"""What the Guides room shows: beside its list, and of the guide that is open."""

from dataclasses import dataclass

from growingus_desktop.content.folding import Range
from growingus_desktop.content.guide import Guide
from growingus_desktop.core.destinations import Destination
from growingus_desktop.presenters.problems import ProblemWords


@dataclass(frozen=True, slots=True)
class Marked:
    """A highlighted passage where it stands in the text at hand.

    Args:
        id: which one.
        start: its first character in the guide's plain text; -1 if its place is gone.
        end: the character after its last.
        note: what the reader wrote beside it.
        quote: its words.
    """

    id: int
    start: int
    end: int
    note: str = ""
    quote: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether the guide was edited so that nobody can tell where it stood."""
        return self.start < 0


@dataclass(frozen=True, slots=True)
class Reading:
    """The guide being read.

    Args:
        guide: its text.
        caption: topic, minutes and where the sources are.
        sources_title: the heading over its sources.
        bookmarked: whether there is a bookmark in it.
        highlights: the highlighted passages.
        gone: those whose place is gone.
        matches: where the words looked for stand.
        next_words: the words leading to the next guide, or an empty string.
        next: the next guide, or None.
    """

    guide: Guide
    caption: str
    sources_title: str
    bookmarked: bool = False
    highlights: tuple[Marked, ...] = ()
    gone: tuple[Marked, ...] = ()
    matches: tuple[Range, ...] = ()
    next_words: str = ""
    next: Destination | None = None


@dataclass(frozen=True, slots=True)
class GuidesState:
    """What the room shows beside the rows of its list.

    Args:
        topics: key and name of each topic there is.
        topic: the key of the chosen one; empty for all.
        situations: key and words of each situation there is a reading list for.
        situation: the key of the chosen one; empty for any.
        times: minutes and words of each time there may be.
        minutes: the chosen one; 0 for any.
        list_told: what the reading list comes to; empty where none is chosen.
        search_label: the words in the empty search field.
        nothing_found: what stands in the list's place when no guide holds the words.
        refused_label: how many files aren't shown, in words; empty if all of them are.
        refused: which files, and why; None if all of them are shown.
        reading: the open guide, or None while there is none.
    """

    topics: tuple[tuple[str, str], ...] = ()
    topic: str = ""
    situations: tuple[tuple[str, str], ...] = ()
    situation: str = ""
    times: tuple[tuple[int, str], ...] = ()
    minutes: int = 0
    list_told: str = ""
    search_label: str = ""
    nothing_found: str = ""
    refused_label: str = ""
    refused: ProblemWords | None = None
    reading: Reading | None = None
