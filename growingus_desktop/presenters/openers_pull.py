"""Single phrases out of what was let out, each looked at before it is pulled over."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import Reading
from growingus_desktop.presenters.openers_remarks import RemarkCard, card_of
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing


@dataclass(frozen=True, slots=True)
class PullState:
    """The phrase in hand.

    Args:
        phrase: what the person chose, or nothing.
        cards: what the coach has to say about it; nothing while a safety note stands.
        is_plain: whether it was read and there is nothing to remark on.
    """

    phrase: str = ""
    cards: tuple[RemarkCard, ...] = ()
    is_plain: bool = False


class PhrasePull(QObject):
    """State and intents of the translator: the raw words on one side, one phrase on the other.

    Args:
        scope: what is behind the lock.
        raw: the field of what was let out; it is never marked or remarked on as a whole.
    """

    changed = Signal()
    """The state is another one."""

    pulled = Signal(str)
    """Put this phrase behind the first words."""

    def __init__(self, scope: Scope, raw: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._raw = raw
        self.state = PullState()
        raw.loaded.connect(self._raw_loaded)

    def consider(self, phrase: str) -> None:
        """Look at a phrase before anything is done with it."""
        phrase = " ".join(phrase.split())
        if not phrase:
            self.put_down()
            return
        self._set(PullState(phrase))
        coach, gate, raw = self._scope.coach, self._scope.gate, self._raw.text

        def read() -> Reading | None:
            return None if gate.holds(raw) else coach.read(phrase)

        self._scope.tasks.compute(
            self, read, lambda reading: self._was_read(phrase, reading), latest="phrase"
        )

    def pull(self, wording: str | None = None) -> None:
        """Put the phrase behind the first words.

        Args:
            wording: what to put there in its place, or None for the phrase itself.
        """
        words = self.state.phrase if wording is None else wording
        if words:
            self.pulled.emit(words)
            self._scope.navigator.say(self.tr("Added to your first words"))
            self.put_down()

    def put_down(self) -> None:
        """Leave the phrase where it is."""
        self._set(PullState())

    def _raw_loaded(self, text: str, caret: int) -> None:
        del text, caret
        self.put_down()

    def _was_read(self, phrase: str, reading: Reading | None) -> None:
        if phrase != self.state.phrase:
            return
        if reading is None or reading.gate is not None:
            self._set(PullState(phrase))
            return
        cards = tuple(card_of(number, one) for number, one in enumerate(reading.remarks))
        self._set(PullState(phrase, cards, is_plain=not cards))

    def _set(self, state: PullState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
