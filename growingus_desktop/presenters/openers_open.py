"""The opener that is open: its steps, its fields, and what is done to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.content.framings import Framing, Framings, load_framings
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError
from growingus_desktop.models.asks import AskKind
from growingus_desktop.models.openers import LikelyReply, OpenerState, VersionReason, Weight
from growingus_desktop.presenters.openers_answering import AnsweringPresenter
from growingus_desktop.presenters.openers_beginnings import Beginnings
from growingus_desktop.presenters.openers_coach import WordsCoach
from growingus_desktop.presenters.openers_fields import OpenerFields
from growingus_desktop.presenters.openers_line_two import LineTwo
from growingus_desktop.presenters.openers_need import NeedClarifier
from growingus_desktop.presenters.openers_not_now import NotNow
from growingus_desktop.presenters.openers_outcome import OutcomePresenter
from growingus_desktop.presenters.openers_pull import PhrasePull
from growingus_desktop.presenters.openers_sentence import sentence_in
from growingus_desktop.presenters.openers_sheet import coming_days, prep_values
from growingus_desktop.presenters.openers_state import OpenState, Step, state_of
from growingus_desktop.presenters.openers_times import AloudTime, WritingTime
from growingus_desktop.presenters.openers_translator import Translator
from growingus_desktop.presenters.openers_versions import VersionKeeper, VersionsPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.sheets.prep import PrepValues
from growingus_desktop.store import openers as store
from growingus_desktop.store import openers_replies, preferences
from growingus_desktop.store.bin import Erased
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.openers import Opened
from growingus_desktop.store.openers_needs import NeedRow

Do = Callable[[Deed, str, Callable[[], None] | None], None]


class OpenOpener(QObject):
    """State and intents of the opener that is open.

    Args:
        scope: what is behind the lock.
        do: does a deed that can be taken back in this room.
    """

    changed = Signal()
    """The state is another one."""

    ready = Signal()
    """Every field holds the text of the opener that was opened last."""

    put_words = Signal(str)
    """Put these in place of all first words, as one undo step."""

    add_words = Signal(str)
    """Put these behind the first words, as one undo step."""

    earlier_wanted = Signal(int)
    """Begin a new opener from this one."""

    beginnings_wanted = Signal(object)
    """Show ways to begin with these `Beginnings`."""

    outcome_wanted = Signal(object)
    """Show *How did it go?* with this `OutcomePresenter`."""

    answering_wanted = Signal(object)
    """Show the way through a hostile message with this `AnsweringPresenter`."""

    versions_wanted = Signal(object)
    """Show the earlier wordings with this `VersionsPresenter`."""

    sheet_wanted = Signal(object)
    """Show the prep sheet of these `PrepValues`, after the card if the gate holds them."""

    problem = Signal(AppError)
    """Something failed that the page shows where the person is looking."""

    def __init__(self, scope: Scope, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._is_put_away = False
        self.state = OpenState()
        self.framings: Framings = load_framings(scope.language)
        self.fields = OpenerFields(scope, self)
        words = self.fields["words"]
        self.coach = WordsCoach(scope, words, self)
        self.need = NeedClarifier(scope, self.fields.need, self)
        self.pull = PhrasePull(scope, self.fields["raw"], self)
        self.translator = Translator(scope, self.fields["raw"], self)
        self.let_out_time = WritingTime(scope, self)
        self.aloud = AloudTime(scope, self)
        self.versions = VersionKeeper(scope, words, self)
        self.line_two = LineTwo(scope, self.fields, do, self.framings.grades, self)
        self.fields.ready.connect(self.ready)
        self.fields.ready.connect(self.need.arrive)
        self.pull.pulled.connect(self.add_words)
        self.translator.taken.connect(self._take_over)
        self.not_now = NotNow(scope, words, self)
        self.versions.rewritten.connect(self.not_now.rewritten)

    @property
    def offered_framings(self) -> tuple[Framing, ...]:
        """The ways to begin, without those that are put away."""
        offered = self.framings.for_openers
        return tuple(one for one in offered if not (one.put_away and self._is_put_away))

    def remember(self) -> None:
        """Ask the vault which tools are put away and which phrases the person means."""
        self.coach.remember()

        def found(choices: dict[str, preferences.Choice]) -> None:
            self._is_put_away = bool(choices.get(PUT_AWAY, False))
            self.line_two.put_away(is_put_away=self._is_put_away)

        self._scope.tasks.in_vault(self, preferences.everything, found, latest="choices")

    def load(self, opened: Opened, opener_id: int) -> None:
        """Show another opener."""
        self.let_out_time.stop()
        self.aloud.clear()
        self.not_now.begin(opener_id)
        self.versions.begin(opener_id)
        self.fields.load(opened, opener_id)
        self._show(opened, opener_id)

    def update(self, opened: Opened) -> None:
        """Show what changed around the fields; the fields themselves are the person's."""
        if self.state.id is not None:
            self.fields.load_replies(opened)
            self._show(opened, self.state.id)

    def clear(self) -> None:
        """Show none."""
        self.versions.begin(None)
        self.fields.clear()
        self._become(OpenState(step=self.state.step))

    def go_to(self, step: Step) -> None:
        """Show a step; a version of the first words is kept on the way."""
        if step is not self.state.step:
            self.keep_version(VersionReason.LEFT_STEP)
            self.keep()
            self._become(replace(self.state, step=step))

    def keep(self, then: Callable[[], None] | None = None) -> None:
        """Keep what is written in every field where it belongs, then go on."""
        texts, opener_id = self.fields.unkept(), self.state.id
        if opener_id is None or not texts.surfaces:
            if then is not None:
                then()
            return

        def kept(_none: None) -> None:
            self.fields.settle(texts)
            if then is not None:
                then()

        self._scope.tasks.in_vault(
            self,
            lambda session: store.keep_texts(session, opener_id, texts),
            kept,
            failed=self.problem.emit,
        )

    def keep_version(self, reason: VersionReason) -> None:
        """Keep the first words as they are now among the versions."""
        if self.fields.is_ready:
            self.versions.make(reason)

    def mark_ready(self) -> None:
        """It can be said as it stands; a version is kept."""
        self.keep_version(VersionReason.READY)
        self._alter(self.tr("Marked as ready"), state=OpenerState.READY)

    def take_up_again(self) -> None:
        """Go on working on it."""
        self._alter(self.tr("Back among the drafts"), state=OpenerState.DRAFT)

    def set_aside(self) -> None:
        """Leave it for now; it stays in the list, below the others."""
        self._alter(self.tr("Set aside"), state=OpenerState.SET_ASIDE)

    def said(self) -> None:
        """It was said: keep the wording and ask how it went."""
        self.keep_version(VersionReason.SAID)
        was_said = self.state.state is not OpenerState.SAID
        self.keep(lambda: self._with_kept(lambda opened: self._ask_outcome(opened, was_said)))

    def tell_outcome(self) -> None:
        """Ask how it went."""
        self.keep(lambda: self._with_kept(self._ask_outcome))

    def choose_weight(self, weight: Weight) -> None:
        """Say how serious the matter is; a serious one may be said more plainly (E6)."""
        self._alter(weight=weight)

    def choose_framing(self, framing_id: str) -> None:
        """Start from a framing: its scaffold is put into an empty field, never over words.

        One that first asks whether to write at all leads through that question instead.
        """
        framing = self.framings.find(framing_id)
        if framing is not None and framing.first:
            self._ask_first(framing)
        elif framing is not None:
            blank = not self.fields["words"].text.strip()
            if blank:
                self.put_words.emit(framing.scaffold.strip())
            self._alter("" if blank else self.tr("Your words stay as they are"), framing=framing.id)

    def _ask_first(self, framing: Framing) -> None:
        if self.state.id is None:
            return
        answering = AnsweringPresenter(self._scope, self.state.id, self)

        def put(words: str) -> None:
            blank = not self.fields["words"].text.strip()
            (self.put_words if blank else self.add_words).emit(words)
            self._alter(self.tr("Now among your first words"), framing=framing.id)

        answering.put.connect(put)
        self.answering_wanted.emit(answering)

    def begin_from_need(self, row: NeedRow) -> None:
        """Start from a need: its sentence goes into an empty field, never over words."""
        sentence = sentence_in(row)
        if not sentence or self.fields["words"].text.strip():
            self._scope.navigator.say(self.tr("Your words stay as they are"))
            return
        self.put_words.emit(sentence)
        self.need.fill(row.texts)

    def begin_from_earlier(self, words: str) -> None:
        """Start from the words of another opener, in an empty field and never over words."""
        if self.fields["words"].text.strip():
            self._scope.navigator.say(self.tr("Your words stay as they are"))
        else:
            self.put_words.emit(words)

    def begin_another(self) -> None:
        """Begin a new opener with the words of this one."""
        if self.state.id is not None:
            self.earlier_wanted.emit(self.state.id)

    def show_beginnings(self) -> None:
        """Show what these first words can start from."""
        if self.state.id is not None:
            blank = not self.fields["words"].text.strip()
            shown = Beginnings(
                self._scope, self.state.id, self.offered_framings, is_blank=blank, parent=self
            )
            shown.framing_chosen.connect(self.choose_framing)
            shown.need_chosen.connect(self.begin_from_need)
            shown.earlier_chosen.connect(self.begin_from_earlier)
            self.beginnings_wanted.emit(shown)

    def choose_day(self, day: date | None) -> None:
        """Plan the talk for a day, or for none."""
        self._alter(planned_on=day)

    def choose_minutes(self, minutes: int | None) -> None:
        """Plan how long the talk takes."""
        self._alter(planned_minutes=minutes)

    def coming_days(self) -> tuple[tuple[date, str], ...]:
        """The days a talk is likely to be planned for, and the one it is planned for."""
        return coming_days(today(self._scope.clock), self.state.day, QLocale())

    @property
    def plannable(self) -> tuple[date, date]:
        """The first and the last day a talk can be planned for: within a year."""
        day = today(self._scope.clock)
        return day, day + timedelta(days=366)

    def add_reply(self, reply: LikelyReply) -> None:
        """Plan for a likely reply."""
        if self.state.id is not None:
            self._do(openers_replies.add_reply(self.state.id, reply), "", None)

    def remove_reply(self, reply_id: int) -> None:
        """Drop the plan for a reply; taken back, it stands there with its words."""
        deed = openers_replies.remove_reply(reply_id)
        self.keep(lambda: self._do(deed, self.tr("Reply removed"), None))

    @property
    def has_sentence(self) -> bool:
        """Whether the need's sentence is written and doesn't stand in the first words yet."""
        sentence = self.fields["need/sentence"].text.strip()
        return bool(sentence) and sentence not in self.fields["words"].text

    def use_sentence(self) -> None:
        """Put the sentence of the need behind the first words."""
        sentence = self.fields["need/sentence"].text.strip()
        if sentence:
            self.add_words.emit(sentence)
            self._scope.navigator.say(self.tr("Added to your first words"))

    def _take_over(self, words: str) -> None:
        # Where the blanks can be filled in, or the person would have to look for them.
        self.go_to(Step.WORDS)
        self.add_words.emit(words)

    def burn(self) -> None:
        """Erase for good what was let out; the person has been asked."""
        opener_id = self.state.id
        if opener_id is None:
            return

        raw = self.fields["raw"]
        place, text = raw.surface, raw.text
        # Let go first: a draft written after the fire would bring the words back.
        self._scope.drafts.let_go(place)

        def gone(erased: Erased) -> None:
            if raw.surface == place:
                self.fields.burned("raw")
            self._scope.navigator.erased.emit(erased)
            self._scope.navigator.say(self.tr("Burned. Nothing of it is left here."))

        def failed(error: AppError) -> None:
            self._scope.drafts.typed(place, text, 0)
            self.problem.emit(error)

        self._scope.tasks.in_vault(
            self, lambda session: store.burn(session, opener_id), gone, failed=failed
        )

    def show_versions(self) -> None:
        """Show the earlier wordings."""
        if self.state.id is not None:
            words = self.fields["words"].text
            shown = VersionsPresenter(self._scope, self.state.id, words, self)
            shown.chosen_back.connect(self._bring_back)
            self.versions_wanted.emit(shown)

    def preview(self) -> None:
        """Show the prep sheet of this opener, or a blank one while none is open."""
        if self.state.id is None:
            self.sheet_wanted.emit(PrepValues())
        else:
            self.keep(lambda: self._with_kept(self._preview))

    def list_sheets(self) -> None:
        """List what can be put on paper here."""
        self._scope.navigator.go(Destination(Room.OPENERS, Tool.SHEETS))

    def _bring_back(self, words: str) -> None:
        self.keep_version(VersionReason.BEFORE_BRINGING_BACK)
        self.put_words.emit(words)
        self._scope.navigator.say(self.tr("Brought back. Ctrl+Z takes it away again."))

    def _preview(self, opened: Opened) -> None:
        self.sheet_wanted.emit(prep_values(opened))

    def _ask_outcome(self, opened: Opened, was_said: bool = False) -> None:
        framing = self.framings.find(opened.opener.framing)
        kind = AskKind(framing.answered_as.value) if framing else AskKind.REQUEST
        told = OutcomePresenter(
            self._scope,
            opened,
            kind,
            self._do,
            is_put_away=self._is_put_away,
            was_said=was_said,
            parent=self,
        )
        self.outcome_wanted.emit(told)

    def _with_kept(self, then: Callable[[Opened], None]) -> None:
        opener_id = self.state.id
        if opener_id is None:
            return

        def arrived(opened: Opened | None) -> None:
            if opened is not None:
                then(opened)

        self._scope.tasks.in_vault(self, lambda session: store.opened(session, opener_id), arrived)

    def _alter(self, said: str = "", **values: object) -> None:
        if self.state.id is not None:
            deed = store.alter(self.state.id, **values)
            self.keep(lambda: self._do(deed, said, None))

    def _show(self, opened: Opened, opener_id: int) -> None:
        self.coach.set_weight(opened.opener.weight)
        self._become(state_of(opened, opener_id, self.state.step, self.framings, self._scope.clock))

    def _become(self, state: OpenState) -> None:
        if state != self.state:
            self.state = state
            self.line_two.show(state)
            self.changed.emit()
