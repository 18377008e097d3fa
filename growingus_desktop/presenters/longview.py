"""The long view: asks and answers over months, and two questions answered in one's own words."""

from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar, Final

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.framings import load_framings
from growingus_desktop.content.guides import load_guides
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.asks import (
    Ask,
    LongViewAnswer,
    LongViewQuestion,
)
from growingus_desktop.models.base import identity
from growingus_desktop.presenters.checkins_strips import CARRYING, StripsState, strips_of
from growingus_desktop.presenters.dates import day_and_month, long_day, short_day
from growingus_desktop.presenters.longview_ask import AskForm
from growingus_desktop.presenters.longview_asks import AsksTable
from growingus_desktop.presenters.longview_meanings import Meanings
from growingus_desktop.presenters.longview_state import (
    LongViewState,
    QuestionState,
    Said,
)
from growingus_desktop.presenters.longview_timeline import timeline_of
from growingus_desktop.presenters.longview_words import (
    QUESTIONS,
    asked_words,
    own_work_words,
    since_words,
    word,
)
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import longview as store
from growingus_desktop.store import preferences
from growingus_desktop.store.longview import LongView
from growingus_desktop.vault.unit_of_work import VaultSession

_HONEST: Final = "honest"
_STRIP_WEEKS: Final = 52
_NEAR: Final = 300
"""Days within which a day of the year can't be mistaken for that of another year."""

GUIDE: Final = "G16"
"""On carrying more than one's share: may it stay like this?"""


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

    question_wanted = Signal(LongViewQuestion)
    """Put the person where this question is answered."""

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
        self.meanings = Meanings(scope, self.do, self)
        self.asks = AsksTable(self._framings, self._locale, self)
        self.table = self.asks.model
        self.asks.span_changed.connect(self._show_span)
        self._away = False
        self._wanted: Destination | None = None
        guides = load_guides(scope.language).guides
        self._guide = next((one for one in guides if one.id == GUIDE), None)
        for writing in self.answers.values():
            writing.load("")

    def show(self, destination: Destination) -> None:
        """Arrive, and look anew: the day may be another one."""
        self._wanted = destination
        self.refresh()

    def refresh(self) -> None:
        """Ask for everything the room shows."""

        def look(session: VaultSession) -> tuple[LongView, bool]:
            away = preferences.everything(session).get(PUT_AWAY, False)
            return store.whole(session), bool(away)

        self.scope.tasks.in_vault(self, look, self._arrived, latest="whole")

    def add_ask(self) -> None:
        """Begin to write down an ask that was made."""
        self.ask_wanted.emit(self._form(None))

    def change_ask(self, ask: Ask) -> None:
        """Tell an ask anew."""
        self.ask_wanted.emit(self._form(ask))

    def _form(self, ask: Ask | None) -> AskForm:
        return AskForm(self.scope, self._framings, ask, self.do, self, is_put_away=self._away)

    def put_ask_in_bin(self, ask: Ask) -> None:
        """Put an ask into the bin."""
        self.do(
            store.put_in_bin(Ask, identity(ask)),
            self.tr("Ask put in the bin; undo brings it back"),
        )

    def answer(self, question: LongViewQuestion, weeks: int = 0, *, on: date | None = None) -> None:
        """Keep an answer beside the earlier ones.

        Args:
            question: which one.
            weeks: after how many the person wants to be asked again; 0 for not.
            on: the day they chose for it themselves, instead.
        """
        writing = self.answers[question]
        text, day = writing.text.strip(), today(self.scope.clock)
        if not text:
            return
        again = on or (day + timedelta(weeks=weeks) if weeks else None)
        deed = store.answer(question, text, day, again, writing.surface)
        self.do(deed, self.tr("Kept beside your earlier answers"), lambda: _empty(writing))

    def put_answer_in_bin(self, answer_id: int) -> None:
        """Put an earlier answer into the bin."""
        self.do(
            store.put_in_bin(LongViewAnswer, answer_id),
            self.tr("Answer put in the bin; undo brings it back"),
        )

    def no_date(self, answer_id: int) -> None:
        """Don't ask again on the day that was chosen."""
        self.do(store.ask_again(answer_id, None), self.tr("Date taken out; undo brings it back"))

    @property
    def first_day_again(self) -> date:
        """The first day one can ask to be asked again on."""
        return today(self.scope.clock) + timedelta(1)

    def name_it(self) -> None:
        """Begin an opener that names the imbalance honestly."""
        self.scope.navigator.go(Destination(Room.OPENERS, Tool.NEW_OPENER, {"framing": _HONEST}))

    def read_guide(self) -> None:
        """Read the guide on carrying more than one's share."""
        self.scope.navigator.go(Destination(Room.GUIDES, Tool.GUIDE, {"guide": GUIDE}))

    def _arrived(self, found: tuple[LongView, bool]) -> None:
        self._found, self._away = found
        for writing in self.answers.values():
            if not writing.text:
                # An answer taken back waits as a draft again.
                writing.load("")
        asks, day = self._found.asks, today(self.scope.clock)
        work = own_work_words(self._found.focus_runs, self._found.repairs)
        said = (asked_words(asks, day, self._locale), since_words(asks, day), work if asks else "")
        self.asks.show_asks(asks, day)
        self.meanings.show_lines(self._found.meanings)
        self.state = LongViewState(
            timeline=timeline_of(self._found, self.asks, day, self._locale),
            said=tuple(sentence for sentence in said if sentence),
            questions=tuple(self._question(one, day) for one in LongViewQuestion),
            meanings=self.meanings.lines,
            carrying=self._carrying(day),
            may_name=not self._away,
            guide="" if self._guide is None else self._guide.title,
        )
        self.changed.emit()
        self._go_there()

    def _show_span(self) -> None:
        day = today(self.scope.clock)
        shown = timeline_of(self._found, self.asks, day, self._locale)
        self.state = replace(self.state, timeline=shown)
        self.changed.emit()

    def _go_there(self) -> None:
        """Open what one came for, once what it needs is here."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        if wanted.tool is Tool.ASK:
            which = wanted.prefill.get("ask", "")
            for ask in self._found.asks:
                if str(ask.id) == which:
                    self.change_ask(ask)
        elif wanted.tool is Tool.QUESTION:
            for question in LongViewQuestion:
                if question.value == wanted.prefill.get("question"):
                    self.question_wanted.emit(question)

    def _question(self, question: LongViewQuestion, day: date) -> QuestionState:
        given = [row for row in self._found.answers if row.question is question]
        again = given[-1].ask_again_on if given else None
        words = ""
        if again is not None:
            frame = self.tr("You want to be asked again on {day}.")
            if again <= day:
                frame = self.tr("You wanted to be asked again from {day}.")
            near = abs((again - day).days) < _NEAR
            spoken = day_and_month if near else long_day
            words = frame.format(day=spoken(self._locale, again))
        return QuestionState(
            question,
            word(QUESTIONS[question]),
            tuple(
                Said(
                    identity(row),
                    short_day(self._locale, row.answered_on, with_year=True),
                    row.text,
                )
                for row in reversed(given)
            ),
            words,
        )

    def _carrying(self, day: date) -> StripsState | None:
        if not self._found.check_ins:
            return None
        return strips_of(
            self._found.check_ins,
            self._checkin,
            today=day,
            weeks=_STRIP_WEEKS,
            locale=self._locale,
            keys=(CARRYING,),
        )


def _empty(writing: Writing) -> None:
    writing.settle()
    writing.load("")
