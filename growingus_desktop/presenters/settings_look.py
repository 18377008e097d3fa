"""How the program looks on this device."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)


class Look(Protocol):
    """How the program looks, as far as settings change it."""

    @property
    def appearance(self) -> str:
        """What was chosen: system, light, dark or high-contrast."""
        ...

    @property
    def text_size(self) -> int:
        """Per cent."""
        ...

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing should move that needn't."""
        ...

    def change(
        self,
        *,
        appearance: str | None = None,
        text_size: int | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change what is given, at once and for the next start."""
        ...


class LookCard(QObject):
    """State and intents of how it looks.

    Args:
        look: the look in force, which is the state.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def choose_appearance(self, appearance: str) -> None:
        """Change the colours at once."""
        self.look.change(appearance=appearance)
        self.changed.emit()

    def choose_text_size(self, percent: int) -> None:
        """Change the size of everything at once."""
        self.look.change(text_size=percent)
        self.changed.emit()

    def choose_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move that needn't."""
        self.look.change(reduced_motion=reduced)
        self.changed.emit()
