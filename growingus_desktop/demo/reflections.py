"""A made-up journal, and a light log of thanks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Final

from growingus_desktop.content.tables import Table
from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.demo.deck import Deck, Lines
from growingus_desktop.demo.plan import YearPlan
from growingus_desktop.demo.scribe import Scribe
from growingus_desktop.demo.words import Bank, number_or_none, read
from growingus_desktop.models.base import identity
from growingus_desktop.models.reflections import (
    Appreciation,
    PromptFavourite,
    Reflection,
    ReflectionTag,
    ReflectionVersion,
    Tag,
)

THANKS_A_YEAR: Final = 34
_ADDED_TO = 3
"""Of the entries with several parts, how many a year were gone on with the next day."""


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    text: str
    tags: tuple[str, ...]
    written: date
    about: date
    prompt: str = ""


class Journal:
    """Tells the journal of one year after the other.

    Args:
        scribe: writes it down.
        thanks: what the person was glad of.
        language: a BCP 47 tag.
    """

    def __init__(self, scribe: Scribe, thanks: Bank, language: str = DEFAULT_LANGUAGE) -> None:
        self._scribe = scribe
        self._table = read("reflections", language)
        self._random = scribe.random("journal")
        older = self._table.table("older")
        self._passages = Deck(self._random, tuple(combinations(older.texts("passages"), 2)))
        self._titles = Deck(self._random, older.texts("titles"))
        self._older_tags = older.texts("tags")
        self._thanks = Lines(scribe.random("thanks"), thanks.lines, thanks.tails)
        self._tags: dict[str, Tag] = {}

    def begin(self, first: YearPlan) -> None:
        """Mark the questions the person likes, in their first year."""
        for number, prompt in enumerate(self._table.texts("favourites")):
            written = self._scribe.moment(first.ago(320 - 60 * number), 21, 5)
            self._scribe.add(PromptFavourite(prompt=prompt), written)

    def tell(self, plan: YearPlan) -> None:
        """Write down one year."""
        rows = self._table.tables("entries")
        added = 0
        for row in sorted(rows, key=lambda row: -row.number("ago", 0, 360)):
            entry = _latest(plan, row) if plan.back == 0 else self._older(plan, row)
            several = "\n\n" in entry.text and added < _ADDED_TO
            added += several
            self._write(entry, added_to=several)
        self._give_thanks(plan)

    def _older(self, plan: YearPlan, row: Table) -> _Entry:
        written = plan.ago(row.number("ago", 0, 360))
        title = self._titles.draw()
        return _Entry(
            title=title.item if title.before == 0 else f"{title.item} ({written.year})",
            text="\n\n".join(self._passages.draw().item),
            tags=tuple(self._random.sample(self._older_tags, self._random.choice((1, 1, 2)))),
            written=written,
            about=written,
        )

    def _write(self, entry: _Entry, *, added_to: bool) -> None:
        at = self._scribe.moment(entry.written, 21, 12 + self._random.randrange(45))
        next_day = at + timedelta(hours=23) if added_to else at
        row = Reflection(about=entry.about, title=entry.title, text=entry.text, prompt=entry.prompt)
        self._scribe.add(row, at, next_day)
        tags = [self._tag(name, at) for name in entry.tags]
        self._scribe.flush()
        for tag in tags:
            link = ReflectionTag(reflection_id=identity(row), tag_id=identity(tag))
            self._scribe.link(link)
        if added_to:
            version = ReflectionVersion(
                reflection_id=identity(row),
                number=1,
                title=entry.title,
                text=entry.text.rpartition("\n\n")[0],
            )
            self._scribe.add(version, at)

    def _tag(self, name: str, at: datetime) -> Tag:
        if name not in self._tags:
            self._tags[name] = self._scribe.add(Tag(name=name), at)
        return self._tags[name]

    def _give_thanks(self, plan: YearPlan) -> None:
        random = self._scribe.random("thanks", plan.back)
        for days in sorted(random.sample(range(1, 360), THANKS_A_YEAR), reverse=True):
            day = plan.ago(days)
            at = self._scribe.moment(day, 21, random.randrange(60))
            self._scribe.add(Appreciation(day=day, line=self._thanks.next()), at)


def _latest(plan: YearPlan, row: Table) -> _Entry:
    ago = row.number("ago", 0, 360)
    about = number_or_none(row, "about")
    return _Entry(
        title=row.text("title"),
        text=row.text("text"),
        tags=row.texts("tags"),
        written=plan.ago(ago),
        about=plan.ago(ago if about is None else about),
        prompt=row.text_or_none("prompt"),
    )
