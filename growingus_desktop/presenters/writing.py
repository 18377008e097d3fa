"""One field a person writes in: its draft, its safety note and its limit."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.limits import TEXT_LIMIT
from growingus_desktop.presenters.gate import Note
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store.drafts import Typed

GATE_PAUSE_MS = 900
"""How long the keys must rest before a text is judged for safety."""
_BREAKS = {ord("\r"): "\n", 0x2028: "\n", 0x2029: "\n", 0x00A0: " "}


@dataclass(frozen=True, slots=True)
class WritingState:
    """What stands beside the text.

    Args:
        note: the closed line to show, or an empty string.
        refused: why the last paste was not put in, or an empty string.
    """

    note: str = ""
    refused: str = ""


class Writing(QObject):
    """State and intents of one writing field.

    Args:
        scope: what is behind the lock.
        surface: names the field and the thing it belongs to; see `models.drafts.Draft`.
        limit: characters it may hold.
        received: whether someone else's words go here: they are judged as said to the person, and
            kept nowhere, not even as a draft.
    """

    changed = Signal()
    """The state beside the text is another one."""

    loaded = Signal(str, int)
    """Show this text and forget the undo steps: text, caret in characters."""

    edited = Signal(str)
    """The person changed the text."""

    def __init__(
        self,
        scope: Scope,
        surface: str,
        *,
        limit: int = TEXT_LIMIT,
        received: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._surface = surface
        self._shown = surface
        self._limit = limit
        self._is_received = received
        self._text = ""
        self._caret = 0
        self._state = WritingState()
        self._note: Note | None = None
        self._pause = scope.timers.once(self, self._judge)

    @property
    def state(self) -> WritingState:
        """What stands beside the text now."""
        return self._state

    @property
    def text(self) -> str:
        """The text as the person last left it."""
        return self._text

    @property
    def caret(self) -> int:
        """Where the caret stood after the last key, in characters."""
        return self._caret

    @property
    def surface(self) -> str:
        """The field's name among the drafts."""
        return self._surface

    @property
    def limit(self) -> int:
        """Characters the field may hold."""
        return self._limit

    @property
    def is_read_only(self) -> bool:
        """Whether nothing typed here could be kept."""
        return self._scope.read_only

    @property
    def is_gated(self) -> bool:
        """Whether a safety note stands beside the text."""
        return self._note is not None

    def load(self, kept: str, surface: str | None = None) -> None:
        """Show what the vault keeps, or the newer draft of it if one is waiting.

        Args:
            kept: the text where it belongs.
            surface: the field's new name, when it now shows another thing.
        """
        if surface is not None and surface != self._surface:
            self._scope.gate.forget(self._surface)
            self._surface = surface
        wanted = self._surface
        if self._is_received:
            self._show(wanted, kept, None)
            return
        self._scope.drafts.find(self, wanted, lambda typed: self._show(wanted, kept, typed))

    def type(self, text: str, caret: int) -> None:
        """Take note of what the person typed; it is kept and judged by itself."""
        if text == self._text:
            return
        if self._shown != self._surface:
            # Another thing is on its way; these keys still belong to the one in sight.
            self._keep(self._shown, text, caret)
            return
        self._text, self._caret = text, caret
        self._keep(self._surface, text, caret)
        self._pause.start(GATE_PAUSE_MS)
        self._set(replace(self._state, refused=""))
        self.edited.emit(text)

    def refuse(self) -> None:
        """Say that a paste was longer than the field can hold; the text stays as it was."""
        message = self.tr(
            "That is more than one entry can hold (%L1 characters). Nothing of it was put in,"
            " and what was here is unchanged. Paste it in parts, or keep it elsewhere. (GU-205)"
        )
        self._set(replace(self._state, refused=message.replace("%L1", f"{self._limit:,}")))

    def settle(self) -> None:
        """Forget the draft: the text has been kept where it belongs."""
        self._scope.drafts.let_go(self._surface)

    def open_note(self) -> None:
        """Show the card the closed line stands for."""
        if self._note is not None:
            self._scope.navigator.open_card(self._note.kind)

    def dismiss_note(self) -> None:
        """Put the line away for this sentence until the next unlock."""
        if self._note is not None:
            self._scope.gate.dismiss(self._surface, self._note)
            self._judge()

    def _show(self, wanted: str, kept: str, typed: Typed | None) -> None:
        if wanted != self._surface:
            return
        self._shown = wanted
        self._text = as_shown(kept if typed is None else typed.text)
        self._caret = 0 if typed is None else typed.caret
        self.loaded.emit(self._text, self._caret)
        self._set(WritingState())
        self._judge()

    def _keep(self, surface: str, text: str, caret: int) -> None:
        if not self._is_received:
            self._scope.drafts.typed(surface, text, caret)

    def _judge(self) -> None:
        surface, text, gate = self._surface, self._text, self._scope.gate
        received = self._is_received
        self._scope.tasks.compute(
            self,
            lambda: gate.judge(surface, text, received=received),
            self._judged,
            latest="gate",
        )

    def _judged(self, note: Note | None) -> None:
        self._note = note
        line = "" if note is None else self.tr("A note is beside the text")
        self._set(replace(self._state, note=line))

    def _set(self, state: WritingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def as_shown(text: str) -> str:
    r"""The text with the line breaks an editor has, so that offsets into both agree.

    An editor counts ``\r\n`` as one break, and shows the Unicode separators as breaks too.
    """
    return text.replace("\r\n", "\n").translate(_BREAKS)
