"""What to read when: guides by where somebody is, and by the time they have."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from growingus_desktop.content.guide import Guide
from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

MOST_MINUTES = 120


@dataclass(frozen=True, slots=True)
class Situation:
    """Where somebody may be.

    Args:
        key: its name in code.
        words: how they would say it.
        guides: the ids of what to read then, in order.
    """

    key: str
    words: str
    guides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """How long somebody has."""

    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class ReadingLists:
    """What there is to choose from, each in the order it is offered."""

    situations: tuple[Situation, ...]
    times: tuple[Time, ...]

    def find(self, key: str) -> Situation | None:
        """The situation of that name."""
        return next((one for one in self.situations if one.key == key), None)


def load_reading_lists(language: str = DEFAULT_LANGUAGE) -> ReadingLists:
    """The lists shipped with the program.

    Raises:
        ContentError: naming the place and what is wrong with it.
    """
    return parse_reading_lists(read_content("reading_lists.toml", language), "reading_lists.toml")


def parse_reading_lists(text: str, source: str) -> ReadingLists:
    """The lists in the TOML text of `load_reading_lists`' file."""
    top = parse(text, source)
    top.only(("situations", "times"))
    rows = top.tables("situations")
    unique_by(((row.text("key"), row) for row in rows), "key")
    times = tuple(_time(row) for row in top.tables("times"))
    if [one.minutes for one in times] != sorted({one.minutes for one in times}):
        raise top.fails("times", Flaw.DUPLICATE)
    return ReadingLists(tuple(_situation(row) for row in rows), times)


def chosen(
    guides: Sequence[Guide],
    situation: Situation | None,
    minutes: int,
    left: Callable[[Guide], int],
) -> tuple[Guide, ...]:
    """What to read: all of it fits into the time together.

    What was read to its end comes only where nothing else would be there.

    Args:
        guides: what there is, in its order.
        situation: where somebody is, or None if they don't say.
        minutes: how long they have; 0 for as long as it takes.
        left: how many minutes of a guide are still to be read; 0 once it was read to its end.
    """
    fitting = list(guides)
    if situation is not None:
        by_id = {guide.id: guide for guide in guides}
        fitting = [by_id[name] for name in situation.guides if name in by_id]
    if not minutes:
        return tuple(fitting)
    unread = _filled(((guide, left(guide)) for guide in fitting if left(guide)), minutes)
    return unread or _filled(((guide, guide.minutes) for guide in fitting), minutes)


def _filled(wanted: Iterable[tuple[Guide, int]], minutes: int) -> tuple[Guide, ...]:
    """As many as there is time for, in their order; a shorter one may still fit after a longer."""
    found: list[Guide] = []
    for guide, takes in wanted:
        if takes <= minutes:
            found.append(guide)
            minutes -= takes
    return tuple(found)


def _situation(row: Table) -> Situation:
    row.only(("key", "words", "guides"))
    guides = row.texts("guides")
    if not guides or len(set(guides)) != len(guides):
        raise row.fails("guides", Flaw.DUPLICATE if guides else Flaw.EMPTY)
    return Situation(row.text("key"), row.text("words"), guides)


def _time(row: Table) -> Time:
    row.only(("minutes", "words"))
    return Time(row.number("minutes", 1, MOST_MINUTES), row.text("words"))
