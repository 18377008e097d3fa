"""Logging a moment, from any room, in under half a minute; and editing one that was logged."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.clock import today, utc_offset_minutes
from growingus_desktop.core.errors import AppError
from growingus_desktop.core.limits import LINE_LIMIT
from growingus_desktop.presenters.moment_offers import Offers, Said
from growingus_desktop.presenters.moment_own import OwnPatterns
from growingus_desktop.presenters.moment_state import (
    TEXTS,
    Chosen,
    MomentState,
    chosen_now,
    chosen_of,
    joined,
    on_day,
    pack,
    unpack,
    values_for,
)
from growingus_desktop.presenters.patterns_words import day_called
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import drafts
from growingus_desktop.store import patterns as store
from growingus_desktop.store import patterns_log as deeds
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.drafts import Typed
from growingus_desktop.store.patterns import MomentValues
from growingus_desktop.vault.unit_of_work import VaultSession

_Found = tuple[MomentValues | None, Mapping[str, str], Said, Typed | None]


class MomentPresenter(QObject):
    """State and intents of the quick log.

    Args:
        scope: what is behind the lock.
        prefill: as listed at `Tool.LOG_MOMENT`.
        moment_id: the moment to edit, or None for a new one.
        locale: words the days.
    """

    changed = Signal()
    """The state is another one."""

    saved = Signal(Deed)
    """Something was kept; this takes it back, for the room's undo."""

    finished = Signal()
    """There is nothing more to do here."""

    went_on = Signal()
    """One moment is kept, and the next can be logged."""

    problem = Signal(AppError)
    """It could not be kept; everything chosen and written is still here."""

    def __init__(
        self,
        scope: Scope,
        prefill: Mapping[str, str],
        moment_id: int | None = None,
        *,
        locale: QLocale | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._locale = locale or QLocale()
        self._offers = Offers(load_patterns(scope.language))
        self._prefill = dict(prefill)
        self._id = moment_id
        self._former: MomentValues | None = None
        self._saving = False
        self._resumed = self._offers_keep = self._goes_on = self._went_on = False
        self._chosen = chosen_now(scope.clock, prefill)
        self.fields = {name: self._field(name) for name in (*TEXTS, "own")}
        self.own = OwnPatterns(scope, self._offers, self.fields["own"], self)
        self.own.named.connect(self._switch_on)
        self.own.changed.connect(self._own_changed)
        self.own.saved.connect(self.saved)
        self.own.problem.connect(self.problem)
        self._state = self._worded()

    @property
    def state(self) -> MomentState:
        """What to show."""
        return self._state

    @property
    def strengths(self) -> tuple[str, ...]:
        """How strong it was, in words, from 1."""
        return self._offers.words.strengths

    @property
    def worried(self) -> str:
        """The answer that leads to the safety card (E29)."""
        return self._offers.words.worried

    def load(self) -> None:
        """Ask for what waits, what was logged, and the person's own patterns and words."""
        moment_id, place = self._id, self._surface("choices")
        held = self._scope.drafts.unsaved.get(place)

        def ask(session: VaultSession) -> _Found:
            values = None if moment_id is None else store.values_of(session, moment_id)
            waiting = held or drafts.waiting(session, place)
            return values, store.own_patterns(session), store.said_before(session), waiting

        self._scope.tasks.in_vault(self, ask, lambda found: self._found(*found), latest="load")

    def toggle(self, key: str) -> None:
        """Switch a pattern on or off."""
        self._choose(replace(self._chosen, patterns=self._chosen.patterns ^ {key}))

    def toggle_number(self, number: int) -> None:
        """Switch the pattern with that number, counted from 1; none is no matter."""
        if 1 <= number <= len(self._state.choices):
            self.toggle(self._state.choices[number - 1].key)

    def choose_strength(self, strength: int | None) -> None:
        """Say how strong it was, 1 to 5, or leave it open."""
        self._choose(replace(self._chosen, strength=strength))

    def choose_day(self, day: date) -> None:
        """Say which day it was; a day to come counts as today."""
        if day != self._chosen.day:
            self._choose(on_day(self._chosen, day, self._scope.clock))

    def move_day(self, days: int) -> None:
        """Go some days on, or back where it is below zero."""
        self.choose_day(self._chosen.day + timedelta(days=days))

    def choose_time(self, at: time | None) -> None:
        """Say when it was, or that only the day is known."""
        self._choose(replace(self._chosen, at=at))

    def choose_repaired(self, *, repaired: bool) -> None:
        """Say whether there was a repair already."""
        self._choose(replace(self._chosen, repaired=repaired))

    def offers(self, name: str) -> tuple[str, ...]:
        """Answers to pick for a field, the person's own first, fitting what is written in it."""
        return self._offers.answers(name, self.fields[name].text)

    def say_worried(self) -> None:
        """Answer that it was out of worry: the card opens, and nothing is kept of it."""
        self._offers_keep = True
        self._tell()
        self._scope.navigator.open_card(GateKind.FEAR)

    def keep_day(self) -> None:
        """Keep the day as logged, with what is written and without any pattern."""
        self._keep(replace(self._values(), was_worried=True, patterns=frozenset()))

    def save(self) -> None:
        """Keep the moment."""
        if self._state.can_save:
            self._keep(self._values())

    def save_and_go_on(self) -> None:
        """Keep the moment and log another, of the same day."""
        if self._state.can_save and self._id is None and not self._saving:
            self._goes_on = True
            self._keep(self._values())

    def nothing_to_note(self) -> None:
        """Mark the chosen day as looked at and found quiet."""
        offset = utc_offset_minutes(self._scope.clock.local())
        day = self._chosen.day
        already = self.tr("That day is logged already")
        said = self.tr("{day}: nothing to note").format(day=self._state.day_words)
        self._do(deeds.nothing_to_note(day, offset), said, already)

    def start_afresh(self) -> None:
        """Forget what waited from an earlier time."""
        places = [self._surface(name) for name in (*TEXTS, "own", "choices")]
        self._scope.drafts.let_go(*places)

        def done(_none: None) -> None:
            self._resumed = False
            self._chosen = chosen_now(self._scope.clock, self._prefill)
            self.load()

        self._scope.tasks.in_vault(
            self, lambda session: drafts.let_go(session, *places), done, failed=self.problem.emit
        )

    def _keep(self, values: MomentValues) -> None:
        places = [self._surface(name) for name in (*TEXTS, "choices")]
        if self._id is None:
            said = self.tr("{day}: logged").format(day=self._state.day_words)
            self._do(deeds.log_moment(values, places), said)
        else:
            self._do(deeds.edit(self._id, values, places), self.tr("Changed"))

    def _do(self, deed: Deed, said: str, otherwise: str = "") -> None:
        if self._saving:
            return
        self._saving = True

        def done(inverse: Deed | None) -> None:
            self._saving = False
            for name in TEXTS:
                self.fields[name].settle()
            self._scope.drafts.let_go(self._surface("choices"))
            self._scope.navigator.say(said if inverse is not None else otherwise)
            if inverse is not None:
                self.saved.emit(inverse)
            self._end()

        def failed(error: AppError) -> None:
            self._saving = self._goes_on = False
            self.problem.emit(error)

        self._scope.tasks.in_vault(self, deed.run, done, failed=failed)

    def _end(self) -> None:
        if not self._goes_on:
            self.finished.emit()
            return
        self._goes_on, self._went_on = False, True
        self._resumed = self._offers_keep = False
        clock, day = self._scope.clock, self._chosen.day
        self._chosen = on_day(Chosen(today(clock)), day, clock)
        self.load()
        self.went_on.emit()

    def _switch_on(self, key: str) -> None:
        self._choose(replace(self._chosen, patterns=self._chosen.patterns | {key}))

    def _own_changed(self) -> None:
        known = {choice.key for choice in self._offers.choices()}
        self._choose(replace(self._chosen, patterns=self._chosen.patterns & known))
        self._tell()

    def _values(self) -> MomentValues:
        texts = {name: self.fields[name].text for name in TEXTS}
        return values_for(self._chosen, texts, self._scope.clock, self._former)

    def _found(
        self,
        former: MomentValues | None,
        own: Mapping[str, str],
        said: Said,
        waiting: Typed | None,
    ) -> None:
        self._former = former
        self._offers.remember(own, said, former.patterns if former else frozenset())
        held = unpack(waiting.text) if waiting else None
        if held is not None:
            self._resumed = True
            self._chosen = joined(held, self._chosen, day="day" in self._prefill)
        elif former is not None:
            self._chosen = chosen_of(former)
        known = {choice.key for choice in self._offers.choices()}
        self._chosen = replace(self._chosen, patterns=self._chosen.patterns & known)
        for name in TEXTS:
            self.fields[name].load(getattr(former, name) if former else "")
        self._tell()

    def _loaded(self, name: str, text: str) -> None:
        kept = getattr(self._former, name, "") if self._former else ""
        if name in TEXTS and text != kept:
            self._resumed = True
        self._tell()

    def _choose(self, chosen: Chosen) -> None:
        if chosen == self._chosen:
            return
        self._chosen = chosen
        self._scope.drafts.typed(self._surface("choices"), pack(chosen), 0)
        self._tell()

    def _field(self, name: str) -> Writing:
        field = Writing(self._scope, self._surface(name), limit=LINE_LIMIT, parent=self)

        def loaded(text: str, caret: int) -> None:
            del caret
            self._loaded(name, text)

        field.edited.connect(self._tell)
        field.loaded.connect(loaded)
        return field

    def _surface(self, name: str) -> str:
        return f"patterns/{'new' if self._id is None else self._id}/{name}"

    def _tell(self) -> None:
        self._state = self._worded()
        self.changed.emit()

    def _worded(self) -> MomentState:
        chosen, strength = self._chosen, self._chosen.strength
        written = any(self.fields[name].text.strip() for name in TEXTS)
        worried = self._former is not None and self._former.was_worried
        return MomentState(
            chosen=chosen,
            day_words=day_called(self._locale, chosen.day, today(self._scope.clock)),
            latest=today(self._scope.clock),
            choices=self._offers.choices(),
            strength_words="" if strength is None else self._offers.words.strengths[strength - 1],
            is_edit=self._id is not None,
            was_worried=worried,
            offers_keep=self._offers_keep,
            resumed=self._resumed,
            can_save=bool(chosen.patterns or strength or written or worried),
            went_on=self._went_on,
            can_be_nothing=self._id is None and not (chosen.patterns or strength or written),
        )
