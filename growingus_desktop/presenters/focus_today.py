"""The one thing as Today shows it: where it stands, and how today went."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from growingus_desktop.insight.fortnight import Phase
from growingus_desktop.models.focus import DayWent
from growingus_desktop.presenters import focus_words as words
from growingus_desktop.presenters.focus_state import Square
from growingus_desktop.store.focus import Run


@dataclass(frozen=True, slots=True)
class OneThing:
    """The card on the one thing.

    Args:
        run_id: which run.
        caption: where it stands, such as "Day 6 of 14".
        quote: the if–then in quotes, or the act.
        squares: its days.
        twin: the days in words.
        day: the day that can be noted here, or None.
        went: how that day was noted, or None.
        line: what was written of that day; it stays when the answer is another.
        about: when it begins, or that it rests; empty while it is under way.
        open: the words on the button that leads to it.
        is_over: whether the way leads to looking back.
        may_tell: whether the partner's page is offered.
    """

    run_id: int
    caption: str
    quote: str
    squares: tuple[Square, ...]
    twin: str
    day: date | None
    went: DayWent | None
    line: str
    about: str
    open: str
    is_over: bool
    may_tell: bool


def one_thing_of(run: Run, today: date, locale: QLocale, *, put_away: bool) -> OneThing:
    """The card of a run.

    Args:
        run: the one that is alive.
        today: the person's own calendar day.
        locale: words the days.
        put_away: whether what involves the other person is put away.
    """
    phase = run.fortnight.phase(today)
    under_way = phase is Phase.RUNNING
    note = run.notes.get(today) if under_way else None
    is_over = phase in (Phase.OVER, Phase.DECIDED)
    return OneThing(
        run_id=run.id,
        caption=words.caption_of(run, today),
        quote=words.quote_of(run.plan),
        squares=words.squares_of(run, today, locale),
        twin=words.counts_of(run, today),
        day=today if under_way else None,
        went=None if note is None else note.went,
        line="" if note is None else note.line,
        about="" if under_way else words.about_of(run, today, locale),
        open=QCoreApplication.translate("Focus", "Look back")
        if is_over
        else QCoreApplication.translate("Focus", "Open it"),
        is_over=is_over,
        may_tell=under_way and not put_away,
    )
