"""Sleep and session on Linux, told by logind and the screen savers over the message buses.

Only buses on a local socket are listened to; without one nothing is missed but the news.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from growingus_desktop.app.session_watch import SessionWatch

_SYSTEM_SOCKET = Path("/run/dbus/system_bus_socket")
_LOGIND = "org.freedesktop.login1"
_MANAGER = f"{_LOGIND}.Manager"
_SESSION = f"{_LOGIND}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SESSIONS = "/org/freedesktop/login1/session/"
_PATIENCE_MS = 2_000
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
_TO_ESCAPE = re.compile(rb"[^A-Za-z0-9]|^[0-9]")


def linux_session(
    parent: QObject | None = None, environment: Mapping[str, str] = os.environ
) -> "LinuxSession":
    """The watch of the session this environment belongs to."""
    return LinuxSession(
        system=_system_address(environment),
        session=_local(environment.get("DBUS_SESSION_BUS_ADDRESS", "")),
        session_id=environment.get("XDG_SESSION_ID", ""),
        parent=parent,
    )


class LinuxSession(SessionWatch):
    """Listens to logind and to whatever locks the screen.

    Args:
        system: the address of the system bus, or an empty string.
        session: the address of the session's bus, or an empty string.
        session_id: logind's name of the session; empty means any, since locking too often is safe.
    """

    def __init__(
        self, *, system: str, session: str, session_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._addresses = {"system": system, "session": session}
        self._path = _SESSIONS + _as_label(session_id) if session_id else ""
        self._buses: list[QDBusConnection] = []
        self._delay: QDBusUnixFileDescriptor | None = None
        self._asked: QDBusPendingCallWatcher | None = None

    def begin(self) -> None:
        """Listen, and ask the system to wait for us a moment before it sleeps."""
        self.stop()
        system = self._bus("system")
        if system is not None:
            self._hear(system, _MANAGER, "PrepareForSleep", "prepares(QDBusMessage)")
            for name in ("Lock", "Unlock"):
                self._hear(system, _SESSION, name, "session_told(QDBusMessage)", self._path)
            changed = "session_changed(QDBusMessage)"
            self._hear(system, _PROPERTIES, "PropertiesChanged", changed, self._path)
            self._ask_for_delay(system)
        session = self._bus("session")
        if session is not None:
            for saver in _SCREEN_SAVERS:
                self._hear(session, saver, "ActiveChanged", "saver_told(QDBusMessage)")

    def stop(self) -> None:
        """Listen no more."""
        for bus in self._buses:
            QDBusConnection.disconnectFromBus(bus.name())
        self._buses.clear()
        self.locked()

    def locked(self) -> None:
        """Let the computer sleep now."""
        if self._asked is not None:
            self._asked.deleteLater()
        self._asked = None
        self._delay = None

    @Slot(QDBusMessage)
    def prepares(self, message: QDBusMessage) -> None:
        """Hear that the computer goes to sleep, or that it is back."""
        del message
        self.sleeping.emit()

    @Slot(QDBusMessage)
    def session_told(self, message: QDBusMessage) -> None:
        """Hear that the session is locked or opened; before it opens, everything has to be shut."""
        del message
        self.left.emit()

    @Slot(QDBusMessage)
    def session_changed(self, message: QDBusMessage) -> None:
        """Hear that another session is in front now, or that this one is locked."""
        if message.arguments()[:1] != [_SESSION] or not self._buses:
            return
        # The bindings can't read a map out of a message, so what changed is asked for.
        self._ask(message, "Active").finished.connect(self._activity_known)
        self._ask(message, "LockedHint").finished.connect(self._hint_known)

    @Slot(QDBusMessage)
    def saver_told(self, message: QDBusMessage) -> None:
        """Hear that the screen was locked or opened."""
        del message
        self.left.emit()

    def _ask(self, about: QDBusMessage, name: str) -> QDBusPendingCallWatcher:
        call = QDBusMessage.createMethodCall(about.service(), about.path(), _PROPERTIES, "Get")
        call.setArguments([_SESSION, name])
        return QDBusPendingCallWatcher(self._buses[0].asyncCall(call, _PATIENCE_MS), self)

    def _activity_known(self, answered: QDBusPendingCallWatcher) -> None:
        if _truth(answered) is False:
            self.left.emit()

    def _hint_known(self, answered: QDBusPendingCallWatcher) -> None:
        if _truth(answered) is True:
            self.left.emit()

    def _bus(self, name: str) -> QDBusConnection | None:
        address = self._addresses[name]
        if not address:
            return None
        bus = QDBusConnection.connectToBus(address, f"growing-us-{name}-{id(self):x}")
        if not bus.isConnected():
            QDBusConnection.disconnectFromBus(bus.name())
            return None
        self._buses.append(bus)
        return bus

    def _hear(
        self, bus: QDBusConnection, interface: str, signal: str, slot: str, path: str = ""
    ) -> None:
        # Named without the sender: to ask who that is would mean to wait for an answer.
        # The stubs ask for bytes, which the binding itself refuses.
        bus.connect("", path, interface, signal, self, SLOT(slot))  # pyright: ignore[reportArgumentType]

    def _ask_for_delay(self, bus: QDBusConnection) -> None:
        call = QDBusMessage.createMethodCall(
            _LOGIND, "/org/freedesktop/login1", _MANAGER, "Inhibit"
        )
        call.setArguments(["sleep", "Growing Us", "Locks first", "delay"])
        self._asked = QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE_MS), self)
        self._asked.finished.connect(self._may_delay)

    def _may_delay(self, answered: QDBusPendingCallWatcher) -> None:
        given = answered.reply().arguments()
        if not answered.isError() and given and isinstance(given[0], QDBusUnixFileDescriptor):
            self._delay = given[0]


def _system_address(environment: Mapping[str, str]) -> str:
    named = environment.get("DBUS_SYSTEM_BUS_ADDRESS")
    if named is not None:
        return _local(named)
    return f"unix:path={_SYSTEM_SOCKET}" if _SYSTEM_SOCKET.exists() else ""


def _local(address: str) -> str:
    """The address if every way it names is a local socket: this program opens no connection."""
    ways = [way for way in address.split(";") if way]
    return address if ways and all(way.startswith("unix:") for way in ways) else ""


def _as_label(name: str) -> str:
    """A name as part of an object path, as logind writes it."""
    return _TO_ESCAPE.sub(lambda sign: b"_%02x" % sign[0][0], name.encode()).decode()


def _truth(answered: QDBusPendingCallWatcher) -> object:
    given = answered.reply().arguments()
    answered.deleteLater()
    return given[0].variant() if given and isinstance(given[0], QDBusVariant) else None
