"""The translator: hard clauses out of what was let out, each beside a gentler counterpart."""

from dataclasses import dataclass, replace
from enum import StrEnum, unique
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.slots import SlotKind
from growingus_desktop.coach.translator import Candidate
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.openers_remarks import RemarkCard, card_of
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing

AT_ONCE: Final = 8
"""So many pairs are shown before the person asks for more."""


@unique
class Looked(StrEnum):
    """What came of looking for phrases."""

    NOT_ASKED = "not-asked"
    LOOKING = "looking"
    FOUND = "found"
    NOTHING = "nothing"
    BIGGER_THAN_WORDING = "bigger-than-wording"


@dataclass(frozen=True, slots=True)
class Pair:
    """One clause beside its gentler counterpart.

    Args:
        number: its place among the pairs, from 0.
        start: where the clause begins in what was let out.
        end: the character after its last.
        phrase: the clause, in the person's own words.
        card: what the coach remarks in it, with the reason.
        gentler: the counterpart; an ellipsis is left for the person to fill in.
        feeling: its feeling alone.
        ask: its ask alone.
        is_taken: whether any of it was taken over already.
    """

    number: int
    start: int
    end: int
    phrase: str
    card: RemarkCard
    gentler: str
    feeling: str
    ask: str
    is_taken: bool = False


@unique
class Part(StrEnum):
    """How much of a counterpart is taken over."""

    ALL = "all"
    FEELING = "feeling"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class TranslatorState:
    """What stands below what was let out.

    Args:
        looked: what came of looking for phrases.
        pairs: those that are shown.
        more: how many there are besides.
        line: what to say instead of pairs, or nothing.
    """

    looked: Looked = Looked.NOT_ASKED
    pairs: tuple[Pair, ...] = ()
    more: int = 0
    line: str = ""


class Translator(QObject):
    """State and intents of the translator. It looks when it is asked, and takes one at a time.

    Args:
        scope: what is behind the lock.
        raw: the field of what was let out.
    """

    changed = Signal()
    """The state is another one."""

    taken = Signal(str)
    """Put this behind the first words and let its blanks be filled in."""

    def __init__(self, scope: Scope, raw: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._raw = raw
        self._all: tuple[Pair, ...] = ()
        self._shown = AT_ONCE
        self.state = TranslatorState()
        # Pairs belong to the words they were found in.
        raw.edited.connect(self.put_down)
        raw.loaded.connect(self.put_down)

    def look(self) -> None:
        """Look for phrases; the person asked for it."""
        text, coach = self._raw.text, self._scope.coach
        if not text.strip():
            return
        self._shown = AT_ONCE
        self._set(TranslatorState(Looked.LOOKING, line=self.tr("Looking…")))

        def work() -> tuple[bool, tuple[Candidate, ...]]:
            # The gate comes first, put away or not.
            return (True, ()) if coach.gate(text) is not None else (False, coach.translate(text))

        self._scope.tasks.compute(
            self, work, lambda answer: self._found(text, *answer), latest="translate"
        )

    def put_down(self, *_news: object) -> None:
        """Show no pairs until they are asked for again."""
        self._all = ()
        self._set(TranslatorState())

    def show_more(self) -> None:
        """Show the next pairs as well."""
        self._shown += AT_ONCE
        self._show()

    def take(self, number: int, part: Part = Part.ALL) -> None:
        """Take one counterpart, or a part of it, over into the first words; the others stay."""
        if 0 <= number < len(self._all):
            pair = self._all[number]
            self._all = tuple(
                replace(one, is_taken=True) if one is pair else one for one in self._all
            )
            self._show()
            words = {Part.ALL: pair.gentler, Part.FEELING: pair.feeling, Part.ASK: pair.ask}
            self.taken.emit(words[part])
            self._scope.navigator.say(self.tr("Added to your first words"))

    def open_guide(self, number: int) -> None:
        """Go to the guide that belongs to a pair."""
        if 0 <= number < len(self._all) and (guide := self._all[number].card.guide):
            self._scope.navigator.go(Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide}))

    def _found(self, text: str, bigger: bool, candidates: tuple[Candidate, ...]) -> None:
        if text != self._raw.text or self.state.looked is not Looked.LOOKING:
            return
        if bigger:
            line = self.tr("This is bigger than wording, so no phrases are suggested for it.")
            self._set(TranslatorState(Looked.BIGGER_THAN_WORDING, line=line))
            return
        if not candidates:
            line = self.tr(
                "Nothing here needs another wording. You can still select a phrase yourself."
            )
            self._set(TranslatorState(Looked.NOTHING, line=line))
            return
        self._all = tuple(_pair(number, one) for number, one in enumerate(candidates))
        self._show()

    def _show(self) -> None:
        shown = self._all[: self._shown]
        self._set(TranslatorState(Looked.FOUND, shown, len(self._all) - len(shown)))

    def _set(self, state: TranslatorState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def _pair(number: int, one: Candidate) -> Pair:
    texts = {slot.kind: slot.text for slot in one.slots}
    return Pair(
        number,
        one.start,
        one.end,
        " ".join(one.phrase.split()),
        card_of(number, one.remark),
        one.text,
        f"{texts[SlotKind.FEELING]}.",
        texts[SlotKind.ASK],
    )
