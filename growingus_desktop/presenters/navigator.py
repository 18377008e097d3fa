"""How any page sends the person somewhere else without knowing what is there."""

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.core.destinations import Destination
from growingus_desktop.core.errors import AppError


class Navigator(QObject):
    """Carries wishes from pages to the app, which alone knows every room."""

    wanted = Signal(Destination)
    """Go there, filled in."""

    card_wanted = Signal(GateKind)
    """Open the safety card for this kind of sentence."""

    said = Signal(str)
    """A quiet word for the status line."""

    problem = Signal(AppError)
    """Something the person has to be told."""

    erased = Signal(object)
    """Something was erased for good outside the bin: an `Erased` of the store."""

    def go(self, destination: Destination) -> None:
        """Go to a place."""
        self.wanted.emit(destination)

    def open_card(self, kind: GateKind) -> None:
        """Show the safety card."""
        self.card_wanted.emit(kind)

    def say(self, message: str) -> None:
        """Put a quiet word into the status line."""
        self.said.emit(message)
