"""The coach beside the first words: reads when the keys rest, and offers, never writes."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import (
    Category,
    Dismissal,
    Overall,
    Reading,
    Remark,
    Seriousness,
)
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.openers import Weight
from growingus_desktop.presenters.openers_remarks import (
    RemarkCard,
    Span,
    StrengthChip,
    card_of,
    carried,
    chips_of,
    marks_of,
    wordings,
)
from growingus_desktop.presenters.openers_shift import edit_between
from growingus_desktop.presenters.openers_words import (
    OVERALLS,
    reason_words,
    worded,
)
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import preferences

READ_PAUSE_MS: Final = 350
"""How long the keys must rest before the coach reads."""

_MOST_REASONS: Final = 3
"""More would be read as a list of faults."""

_WORDS_A_MINUTE: Final = 140
"""An unhurried speaking pace."""


@dataclass(frozen=True, slots=True)
class CoachState:
    """What stands beside the first words. Behind the gate all of it is empty.

    Args:
        cards: the remarks, in the order of the text.
        marks: what to mark in the text.
        current: the number of the card in hand, or -1.
        overall: the one word, or nothing.
        tone: its colour role.
        reasons: why, in one line.
        strengths: what is there and what is offered.
        aloud: how long it takes to say.
    """

    cards: tuple[RemarkCard, ...] = ()
    marks: tuple[Span, ...] = ()
    current: int = -1
    overall: str = ""
    tone: str = "ink"
    reasons: str = ""
    strengths: tuple[StrengthChip, ...] = ()
    aloud: str = ""


_TONES = {
    Overall.GENTLE_START: "accent",
    Overall.GETTING_THERE: "honey",
    Overall.MAY_LAND_HARD: "clay",
}


class WordsCoach(QObject):
    """State and intents of the coach beside one field.

    Args:
        scope: what is behind the lock.
        writing: the field it reads.
    """

    changed = Signal()
    """The state is another one."""

    announced = Signal(str)
    """Words for the screen reader: the number of remarks is another one."""

    put = Signal(int, int, str)
    """Put words in place of these characters, as one undo step."""

    answer = Signal(int, int)
    """Select these characters, ready to be written over."""

    def __init__(self, scope: Scope, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._writing = writing
        self._weight = Weight.MATTERS
        self._text = ""
        self._reading = Reading()
        self._this_time: dict[str, frozenset[Dismissal]] = {}
        self._for_good: frozenset[Dismissal] = frozenset()
        self._told = 0
        self.state = CoachState()
        self._pause = scope.timers.once(self, self.read)
        writing.edited.connect(self._edited)
        writing.loaded.connect(self._loaded)

    def set_weight(self, weight: Weight) -> None:
        """Read again, as strictly as the matter is serious."""
        if weight is not self._weight:
            self._weight = weight
            self.read()

    def remember(self) -> None:
        """Ask the vault which phrases the person means for good."""
        self._scope.tasks.in_vault(self, preferences.dismissed, self._remembered, latest="for-good")

    def read(self) -> None:
        """Read the text as it is now."""
        self._pause.stop()
        text, coach, place = self._writing.text, self._scope.coach, self._writing.surface
        dismissed = self._for_good | self._this_time.get(place, frozenset())
        seriousness = Seriousness(self._weight.value)
        self._scope.tasks.compute(
            self,
            lambda: coach.read(text, dismissed, seriousness),
            lambda reading: self._was_read(text, reading),
            latest="coach",
        )

    def suggest(self, card: int, number: int) -> None:
        """Put one suggestion of a card into the text."""
        remark = self._remark(card)
        hints = wordings(remark) if remark else []
        if 0 <= number < len(hints):
            chosen = hints[number]
            self.put.emit(chosen.start, chosen.end, chosen.text)
            self.read()

    def take_up(self, card: int) -> None:
        """Answer a card's question: its words are selected, to be written over."""
        remark = self._remark(card)
        if remark is not None:
            self._show(card)
            self.answer.emit(remark.start, remark.end)

    def mean_it(self, card: int, *, for_good: bool) -> None:
        """Let a phrase stand: in this opener until the vault locks, or everywhere for good."""
        remark = self._remark(card)
        if remark is None:
            return
        dismissal = self._scope.coach.dismissal_of(remark)
        if for_good:
            self._for_good |= {dismissal}
            category, phrase = dismissal.category.value, dismissal.phrase
            self._scope.tasks.in_vault(
                self, lambda session: preferences.dismiss(session, category, phrase)
            )
        else:
            place = self._writing.surface
            self._this_time[place] = self._this_time.get(place, frozenset()) | {dismissal}
        self.read()

    def open_guide(self, card: int) -> None:
        """Go to the guide that belongs to a card."""
        remark = self._remark(card)
        if remark is not None and remark.guide:
            prefill = {"guide": remark.guide}
            self._scope.navigator.go(Destination(Room.GUIDES, Tool.GUIDE, prefill))

    def move(self, steps: int) -> None:
        """Go on to another remark and select its words; after the last comes the first."""
        count = len(self.state.cards)
        if not count:
            self._scope.navigator.say(self.tr("No remarks"))
            return
        start = self.state.current if self.state.current >= 0 else (-1 if steps > 0 else count)
        following = (start + steps) % count
        self._show(following)
        remark = self._reading.remarks[following]
        self.answer.emit(remark.start, remark.end)

    def caret_at(self, place: int) -> None:
        """Take note of where the caret stands: inside a remark's words its card is in hand."""
        found = (n for n, one in enumerate(self._reading.remarks) if one.start <= place <= one.end)
        self._show(next(found, -1))

    def _edited(self, text: str) -> None:
        edit = edit_between(self._text, text)
        self._text = text
        self._reading = carried(self._reading, edit)
        self._tell(self._reading)
        self._pause.start(READ_PAUSE_MS)

    def _loaded(self, text: str, caret: int) -> None:
        del caret
        self._text, self._reading, self._told = text, Reading(), 0
        self._set(CoachState())
        self.read()

    def _was_read(self, text: str, reading: Reading) -> None:
        if text != self._writing.text:
            return
        self._text, self._reading = text, reading
        self._tell(reading)
        count = len(reading.remarks)
        if count != self._told:
            self._told = count
            self.announced.emit(self._counted(count))

    def _remembered(self, pairs: frozenset[tuple[str, str]]) -> None:
        known = {category.value for category in Category}
        self._for_good = frozenset(
            Dismissal(Category(category), phrase) for category, phrase in pairs if category in known
        )
        self.read()

    def _remark(self, card: int) -> Remark | None:
        remarks = self._reading.remarks
        return remarks[card] if 0 <= card < len(remarks) else None

    def _show(self, card: int) -> None:
        if card != self.state.current:
            self._set(replace(self.state, current=card))

    def _tell(self, reading: Reading) -> None:
        if reading.gate is not None:
            self._set(CoachState())
            return
        current = self.state.current if self.state.current < len(reading.remarks) else -1
        self._set(
            CoachState(
                cards=tuple(card_of(n, remark) for n, remark in enumerate(reading.remarks)),
                marks=marks_of(reading),
                current=current,
                overall=worded(OVERALLS, reading.overall) if reading.overall else "",
                tone=_TONES[reading.overall] if reading.overall else "ink",
                reasons=_capital(reason_words(reading.reasons[:_MOST_REASONS])),
                strengths=chips_of(reading),
                aloud=self._aloud(),
            )
        )

    def _aloud(self) -> str:
        words = len(self._text.split())
        if words < 8:
            return ""
        seconds = max(5, round(words * 60 / _WORDS_A_MINUTE / 5) * 5)
        return self.tr("Said aloud in about %n seconds", "", seconds)

    def _counted(self, count: int) -> str:
        if count == 0:
            return self.tr("No remarks")
        return self.tr("One remark") if count == 1 else self.tr("%n remarks", "", count)

    def _set(self, state: CoachState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
