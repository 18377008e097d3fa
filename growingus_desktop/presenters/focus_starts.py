"""Quiet places to begin a run from: the last one, an own pattern, acts the guides speak of."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.one_thing import load_acts
from growingus_desktop.content.patterns import Patterns
from growingus_desktop.insight.days import STEADY
from growingus_desktop.models.focus import Decision
from growingus_desktop.presenters.focus_state import Start
from growingus_desktop.presenters.focus_words import decided
from growingus_desktop.store.focus import WORDS, Run, Runs
from growingus_desktop.store.patterns import Logged

WEEKS: Final = 8
"""Recent weeks in which an own pattern is looked for."""

FEWEST: Final = 5
"""Moments below which nothing is said of a pattern (RULINGS, Charts)."""


def starts_of(
    runs: Runs, logged: Logged, words: Patterns, today: date, language: str
) -> tuple[Start, ...]:
    """Everywhere one may begin from.

    Args:
        runs: the runs before.
        logged: everything that is counted.
        words: the shipped patterns.
        today: the person's own calendar day.
        language: of the guides, a BCP 47 tag.
    """
    return (*_again(runs), *_own(logged, words, today), *_of_guides(language))


def names_of(words: Patterns, logged: Logged) -> dict[str, str]:
    """What each pattern is called in the first person, the person's own ones last."""
    return {one.key: one.label for one in words.all} | dict(logged.own)


def _again(runs: Runs) -> Iterator[Start]:
    last: Run | None = next(iter(runs.earlier), None)
    if last is None or last.row.decision not in (Decision.KEEP, Decision.CHANGE):
        return
    fields = tuple((name, getattr(last.row, name)) for name in (*WORDS, "pattern"))
    yield Start("again", decided(last.row.decision), " ".join(last.row.act.split()), fields)


def _own(logged: Logged, words: Patterns, today: date) -> Iterator[Start]:
    first = today - timedelta(weeks=WEEKS) + timedelta(1)
    counted = Counter(
        key for mark in logged.marks if first <= mark.day <= today for key in mark.patterns - STEADY
    )
    names = names_of(words, logged)
    most = max((key for key in names if counted[key]), key=lambda key: counted[key], default="")
    if not most or counted[most] < FEWEST:
        return
    # A count alone: below twenty nothing is called the most common (RULINGS, Charts).
    caption = QCoreApplication.translate(
        "Focus", "Noted %n times in the last {weeks} weeks", "", counted[most]
    ).format(weeks=WEEKS)
    frame = QCoreApplication.translate("Focus", "Something to do instead of “{pattern}”")
    yield Start("own", caption, frame.format(pattern=names[most]), (("pattern", most),))


def _of_guides(language: str) -> Iterator[Start]:
    titles = {guide.id: guide.title for guide in load_guides(language).guides}
    for number, one in enumerate(load_acts(language)):
        # A guide that could not be read takes its act along.
        if one.guide in titles:
            fields = (("act", one.act), ("pattern", one.pattern))
            yield Start(f"guide{number}", titles[one.guide], one.act, fields)
