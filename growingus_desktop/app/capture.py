"""Keeping every window out of screenshots and recordings, where the system can (trust T11).

Windows 10 2004 and later can; a Mac ignores the wish since version 15, and Linux knows none. It
holds no camera off, and it may also keep out programs that read the screen aloud by its picture.
"""

import ctypes
import platform
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

SHOWN = 0x00
LEFT_OUT = 0x11
"""WDA_NONE and WDA_EXCLUDEFROMCAPTURE."""

SetAffinity = Callable[[int, int], None]
"""Sets how a window, by its number, appears in captures."""

_A_WINDOW_APPEARS = frozenset({QEvent.Type.Show, QEvent.Type.WinIdChange})


class CaptureGuard(QObject):
    """Keeps every top-level out of captures: the window, dialogs, menus and lists.

    Args:
        application: whose windows they are.
        set_affinity: what the system offers.
    """

    def __init__(
        self,
        application: QApplication,
        set_affinity: SetAffinity,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._set = set_affinity
        self._hides = True
        application.installEventFilter(self)

    def hide(self, *, hides: bool) -> None:
        """Go by this setting from now on, for every window that is there too."""
        self._hides = hides
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                self._apply(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look after each window as it appears."""
        if event.type() in _A_WINDOW_APPEARS and isinstance(watched, QWidget):
            self._apply(watched)
        return False

    def _apply(self, widget: QWidget) -> None:
        # One that has no number yet gets it before it shows, and is looked after then.
        if widget.isWindow() and widget.internalWinId():
            self._set(widget.internalWinId(), LEFT_OUT if self._hides else SHOWN)


def affinity_here() -> SetAffinity | None:
    """What this system offers, or None."""
    return _set_display_affinity if platform.system() == "Windows" else None


def _set_display_affinity(window: int, affinity: int) -> None:
    ctypes.CDLL("user32").SetWindowDisplayAffinity(wintypes.HWND(window), wintypes.DWORD(affinity))
