"""Remembers, for as long as the vault is open, which notes the person has put away."""

from dataclasses import dataclass
from threading import Lock

from growingus_desktop.coach.coach import Coach
from growingus_desktop.coach.reading import Gate, GateKind
from growingus_desktop.coach.received import gate_received, load_turning
from growingus_desktop.presenters.kept_reader import KeptReader


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for which the safety card stands ready."""

    kind: GateKind
    sentence: str


class GateKeeper:
    """Judges every free text before anything else does (evidence §4.3).

    Nothing is counted, logged or stored: what was dismissed lives in memory, by field and
    sentence, and goes with the lock. So do the sentences each field's reader keeps, so that a long
    text isn't judged anew from its beginning at every pause.

    Args:
        coach: knows what speaks of danger.
    """

    def __init__(self, coach: Coach, language: str = "en") -> None:
        self._coach = coach
        self._language = language
        self._dismissed: set[tuple[str, str]] = set()
        self._readers: dict[str, KeptReader] = {}
        self._guard = Lock()
        self._is_shut = False

    def judge(self, surface: str, text: str, *, received: bool = False) -> Note | None:
        """The note that belongs beside a text, or None. Safe to call from any thread.

        Args:
            surface: the field it stands in.
            text: the text.
            received: whether someone else wrote it to the person.
        """
        if not text.strip():
            self.forget(surface)
            return None
        look = self._look_received if received else self._reader(surface).gate
        rest = text
        while (found := look(rest)) is not None:
            start, end = found.sentence_start, found.sentence_end
            sentence = rest[start:end]
            if (surface, sentence) not in self._dismissed:
                return Note(found.kind, sentence)
            # A sentence that was put away must not stand in front of another one.
            rest = rest[:start] + " " * (end - start) + rest[end:]
        return None

    def kind_of(self, text: str, *, received: bool = False) -> GateKind | None:
        """What a text speaks of, dismissed or not, or None. Safe to call from any thread."""
        found = self._look_received(text) if received else self._coach.gate(text)
        return None if found is None else found.kind

    def holds(self, text: str) -> bool:
        """Whether a text gets no wording help at all, dismissed or not. Keeps nothing of it."""
        return self._coach.gate(text) is not None

    def dismiss(self, surface: str, note: Note) -> None:
        """Don't show this note for this sentence in this field again until the next unlock."""
        self._dismissed.add((surface, note.sentence))

    def _look_received(self, text: str) -> Gate | None:
        return gate_received(self._coach, load_turning(self._language), text)

    def forget(self, surface: str) -> None:
        """Keep nothing of what was read in a field that shows another text now. Never waits."""
        with self._guard:
            reader = self._readers.pop(surface, None)
        if reader is not None:
            reader.forget()

    def shut(self) -> None:
        """Empty every reader, and keep nothing of what is still being judged: it is locked."""
        with self._guard:
            self._is_shut = True
            readers, self._readers = list(self._readers.values()), {}
        for reader in readers:
            reader.forget()

    def _reader(self, surface: str) -> KeptReader:
        with self._guard:
            found = self._readers.get(surface)
            if found is None:
                found = KeptReader(self._coach)
                if not self._is_shut:
                    self._readers[surface] = found
            return found
