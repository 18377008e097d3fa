"""The process at the other end of `tests.support.driven`."""

import ctypes
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from growingus_desktop.app import application, start
from growingus_desktop.app.heartbeat import Reading
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.store.drafts import Typed, waiting_under
from tests.support.program import CHEAP

PR_SET_DUMPABLE = 4


class Driven(application.Application):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # A machine that stands still for a while, as a shared one may, must not lock it by itself.
        standing = Reading(0.0, 0.0)
        kwargs["surroundings"] = replace(kwargs["surroundings"], read_clocks=lambda: standing)
        super().__init__(*args, kdf=CHEAP, **kwargs)
        # The program forbids it (trust T14); the test looks at it from outside.
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
        self._input = b""
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._listen)

    def start(self) -> bool:
        shown = super().start()
        page = self.window.findChild(QLabel, "lockReason")
        _answer(
            "start",
            shown=shown,
            minimised=self.window.isMinimized(),
            reason=page.text() if page else "",
        )
        return shown

    def _listen(self) -> None:
        more = os.read(0, 65536)
        if not more:
            self.leave()
            return
        self._input += more
        while b"\n" in self._input:
            line, self._input = self._input.split(b"\n", 1)
            told = json.loads(line)
            getattr(self, f"_do_{told['do']}")(told["text"])

    def _do_unlock(self, text: str) -> None:
        field = self.window.findChild(QLineEdit)
        QTest.keyClicks(field, text)
        self.window.findChild(QLineEdit).returnPressed.emit()
        self._when(lambda: self.unlocked is not None, "unlock")

    def _do_write(self, text: str) -> None:
        self.open_destination(Destination(Room.OPENERS, Tool.LET_IT_OUT))

        def there() -> bool:
            return self.unlocked is not None and self.unlocked.scope.tasks.under_way == 0

        def go_on() -> None:
            field = self.window.findChild(QPlainTextEdit, "raw")
            field.setFocus()
            QTest.keyClicks(field, text)
            _answer("write")

        self._when(there, "", go_on)

    def _do_type(self, text: str) -> None:
        """Type on and on, a key every tenth of a second, and tell what the vault holds of it."""
        self._do_write("")
        behind = self.unlocked
        assert behind is not None
        letters = iter(text)

        def press() -> None:
            field = self.window.findChild(QPlainTextEdit, "raw")
            QTest.keyClicks(field, next(letters))
            _answer("key")

        def look() -> None:
            # `kept` is said only once nothing newer is typed, which on a slow machine is never.
            tasks.in_vault(self, lambda session: waiting_under(session, "opener/"), tell)

        def tell(found: dict[str, Typed]) -> None:
            for typed in found.values():
                _answer("kept", length=len(typed.text))

        tasks = behind.scope.tasks
        keys = QTimer(self)
        keys.timeout.connect(press)
        looks = QTimer(self)
        looks.timeout.connect(look)
        looks.start(500)
        self._when(lambda: behind.scope.tasks.under_way == 0, "", lambda: keys.start(100))

    def _do_lock(self, text: str) -> None:
        self.lock(application.reason_of(text), hide=not text)

    def _do_raise(self, _text: str) -> None:
        self._when(lambda: not self.window.isMinimized(), "raise")

    def _do_leave(self, _text: str) -> None:
        self.leave()

    def _when(
        self, ready: Callable[[], bool], name: str, then: Callable[[], None] | None = None
    ) -> None:
        if not ready():
            QTimer.singleShot(20, lambda: self._when(ready, name, then))
        elif then is None:
            _answer(name)
        else:
            then()


def main() -> None:
    """Start as the program does."""
    application.Application = Driven  # type: ignore[misc]
    sys.exit(start.start(sys.argv[1:]))


def _answer(name: str, **more: object) -> None:
    print(json.dumps({"did": name, **more}), flush=True)
