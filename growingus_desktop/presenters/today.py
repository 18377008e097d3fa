"""Today: what is alive now, and on the first day three doors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import QLocale, QObject

from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.focus import DayWent
from growingus_desktop.presenters.arrival import Arrival
from growingus_desktop.presenters.checkins import SHOWN_AS
from growingus_desktop.presenters.checkins_state import SPANS, ShownAs
from growingus_desktop.presenters.checkins_strips import CARRYING, StripsState, strips_of
from growingus_desktop.presenters.dates import day_and_month, long_day
from growingus_desktop.presenters.focus_today import OneThing, one_thing_of
from growingus_desktop.presenters.guides import PUT_AWAY_TOPICS
from growingus_desktop.presenters.openers_words import day_words
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import checkins
from growingus_desktop.store.asks import let_be
from growingus_desktop.store.focus_deeds import note_day
from growingus_desktop.store.longview import ask_again
from growingus_desktop.store.openers import OpenerRow
from growingus_desktop.store.preferences import Choice, everything
from growingus_desktop.store.repairs_log import look_again
from growingus_desktop.store.today import DueAsk, DueQuestion, DueRepair, Glance, glance
from growingus_desktop.vault.unit_of_work import VaultSession

FIRST_GUIDE = "G2"
_COME_BACK: Final = "comeBack"
_QUESTION: Final = "question"
_REPAIR: Final = "repair"
EXCERPT = 140
"""Characters of an opener shown on its card."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way on: words, the verb on its button, and where it leads.

    Args:
        key: its name in code, for the object name.
        caption: the small line above.
        title: what it is about.
        text: a sentence or two.
        verb: the words on the button.
        icon: the name of the button's icon, or an empty string.
        destination: where the button leads.
        progress: how far it has come, in thousandths, or None.
        quoted: whether `text` is the person's own writing.
        more: further ways on, as (verb, icon, destination).
        let_be: the words on the button that does away with the card, or an empty string.
        strips: a small strip shown in place of the text, or None.
    """

    key: str
    caption: str
    title: str
    text: str
    verb: str
    icon: str
    destination: Destination
    progress: int | None = None
    quoted: bool = False
    more: tuple[tuple[str, str, Destination], ...] = ()
    let_be: str = ""
    strips: StripsState | None = None


@dataclass(frozen=True, slots=True)
class TodayState:
    """What Today shows.

    Args:
        day: the day in words.
        is_new: whether nothing was ever kept here.
        doors: the cards, in order.
        patterns: key and first-person label of each pattern for the quick log.
        log_note: what stands below the quick log.
        may_invite: whether the way to an invitation is shown.
        one_thing: the card on the run with one thing that is alive, or None.
    """

    day: str = ""
    is_new: bool = True
    doors: tuple[Door, ...] = ()
    patterns: tuple[tuple[str, str], ...] = ()
    log_note: str = ""
    may_invite: bool = False
    one_thing: OneThing | None = None


class TodayPresenter(RoomPresenter):
    """State and intents of Today.

    Args:
        scope: what is behind the lock.
        locale: words the date.
        arrival: what there is to tell after the unlock; nothing unless given.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.OPENERS,
            Kind.ASKS,
            Kind.PATTERNS,
            Kind.FOCUS,
            Kind.CHECKINS,
            Kind.REFLECTIONS,
            Kind.READING,
            Kind.DRAFTS,
            Kind.PREFERENCES,
        }
    )

    def __init__(
        self,
        scope: Scope,
        locale: QLocale | None = None,
        parent: QObject | None = None,
        *,
        arrival: Arrival | None = None,
    ) -> None:
        super().__init__(scope, parent)
        self.arrival = arrival or Arrival(scope.clock, locale, self)
        self._locale = locale or QLocale()
        self._guides = {guide.id: guide for guide in load_guides(scope.language).guides}
        self._patterns = load_patterns(scope.language)
        self._state = TodayState()
        self._checkin = load_checkin(scope.language)
        self._due: DueAsk | None = None
        self._question: DueQuestion | None = None
        self._is_held = False
        self._glanced: Glance | None = None
        self._repair: DueRepair | None = None
        self._in_words = False
        self._day_shown: date | None = None
        # The page itself has no place for what went wrong.
        self.problem.connect(scope.navigator.problem)

    @property
    def state(self) -> TodayState:
        """What to show."""
        return self._state

    def show(self, destination: Destination) -> None:
        """Arrive, and look anew: the day may be another one."""
        del destination
        self.refresh()

    def look_again(self) -> None:
        """The person is back at the window: after midnight, what is alive may be something else."""
        if self._day_shown not in (None, today(self.scope.clock)):
            self.refresh()

    def refresh(self) -> None:
        """Ask the vault what is alive."""
        day = today(self.scope.clock)

        def look(session: VaultSession) -> tuple[Glance, Mapping[str, Choice]]:
            return glance(session, day), everything(session)

        def seen(answer: tuple[Glance, Mapping[str, Choice]]) -> None:
            found, choices = answer
            self._day_shown = day
            self._in_words = choices.get(SHOWN_AS) == ShownAs.WORDS
            put_away = bool(choices.get(PUT_AWAY, False))
            words = "" if found.opener is None else found.opener.words
            gate = self.scope.gate

            def show(held: bool) -> None:
                self._is_held = held
                self._show(found, put_away=put_away)

            if words.strip():
                self.scope.tasks.compute(self, lambda: gate.holds(words), show, latest="gate")
            else:
                show(False)  # noqa: FBT003

        self.scope.tasks.in_vault(self, look, seen, latest="glance")

    def log(self, pattern: str) -> None:
        """Log a moment of this pattern; the rest can be filled in."""
        self.scope.navigator.go(
            Destination(Room.PATTERNS, Tool.LOG_MOMENT, {"patterns": pattern} if pattern else {})
        )

    def note_repair(self) -> None:
        """Note that there was a repair; which moment it mended is chosen there."""
        self.scope.navigator.go(Destination(Room.PATTERNS, Tool.LOG_REPAIR))

    def invite(self) -> None:
        """Make an invitation."""
        self.scope.navigator.go(Destination(Room.TODAY, Tool.INVITATION))

    def note_one_thing(self, went: DayWent) -> None:
        """Note how the day on the card went: the one it shows, should midnight have passed."""
        shown = self._state.one_thing
        if shown is not None and shown.day is not None:
            deed = note_day(shown.run_id, shown.day, went, shown.line)
            self.do(deed, self.tr("Noted. Ctrl+Z takes it back."))

    def open_one_thing(self) -> None:
        """Go to the one thing: its days, or looking back on them."""
        self.scope.navigator.go(Destination(Room.PATTERNS, Tool.ONE_THING))

    def tell_partner(self) -> None:
        """Make the page that tells what is being tried."""
        self.scope.navigator.go(Destination(Room.PATTERNS, Tool.ONE_THING_SHEET))

    def let_be(self, key: str) -> None:
        """Don't come back to the ask, the question or the repair that Today speaks of.

        Args:
            key: of its door.
        """
        said = self.tr("Let be. Ctrl+Z brings it back.")
        if key == _COME_BACK and self._due is not None:
            self.do(let_be(self._due.id), said)
        elif key == _QUESTION and self._question is not None:
            self.do(ask_again(self._question.answer_id, None), said)
        elif key == _REPAIR and self._repair is not None:
            self.do(look_again(self._repair.id, None), said)

    def choose_backup(self) -> None:
        """Go where backups are restored."""
        self.scope.navigator.go(Destination(Room.SETTINGS))

    def nothing_to_note(self) -> None:
        """Mark today as looked at and found quiet."""
        self.scope.navigator.go(Destination(Room.PATTERNS, Tool.NOTHING_TO_NOTE))

    def _show(self, found: Glance, *, put_away: bool) -> None:
        self._due = None if put_away else found.come_back
        self._question = found.question
        self._repair = None if put_away else found.repair
        doors = (
            self._first_doors() if found.is_new else tuple(self._doors(found, put_away=put_away))
        )
        note = (
            self.tr("Today is logged.")
            if found.logged_today
            else self.tr("Ten seconds, while it’s fresh.")
        )
        day = today(self.scope.clock)
        run = found.one_thing
        self._state = TodayState(
            day=long_day(self._locale, day),
            is_new=found.is_new,
            doors=doors,
            patterns=tuple((words.key, words.label) for words in self._patterns.all),
            log_note=note,
            may_invite=not (found.is_new or put_away),
            one_thing=None
            if run is None
            else one_thing_of(run, day, self._locale, put_away=put_away),
        )
        self.changed.emit()

    def _first_doors(self) -> tuple[Door, ...]:
        # A damaged guide isn't loaded, and its door is left out.
        first = self._guides.get(FIRST_GUIDE)
        guides = () if first is None else (self._guide_door(first, 0),)
        return (
            Door(
                "checkin",
                self.tr("Two minutes"),
                self.tr("Start with a vibe check"),
                self.tr("Eight questions about your own week. No partner required, no score."),
                self.tr("Check in"),
                "sprout",
                Destination(Room.CHECKIN),
            ),
            *guides,
            Door(
                "opener",
                self.tr("When something is on your mind"),
                self.tr("Find the first words"),
                self.tr("Let the harsh version out first. It stays here, and it can be burnt."),
                self.tr("Draft an opener"),
                "message-circle-heart",
                Destination(Room.OPENERS, Tool.LET_IT_OUT),
            ),
        )

    def _doors(self, found: Glance, *, put_away: bool) -> Iterable[Door]:
        if found.opener is not None:
            yield self._conversation(found.opener)
        if self._due is not None:
            yield self._come_back(self._due)
        if self._question is not None:
            yield self._ask_again(self._question)
        reading = found.reading
        guides = {
            key: guide
            for key, guide in self._guides.items()
            if not (put_away and guide.topic in PUT_AWAY_TOPICS)
        }
        if reading is not None and reading[0] in guides:
            yield self._guide_door(guides[reading[0]], reading[1])
        else:
            unread = [guide for guide in guides.values() if guide.id not in found.read]
            if unread:
                yield self._guide_door(min(unread, key=lambda guide: guide.order), 0)
        # Late among the cards: nobody is urged.
        if self._repair is not None:
            yield self._look_again(self._repair)
        yield self._check_in(found)

    def _conversation(self, row: OpenerRow) -> Door:
        words = " ".join(row.words.split())
        excerpt = words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
        which = {"opener": str(row.id)}
        sheet = (
            self.tr("Sheet"),
            "printer",
            Destination(Room.OPENERS, Tool.PREP_SHEET, which),
        )
        draft = (self.tr("Open draft"), "", Destination(Room.OPENERS, Tool.OPENER, which))
        went = (
            self.tr("How did it go?"),
            "",
            Destination(Room.OPENERS, Tool.HOW_DID_IT_GO, which),
        )
        if self._is_held:
            # What the gate holds isn't quoted back, nor led on to being said.
            title = row.title or self.tr("Untitled opener")
            return Door("conversation", self.tr("A draft of yours"), title, "", *draft)
        first, *more = (went, draft, sheet) if self._is_past(row) else (draft, sheet, went)
        return Door(
            "conversation",
            self._planned_words(row),
            row.title or self.tr("Untitled opener"),
            f"“{excerpt}”" if excerpt else self.tr("No first words yet."),
            *first,
            quoted=bool(excerpt),
            more=tuple(more),
        )

    def _is_past(self, row: OpenerRow) -> bool:
        return row.planned_on is not None and row.planned_on < today(self.scope.clock)

    def _planned_words(self, row: OpenerRow) -> str:
        if row.planned_on is None:
            return self.tr("Next conversation")
        planned = day_words(row.planned_on, today(self.scope.clock), self._locale)
        if self._is_past(row):
            return self.tr("Planned for {day}").format(day=planned)
        return self.tr("Next conversation · planned for {day}").format(day=planned)

    def _come_back(self, due: DueAsk) -> Door:
        day = day_words(due.asked_on, today(self.scope.clock), self._locale)
        there = Destination(Room.LONG_VIEW, Tool.ASK, {"ask": str(due.id)})
        if due.opener_id is not None:
            which = {"opener": str(due.opener_id)}
            there = Destination(Room.OPENERS, Tool.HOW_DID_IT_GO, which)
        return Door(
            _COME_BACK,
            self.tr("You wanted to come back to this"),
            self.tr("An ask from {day}").format(day=day),
            self.tr("How has it been since? It can also rest."),
            self.tr("Look at it"),
            "",
            there,
            let_be=self.tr("Let it be"),
        )

    def _ask_again(self, due: DueQuestion) -> Door:
        day = day_words(due.answered_on, today(self.scope.clock), self._locale)
        there = Destination(Room.LONG_VIEW, Tool.QUESTION, {"question": due.question.value})
        return Door(
            _QUESTION,
            self.tr("You wanted to be asked again"),
            self.tr("Something you answered on {day}").format(day=day),
            self.tr("Your earlier answers are beside it. It can also rest."),
            self.tr("Look at it"),
            "",
            there,
            let_be=self.tr("Let it be"),
        )

    def _look_again(self, due: DueRepair) -> Door:
        day = day_words(due.day, today(self.scope.clock), self._locale)
        return Door(
            _REPAIR,
            self.tr("You wanted to look at this again"),
            self.tr("A repair from {day}").format(day=day),
            self.tr("How has it been since? It can also rest."),
            self.tr("Look at it"),
            "",
            Destination(Room.PATTERNS, Tool.REPAIRS),
            let_be=self.tr("Let it be"),
        )

    def _guide_door(self, guide: Guide, permille: int) -> Door:
        left = max(1, round(guide.minutes * (1000 - permille) / 1000))
        begun = permille > 0
        return Door(
            "reading",
            self.tr("Continue reading · %n min left", "", left)
            if begun
            else self.tr("To read · %n min", "", guide.minutes),
            guide.title,
            guide.question,
            self.tr("Continue") if begun else self.tr("Read"),
            "book-open",
            Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide.id}),
            progress=permille if begun else None,
        )

    def _check_in(self, found: Glance) -> Door:
        day, rows = today(self.scope.clock), found.check_ins
        opens = checkins.opens_on((row.day for row in rows), day)
        caption = self.tr("Check-in")
        if rows:
            last = self._day_words(rows[-1].day, day)
            caption = self.tr("Check-in · last {day}").format(day=last)
        title = self.tr("How was your week?")
        text = self.tr("Eight questions, two minutes, no total. Skip any.")
        verb = self.tr("Check in")
        if opens != day:
            title = self.tr("How your weeks were")
            opening = self._day_words(opens, day)
            text = self.tr("The next one is open from {day}.").format(day=opening)
            verb = self.tr("Look back")
        strips = self._strip(rows, day)
        if strips is not None and self._in_words:
            (strip,) = strips.strips
            text = f"{strip.name}: {strip.said}"
        return Door(
            "checkin",
            caption,
            title,
            text,
            verb,
            "sprout",
            Destination(Room.CHECKIN),
            strips=None if self._in_words else strips,
        )

    def _day_words(self, day: date, now: date) -> str:
        same = day.year == now.year
        return day_and_month(self._locale, day) if same else long_day(self._locale, day)

    def _strip(self, rows: Sequence[CheckIn], day: date) -> StripsState | None:
        """What felt carryable in the last weeks; nothing while none of them was answered."""
        state = strips_of(
            rows, self._checkin, today=day, weeks=SPANS[0], locale=self._locale, keys=(CARRYING,)
        )
        (strip,) = state.strips
        return state if any(answer is not None for answer in strip.answers.values()) else None
