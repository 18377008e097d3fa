"""Speaks through the screen reader, after a pause and never twice in a row."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

PAUSE = 700
"""Milliseconds without news before anything is said."""


class Announcer(QObject):
    """Says the last of several quick news, politely, without touching the focus.

    Args:
        widget: on whose behalf it speaks; it also owns the announcer.
    """

    announced = Signal(str)
    """What was just said."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._waiting = ""
        self._last = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)

    def say(self, message: str) -> None:
        """Say it when nothing newer comes during the pause; the same words are said once."""
        self._waiting = message
        self._pause.start()

    def forget(self) -> None:
        """Call off what is waiting, and allow the last words to be said again."""
        self._pause.stop()
        self._waiting = self._last = ""

    def flush(self) -> None:
        """Say at once what is waiting."""
        self._pause.stop()
        if not self._waiting or self._waiting == self._last:
            return
        self._last = self._waiting
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, self._last))
        self.announced.emit(self._last)
