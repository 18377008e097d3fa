"""What the page of the Patterns room asks of each of its parts."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget


class Part(QWidget):
    """One part of the room, shown while its tab is chosen."""

    counts_weeks: ClassVar[bool] = False
    """Whether the choice of the weeks shown belongs to it."""

    stands_alone: ClassVar[bool] = False
    """Whether it is of use before anything is logged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "clear")

    def refresh(self) -> None:
        """Show the presenter's state; asked while the part is shown."""

    def start_search(self) -> None:
        """Go to where one looks for something, if there is such a place."""

    def take_focus(self) -> bool:
        """Put the focus where one would go on; False to have it on *Log a moment*."""
        return False
