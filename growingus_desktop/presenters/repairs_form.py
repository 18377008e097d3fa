"""Noting that two people came back to each other: who began, when, how it landed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTime, Signal

from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.clock import today, utc_offset_minutes
from growingus_desktop.core.errors import AppError
from growingus_desktop.core.limits import LINE_LIMIT
from growingus_desktop.models.patterns import BeganBy, Landed
from growingus_desktop.presenters.dates import day_and_month
from growingus_desktop.presenters.moment_state import Chosen, instant_of, on_day
from growingus_desktop.presenters.patterns_words import capital, day_called
from growingus_desktop.presenters.repairs_words import (
    BEGAN_WORDS,
    LANDED_WORDS,
    moment_words,
    worded,
)
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import preferences
from growingus_desktop.store import repairs as store
from growingus_desktop.store import repairs_log as deeds
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.patterns import MomentRow
from growingus_desktop.store.repairs import Repairs, RepairValues
from growingus_desktop.vault.unit_of_work import VaultSession

LOOK_AGAIN_AFTER: Final = timedelta(weeks=2)
MOST_OFFERED: Final = 12
"""So many open moments are offered to choose from."""

_FRESH: Final = timedelta(days=3)
"""A moment younger than that is taken to be the one meant, until the person says otherwise."""

_Found = tuple[Repairs, RepairValues | None, bool]


@dataclass(frozen=True, slots=True)
class RepairFormState:
    """What the dialog shows.

    Args:
        chosen: day and time.
        latest: the last day that can be chosen.
        day_words: the day as it is called.
        began_by: who took the first step, or None.
        landed: how it was received, or None.
        moments: key and words of each moment that can be chosen; none where it is settled.
        moment: the key of the chosen one; an empty one for a moment that wasn't logged.
        about: the moment this is about, where that is settled.
        again: whether to look at it again.
        again_words: what that would mean; empty where it isn't offered.
        note: why it can't be kept as it stands, or an empty string.
        can_save: whether it can.
    """

    chosen: Chosen
    latest: date
    day_words: str
    began_by: BeganBy | None = None
    landed: Landed | None = None
    moments: tuple[tuple[str, str], ...] = ()
    moment: str = ""
    about: str = ""
    again: bool = False
    again_words: str = ""
    note: str = ""
    can_save: bool = False


class RepairForm(QObject):
    """State and intents of the dialog.

    Args:
        scope: what is behind the lock.
        moment_id: the moment it is about, or None to have it chosen.
        repair_id: the repair to say anew, or None for a new one.
        locale: words the days.
    """

    changed = Signal()
    """The state is another one."""

    saved = Signal(Deed)
    """It was kept; this takes it back, for the room's undo."""

    finished = Signal()
    """There is nothing more to do here."""

    problem = Signal(AppError)
    """It could not be kept; everything chosen and written is still here."""

    def __init__(
        self,
        scope: Scope,
        moment_id: int | None = None,
        repair_id: int | None = None,
        *,
        locale: QLocale | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._locale = locale or QLocale()
        self._labels = {one.key: one.short for one in load_patterns(scope.language).all}
        self._given, self._id = moment_id, repair_id
        self._former: RepairValues | None = None
        self._moments: Mapping[int, MomentRow] = {}
        self._moment = moment_id
        self._began: BeganBy | None = None
        self._landed: Landed | None = None
        self._again = self._may_look_again = self._is_loaded = self._saving = False
        now = scope.clock.local()
        self._chosen = on_day(Chosen(now.date()), now.date(), scope.clock)
        self.line = Writing(scope, self._surface(), limit=LINE_LIMIT, parent=self)
        self.line.loaded.connect(self._line_there)
        self._line_is_there = False
        self.state = self._worded()

    @property
    def is_edit(self) -> bool:
        """Whether a repair noted before is said anew."""
        return self._id is not None

    @property
    def began_choices(self) -> tuple[tuple[str, str], ...]:
        """Who may have begun."""
        return tuple((one.value, worded(words)) for one, words in BEGAN_WORDS.items())

    @property
    def landed_choices(self) -> tuple[tuple[str, str], ...]:
        """How it may have landed."""
        return tuple((one.value, worded(words)) for one, words in LANDED_WORDS.items())

    def load(self) -> None:
        """Ask for the moment, what was said before, and what is put away."""
        repair_id = self._id

        def ask(session: VaultSession) -> _Found:
            former = None if repair_id is None else store.values_of(session, repair_id)
            away = bool(preferences.everything(session).get(PUT_AWAY, False))
            return store.whole(session), former, away

        self._scope.tasks.in_vault(self, ask, lambda found: self._found(*found), latest="load")

    def choose_moment(self, key: str) -> None:
        """Say which moment it mended; an empty key for one that wasn't logged."""
        self._moment = int(key) if key else None
        self._tell()

    def choose_began(self, began_by: BeganBy) -> None:
        """Say who took the first step."""
        self._began = began_by
        self._tell()

    def choose_landed(self, landed: Landed) -> None:
        """Say how it was received."""
        self._landed = landed
        self._tell()

    def choose_day(self, day: date) -> None:
        """Say which day it was; a day to come counts as today."""
        if day != self._chosen.day:
            self._chosen = on_day(self._chosen, day, self._scope.clock)
            self._tell()

    def move_day(self, days: int) -> None:
        """Go some days on, or back where it is below zero."""
        self.choose_day(self._chosen.day + timedelta(days=days))

    def choose_time(self, at: time | None) -> None:
        """Say when it was, or that only the day is known."""
        self._chosen = replace(self._chosen, at=at)
        self._tell()

    def choose_again(self, *, again: bool) -> None:
        """Say whether to look at it again in two weeks."""
        self._again = again
        self._tell()

    def save(self) -> None:
        """Keep the repair."""
        if not self.state.can_save or self._saving:
            return
        self._saving = True
        values, places = self._values(), (self.line.surface,)
        if self._id is None:
            deed = deeds.note_repair(values, places)
        else:
            deed = deeds.change_repair(self._id, values, places)
        said = self.tr("Changed") if self.is_edit else self.tr("Repair noted")

        def done(inverse: Deed | None) -> None:
            self._saving = False
            if inverse is None:
                self._scope.navigator.say(self.tr("It is marked as repaired"))
            else:
                self.line.settle()
                self._scope.navigator.say(said)
                self.saved.emit(inverse)
            self.finished.emit()

        def failed(error: AppError) -> None:
            self._saving = False
            self.problem.emit(error)

        self._scope.tasks.in_vault(self, deed.run, done, failed=failed)

    def _found(self, found: Repairs, former: RepairValues | None, put_away: bool) -> None:
        self._labels |= found.own
        self._may_look_again = not put_away
        offered = (*found.waiting[:MOST_OFFERED], *found.left[:MOST_OFFERED])
        every = (*found.waiting, *found.left)
        meant = tuple(row for row in every if row.id == self._given)
        mended = tuple(row.moment for row in found.made if row.id == self._id and row.moment)
        self._moments = {row.id: row for row in (*mended, *meant, *offered)}
        if not meant:
            # It has been repaired since, or is gone; another one may be chosen.
            self._given = None
        if former is not None:
            self._take(former)
        elif self._given is None:
            self._moment = self._likely(found) if self._moment is None else None
        self._is_loaded = True
        self.line.load(former.line if former else "")
        self._tell()

    def _take(self, former: RepairValues) -> None:
        self._former = former
        self._began, self._landed, self._moment = former.began_by, former.landed, former.moment_id
        self._again = former.again_on is not None
        wall = None
        if former.happened_at is not None:
            wall = (former.happened_at + timedelta(minutes=former.utc_offset)).time()
        self._chosen = Chosen(former.day, wall and wall.replace(second=0, microsecond=0))

    def _likely(self, found: Repairs) -> int | None:
        newest = next(iter(found.waiting), None)
        if newest is None or newest.values.day < today(self._scope.clock) - _FRESH:
            return None
        return newest.id

    def _line_there(self, text: str, caret: int) -> None:
        del text, caret
        # What is loaded first is the empty text the field is made with.
        self._line_is_there = self._is_loaded
        self._tell()

    def _instant(self) -> datetime | None:
        """When it was; never before the minute in which its moment happened."""
        now = self._scope.clock.local()
        offset = self._former.utc_offset if self._former else utc_offset_minutes(now)
        at = instant_of(self._chosen, offset, now)
        began = self._began_at()
        if at is None or began is None:
            return at
        return began if began.replace(second=0, microsecond=0) <= at < began else at

    def _began_at(self) -> datetime | None:
        row = self._moments.get(self._moment) if self._moment is not None else None
        return None if row is None else row.values.happened_at

    def _values(self) -> RepairValues:
        now = self._scope.clock.local()
        again = None
        if self._again and self._may_look_again:
            again = self._again_on()
        elif self._former is not None and not self._may_look_again:
            again = self._former.again_on
        return RepairValues(
            day=self._chosen.day,
            happened_at=self._instant(),
            utc_offset=self._former.utc_offset if self._former else utc_offset_minutes(now),
            began_by=self._began,
            landed=self._landed,
            line=self.line.text.strip(),
            moment_id=self._moment,
            again_on=again,
        )

    def _again_on(self) -> date:
        if self._former is not None and self._former.again_on is not None:
            return self._former.again_on
        return self._chosen.day + LOOK_AGAIN_AFTER

    def _note(self) -> str:
        row = self._moments.get(self._moment) if self._moment is not None else None
        if row is None:
            return ""
        began, at = row.values.happened_at, self._instant()
        if began is not None and at is not None:
            early = at < began
        else:
            # Whoever travels west may live in a day before the moment's.
            early = self._chosen.day < min(row.values.day, today(self._scope.clock))
        if not early:
            return ""
        text = self.tr("That is before the moment itself, {day}.")
        return text.format(day=self._when(row))

    def _when(self, row: MomentRow) -> str:
        called = day_called(self._locale, row.values.day, today(self._scope.clock))
        minute = row.values.minute
        if minute is None:
            return called
        return f"{called}, {self._locale.toString(_clock(minute), QLocale.FormatType.ShortFormat)}"

    def _about(self, row: MomentRow) -> str:
        return f"{self._when(row)}: {moment_words(row.values, self._labels)}"

    def _surface(self) -> str:
        if self._id is not None:
            return f"repair/{self._id}/line"
        return "repair/new/line" if self._given is None else f"patterns/{self._given}/repair"

    def _tell(self) -> None:
        self.state = self._worded()
        self.changed.emit()

    def _worded(self) -> RepairFormState:
        settled = self._given is not None
        row = self._moments.get(self._moment) if self._moment is not None else None
        choices = tuple((str(one.id), self._about(one)) for one in self._moments.values())
        again = ""
        if self._may_look_again:
            again = self.tr("From {day} on it waits here in Repair, and nowhere else.").format(
                day=day_and_month(self._locale, self._again_on())
            )
        note = self._note()
        return RepairFormState(
            chosen=self._chosen,
            latest=today(self._scope.clock),
            day_words=day_called(self._locale, self._chosen.day, today(self._scope.clock)),
            began_by=self._began,
            landed=self._landed,
            moments=() if settled else (*choices, ("", self.tr("Something I didn’t log"))),
            moment="" if self._moment is None else str(self._moment),
            about=capital(self._about(row)) if settled and row is not None else "",
            again=self._again,
            again_words=again,
            note=note,
            can_save=self._line_is_there and not note,
        )


def _clock(minute: int) -> QTime:
    return QTime(*divmod(minute, 60))
