"""How long Ctrl+K takes for each key, with ten thousand things to find.

Run ``python -m benchmarks.go_to [--entries N] [--words N] [--rounds N]``. A vault in memory is filled
with openers and reflections of so many words; the list is opened over it and words are typed letter by
letter, of which some are in every entry, some in few and some in none. What is told: how long the list
takes until everything can be found, what the UI thread does for a key – by the clock, and in processor
time, which other work on the machine lengthens little – and until it is painted.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from time import monotonic, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.keystroke import NextPaint, scope_over
from benchmarks.measure import rest, show, wait_until
from growingus_desktop.core.clock import SystemClock, today
from growingus_desktop.models.openers import Opener
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.presenters.go_to import GoTo
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.go_to import GoToDialog

STOCK = (
    "the a we I you when after before dinner kitchen evening Sunday quiet phone dishes walk asked",
    "said nothing later slept late talked about work mother money holiday café naïve déjà it’s",
    "don’t felt lonely worn out hopeful again this week maybe next time because and then but still",
)
TYPED = ("the", "dishes", "late sunday", "holiday mo", "cafe", "xylophone", "e", "starting al")
BETWEEN_KEYS_MS = 60


def fill(session: VaultSession, entries: int, words: int) -> None:
    """Write so many things, one in ten of them an opener."""
    random = Random(7)
    day = today(session.clock)
    stock = " ".join(STOCK).split()

    def text(many: int) -> str:
        return " ".join(random.choices(stock, k=many))

    for number in range(entries):
        if number % 10 == 0:
            session.add(Opener(title=text(4), words=text(words)))
        else:
            about = day - timedelta(days=number % 4000)
            session.add(Reflection(title=text(5), text=text(words), about=about))


def type_all(field: QLineEdit, rounds: int) -> Iterator[tuple[float, float, float]]:
    """Type everything so often: milliseconds the UI thread took, ran, and until it is painted."""
    paint = NextPaint(field)
    for _ in range(rounds):
        for typed in TYPED:
            field.clear()
            rest(BETWEEN_KEYS_MS)
            for letter in typed:
                rest(BETWEEN_KEYS_MS)
                paint.wait_for()
                begun, ran = monotonic(), thread_time()
                QTest.keyClicks(field, letter)
                handled, ran = (monotonic() - begun) * 1000, (thread_time() - ran) * 1000
                wait_until(lambda: paint.at is not None)
                yield handled, ran, ((paint.at or begun) - begun) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    application = QApplication(sys.argv[:1])
    Theme(application)
    vault = memory_vault(SystemClock())
    vault.submit(lambda session: fill(session, chosen.entries, chosen.words)).result()
    scope = scope_over(vault)
    opened: list[float] = []
    for _ in range(3):
        begun = monotonic()
        presenter = GoTo(scope)
        wait_until(lambda presenter=presenter: presenter.state.is_ready)
        opened.append((monotonic() - begun) * 1000)
        presenter.forget()
    presenter = GoTo(scope)
    dialog = GoToDialog(presenter)
    dialog.show()
    wait_until(lambda: presenter.state.is_ready)
    rest(500)
    field = dialog.findChild(QLineEdit, "goTo.field")
    if field is None:
        raise RuntimeError("there is no field to type into")
    field.setFocus()
    took = list(type_all(field, chosen.rounds))
    print(f"{presenter.size} things to find, {chosen.words} words each")
    show("opened → everything can be found", opened)
    show("key handled on the UI thread", [handled for handled, _, _ in took])
    show("key handled: processor time", [ran for _, ran, _ in took])
    show("key to painted rows", [painted for _, _, painted in took])
    dialog.close()
    scope.tasks.stop()
    vault.close()


if __name__ == "__main__":
    main()
