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
        self._redress()

    def _redress(self) -> None:
        super()._redress()
        if self._scroll.focusPolicy() != Qt.FocusPolicy.NoFocus:
            # The ring of focus goes around the text, and neither touches its words nor the edge.
            air, side = self._theme.space("s"), self._theme.space("xl")
            self._body.setContentsMargins(side - air, air, side - air, air)
            self._outer.setContentsMargins(air, self._theme.space("l"), air, self._theme.space("m"))
            self._heading.setContentsMargins(side - air, 0, side - air, 0)
            self._foot.setContentsMargins(self._theme.space("m") - air, 0, side - air, 0)

    def sizeHint(self) -> QSize:
        """Room for all of it, within most of the screen."""
        scale = Theme.active().px
        wanted = QSize(scale(self.least.width()), scale(self.least.height()))
        return super().sizeHint().expandedTo(wanted).boundedTo(self._room())
