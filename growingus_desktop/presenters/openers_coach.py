"""The coach beside the first words: reads when the keys rest, and offers, never writes."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import (
    Category,
    Overall,
    Reading,
    ReasonCode,
    Remark,
    Seriousness,
)
from growingus_desktop.coach.reading import Weight as RemarkWeight
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.openers import Weight
from growingus_desktop.presenters.kept_reader import KeptReader
from growingus_desktop.presenters.openers_meant import LetStand, MeantPhrases
from growingus_desktop.presenters.openers_offers import Offer, OfferKind, Offers, offers_of
from growingus_desktop.presenters.openers_remarks import (
    NOWHERE,
    RemarkCard,
    Span,
    StrengthChip,
    card_of,
    carried,
    carried_marks,
    chips_of,
    marks_of,
    wordings,
)
from growingus_desktop.presenters.openers_shift import Edit, edit_between
from growingus_desktop.presenters.openers_words import (
    OVERALLS,
    reason_words,
    worded,
)
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing

READ_PAUSE_MS: Final = 350
"""How long the keys must rest before the coach reads."""

SPEAK_PAUSE_MS: Final = 700
"""How much longer they must rest before a screen reader hears how many remarks there are."""

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
        meant: what was let stand last and can be taken back, in one line, or nothing.
        lacks_ask: whether it asks for nothing, though the matter calls for it.
        had_ask: whether an ask was there since the text was loaded.
    """

    cards: tuple[RemarkCard, ...] = ()
    marks: tuple[Span, ...] = ()
    current: int = -1
    overall: str = ""
    tone: str = "ink"
    reasons: str = ""
    strengths: tuple[StrengthChip, ...] = ()
    aloud: str = ""
    meant: str = ""
    lacks_ask: bool = False
    had_ask: bool = False


_TONES = {
    Overall.GENTLE_START: "accent",
    Overall.GETTING_THERE: "honey",
    Overall.MAY_LAND_HARD: "clay",
}


@dataclass(frozen=True, slots=True)
class _Wish:
    """Words to put in once the text around them was read again."""

    category: Category
    near: int
    text: str


class WordsCoach(QObject):
    """State and intents of the coach beside one field.

    Args:
        scope: what is behind the lock.
        writing: the field it reads.
    """

    changed = Signal()
    """The state is another one."""

    announced = Signal(str)
    """Words for the screen reader, to be said at once: a key was answered, or the keys rest and
    the number of remarks is another one. Empty ones call off what was about to be said."""

    put = Signal(int, int, str)
    """Put words in place of these characters, as one undo step."""

    answer = Signal(int, int)
    """Select these characters, ready to be written over."""

    offered = Signal(object)
    """Show these `Offers` at the caret."""

    has_let_stand = Signal()
    """The person means a phrase; it can be taken back."""

    def __init__(self, scope: Scope, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._writing = writing
        self._reader = KeptReader(scope.coach)
        self._weight = Weight.MATTERS
        self._text = ""
        self._caret = 0
        self._went_to: int | None = None
        self._reading = Reading()
        self._wish: _Wish | None = None
        self._told = 0
        self._had_ask = False
        self.state = CoachState()
        self.meant = MeantPhrases(scope, self)
        self.meant.changed.connect(self.read)
        self._pause = scope.timers.once(self, self.read)
        self._hush = scope.timers.once(self, self._tell_count)
        writing.edited.connect(self._edited)
        writing.loaded.connect(self._loaded)

    def set_weight(self, weight: Weight) -> None:
        """Read again, as strictly as the matter is serious."""
        if weight is not self._weight:
            self._weight = weight
            self.read()

    def remember(self) -> None:
        """Ask the vault which phrases the person means for good."""
        self.meant.remember()

    def read(self) -> None:
        """Read the text as it is now."""
        self._pause.stop()
        text, reader = self._writing.text, self._reader
        dismissed = self.meant.at(self._writing.surface)
        seriousness = Seriousness(self._weight.value)
        self._scope.tasks.compute(
            self,
            lambda: reader.read(text, dismissed, seriousness),
            lambda reading: self._was_read(text, reading),
            latest="coach",
        )

    def suggest(self, card: int, number: int) -> None:
        """Put one suggestion of a card into the text."""
        remark = self._remark(card)
        hints = wordings(remark) if remark else []
        if remark is None or not 0 <= number < len(hints):
            return
        chosen = hints[number]
        if chosen.start == NOWHERE:
            # Its words were altered a moment ago: where it belongs is known after the next reading.
            self._wish = _Wish(remark.category, remark.start, chosen.text)
        else:
            self.put.emit(chosen.start, chosen.end, chosen.text)
        self.read()

    def take_up(self, card: int) -> None:
        """Answer a card's question: its words are selected, to be written over."""
        remark = self._remark(card)
        if remark is not None:
            self._go_to(card, remark)

    def mean_it(self, card: int, *, for_good: bool) -> None:
        """Let a phrase stand: in this opener, or everywhere for good."""
        remark = self._remark(card)
        if remark is None:
            return
        dismissal = self._scope.coach.dismissal_of(remark)
        phrase = self.state.cards[card].phrase
        self.meant.let_stand(LetStand(self._writing.surface, dismissal, phrase, for_good))
        self._tell(self._reading)
        self.announced.emit(self.state.meant)
        self.has_let_stand.emit()

    def take_back(self) -> bool:
        """Speak again about the phrase that was let stand last.

        Returns:
            Whether there was one.
        """
        taken = self.meant.take_back(self._writing.surface)
        if taken:
            self._tell(self._reading)
            self.announced.emit(self.tr("The remark is back"))
        return taken

    def open_guide(self, card: int) -> None:
        """Go to the guide that belongs to a card."""
        remark = self._remark(card)
        if remark is not None and remark.guide:
            prefill = {"guide": remark.guide}
            self._scope.navigator.go(Destination(Room.GUIDES, Tool.GUIDE, prefill))

    def move(self, steps: int) -> None:
        """Go on to another remark and select its words; after the last comes the first."""
        remarks = self._reading.remarks
        if self._reading.gate is not None:
            return
        if not remarks:
            self._scope.navigator.say(self.tr("No remarks"))
            return
        following = self._following(steps) % len(remarks)
        self._go_to(following, remarks[following])
        card = self.state.cards[following]
        spoken = self.tr("{number} of {count}: {phrase}, {category}. {why}")
        self.announced.emit(
            spoken.format(
                number=following + 1,
                count=len(remarks),
                phrase=card.phrase,
                category=card.category,
                why=card.why,
            )
        )

    def offer(self) -> None:
        """Offer what can be done about the remark at the caret."""
        if self._reading.gate is not None:
            return
        if self.state.current < 0:
            some = bool(self._reading.remarks)
            here = self.tr("No remark here. F8 goes to the next one.")
            self._scope.navigator.say(here if some else self.tr("No remarks"))
            return
        self.offered.emit(offers_of(self.state.cards[self.state.current]))

    def accept(self, offers: Offers, offer: Offer) -> None:
        """Do what was chosen, if the remark still stands as it was offered."""
        card = offers.card.number
        if not 0 <= card < len(self.state.cards) or self.state.cards[card] != offers.card:
            return
        match offer.kind:
            case OfferKind.WORDING:
                self.suggest(card, offer.number)
            case OfferKind.ANSWER:
                self.take_up(card)
            case OfferKind.MEANT_HERE:
                self.mean_it(card, for_good=False)
            case OfferKind.MEANT_FOR_GOOD:
                self.mean_it(card, for_good=True)

    def caret_at(self, place: int) -> None:
        """Take note of where the caret stands: inside a remark's words its card is in hand."""
        self._caret = place
        if place != self._went_to:
            self._went_to = None
        self._show(self._in_hand(self._reading))

    def _edited(self, text: str) -> None:
        edit = edit_between(self._text, text, self._writing.caret)
        self._text, self._caret = text, self._writing.caret
        self._went_to = self._wish = None
        self._hush.stop()
        if self._reading.gate is None:
            self._carry(edit)
        self._pause.start(READ_PAUSE_MS)

    def _carry(self, edit: Edit) -> None:
        before, self._reading = self._reading, carried(self._reading, edit)
        cards = self.state.cards
        if len(self._reading.remarks) != len(before.remarks):
            cards = self._cards(self._reading)
        self._set(
            replace(
                self.state,
                cards=cards,
                marks=carried_marks(self.state.marks, edit),
                current=self._in_hand(self._reading),
                aloud=self._aloud(),
            )
        )

    def _cards(self, reading: Reading) -> tuple[RemarkCard, ...]:
        return tuple(card_of(n, remark) for n, remark in enumerate(reading.remarks))

    def _loaded(self, text: str, caret: int) -> None:
        self._text, self._caret, self._reading, self._told = text, caret, Reading(), 0
        self._went_to = self._wish = None
        self._had_ask = False
        self._reader.forget()
        self._hush.stop()
        self._set(CoachState())
        self.read()

    def _was_read(self, text: str, reading: Reading) -> None:
        if text != self._writing.text:
            return
        reading = as_weighty(reading, self._weight)
        self._text, self._reading = text, reading
        self._had_ask |= any(one.code is ReasonCode.CLEAR_ASK for one in reading.reasons)
        self._tell(reading)
        self._fulfil()
        if reading.gate is not None:
            # Beside such a text nothing is said of remarks, not even that there are none.
            self._told = 0
            self._hush.stop()
            self.announced.emit("")
        elif len(reading.remarks) != self._told:
            self._hush.start(SPEAK_PAUSE_MS)

    def _tell_count(self) -> None:
        count = len(self._reading.remarks)
        if count != self._told:
            self._told = count
            self.announced.emit(self._counted(count))

    def _fulfil(self) -> None:
        wish, self._wish = self._wish, None
        if wish is None:
            return
        found = [
            (abs(remark.start - wish.near), hint.start, hint.end)
            for remark in self._reading.remarks
            for hint in wordings(remark)
            if remark.category is wish.category and hint.text == wish.text
        ]
        if found:
            _, start, end = min(found)
            self.put.emit(start, end, wish.text)
            self.read()

    def _remark(self, card: int) -> Remark | None:
        remarks = self._reading.remarks
        return remarks[card] if 0 <= card < len(remarks) else None

    def _go_to(self, card: int, remark: Remark) -> None:
        self._caret = self._went_to = remark.end
        self._show(card)
        self.answer.emit(remark.start, remark.end)

    def _in_hand(self, reading: Reading) -> int:
        """The remark the caret stands in; where two meet, the one that is in hand already."""
        found = [
            number
            for number, one in enumerate(reading.remarks)
            if one.start <= self._caret <= one.end
        ]
        if self.state.current in found:
            return self.state.current
        return found[-1] if found else -1

    def _following(self, steps: int) -> int:
        """Where to go from the caret: to the remark it has come into, else on to the next one."""
        if self.state.current >= 0:
            return self.state.current + (0 if self._went_to is None else steps)
        before = sum(one.end <= self._caret for one in self._reading.remarks)
        return before if steps > 0 else before - 1

    def _show(self, card: int) -> None:
        if card != self.state.current:
            self._set(replace(self.state, current=card))

    def _tell(self, reading: Reading) -> None:
        if reading.gate is not None:
            self._set(CoachState())
            return
        self._set(
            CoachState(
                cards=self._cards(reading),
                marks=marks_of(reading),
                current=self._in_hand(reading),
                overall=worded(OVERALLS, reading.overall) if reading.overall else "",
                tone=_TONES[reading.overall] if reading.overall else "ink",
                reasons=_capital(reason_words(reading.reasons[:_MOST_REASONS])),
                strengths=chips_of(reading),
                aloud=self._aloud(),
                meant=self._meant(),
                lacks_ask=self._weight is not Weight.SMALL and _lacks_ask(reading),
                had_ask=self._had_ask,
            )
        )

    def _aloud(self) -> str:
        words = len(self._text.split())
        if words < 8:
            return ""
        seconds = max(5, round(words * 60 / _WORDS_A_MINUTE / 5) * 5)
        return self.tr("Said aloud in about %n seconds", "", seconds)

    def _meant(self) -> str:
        last = self.meant.last_at(self._writing.surface)
        if last is None:
            return ""
        here = self.tr("You mean {phrase}. In this draft it stands.")
        everywhere = self.tr("You mean {phrase}, here and elsewhere. Settings lists it.")
        return (everywhere if last.for_good else here).format(phrase=last.phrase)

    def _counted(self, count: int) -> str:
        if count == 0:
            return self.tr("No remarks")
        return self.tr("One remark") if count == 1 else self.tr("%n remarks", "", count)

    def _set(self, state: CoachState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def as_weighty(reading: Reading, weight: Weight) -> Reading:
    """A reading with less to say where the matter is serious: plain and firm may stand (E6).

    What may land hard is still said, and so is what the reasons for the one word speak of.
    """
    if weight is not Weight.SERIOUS:
        return reading
    said = tuple(
        one
        for one in reading.remarks
        if one.weight is RemarkWeight.HARSH or one.category in _SAID_ANYWAY
    )
    return reading if len(said) == len(reading.remarks) else reading._replace(remarks=said)


_SAID_ANYWAY: Final = frozenset({Category.VAGUE_ASK, Category.UNDERCUT})


def _lacks_ask(reading: Reading) -> bool:
    missing = {ReasonCode.NO_ASK, ReasonCode.OVER_SOFTENED}
    return any(one.code in missing for one in reading.reasons)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
