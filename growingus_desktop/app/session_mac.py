"""The session on a Mac, asked every few seconds whether it is locked or another one is in front.

The system's notices can't be had without bindings this program doesn't carry. Sleep is noticed by
the heartbeat on waking. Written from Apple's documentation and not yet tried on a Mac.
"""

import ctypes
import ctypes.util
import logging
from collections.abc import Callable

from PySide6.QtCore import QObject

from growingus_desktop.app.session_watch import SessionWatch
from growingus_desktop.presenters.timers import Timers

log = logging.getLogger(__name__)
EVERY_MS = 5_000
_UTF_8 = 0x08000100
_LOCKED = b"CGSSessionScreenIsLocked"
_IN_FRONT = b"kCGSSessionOnConsoleKey"


class MacSession(SessionWatch):
    """Asks the window server about the session.

    Args:
        timers: makes the beat.
        has_left: whether the session is locked or not in front; the window server's word by default.
    """

    def __init__(
        self,
        parent: QObject | None,
        timers: Timers,
        has_left: "Callable[[], bool] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._has_left = has_left or session_left
        self._timer = timers.once(self, self._ask)

    def begin(self) -> None:
        """Ask from now on."""
        self._timer.start(EVERY_MS)

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _ask(self) -> None:
        if self._has_left():
            self.left.emit()
        else:
            self._timer.start(EVERY_MS)


def session_left() -> bool:
    """Whether the screen is locked or another person's session is in front; False if unknown."""
    try:
        graphics = ctypes.CDLL(_framework("CoreGraphics"))
        foundation = ctypes.CDLL(_framework("CoreFoundation"))
        return _look(graphics, foundation)
    except (OSError, AttributeError) as error:
        log.warning("the session can't be asked about: %s", type(error).__name__)
        return False


def _look(graphics: ctypes.CDLL, foundation: ctypes.CDLL) -> bool:
    graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
    session: int | None = graphics.CGSessionCopyCurrentDictionary()
    if session is None:
        return False
    try:
        is_locked = _truth(foundation, session, _LOCKED)
        is_in_front = _truth(foundation, session, _IN_FRONT)
    finally:
        foundation.CFRelease(ctypes.c_void_p(session))
    return is_locked is True or is_in_front is False


def _truth(foundation: ctypes.CDLL, session: int, name: bytes) -> bool | None:
    foundation.CFStringCreateWithCString.restype = ctypes.c_void_p
    foundation.CFDictionaryGetValue.restype = ctypes.c_void_p
    foundation.CFBooleanGetValue.restype = ctypes.c_bool
    key = ctypes.c_void_p(foundation.CFStringCreateWithCString(None, name, _UTF_8))
    try:
        value: int | None = foundation.CFDictionaryGetValue(ctypes.c_void_p(session), key)
        if value is None:
            return None
        return bool(foundation.CFBooleanGetValue(ctypes.c_void_p(value)))
    finally:
        foundation.CFRelease(key)


def _framework(name: str) -> str:
    return ctypes.util.find_library(name) or f"{name}.framework/{name}"
