"""What can be picked instead of typed: patterns to switch on, and answers given before."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from growingus_desktop.content.patterns import Patterns
from growingus_desktop.presenters.moment_state import PatternChoice
from growingus_desktop.presenters.patterns_words import capital

MOST_OFFERED = 4

Said = tuple[tuple[str, ...], tuple[str, ...]]
"""What set moments off and what was underneath, in the person's words, most used first."""


class Offers:
    """The shipped words and the person's own, side by side.

    Args:
        words: what is shipped.
    """

    def __init__(self, words: Patterns) -> None:
        self.words = words
        self.own: Mapping[str, str] = {}
        self._said: dict[str, tuple[str, ...]] = {}
        self._worn: frozenset[str] = frozenset()

    def remember(self, own: Mapping[str, str], said: Said, worn: frozenset[str]) -> None:
        """Take note of what the vault holds.

        Args:
            own: the person's own patterns, key to label.
            said: their own answers.
            worn: patterns the moment being edited carries, be they put away since.
        """
        self.own = own
        self._said = {"set_off": said[0], "underneath": said[1]}
        self._worn = worn

    def answers(self, name: str, typed: str) -> tuple[str, ...]:
        """Answers for a field, the person's own first, fitting what is written in it."""
        shipped = self.words.set_off if name == "set_off" else self.words.underneath
        wanted = typed.strip().casefold()
        every = dict.fromkeys((*self._said.get(name, ()), *shipped))
        fitting = [words for words in every if wanted in words.casefold()]
        if any(words.casefold() == wanted for words in fitting):
            return ()
        return tuple(fitting[:MOST_OFFERED])

    def choices(self) -> tuple[PatternChoice, ...]:
        """The patterns: the shipped ones, then the person's own."""
        shipped = {words.key: words for words in self.words.all}
        away = QCoreApplication.translate("Patterns", "One of your own, put away")
        return (
            *(
                PatternChoice(key, capital(one.short), one.description)
                for key, one in shipped.items()
            ),
            *(PatternChoice(key, capital(label), label) for key, label in self.own.items()),
            *(
                PatternChoice(key, away, "")
                for key in sorted(self._worn - set(shipped) - set(self.own))
            ),
        )

    def called(self, label: str) -> str:
        """The key of the pattern with that name, or an empty string."""
        wanted = label.casefold()
        own = {words.casefold(): key for key, words in self.own.items()}
        shipped = {words.short.casefold(): words.key for words in self.words.all}
        return own.get(wanted) or shipped.get(wanted, "")
