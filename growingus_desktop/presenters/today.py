"""Today: what is alive now, and on the first day three doors."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QLocale, QObject

from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.arrival import Arrival
from growingus_desktop.presenters.dates import day_and_month, long_day
from growingus_desktop.presenters.guides import PUT_AWAY_TOPICS
from growingus_desktop.presenters.openers_words import day_words
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store.asks import let_be
from growingus_desktop.store.openers import OpenerRow
from growingus_desktop.store.preferences import everything
from growingus_desktop.store.today import DueAsk, Glance, glance
from growingus_desktop.vault.unit_of_work import VaultSession

FIRST_GUIDE = "G2"
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
    """

    day: str = ""
    is_new: bool = True
    doors: tuple[Door, ...] = ()
    patterns: tuple[tuple[str, str], ...] = ()
    log_note: str = ""
    may_invite: bool = False


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
            Kind.CHECKINS,
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
        self._due: DueAsk | None = None

    @property
    def state(self) -> TodayState:
        """What to show."""
        return self._state

    def show(self, destination: Destination) -> None:
        """Arrive, and look anew: the day may be another one."""
        del destination
        self.refresh()

    def refresh(self) -> None:
        """Ask the vault what is alive."""
        day = today(self.scope.clock)

        def look(session: VaultSession) -> tuple[Glance, bool]:
            return glance(session, day), bool(everything(session).get(PUT_AWAY, False))

        def seen(answer: tuple[Glance, bool]) -> None:
            self._show(answer[0], put_away=answer[1])

        self.scope.tasks.in_vault(self, look, seen, latest="glance")

    def log(self, pattern: str) -> None:
        """Log a moment of this pattern; the rest can be filled in."""
        self.scope.navigator.go(
            Destination(Room.PATTERNS, Tool.LOG_MOMENT, {"patterns": pattern} if pattern else {})
        )

    def invite(self) -> None:
        """Make an invitation."""
        self.scope.navigator.go(Destination(Room.TODAY, Tool.INVITATION))

    def let_be(self) -> None:
        """Don't come back to the ask that Today speaks of."""
        if self._due is not None:
            self.do(let_be(self._due.id), self.tr("Let be. Ctrl+Z brings it back."))

    def choose_backup(self) -> None:
        """Go where backups are restored."""
        self.scope.navigator.go(Destination(Room.SETTINGS))

    def nothing_to_note(self) -> None:
        """Mark today as looked at and found quiet."""
        self.scope.navigator.go(Destination(Room.PATTERNS, Tool.NOTHING_TO_NOTE))

    def _show(self, found: Glance, *, put_away: bool) -> None:
        self._due = None if put_away else found.come_back
        doors = (
            self._first_doors() if found.is_new else tuple(self._doors(found, put_away=put_away))
        )
        note = self.tr("Today is logged.") if found.logged_today else self.tr("While it’s fresh.")
        self._state = TodayState(
            day=long_day(self._locale, today(self.scope.clock)),
            is_new=found.is_new,
            doors=doors,
            patterns=tuple((words.key, words.label) for words in self._patterns.all),
            log_note=note,
            may_invite=not (found.is_new or put_away),
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
        there = Destination(Room.LONG_VIEW)
        if due.opener_id is not None:
            which = {"opener": str(due.opener_id)}
            there = Destination(Room.OPENERS, Tool.HOW_DID_IT_GO, which)
        return Door(
            "comeBack",
            self.tr("You wanted to come back to this"),
            self.tr("An ask from {day}").format(day=day),
            self.tr("How has it been since? It can also rest."),
            self.tr("Look at it"),
            "",
            there,
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
        if found.last_check_in is None:
            caption = self.tr("Check-in")
        else:
            day = day_and_month(self._locale, found.last_check_in)
            caption = self.tr("Check-in · last {day}").format(day=day)
        return Door(
            "checkin",
            caption,
            self.tr("How was your week?"),
            self.tr("Eight questions, two minutes, no total. Skip any."),
            self.tr("Check in"),
            "sprout",
            Destination(Room.CHECKIN),
        )
