"""The long view: asks and answers over months, and two questions answered in one's own words."""

from datetime import date, timedelta
from typing import ClassVar, Final

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.framings import load_framings
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.asks import (
    Ask,
    LongViewQuestion,
    Meaning,
    MeaningSide,
)
from growingus_desktop.models.base import identity
from growingus_desktop.presenters.checkins_strips import StripsState, strips_of
from growingus_desktop.presenters.dates import day_and_month, short_day
from growingus_desktop.presenters.longview_ask import AskForm
from growingus_desktop.presenters.longview_state import AskShown, LongViewState, QuestionState
from growingus_desktop.presenters.longview_words import (
    NOT_CHARTED,
    QUESTIONS,
    SIZES,
    answer_words,
    asked_words,
    own_work_words,
    since_words,
    word,
)
from growingus_desktop.presenters.record_table import Column, RecordTable
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import longview as store
from growingus_desktop.store import preferences
from growingus_desktop.store.longview import LongView
from growingus_desktop.vault.unit_of_work import VaultSession

_HONEST: Final = "honest"
_CARRYING: Final = "carrying"
_STRIP_WEEKS: Final = 52


class LongViewPresenter(RoomPresenter):
    """State and intents of the long view. It gives no verdict and has no threshold.

    Args:
        scope: what is behind the lock.
        locale: words dates and counts.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset(
        {Kind.ASKS, Kind.CHECKINS, Kind.FOCUS, Kind.PATTERNS, Kind.PREFERENCES}
    )

    ask_wanted = Signal(AskForm)
    """Show the dialog for an ask."""

    def __init__(
        self, scope: Scope, locale: QLocale | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(scope, parent)
        self._locale = locale or QLocale()
        self._framings = load_framings(scope.language)
        self._checkin = load_checkin(scope.language)
        self._found = LongView()
        self.state = LongViewState()
        self.answers = {
            one: Writing(scope, f"longview/new/{one.value}", parent=self)
            for one in LongViewQuestion
        }
        self.lines = {
            side: Writing(scope, f"meaning/new/{side.value}", parent=self) for side in MeaningSide
        }
        self.table = RecordTable[Ask](self._columns(), self)
        for writing in (*self.answers.values(), *self.lines.values()):
            writing.load("")

    def show(self, destination: Destination) -> None:
        """Arrive, and look anew: the day may be another one."""
        del destination
        self.refresh()

    def refresh(self) -> None:
        """Ask for everything the room shows."""

        def look(session: VaultSession) -> tuple[LongView, bool]:
            away = preferences.everything(session).get(PUT_AWAY, False)
            return store.whole(session), bool(away)

        self.scope.tasks.in_vault(self, look, self._arrived, latest="whole")

    def add_ask(self) -> None:
        """Begin to write down an ask that was made."""
        self.ask_wanted.emit(AskForm(self.scope, self._framings, None, self.do, self))

    def change_ask(self, ask: Ask) -> None:
        """Tell an ask anew."""
        self.ask_wanted.emit(AskForm(self.scope, self._framings, ask, self.do, self))

    def put_ask_in_bin(self, ask: Ask) -> None:
        """Put an ask into the bin."""
        self.do(
            store.put_in_bin(Ask, identity(ask)),
            self.tr("Ask put in the bin; undo brings it back"),
        )

    def answer(self, question: LongViewQuestion, weeks: int) -> None:
        """Keep an answer beside the earlier ones.

        Args:
            question: which one.
            weeks: after how many the person wants to be asked again; 0 for not.
        """
        writing = self.answers[question]
        text, day = writing.text.strip(), today(self.scope.clock)
        if not text:
            return
        again = day + timedelta(weeks=weeks) if weeks else None
        deed = store.answer(question, text, day, again, writing.surface)
        self.do(deed, self.tr("Kept beside your earlier answers"), lambda: _empty(writing))

    def add_meaning(self, side: MeaningSide) -> None:
        """Keep a line in one of the two columns."""
        writing = self.lines[side]
        text = writing.text.strip()
        if text:
            deed = store.write_meaning(side, text, writing.surface)
            self.do(deed, self.tr("Line added"), lambda: _empty(writing))

    def put_meaning_in_bin(self, meaning_id: int) -> None:
        """Put a line into the bin."""
        self.do(
            store.put_in_bin(Meaning, meaning_id),
            self.tr("Line put in the bin; undo brings it back"),
        )

    def name_it(self) -> None:
        """Begin an opener that names the imbalance honestly."""
        self.scope.navigator.go(Destination(Room.OPENERS, Tool.NEW_OPENER, {"framing": _HONEST}))

    def _arrived(self, found: tuple[LongView, bool]) -> None:
        self._found, away = found
        for writing in (*self.answers.values(), *self.lines.values()):
            if not writing.text:
                # An answer taken back waits as a draft again.
                writing.load("")
        asks, day = self._found.asks, today(self.scope.clock)
        charted = [ask for ask in asks if ask.answer not in NOT_CHARTED]
        lanes = self._lanes(charted)
        first = _month_of(charted[0].asked_on) if charted else day
        work = own_work_words(self._found.focus_runs, self._found.repairs)
        said = (asked_words(asks, day, self._locale), since_words(asks, day), work if asks else "")
        self.table.replace(tuple(reversed(asks)))
        self.state = LongViewState(
            asks=tuple(self._shown(ask, lanes) for ask in charted),
            lanes=tuple(lanes),
            first=first,
            last=day,
            ticks=self._ticks(first, day),
            said=tuple(sentence for sentence in said if sentence),
            questions=tuple(self._question(one, day) for one in LongViewQuestion),
            meanings={side: self._lines(side) for side in MeaningSide},
            carrying=self._carrying(day),
            may_name=not away,
        )
        self.changed.emit()

    def _lanes(self, asks: list[Ask]) -> list[str]:
        used = {ask.framing for ask in asks}
        lanes = [one.name for one in self._framings.all if one.id in used]
        if any(self._framings.find(one) is None for one in used):
            lanes.append(self.tr("No framing"))
        return lanes

    def _framing(self, ask: Ask) -> str:
        found = self._framings.find(ask.framing)
        return found.name if found is not None else self.tr("No framing")

    def _shown(self, ask: Ask, lanes: list[str]) -> AskShown:
        day = short_day(self._locale, ask.asked_on, with_year=True)
        parts = [day, self._framing(ask), answer_words(ask.answer)]
        sentence = ", ".join(parts) + (f". “{ask.text}”" if ask.text else "")
        return AskShown(ask.asked_on, lanes.index(self._framing(ask)), ask.answer, sentence)

    def _ticks(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        months: list[date] = []
        month = first
        while month <= last:
            months.append(month)
            month = _month_of(month + timedelta(days=32))
        step = max(1, -(-len(months) // 6))
        return tuple(
            (
                one,
                self._locale.standaloneMonthName(one.month, QLocale.FormatType.ShortFormat)
                + f" {one.year}",
            )
            for one in months[::step]
        )

    def _question(self, question: LongViewQuestion, day: date) -> QuestionState:
        given = [row for row in self._found.answers if row.question is question]
        again = given[-1].ask_again_on if given else None
        words = ""
        if again is not None and again <= day:
            words = self.tr("You wanted to be asked again from {day}.")
        elif again is not None:
            words = self.tr("You want to be asked again on {day}.")
        return QuestionState(
            question,
            word(QUESTIONS[question]),
            tuple(
                (short_day(self._locale, row.answered_on, with_year=True), row.text)
                for row in reversed(given)
            ),
            words.format(day=day_and_month(self._locale, again)) if again is not None else "",
        )

    def _lines(self, side: MeaningSide) -> tuple[tuple[int, str], ...]:
        return tuple((identity(row), row.text) for row in self._found.meanings if row.side is side)

    def _carrying(self, day: date) -> StripsState | None:
        if not self._found.check_ins:
            return None
        return strips_of(
            self._found.check_ins,
            self._checkin,
            today=day,
            weeks=_STRIP_WEEKS,
            locale=self._locale,
            keys=(_CARRYING,),
        )

    def _columns(self) -> list[Column[Ask]]:
        return [
            Column(
                self.tr("Day"),
                lambda ask: short_day(self._locale, ask.asked_on, with_year=True),
                lambda ask: (ask.asked_on, ask.id),
            ),
            Column(self.tr("Framing"), self._framing, self._framing),
            Column(self.tr("Size"), lambda ask: word(SIZES[ask.size]) if ask.size else ""),
            Column(self.tr("Answer"), lambda ask: answer_words(ask.answer), lambda ask: ask.answer),
            Column(self.tr("What I asked"), lambda ask: ask.text),
            Column(self.tr("What I heard"), lambda ask: ask.heard),
            Column(self.tr("Setting"), lambda ask: ask.setting),
        ]


def _month_of(day: date) -> date:
    return day.replace(day=1)


def _empty(writing: Writing) -> None:
    writing.settle()
    writing.load("")
