"""How long Check-in, Long view and Today take over ten years: 500 check-ins, 2,000 asks.

Run ``python -m benchmarks.weeks_and_asks [--check-ins N] [--asks N] [--rounds N]``. A vault in memory
is filled; each room is asked for and painted at the size it has in the window, then asked again, and
the long view's table is opened and narrowed letter by letter.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.keystroke import scope_over
from benchmarks.measure import show, wait_until
from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.framings import load_framings
from growingus_desktop.core.clock import SystemClock, today
from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.models.asks import Answer, Ask
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.patterns import Repair
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_state import Span
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.today import TodayPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.checkins import CheckInPage
from growingus_desktop.views.longview import LongViewPage
from growingus_desktop.views.longview_timeline import TimelineCard
from growingus_desktop.views.today import TodayPage

TEN_YEARS = 3650
LOOKED_FOR = "walk on sunday"
ENDS = range(1, len(LOOKED_FOR) + 1)
SIZE = (1070, 760)


def fill(session: VaultSession, check_ins: int, asks: int) -> None:
    """Write ten years of them, and a repair every third day."""
    day = today(session.clock)
    keys = [item.key for item in load_checkin().items if not item.guarded]
    framings = [one.id for one in load_framings().all]
    for number in range(check_ins):
        row = CheckIn(day=day - timedelta(7 * number + 1))
        for at, key in enumerate(keys):
            setattr(row, key, (3 * number + at) % 5)
        session.add(row)
    for number in range(asks):
        session.add(
            Ask(
                asked_on=day - timedelta(number * TEN_YEARS // asks),
                answer=list(Answer)[number % 6],
                framing=framings[number % len(framings)],
                text="Would you come for a walk on Sunday before lunch, only the two of us?",
            )
        )
    for number in range(TEN_YEARS // 3):
        session.add(Repair(day=day - timedelta(3 * number)))


def took(run: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    begun = monotonic()
    run()
    return (monotonic() - begun) * 1000


def paint(page: QWidget) -> None:
    """Lay out and draw all of it."""
    QApplication.processEvents()
    page.grab()


def look_for(room: LongViewPresenter, words: str, page: QWidget) -> None:
    """Narrow the table to these words, and show it."""
    room.asks.look_for(words)
    paint(page)


def turn_to(room: LongViewPresenter, span: Span, page: QWidget) -> None:
    """Show another stretch of time."""
    room.asks.choose_span(span)
    paint(page)


def measure(scope: Scope, rounds: int) -> None:
    """Ask for each room so often, and paint it each time."""
    locale = QLocale("en_GB")
    check_in, long_view = CheckInPresenter(scope, locale), LongViewPresenter(scope, locale)
    today_room = TodayPresenter(scope, locale)
    pages: tuple[tuple[Room, CheckInPresenter | LongViewPresenter | TodayPresenter, QWidget], ...]
    pages = (
        (Room.CHECKIN, check_in, CheckInPage(check_in)),
        (Room.LONG_VIEW, long_view, LongViewPage(long_view)),
        (Room.TODAY, today_room, TodayPage(today_room)),
    )
    for room, presenter, page in pages:
        page.resize(*SIZE)
        page.show()
        asked: list[float] = []
        painted: list[float] = []
        for _ in range(rounds):
            begun = monotonic()
            presenter.show(Destination(room))
            wait_until(lambda: scope.tasks.under_way == 0)
            asked.append((monotonic() - begun) * 1000)
            if presenter is check_in:
                check_in.look()
            painted.append(took(lambda page=page: paint(page)))
        show(f"{room.value}: asked for", asked)
        show(f"{room.value}: laid out and painted", painted)
        if isinstance(page, LongViewPage):
            ways = (Span.ALL, Span.YEAR, Span.ALL)
            turned = [took(partial(turn_to, long_view, span, page)) for span in ways]
            show("longview: all of it, a year, all of it", turned)
            card = page.findChild(TimelineCard)
            if card is not None:
                card.show_table()
            show("longview: its table", [took(lambda page=page: paint(page))])
            letters = [took(partial(look_for, long_view, LOOKED_FOR[:end], page)) for end in ENDS]
            show("longview: a letter to look for", letters)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check-ins", type=int, default=500)
    parser.add_argument("--asks", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    qt = QApplication(sys.argv[:1])
    Theme(qt)
    vault = memory_vault(SystemClock())
    vault.submit(lambda session: fill(session, given.check_ins, given.asks)).result()
    scope = scope_over(vault)
    measure(scope, given.rounds)
    scope.tasks.stop()
    vault.close()


if __name__ == "__main__":
    main()
