"""Remembers, for as long as the vault is open, which notes the person has put away."""

from dataclasses import dataclass

from growingus_desktop.coach.coach import Coach
from growingus_desktop.coach.reading import Gate, GateKind
from growingus_desktop.coach.received import gate_received, load_turning


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for which the safety card stands ready."""

    kind: GateKind
    sentence: str


class GateKeeper:
    """Judges every free text before anything else does (evidence §4.3).

    Nothing is counted, logged or stored: what was dismissed lives in memory, by field and
    sentence, and goes with the lock.
    """

    def __init__(self, coach: Coach, language: str = "en") -> None:
        self._coach = coach
        self._language = language
        self._dismissed: set[tuple[str, str]] = set()

    def judge(self, surface: str, text: str, *, received: bool = False) -> Note | None:
        """The note that belongs beside a text, or None. Safe to call from any thread.

        Args:
            surface: the field it stands in.
            text: the text.
            received: whether someone else wrote it to the person.
        """
        rest = text
        while (found := self._look(rest, received=received)) is not None:
            start, end = found.sentence_start, found.sentence_end
            sentence = rest[start:end]
            if (surface, sentence) not in self._dismissed:
                return Note(found.kind, sentence)
            # A sentence that was put away must not stand in front of another one.
            rest = rest[:start] + " " * (end - start) + rest[end:]
        return None

    def kind_of(self, text: str, *, received: bool = False) -> GateKind | None:
        """What a text speaks of, dismissed or not, or None. Safe to call from any thread."""
        found = self._look(text, received=received)
        return None if found is None else found.kind

    def holds(self, text: str) -> bool:
        """Whether a text gets no wording help at all, dismissed or not."""
        return self._coach.gate(text) is not None

    def dismiss(self, surface: str, note: Note) -> None:
        """Don't show this note for this sentence in this field again until the next unlock."""
        self._dismissed.add((surface, note.sentence))

    def _look(self, text: str, *, received: bool) -> Gate | None:
        if received:
            return gate_received(self._coach, load_turning(self._language), text)
        return self._coach.gate(text)
