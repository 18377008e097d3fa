"""Sleep and session on Windows, told by window messages."""

import ctypes
import logging
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from growingus_desktop.app.session_watch import SessionWatch

log = logging.getLogger(__name__)

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
POWER_NEWS = frozenset({0x0004, 0x0007, 0x0012})
"""PBT_APMSUSPEND, PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC."""
SESSION_NEWS = frozenset({0x2, 0x4, 0x6, 0x7})
"""WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK."""
_THIS_SESSION = 0


class WindowsSession(SessionWatch):
    """Listens to the messages Windows sends to the main window.

    Args:
        window: the main window.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._filter = _Messages(self.told)
        self._is_registered = False

    def begin(self) -> None:
        """Listen."""
        self.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        self._is_registered = _register(self._window.winId())

    def stop(self) -> None:
        """Listen no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self._filter)
        if self._is_registered:
            _unregister(self._window.winId())
            self._is_registered = False

    def told(self, message: int, parameter: int) -> None:
        """Hear one message of Windows."""
        if message == WM_POWERBROADCAST and parameter in POWER_NEWS:
            self.sleeping.emit()
        elif message == WM_WTSSESSION_CHANGE and parameter in SESSION_NEWS:
            self.left.emit()


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, told: Callable[[int, int], None]) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at a message and let it go on its way."""
        if QByteArray(event_type).startsWith(b"windows_"):
            found = wintypes.MSG.from_address(int(message))
            self._told(int(found.message), int(found.wParam))
        return False, 0


def _register(window: int) -> bool:
    try:
        library = ctypes.CDLL("wtsapi32")
        done = library.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION)
    except (OSError, AttributeError) as error:
        log.warning("Windows tells nothing of its session: %s", type(error).__name__)
        return False
    return bool(done)


def _unregister(window: int) -> None:
    ctypes.CDLL("wtsapi32").WTSUnRegisterSessionNotification(wintypes.HWND(window))
