"""Sleep, a locked session, another person's session and clocks that jump lock before anything shows."""

import ctypes
import os
import shutil
from collections.abc import Callable, Iterator
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.heartbeat import read_clocks
from growingus_desktop.app.session_mac import MacSession
from growingus_desktop.app.session_watch import SessionWatch, watch_nothing, watch_session
from growingus_desktop.app.session_windows import WindowsSession
from growingus_desktop.presenters.timers import QtTimers, Timers
from growingus_desktop.store.lock_settings import LockSettings
from tests.journeys.test_lock import WORDS, behind, is_locked, unlock, write, write_again
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.vaults import folder_in, new_vault

SLEPT = "Locked when the computer went to sleep"
LEFT = "Locked when the session was locked"
JUMPED = "Locked when the computer’s clock jumped"


class Frames(QObject):
    """Notes which page of the window stands in front each time anything of it is painted."""

    def __init__(self, started: Program) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._stack = started.window.centralWidget()
        self._application = QApplication.instance()
        for widget in (started.window, *started.window.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and isinstance(self._stack, QStackedWidget):
            self.seen.append(self._stack.currentWidget().objectName())
        return False


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Program, FixedClock, HandTimers]]:
    clock, timers = FixedClock(), HandTimers()
    new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, clock, timers=timers) as started:
        unlock(started)
        yield started, clock, timers


Opened = tuple[Program, FixedClock, HandTimers]


def test_after_half_a_day_of_sleep_the_first_frame_shows_nothing(opened: Opened) -> None:
    started, clock, _ = opened
    field = write(started)
    frames = Frames(started)
    clock.advance(hours=12)
    field.update()
    started.window.update()
    started.wait(lambda: is_locked(started))
    assert set(frames.seen) <= {"blankPage", "lockPage"}
    started.see(SLEPT)
    assert not started.window.isMinimized()
    unlock(started)
    assert write_again(started) == WORDS


def test_nothing_typed_after_a_sleep_reaches_the_page_that_was_open(opened: Opened) -> None:
    started, clock, _ = opened
    write(started)
    clock.advance(seconds=36)
    started.type("x")
    assert is_locked(started)
    unlock(started)
    assert write_again(started) == WORDS


@pytest.mark.parametrize("step", [{"days": -3653}, {"days": 3653}, {"seconds": 31}])
def test_a_clock_that_jumps_locks(opened: Opened, step: dict[str, float]) -> None:
    started, clock, timers = opened
    ran = clock._ran
    clock.advance(**step)
    clock._ran = ran
    timers.advance(5_000)
    assert is_locked(started)
    started.see(JUMPED)


def test_time_that_passes_as_it_should_locks_nothing(opened: Opened) -> None:
    started, clock, timers = opened
    for _ in range(40):
        clock.advance(seconds=6)
        timers.advance(5_000)
        started.window.update()
        started.settle()
    assert not is_locked(started)


def test_no_beat_is_left_once_it_is_locked(opened: Opened) -> None:
    started, clock, timers = opened
    started.application.lock(hide=False)
    clock.advance(hours=2)
    timers.advance(60_000)
    assert started.window.findChild(QWidget, "lockReason").isHidden()


def test_whoever_wants_it_open_after_a_nap_finds_it_shut_after_a_night(opened: Opened) -> None:
    started, clock, timers = opened
    behind(started)._hands.apply_lock_settings(LockSettings(on_sleep=False))
    clock.advance(minutes=4)
    timers.advance(5_000)
    assert not is_locked(started)
    clock.advance(hours=9)
    timers.advance(5_000)
    started.see("Locked after 5 minute")


def test_this_computers_clocks_go_forward_together() -> None:
    first, second = read_clocks(), read_clocks()
    assert second.boot >= first.boot
    assert abs((second.wall - first.wall) - (second.boot - first.boot)) < 30


# Linux: the message buses


@pytest.fixture
def logind(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Any, str]]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon here")
    from tests.support.buses import Logind, message_bus

    # The path of a socket has to be short.
    place = Path(os.environ["XDG_RUNTIME_DIR"]) / str(os.getpid())
    place.mkdir(exist_ok=True)
    with message_bus(place) as address:
        fake = Logind(address)
        yield fake, address
        fake.close()


def on_bus(address: str) -> Callable[[QWidget, Timers], SessionWatch]:
    from growingus_desktop.app.session_linux import linux_session

    told = {
        "DBUS_SYSTEM_BUS_ADDRESS": address,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "XDG_SESSION_ID": "7",
    }
    return lambda window, _timers: linux_session(window, told)


MANAGER = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")
SEVENTH = "/org/freedesktop/login1/session/_37"
OTHER = "/org/freedesktop/login1/session/c1"
OURS = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
NEWS: list[tuple[str, tuple[Any, ...], dict[str, bool], str]] = [
    ("sleep", (*MANAGER, "PrepareForSleep", True), {}, SLEPT),
    ("lock", (SEVENTH, OURS, "Lock"), {}, LEFT),
    ("unlock", (SEVENTH, OURS, "Unlock"), {}, LEFT),
    (
        "user switch",
        (SEVENTH, PROPERTIES, "PropertiesChanged", OURS, {"Active": False}, ["x"]),
        {"Active": False},
        LEFT,
    ),
    (
        "locked hint",
        (SEVENTH, PROPERTIES, "PropertiesChanged", OURS, {"LockedHint": True}, ["x"]),
        {"LockedHint": True},
        LEFT,
    ),
    ("kde", ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True), {}, LEFT),
    ("gnome", ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True), {}, LEFT),
]


@pytest.mark.parametrize("news", NEWS, ids=[each[0] for each in NEWS])
def test_what_the_bus_tells_locks_with_its_reason(
    qtbot: QtBot,
    tmp_path: Path,
    logind: tuple[Any, str],
    news: tuple[str, tuple[Any, ...], dict[str, bool], str],
) -> None:
    fake, address = logind
    _, signal, properties, reason = news
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path).path
    timers = HandTimers()
    watch = on_bus(address)
    with program(qtbot, folder, FixedClock(), timers=timers, watch_session=watch) as started:
        unlock(started)
        started.wait(lambda: bool(fake.delays))
        assert fake.is_waited_for()
        write(started)
        fake.properties |= properties
        fake.say(*signal)
        started.wait(lambda: is_locked(started))
        started.see(reason)
        # Only now may the computer sleep.
        started.wait(lambda: not fake.is_waited_for())
        assert not started.window.isMinimized()
        assert started.window.findChildren(QPlainTextEdit) == []
        unlock(started)
        assert write_again(started) == WORDS


def test_news_of_other_sessions_and_settings_turned_off_lock_nothing(
    qtbot: QtBot, tmp_path: Path, logind: tuple[Any, str]
) -> None:
    fake, address = logind
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path).path
    watch = on_bus(address)
    with program(qtbot, folder, FixedClock(), timers=HandTimers(), watch_session=watch) as started:
        unlock(started)
        started.wait(lambda: bool(fake.delays))
        fake.say(OTHER, OURS, "Lock")
        fake.say(SEVENTH, PROPERTIES, "PropertiesChanged", OURS, {"IdleHint": True}, ["x"])
        fake.say(SEVENTH, PROPERTIES, "PropertiesChanged", "org.other.Thing", {}, ["x"])
        behind(started)._hands.apply_lock_settings(LockSettings(on_sleep=False, on_session=False))
        fake.say(*MANAGER, "PrepareForSleep", True)
        fake.say(SEVENTH, OURS, "Lock")
        started.pause(150)
        assert not is_locked(started)
        behind(started)._hands.apply_lock_settings(LockSettings())
        fake.say(SEVENTH, OURS, "Lock")
        started.wait(lambda: is_locked(started))


@pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="Linux only")
@pytest.mark.parametrize(
    "address",
    ["", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "unix:path=/a;tcp:host=b"],
)
def test_without_a_local_bus_nothing_fails_and_nothing_is_said(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path).path
    watch = on_bus(address)
    with program(qtbot, folder, FixedClock(), timers=HandTimers(), watch_session=watch) as started:
        unlock(started)
        started.application.lock()
        unlock_after_hiding(started)
    assert caplog.records == []


def unlock_after_hiding(started: Program) -> None:
    started.window.showNormal()
    unlock(started)


# Windows and macOS, as far as they can be tried anywhere


@pytest.mark.parametrize(
    ("message", "parameter", "heard"),
    [
        (0x0218, 0x4, "sleeping"),
        (0x0218, 0x12, "sleeping"),
        (0x0218, 0xA, ""),
        (0x02B1, 0x7, "left"),
        (0x02B1, 0x2, "left"),
        (0x02B1, 0x8, ""),
        (0x0100, 0x4, ""),
    ],
)
def test_the_messages_of_windows_are_understood(
    qapp: QApplication, message: int, parameter: int, heard: str
) -> None:
    window = QWidget()
    watch = WindowsSession(window)
    news: list[str] = []
    watch.sleeping.connect(lambda: news.append("sleeping"))
    watch.left.connect(lambda: news.append("left"))
    sent = wintypes.MSG(message=message, wParam=parameter)
    passed_on = watch._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent))
    assert passed_on == (False, 0)
    assert watch._filter.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert news == ([heard] if heard else [])
    window.deleteLater()


def test_a_mac_is_asked_every_five_seconds_until_it_says_so(qapp: QApplication) -> None:
    timers = HandTimers()
    answers = iter([False, False, True])
    watch = MacSession(None, timers, lambda: next(answers))
    news: list[str] = []
    watch.left.connect(lambda: news.append("left"))
    watch.begin()
    timers.advance(10_000)
    assert news == []
    timers.advance(5_000)
    assert news == ["left"]
    timers.advance(60_000)
    watch.stop()


def test_every_system_has_a_watch(qapp: QApplication) -> None:
    window = QWidget()
    for make in (watch_session, watch_nothing):
        watch = make(window, QtTimers())
        watch.stop()
    window.deleteLater()
