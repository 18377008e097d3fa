"""The check-in: eight questions once a week at most, and what was answered over time."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import QLocale, QObject

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.checkin import CheckInItem, load_checkin
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination
from growingus_desktop.models.base import identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.presenters.checkins_state import CheckInState, Earlier, Mode, ShownAs
from growingus_desktop.presenters.checkins_strips import answer_of, strips_of
from growingus_desktop.presenters.dates import day_and_month, long_day
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import checkins as store
from growingus_desktop.store import preferences
from growingus_desktop.store.checkins import Filled
from growingus_desktop.store.drafts import let_go
from growingus_desktop.store.preferences import Choice
from growingus_desktop.vault.unit_of_work import VaultSession

LOW: Final = 1
"""An answer to the guarded question up to which the safety card is offered (evidence §3)."""

SHOWN_AS: Final = "checkin.shown-as"
"""The preference that keeps how earlier answers are shown."""

_NEW_LINE: Final = "checkin/new/line"

_Seen = tuple[tuple[CheckIn, ...], Choice | None]


class CheckInPresenter(RoomPresenter):
    """State and intents of the check-in.

    Answers not saved yet are held in memory alone; only the written line is kept as a draft.

    Args:
        scope: what is behind the lock.
        locale: words the dates.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.CHECKINS})

    def __init__(
        self, scope: Scope, locale: QLocale | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(scope, parent)
        self._locale = locale or QLocale()
        self.texts = load_checkin(scope.language)
        self.line = Writing(scope, _NEW_LINE, parent=self)
        self.earlier = RecordList[Earlier](
            key=lambda row: row.id,
            title=lambda row: row.title,
            caption=lambda row: row.caption,
            parent=self,
        )
        self._rows: tuple[CheckIn, ...] = ()
        self._editing: CheckIn | None = None
        self._after_saving = False
        self._open_on = today(scope.clock)
        self._state = CheckInState()

    @property
    def state(self) -> CheckInState:
        """What to show."""
        return self._state

    @property
    def item(self) -> CheckInItem | None:
        """The question being asked; None on the closing page."""
        step = self._state.step
        return self.texts.items[step] if step < len(self.texts.items) else None

    def show(self, destination: Destination) -> None:
        """Arrive; if a check-in is due, it is asked first, before earlier answers are seen."""
        del destination
        if self._state.mode is Mode.LOOKING:
            self._state = replace(self._state, mode=Mode.LOADING)
        self.refresh()

    def refresh(self) -> None:
        """Ask for every check-in."""

        def look(session: VaultSession) -> _Seen:
            return store.kept(session), preferences.everything(session).get(SHOWN_AS)

        self.scope.tasks.in_vault(self, look, self._found, latest="kept")

    def leave(self) -> None:
        """Neither the note offered after the last check-in nor the guarded strip outlasts a visit.

        Whoever comes back later may not be alone.
        """
        self._after_saving = False
        if self._state.with_guarded:
            # At once: on coming back, the page shows what it showed last until it has asked.
            self.show_guarded(on=False)

    def answer(self, value: int) -> None:
        """Answer the question being asked, and go on; the guarded one waits for its tick."""
        item = self.item
        if item is None or not 0 <= value < len(self.texts.answers):
            return
        self._take(item, value)
        if not item.guarded:
            self.go_to(self._state.step + 1)

    def choose(self, value: int) -> None:
        """Answer the question being asked and stay, as when walking over the answers."""
        if self.item is not None:
            self._take(self.item, value)

    def skip(self) -> None:
        """Leave the question out, and go on."""
        item = self.item
        if item is not None:
            self._take(item, None)
            self.go_to(self._state.step + 1)

    def next(self) -> None:
        """Go on; a question left unanswered counts as skipped."""
        item = self.item
        if item is None:
            return
        if item.key not in self._state.answers:
            self._take(item, None)
        self.go_to(self._state.step + 1)

    def back(self) -> None:
        """Go back one question."""
        self.go_to(self._state.step - 1)

    def go_to(self, step: int) -> None:
        """Go to a question, or past the last one to the closing page."""
        step = max(0, min(step, len(self.texts.items)))
        self._set(replace(self._state, step=step))

    def keep_guarded(self, *, keep: bool) -> None:
        """Say whether the guarded answer may be kept."""
        self._set(replace(self._state, keep_guarded=keep))

    def say_after_argument(self, *, after: bool) -> None:
        """Say whether it was filled in soon after an argument."""
        self._set(replace(self._state, after_argument=after))

    def open_note(self) -> None:
        """Show the card the closed line stands for."""
        self.scope.navigator.open_card(GateKind.FEAR)

    def choose_span(self, weeks: int) -> None:
        """Show so many weeks."""
        self._state = replace(self._state, weeks=weeks)
        self._show_rows()

    def show_as(self, how: ShownAs) -> None:
        """Show earlier answers this way, now and the next time."""
        if how is self._state.shown_as:
            return
        self._set(replace(self._state, shown_as=how))
        self.scope.tasks.in_vault(
            self, lambda session: preferences.choose(session, SHOWN_AS, how.value)
        )

    def show_guarded(self, *, on: bool) -> None:
        """Show the guarded question beside the others until the room is left."""
        self._state = replace(self._state, with_guarded=on)
        self._show_rows()

    def begin(self) -> None:
        """Ask this week's questions."""
        if self._state.is_due:
            self._set(replace(self._state, mode=Mode.ASKING))

    def look(self) -> None:
        """Look at earlier answers; what was answered so far stays in memory."""
        if self._editing is not None:
            self.stop_editing()
        else:
            self._set(replace(self._state, mode=Mode.LOOKING))

    def edit(self, check_in_id: int) -> None:
        """Answer an earlier check-in anew."""
        row = next((row for row in self._rows if row.id == check_in_id), None)
        if row is None:
            return
        self._editing = row
        answers = {item.key: answer_of(row, item.key) for item in self.texts.items}
        self.line.load(row.line, f"checkin/{check_in_id}/line")
        self._set(
            replace(
                self._state,
                mode=Mode.ASKING,
                step=0,
                answers=answers,
                keep_guarded=any(
                    item.guarded and answers[item.key] is not None for item in self.texts.items
                ),
                after_argument=row.after_argument,
                editing=long_day(self._locale, row.day),
            )
        )

    def stop_editing(self) -> None:
        """Leave the earlier check-in as it was."""
        surface = self.line.surface
        self.line.settle()
        self.scope.tasks.in_vault(self, lambda session: let_go(session, surface))
        self._clear()
        self._set(replace(self._state, mode=Mode.LOOKING))

    def put_in_bin(self, check_in_id: int) -> None:
        """Put an earlier check-in into the bin."""
        self.do(
            store.put_in_bin(check_in_id),
            self.tr("Check-in put in the bin; undo brings it back"),
        )

    def save(self) -> None:
        """Keep the answers, the guarded one only where the person said so."""
        state = self._state
        answers = {item.key: self._to_keep(item) for item in self.texts.items}
        filled = Filled(answers, self.line.text.strip(), state.after_argument)
        surface = self.line.surface
        if self._editing is not None:
            deed = store.change(identity(self._editing), filled, surface)
        else:
            deed = store.write(self._day_to_keep(), filled, surface)
        self._after_saving = self._offers_card()
        self.do(deed, self.tr("Check-in kept"), self._saved)

    def _day_to_keep(self) -> date:
        """Today; where the clock went back meanwhile, the day on which the questions were open."""
        day = today(self.scope.clock)
        return day if store.opens_on([row.day for row in self._rows], day) == day else self._open_on

    def _to_keep(self, item: CheckInItem) -> int | None:
        if item.guarded and not self._state.keep_guarded:
            return None
        return self._state.answers.get(item.key)

    def _saved(self) -> None:
        self.line.settle()
        self._clear()
        self._state = replace(self._state, mode=Mode.LOOKING)
        self.refresh()

    def _clear(self) -> None:
        self._editing = None
        self.line.load("", _NEW_LINE)
        self._state = replace(
            self._state, step=0, answers={}, keep_guarded=False, after_argument=False, editing=""
        )

    def _take(self, item: CheckInItem, value: int | None) -> None:
        self._set(replace(self._state, answers={**self._state.answers, item.key: value}))

    def _found(self, seen: _Seen) -> None:
        rows, shown_as = seen
        self._rows = rows
        day = today(self.scope.clock)
        opens = store.opens_on([row.day for row in rows], day)
        is_due = opens == day
        if is_due:
            self._open_on = day
        mode = self._state.mode
        if mode is Mode.LOADING:
            mode = Mode.ASKING if is_due else Mode.LOOKING
            self.line.load("", _NEW_LINE)
        elif mode is Mode.ASKING and not is_due and self._editing is None:
            mode = Mode.LOOKING
        self._state = replace(
            self._state,
            mode=mode,
            is_due=is_due,
            next_open="" if is_due else self._day_words(opens, day),
            count=len(rows),
            shown_as=_known(shown_as),
            has_guarded=any(
                answer_of(row, item.key) is not None
                for row in rows
                for item in self.texts.items
                if item.guarded
            ),
        )
        self._show_rows()

    def _show_rows(self) -> None:
        self.earlier.replace([self._earlier(row) for row in reversed(self._rows)])
        strips = strips_of(
            self._rows,
            self.texts,
            today=today(self.scope.clock),
            weeks=self._state.weeks,
            locale=self._locale,
            with_guarded=self._state.with_guarded and self._state.has_guarded,
        )
        self._set(replace(self._state, strips=strips if self._rows else None))

    def _day_words(self, day: date, now: date) -> str:
        same = day.year == now.year
        return day_and_month(self._locale, day) if same else long_day(self._locale, day)

    def _earlier(self, row: CheckIn) -> Earlier:
        answered = sum(answer_of(row, item.key) is not None for item in self.texts.items)
        words = self.tr("1 answer") if answered == 1 else self.tr("%n answers", "", answered)
        parts = [words]
        if row.after_argument:
            parts.append(self.texts.after_argument)
        if row.line:
            parts.append(f"“{row.line}”")
        return Earlier(identity(row), long_day(self._locale, row.day), " · ".join(parts))

    def _offers_card(self) -> bool:
        """Whether the guarded question was answered low, or skipped twice running.

        An answer that wasn't to be kept looks like a skipped one in the vault, so a skip after
        one of those counts too: rather one closed line too many.
        """
        guarded = next(item for item in self.texts.items if item.guarded)
        if guarded.key not in self._state.answers:
            return False
        answer = self._state.answers[guarded.key]
        if answer is not None:
            return answer <= LOW
        if self._editing is not None:
            return False
        return bool(self._rows) and answer_of(self._rows[-1], guarded.key) is None

    def _set(self, state: CheckInState) -> None:
        asking = state.mode is Mode.ASKING
        self._state = state
        offered = self._offers_card() if asking else self._after_saving
        words = (
            self.tr("A note is beside this question")
            if asking and self.item is not None
            else self.tr("A note is beside this check-in")
        )
        self._state = replace(state, note=words if offered else "")
        self.changed.emit()


def _known(choice: Choice | None) -> ShownAs:
    return next((how for how in ShownAs if how.value == choice), ShownAs.STRIPS)
