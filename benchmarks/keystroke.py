"""How long it takes from pressing a key in the first words to the painted letter, coach at work.

Run ``python -m benchmarks.keystroke [--keys N] [--size 1|10] [--words N]``. The room of openers
stands over a made-up life; a draft is typed at a person's pace, with rests long enough for the coach
to read. Then a key is pressed in the middle of a draft of so many words, as paragraphs and as a
single one: what the UI thread does for it, and until the letter is painted.
"""

import argparse
import os
import sys
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from benchmarks.measure import rest, show, wait_until
from growingus_desktop.coach.coach import load_coach
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.demo.vault import demo_vault
from growingus_desktop.presenters.drafts import DraftKeeper
from growingus_desktop.presenters.gate import GateKeeper
from growingus_desktop.presenters.navigator import Navigator
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.presenters.timers import QtTimers
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.vault import Vault
from growingus_desktop.views.openers import OpenersPage

TEXT = (
    "I love how we cook together on a Friday. But you never clear the table, and you don't seem"
    " to notice that I'm still up at eleven with the pans. I felt worn out by it last week."
    " Could we do the kitchen together before the film this Friday, ten minutes, and then stop? "
)
BETWEEN_KEYS_MS = 45
REST_MS = 700
KEYS_TO_A_REST = 25


class NextPaint(QObject):
    """Notes when a widget has been painted after a key.

    Args:
        widget: the one the letter appears in.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._waiting = False
        self.at: float | None = None
        self._widget = widget
        widget.installEventFilter(self)

    def wait_for(self) -> None:
        """Note the next paint."""
        self._waiting, self.at = True, None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the end of the paint: the loop only turns again once it is over."""
        if watched is self._widget and self._waiting and event.type() == QEvent.Type.Paint:
            self._waiting = False
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.at = monotonic()


def scope_over(vault: Vault) -> Scope:
    """What is behind the lock, as the program puts it together."""
    coach = load_coach("en")
    tasks, timers = Tasks(vault), QtTimers()
    return Scope(
        tasks=tasks,
        drafts=DraftKeeper(tasks, timers),
        gate=GateKeeper(coach),
        coach=coach,
        navigator=Navigator(),
        clock=SystemClock(),
        timers=timers,
    )


def type_it(editor: QPlainTextEdit, keys: int) -> list[float]:
    """Type so many letters and give what each took, in milliseconds."""
    editor.setFocus()
    paint = NextPaint(editor.viewport())
    took: list[float] = []
    for number in range(keys):
        letter = TEXT[number % len(TEXT)]
        rest(REST_MS if number % KEYS_TO_A_REST == 0 else BETWEEN_KEYS_MS)
        paint.wait_for()
        begun = monotonic()
        QTest.keyClicks(editor, letter)
        wait_until(lambda: paint.at is not None)
        took.append(((paint.at or begun) - begun) * 1000)
        if number % len(TEXT) == len(TEXT) - 1:
            editor.clear()
    return took


def type_into(editor: QPlainTextEdit, place: int, keys: int) -> tuple[list[float], list[float]]:
    """Type so many letters at a place: milliseconds of the UI thread, and until each is painted."""
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)
    editor.setFocus()
    paint = NextPaint(editor.viewport())
    handled: list[float] = []
    painted: list[float] = []
    for number in range(keys):
        rest(REST_MS if number % KEYS_TO_A_REST == 0 else BETWEEN_KEYS_MS)
        paint.wait_for()
        begun = monotonic()
        QTest.keyClicks(editor, TEXT[number % len(TEXT)])
        handled.append((monotonic() - begun) * 1000)
        wait_until(lambda: paint.at is not None)
        painted.append(((paint.at or begun) - begun) * 1000)
    return handled, painted


def long_draft(words: int, between: str) -> str:
    """A draft of so many words, with something to remark on in each of its parts."""
    text, number = "", 0
    while len(text.split()) < words:
        number += 1
        text += f"{TEXT.strip()} That was on day {number}.{between}"
    return text


def read_times(keys: int) -> list[float]:
    """What one reading of the whole draft takes the coach, in milliseconds."""
    coach, took = load_coach("en"), list[float]()
    coach.read(TEXT)
    for number in range(keys):
        begun = monotonic()
        coach.read(f"{TEXT} {number}")
        took.append((monotonic() - begun) * 1000)
    return took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=260)
    parser.add_argument("--size", type=int, default=1)
    parser.add_argument("--words", type=int, default=2000)
    chosen = parser.parse_args()
    application = QApplication(sys.argv[:1])
    Theme(application)
    vault = demo_vault(SystemClock(), size=chosen.size)
    scope = scope_over(vault)
    presenter = OpenersPresenter(scope)
    page = OpenersPage(presenter)
    page.resize(1060, 740)
    page.show()
    presenter.show(Destination(Room.OPENERS, Tool.NEW_OPENER))
    rest(REST_MS)
    wait_until(lambda: scope.tasks.under_way == 0)
    editor = page.findChild(QPlainTextEdit, "words")
    if editor is None or not editor.isVisible():
        raise RuntimeError("the first words are not on the page")
    show(f"key to painted letter, demo x{chosen.size}", type_it(editor, chosen.keys))
    rest(REST_MS)
    print(f"remarks beside the text at the end: {len(presenter.opener.coach.state.cards)}")
    show(f"coach reads {len(TEXT.split())} words", read_times(200))
    for shape, between in (("in paragraphs", "\n\n"), ("as one paragraph", " ")):
        draft = long_draft(chosen.words, between)
        editor.setPlainText(draft)
        rest(2 * REST_MS)
        wait_until(lambda: scope.tasks.under_way == 0)
        cards = len(presenter.opener.coach.state.cards)
        handled, painted = type_into(
            editor, draft.index("I felt worn", len(draft) // 2), chosen.keys
        )
        print(f"{len(draft.split())} words {shape}, {cards} remarks beside them")
        show("key handled on the UI thread", handled)
        show("key to painted letter", painted)
    wait_until(lambda: scope.tasks.under_way == 0)
    scope.tasks.stop()
    vault.close()


if __name__ == "__main__":
    main()
