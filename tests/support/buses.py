"""A message bus of a test's own, with a logind on it that says what it is told to say."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>custom</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""
LOGIND = "org.freedesktop.login1"
SESSION = "/org/freedesktop/login1/session/_37"
"""Of the session named 7."""


@contextmanager
def message_bus(folder: Path) -> Iterator[str]:
    """A private bus; gives its address."""
    socket = folder / "bus"
    configuration = folder / "bus.conf"
    configuration.write_text(CONFIGURATION.format(socket=socket), encoding="ascii")
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdout is not None
    daemon.stdout.readline()
    try:
        yield f"unix:path={socket}"
    finally:
        daemon.kill()
        daemon.communicate()


class Logind(QDBusVirtualObject):
    """Owns logind's name, gives out delays and tells of properties.

    Args:
        address: of the bus.
    """

    def __init__(self, address: str) -> None:
        super().__init__()
        self._bus = QDBusConnection.connectToBus(address, "fake-logind")
        assert self._bus.registerService(LOGIND)
        option = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self._bus.registerVirtualObject("/org/freedesktop/login1", self, option)
        self.properties: dict[str, bool] = {"Active": True, "LockedHint": False}
        self.delays: list[int] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(  # noqa: N802 - Qt's name
        self, message: QDBusMessage, connection: QDBusConnection
    ) -> bool:
        if message.member() == "Inhibit":
            assert message.arguments()[3] == "delay"
            ours, given = os.pipe()
            connection.send(message.createReply(QDBusUnixFileDescriptor(given)))
            os.close(given)
            os.set_blocking(ours, False)
            self.delays.append(ours)
            return True
        if message.member() == "Get":
            value = self.properties[message.arguments()[1]]
            connection.send(message.createReply(QDBusVariant(value)))
            return True
        return False

    def is_waited_for(self) -> bool:
        """Whether somebody still holds the newest delay."""
        try:
            return os.read(self.delays[-1], 1) != b""
        except BlockingIOError:
            return True

    def say(self, path: str, interface: str, name: str, *arguments: object) -> None:
        """Emit a signal."""
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        assert self._bus.send(signal)

    def close(self) -> None:
        for descriptor in self.delays:
            os.close(descriptor)
        self._bus.unregisterObject("/org/freedesktop/login1")
        QDBusConnection.disconnectFromBus("fake-logind")
