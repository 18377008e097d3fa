"""A deck of questions to write from: shuffled, drawn, marked as liked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random, SystemRandom

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.prompts import Prompt, PromptSet, load_prompts
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences
from growingus_desktop.store import reflections_thanks as store
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

ALL = "all"
LIKED = "liked"

Do = Callable[[Deed, str, Callable[[], None] | None], None]


class Deck:
    """Draws every card once before any comes again, and never one twice in a row.

    Args:
        random: decides the order.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._cards: tuple[Prompt, ...] = ()
        self._left: list[Prompt] = []
        self._last: Prompt | None = None

    def deal(self, cards: Sequence[Prompt]) -> None:
        """Play with these cards; the same ones again leave the order as it is."""
        if tuple(cards) != self._cards:
            self._cards = tuple(cards)
            self._left = []

    def draw(self) -> Prompt | None:
        """The next card; None if there are none."""
        if not self._left:
            self._left = list(self._cards)
            self._random.shuffle(self._left)
            if len(self._left) > 1 and self._left[-1] == self._last:
                self._left.insert(0, self._left.pop())
        self._last = self._left.pop() if self._left else None
        return self._last


@dataclass(frozen=True, slots=True)
class PromptState:
    """What the dialog shows.

    Args:
        sets: key and name of each set, all and the liked ones first.
        chosen: the key of the set drawn from.
        prompt: the question's id, or an empty string.
        text: the question, or a sentence that there is none.
        is_liked: whether the person marked it.
    """

    sets: tuple[tuple[str, str], ...] = ()
    chosen: str = ALL
    prompt: str = ""
    text: str = ""
    is_liked: bool = False


class PromptsPresenter(QObject):
    """State and intents of the deck.

    Args:
        scope: what is behind the lock.
        do: does a deed that can be taken back in this room.
        random: decides the order of the cards.
    """

    changed = Signal()
    """The state is another one."""

    begun = Signal(str)
    """The person wants to write from the prompt with this id."""

    def __init__(
        self,
        scope: Scope,
        do: Do,
        random: Random | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._all = load_prompts(scope.language)
        self._words = {prompt.id: prompt.text for prompt in self._all.all}
        self._deck = Deck(random or SystemRandom())
        self._chosen = ALL
        self._drawn: Prompt | None = None
        self._liked: frozenset[str] = frozenset()
        self.is_put_away = False
        """Whether prompts about thanking the other person are hidden."""
        self.state = PromptState()

    def text_of(self, prompt: str) -> str:
        """A question by its id; empty if the deck no longer holds it."""
        return self._words.get(prompt, "")

    def load(self) -> None:
        """Ask which prompts are liked and which are put away."""

        def ask(session: VaultSession) -> tuple[frozenset[str], bool]:
            choices = preferences.everything(session)
            return store.favourites(session), bool(choices.get(PUT_AWAY, False))

        self._scope.tasks.in_vault(self, ask, lambda found: self._arrived(*found), latest="deck")

    def choose(self, key: str) -> None:
        """Draw from this set, from the liked ones, or from all."""
        self._chosen = key
        self.draw()

    def draw(self) -> None:
        """Show another question."""
        self._deck.deal(self._cards())
        self._drawn = self._deck.draw()
        self._show()

    def toggle_liked(self) -> None:
        """Mark the question as one to come back to, or no longer."""
        if self._drawn is not None:
            is_liked = self._drawn.id in self._liked
            deed = store.no_longer_like if is_liked else store.like
            self._do(deed(self._drawn.id), "", self.load)

    def begin(self) -> None:
        """Write from the question shown."""
        if self._drawn is not None:
            self.begun.emit(self._drawn.id)

    def _arrived(self, liked: frozenset[str], is_put_away: bool) -> None:
        self._liked, self.is_put_away = liked, is_put_away
        if self._drawn is None or self._drawn not in self._shown_prompts():
            self.draw()
        else:
            self._show()

    def _shown_sets(self) -> tuple[PromptSet, ...]:
        return tuple(one for one in self._all.sets if not (one.put_away and self.is_put_away))

    def _shown_prompts(self) -> tuple[Prompt, ...]:
        return tuple(prompt for one in self._shown_sets() for prompt in one.prompts)

    def _cards(self) -> tuple[Prompt, ...]:
        every = self._shown_prompts()
        if self._chosen == LIKED:
            return tuple(prompt for prompt in every if prompt.id in self._liked)
        return tuple(prompt for prompt in every if self._chosen in (ALL, prompt.set_key))

    def _show(self) -> None:
        drawn = self._drawn
        sets = [(ALL, self.tr("All")), (LIKED, self.tr("Kept ones"))]
        sets += [(one.key, one.name) for one in self._shown_sets()]
        none = self.tr("None kept yet. The star keeps a question you want to come back to.")
        self.state = PromptState(
            sets=tuple(sets),
            chosen=self._chosen,
            prompt=drawn.id if drawn else "",
            text=drawn.text if drawn else none,
            is_liked=drawn is not None and drawn.id in self._liked,
        )
        self.changed.emit()
