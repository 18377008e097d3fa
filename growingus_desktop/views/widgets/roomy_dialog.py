"""A dialog that comes up as large as what it will hold."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.dialog import Dialog


class RoomyDialog(Dialog):
    """For texts that wrap, and for content that is still to come."""

    least: ClassVar[QSize] = QSize(560, 380)
    """Pixels at 100 % text size it is large at first, whatever it holds by then."""

    def let_keys_scroll(self, name: str) -> None:
        """Let the arrow keys move the text, where nothing in it takes the focus.

        Args:
            name: the object name of what scrolls.
        """
        self._scroll.setObjectName(name)
        self._scroll.setAccessibleName(self.accessibleName())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Room for all of it, within most of the screen."""
        scale = Theme.active().px
        wanted = QSize(scale(self.least.width()), scale(self.least.height()))
        return super().sizeHint().expandedTo(wanted).boundedTo(self._room())
