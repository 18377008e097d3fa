"""The table of asks: its columns, and which rows are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from growingus_desktop.content.folding import fold_letters
from growingus_desktop.content.framings import Framings
from growingus_desktop.models.asks import Answer, Ask
from growingus_desktop.presenters.dates import short_day
from growingus_desktop.presenters.longview_state import Span
from growingus_desktop.presenters.longview_words import SIZES, answer_words, word
from growingus_desktop.presenters.record_table import Column, RecordTable

ANY = "any"
"""Stands for no choice among framings and answers; an empty framing is a choice of its own."""

CROWDED: Final = 60
"""Asks up to which all of them are shown until the person chooses otherwise."""


@dataclass(frozen=True, slots=True)
class AskFilter:
    """Which asks are shown.

    Args:
        text: words that all must be in it, without regard to case and accents.
        framing: it must have been put this way, or `ANY`.
        answer: this must have come back, or `ANY`.
    """

    text: str = ""
    framing: str = ANY
    answer: str = ANY

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip()) or self.framing != ANY or self.answer != ANY


class AsksTable(QObject):
    """The asks shown as rows, and what is asked of them.

    Args:
        framings: the ways in, the whole programme among them.
        locale: words days and numbers.
    """

    changed = Signal()
    """Other rows are shown."""

    span_changed = Signal()
    """Another stretch of time is shown."""

    def __init__(self, framings: Framings, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._framings = framings
        self._locale = locale
        self._asks: tuple[Ask, ...] = ()
        self._span: Span | None = None
        self._a_year_ago = date.min
        self._columns = self._make_columns()
        self.filter = AskFilter()
        self.model: RecordTable[Ask] = RecordTable(self._columns, self)

    @property
    def all(self) -> int:
        """How many asks there are."""
        return len(self._asks)

    @property
    def span(self) -> Span:
        """The stretch of time shown: as chosen, else all of it unless that would be crowded."""
        if not self.may_choose_span:
            return Span.ALL
        crowded = len(self._asks) > CROWDED
        return self._span or (Span.YEAR if crowded else Span.ALL)

    @property
    def may_choose_span(self) -> bool:
        """Whether any ask lies further back than a year."""
        return bool(self._asks) and self._asks[-1].asked_on < self._a_year_ago

    @property
    def since(self) -> date:
        """The first day of the stretch shown."""
        return self._a_year_ago if self.span is Span.YEAR else date.min

    def choose_span(self, span: Span) -> None:
        """Show this stretch of time, in the picture and in the table."""
        if span is not self.span:
            self._span = span
            self._apply()
            self.span_changed.emit()

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.heading for column in self._columns)

    def cells(self, asks: Sequence[Ask]) -> tuple[tuple[str, ...], ...]:
        """These asks as rows of text."""
        return tuple(tuple(column.text(ask) for column in self._columns) for ask in asks)

    @property
    def framings(self) -> tuple[tuple[str, str], ...]:
        """The framings to choose from: any, and those that some ask was put in."""
        used = {ask.framing for ask in self._asks}
        known = [(one.id, one.name) for one in self._framings.all if one.id in used]
        if used - {key for key, _ in known}:
            known.append(("", self.no_framing))
        return ((ANY, QCoreApplication.translate("LongView", "Any framing")), *known)

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The answers to choose from: any, and those that came back at some time."""
        used = {ask.answer for ask in self._asks}
        known = [(one.value, answer_words(one)) for one in Answer if one in used]
        return ((ANY, QCoreApplication.translate("LongView", "Any answer")), *known)

    @property
    def count_words(self) -> str:
        """How many are shown, of how many."""
        shown, every = len(self.model.rows), self.all
        if shown == every:
            return ""
        return QCoreApplication.translate("LongView", "{shown} of {all} asks shown").format(
            shown=self._locale.toString(shown), all=self._locale.toString(every)
        )

    def lanes(self, asks: Sequence[Ask]) -> tuple[str, ...]:
        """The framings these asks were put in, in the order they are offered."""
        used = {ask.framing for ask in asks}
        named = [one.name for one in self._framings.all if one.id in used]
        if any(self._framings.find(one) is None for one in used):
            named.append(self.no_framing)
        return tuple(named)

    def framing_of(self, ask: Ask) -> str:
        """How an ask was put, in words."""
        found = self._framings.find(ask.framing)
        return found.name if found is not None else self.no_framing

    def show_asks(self, asks: tuple[Ask, ...], day: date) -> None:
        """Show what the vault holds now, the newest first; a choice nothing fits is let go.

        Args:
            asks: all of them, oldest first.
            day: the day the person is living in; a year is shown from its month of last year on.
        """
        self._asks = tuple(reversed(asks))
        self._a_year_ago = date(day.year - 1, day.month, 1)
        if self.filter.framing not in dict(self.framings):
            self.filter = replace(self.filter, framing=ANY)
        if self.filter.answer not in dict(self.answers):
            self.filter = replace(self.filter, answer=ANY)
        self._apply()

    def look_for(self, text: str) -> None:
        """Show only asks with these words in them."""
        self._filter(replace(self.filter, text=text))

    def only_framing(self, framing: str) -> None:
        """Show only asks put this way, or `ANY`."""
        self._filter(replace(self.filter, framing=framing))

    def only_answer(self, answer: str) -> None:
        """Show only asks this came back to, or `ANY`."""
        self._filter(replace(self.filter, answer=answer))

    def show_all(self) -> None:
        """Leave nothing out."""
        self._filter(AskFilter())
        self.choose_span(Span.ALL)

    def _filter(self, wanted: AskFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._apply()

    def _apply(self) -> None:
        words = fold_letters(self.filter.text).split()
        since = self.since
        shown = [ask for ask in self._asks if ask.asked_on >= since]
        if self.filter.is_on:
            shown = [ask for ask in shown if self._fits(ask, words)]
        self.model.replace(shown)
        self.changed.emit()

    def _fits(self, ask: Ask, words: list[str]) -> bool:
        wanted = self.filter
        if wanted.answer not in (ANY, ask.answer.value):
            return False
        known = ask.framing if self._framings.find(ask.framing) is not None else ""
        if wanted.framing not in (ANY, known):
            return False
        if not words:
            return True
        held = fold_letters(" ".join(column.text(ask) for column in self._columns))
        return all(each in held for each in words)

    @property
    def no_framing(self) -> str:
        """What an ask without a framing is listed under."""
        return QCoreApplication.translate("LongView", "No framing")

    def _make_columns(self) -> tuple[Column[Ask], ...]:
        return (
            Column(
                QCoreApplication.translate("LongView", "Day"),
                lambda ask: short_day(self._locale, ask.asked_on, with_year=True),
                lambda ask: (ask.asked_on, ask.id),
            ),
            Column(
                QCoreApplication.translate("LongView", "Framing"), self.framing_of, self.framing_of
            ),
            Column(
                QCoreApplication.translate("LongView", "Size"),
                lambda ask: word(SIZES[ask.size]) if ask.size else "",
            ),
            Column(
                QCoreApplication.translate("LongView", "Answer"),
                lambda ask: answer_words(ask.answer),
                lambda ask: ask.answer,
            ),
            Column(QCoreApplication.translate("LongView", "What I asked"), lambda ask: ask.text),
            Column(QCoreApplication.translate("LongView", "What I heard"), lambda ask: ask.heard),
            Column(QCoreApplication.translate("LongView", "Setting"), lambda ask: ask.setting),
        )
