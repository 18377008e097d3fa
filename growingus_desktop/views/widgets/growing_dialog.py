"""A dialog that asks more as it goes, and grows with what it asks."""

from PySide6.QtCore import QEvent, QSize

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.dialog import Dialog

_WIDTH = 600


class GrowingDialog(Dialog):
    """As high as its content, as far as the screen goes, whenever the content changes."""

    def sizeHint(self) -> QSize:
        """Wide enough for two answers side by side."""
        hint = super().sizeHint()
        width = max(hint.width(), min(Theme.active().px(_WIDTH), self._room().width()))
        return QSize(width, hint.height()).boundedTo(self._room())

    def event(self, event: QEvent) -> bool:
        """Grow with the content, as when something is asked besides."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._grow()
        return done

    def _grow(self) -> None:
        if not self.isVisible():
            return
        # What was just shown has no place yet, and would be reckoned as nothing.
        self._body.activate()
        self._outer.activate()
        room = self._scroll.maximumViewportSize()
        wanted = self.height() - room.height() + self._content.heightForWidth(room.width())
        self.resize(self.width(), max(self.height(), min(wanted, self._room().height())))
