"""The whole program through its window: keys, object names and the words a person sees."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.application import Application
from growingus_desktop.app.arguments import AfterLock, Arguments
from growingus_desktop.app.capture import SetAffinity
from growingus_desktop.app.heartbeat import Reading
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.app.relaunch import Handover
from growingus_desktop.app.session_watch import WatchSession, watch_nothing
from growingus_desktop.app.surroundings import Surroundings
from growingus_desktop.app.tray import MakeTrayIcon, no_tray_icon
from growingus_desktop.core.clock import Clock
from growingus_desktop.presenters.timers import QtTimers, Timers
from growingus_desktop.theme.theme import Theme
from tests.support.vaults import ANY_COST, FAST

CHEAP = Kdf(FAST, ANY_COST)
PATIENCE_MS = 30_000
W = TypeVar("W", bound=QWidget)


class Program:
    """A running program and the hands of the person before it.

    Args:
        application: the program, started.
        qtbot: lets it run.
        relaunches: what a fresh program would have been told, instead of being started.
    """

    def __init__(
        self, application: Application, qtbot: QtBot, relaunches: list[Handover] | None = None
    ) -> None:
        self.application = application
        self.relaunches = relaunches if relaunches is not None else []
        self.window = application.window
        self.qtbot = qtbot

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the program run until something is so."""
        self.qtbot.waitUntil(done, timeout=PATIENCE_MS)

    def pause(self, milliseconds: int) -> None:
        """Let the program run for a while, as a person who stops to think."""
        self.qtbot.wait(milliseconds)

    def settle(self) -> None:
        """Wait until nothing is under way in the vault or the pool."""
        unlocked = self.application.unlocked
        if unlocked is not None:
            self.wait(lambda: unlocked.scope.tasks.under_way == 0)

    def top(self) -> QWidget:
        """The dialog on top, or the window."""
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog) and modal.isVisible():
            return modal
        dialogs = [
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        ]
        return dialogs[-1] if dialogs else self.window

    def find(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The visible widget of that object name, once it is there."""

        def shown() -> list[W]:
            everywhere = [self.top(), self.window]
            found = [each for place in everywhere for each in place.findChildren(kind, name)]
            return [each for each in found if each.isVisible()]

        self.wait(lambda: bool(shown()))
        return shown()[0]

    def focus(self, name: str) -> QWidget:
        """Put the focus on a widget, as Tab would in the end."""
        widget = self.find(name)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        return widget

    def tab_to(self, name: str, at_most: int = 60) -> int:
        """Press Tab until the widget of that name has the focus; how often it took."""
        wanted = self.find(name)
        for presses in range(at_most):
            focused = self._focused()
            if focused is wanted or wanted.isAncestorOf(focused):
                return presses
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} was not reached by Tab")

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(self._focused(), text)

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key where the focus is."""
        QTest.keyClick(self._focused(), key, modifiers)

    def press(self, name: str) -> None:
        """Press a button by the keyboard."""
        self.focus(name)
        self.key(Qt.Key.Key_Space)

    def words(self) -> str:
        """Everything that can be read on top, for looking for a word in it."""
        return "\n".join(
            label.text() for label in self.top().findChildren(QLabel) if label.isVisible()
        )

    def see(self, words: str) -> None:
        """Wait until words can be read on top."""
        self.wait(lambda: words in self.words())

    def _focused(self) -> QWidget:
        top = self.top()
        if QApplication.activeWindow() is not top:
            # A window manager would do this when a dialog closes; offscreen there is none.
            top.activateWindow()
            self.wait(lambda: QApplication.activeWindow() is top)
        return top.focusWidget() or top


@contextmanager
def program(
    qtbot: QtBot,
    folder: Path,
    clock: Clock,
    *,
    timers: Timers | None = None,
    choose_file: Callable[[str], Path | None] | None = None,
    demo: bool = False,
    after_lock: AfterLock | None = None,
    watch_session: WatchSession = watch_nothing,
    set_affinity: SetAffinity | None = None,
    tray_icon: MakeTrayIcon = no_tray_icon,
) -> Iterator[Program]:
    """Start the program over a vault folder, and end it as closing its window does.

    Args:
        qtbot: lets it run.
        folder: the vault's folder, which may not exist yet.
        clock: what time it is.
        timers: delays; real ones unless given.
        choose_file: answers where to save.
        demo: look around instead of opening a vault.
        set_affinity: keeps windows out of captures.
        watch_session: hears of sleep and of the session.
        tray_icon: makes a place in the tray.
        after_lock: what a former self of the program left to be told.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if application.findChild(Theme) is None:
        Theme(application)
    relaunches: list[Handover] = []
    started = Application(
        Arguments(folder, demo=demo, after_lock=after_lock),
        clock,
        timers or QtTimers(),
        CHEAP,
        Surroundings(
            relaunch=relaunches.append,
            watch_session=watch_session,
            set_affinity=set_affinity,
            read_clocks=lambda: Reading(clock.monotonic(), clock.now().timestamp()),
            tray_icon=tray_icon,
        ),
    )
    if choose_file is not None:
        started.choose_file = choose_file
    running = Program(started, qtbot, relaunches)
    assert started.start()
    qtbot.waitExposed(started.window)
    started.window.activateWindow()
    try:
        yield running
    finally:
        started.leave()
        qtbot.waitUntil(lambda: started.has_ended, timeout=PATIENCE_MS)
        # A window nobody deletes keeps its program alive, and is restyled with every later one.
        started.window.deleteLater()
        started.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
