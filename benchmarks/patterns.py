"""How long the Patterns room takes with ten years of moments, and how much memory it grows by.

Run ``python -m benchmarks.patterns [--runs N]``: 20,000 made-up moments in a vault in a file,
encrypted as any other, and the same rows in a plain SQLite file beside it. What is told: from the
wish to be in the room to its painted charts, in a process that was never there; a choice of another
period until it is painted; one drawing of the charts of 52 columns; the parts one goes on to; the
memory the process grew by; and how long the room's questions take on the encrypted file, on the
plain one, and how many times as long that is.
"""

import argparse
import os
import secrets
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from time import monotonic, perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from sqlalchemy import create_engine
from sqlmodel import insert

from benchmarks.keystroke import NextPaint, scope_over
from benchmarks.measure import PASSPHRASE, ROOT, in_fresh_process, rest, show, tell, wait_until
from growingus_desktop.app.application import Application
from growingus_desktop.app.arguments import Arguments
from growingus_desktop.app.collector import Collector
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.clock import SystemClock, today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.models.patterns import Moment, MomentPattern, NothingToNote, Repair
from growingus_desktop.models.schema import metadata
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_periods import ALL, PERIODS
from growingus_desktop.presenters.timers import QtTimers
from growingus_desktop.store import patterns as store
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault, open_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from growingus_desktop.views.patterns import PatternsPage
from growingus_desktop.views.patterns_charts import PictureTools

MOMENTS = 20_000
DAYS = 3_652
SET_OFFS = ("", "tired", "money", "late again", "the phone", "a change of plan", "my mother")
UNDERNEATH = ("", "", "afraid of losing us", "not seen", "worn out")
STOCK = [
    "the",
    "table",
    "cleared",
    "without",
    "a",
    "word",
    "and",
    "I",
    "asked",
    "again",
    "until",
    "nobody",
    "said",
    "anything",
    "at",
    "all",
]
PLAIN = "plain.db"


Rows = Mapping[type[object], Sequence[Mapping[str, object]]]


def ten_years(day: date) -> Rows:
    """Rows of every table the room reads: moments on two thirds of the days, gaps, quiet days."""
    chance = Random(7)
    keys = [one.key for one in load_patterns("en").all]
    lived = [day - timedelta(days=n) for n in range(DAYS) if chance.random() < 2 / 3]
    stamps = {"created_at": datetime.now(UTC), "changed_at": datetime.now(UTC)}

    def row(**values: object) -> dict[str, object]:
        return {"uid": secrets.token_hex(16), **stamps, "binned_at": None, **values}

    moments: list[dict[str, object]] = []
    marks: list[dict[str, object]] = []
    repairs: list[dict[str, object]] = []
    for number in range(1, MOMENTS + 1):
        on = chance.choice(lived)
        at = datetime(on.year, on.month, on.day, *divmod(chance.randrange(1440), 60), tzinfo=UTC)
        told = {
            "day": on,
            "happened_at": at if chance.random() < 0.9 else None,
            "strength": chance.choice((None, 1, 2, 3, 4, 5)),
            "set_off": chance.choice(SET_OFFS),
            "underneath": chance.choice(UNDERNEATH),
            "line": " ".join(chance.choices(STOCK, k=12)) if chance.random() < 0.7 else "",
        }
        base = {"id": number, "utc_offset": 0, "backfilled": False, "was_worried": False}
        moments.append(row(**base, **told))
        worn = sorted(set(chance.choices(keys, k=chance.choice((1, 1, 2)))))
        marks += [dict[str, object](moment_id=number, pattern=key) for key in worn]
        if chance.random() < 0.4:
            repairs.append(row(day=on, moment_id=number, utc_offset=0, line=""))
    quiet = [day - timedelta(days=n) for n in range(0, DAYS, 9)]
    nothing = [{"uid": secrets.token_hex(16), **stamps, "day": on, "utc_offset": 0} for on in quiet]
    runs = [
        row(act="ask once", starts_on=day - timedelta(days=n), days=14)
        for n in range(13, DAYS, 180)
    ]
    return {
        Moment: moments,
        MomentPattern: marks,
        Repair: repairs,
        NothingToNote: nothing,
        FocusRun: runs,
    }


def fill(session: VaultSession, rows: Rows) -> None:
    """Write all of them, a table at a time."""
    for table, values in rows.items():
        session.exec(insert(table), params=values)


def made(place: Path) -> None:
    """Make the vault, and the plain file with the same rows beside it."""
    clock = SystemClock()
    rows = ten_years(today(clock))
    vault = create_vault(VaultFolder(place), PASSPHRASE)
    vault.submit(lambda session: fill(session, rows)).result()
    vault.close()
    engine = create_engine(f"sqlite:///{place.parent / (place.name + PLAIN)}")
    metadata.create_all(engine)
    with VaultSession(engine, clock) as session:
        fill(session, rows)
        session.commit()
    engine.dispose()


class Desk:
    """The room over a vault, in a window of an ordinary size."""

    def __init__(self, vault: Vault) -> None:
        self.scope = scope_over(vault)
        self.window = QWidget()
        self.window.resize(QSize(1072, 770))
        self.column = QVBoxLayout(self.window)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.window.show()
        rest(200)

    def open(self) -> float:
        """Come into the room; milliseconds until its charts are painted."""
        begun = monotonic()
        self.room = PatternsPresenter(self.scope)
        self.page = PatternsPage(self.room, PictureTools(lambda _image: None, lambda _name: None))
        self.column.addWidget(self.page)
        painted = NextPaint(self.page.overview.weekly.view)
        self.room.changed.connect(painted.wait_for)
        self.room.show(Destination(Room.PATTERNS))
        wait_until(lambda: painted.at is not None)
        return ((painted.at or begun) - begun) * 1000

    def until_painted(self, widget: QWidget, wish: Callable[[], None]) -> float:
        """Milliseconds from a wish until a widget is painted."""
        rest(150)
        painted = NextPaint(widget)
        painted.wait_for()
        begun = monotonic()
        wish()
        widget.update()
        wait_until(lambda: painted.at is not None and self.scope.tasks.under_way == 0)
        return ((painted.at or begun) - begun) * 1000


def memory() -> float:
    """Megabytes this process holds."""
    words = Path("/proc/self/statm").read_text("ascii").split()
    return int(words[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def once(place: Path) -> None:
    """Be the program, unlocked by keyboard, that goes to the room for the first time."""
    qt = QApplication(sys.argv[:1])
    Collector(qt)
    Theme(qt)
    program = Application(Arguments(vault=place), SystemClock(), QtTimers())
    program.start()
    rest(600)
    field = program.window.findChild(QLineEdit) or QLineEdit()
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: program.unlocked is not None and program.unlocked.here is Room.TODAY)
    unlocked = program.unlocked
    if unlocked is None:
        raise RuntimeError("locked again before it was measured")
    # Until Today is filled, the vault is checked and nothing else is under way.
    rest(2_500)
    wait_until(lambda: unlocked.scope.tasks.under_way == 0)
    before, busy = memory(), process_time()
    began = monotonic()
    page = unlocked.page(Room.PATTERNS)
    if not isinstance(page, PatternsPage):
        raise TypeError("the room has another page")
    painted = NextPaint(page.overview.weekly.view)
    unlocked.presenter(Room.PATTERNS).changed.connect(painted.wait_for)
    unlocked.go(Destination(Room.PATTERNS))
    wait_until(lambda: painted.at is not None)
    opened, busy = painted.at or began, process_time() - busy
    rest(2_000)
    counted = memory()
    unlocked.go(Destination(Room.PATTERNS, Tool.MOMENTS))
    wait_until(lambda: page.moments.view.model().rowCount() > 0)
    rest(2_000)
    grown = {"counted": counted - before, "listed": memory() - before}
    # Megabytes and work told as if they were moments, which is all a fresh process tells.
    told = {"began": began, "opened": opened, "worked": began + busy}
    tell(told | {name: began + each / 1000 for name, each in grown.items()})
    program.leave()
    qt.exec()


def drawings(desk: Desk) -> Iterator[tuple[str, list[float]]]:
    """One drawing of each chart, of 52 columns where it has columns; milliseconds."""
    desk.room.choose_period(52)
    desk.room.read()
    rest(200)
    overview = desk.page.overview
    cards = {"weeks": overview.weekly, "the year": overview.year, "run chart": overview.reading}
    for name, card in cards.items():
        view, chart = card.view, card.view.chart
        if chart is None:
            raise RuntimeError("nothing to draw")
        canvas = QPixmap(view.size())
        took: list[float] = []
        for _ in range(40):
            begun = perf_counter()
            painter = QPainter(canvas)
            chart.draw(painter, QRectF(view.rect()), view.style_now)
            painter.end()
            took.append((perf_counter() - begun) * 1000)
        yield f"drawn anew: {name}", took
    took = []
    for _ in range(40):
        begun = perf_counter()
        overview.weekly.view.grab()
        took.append((perf_counter() - begun) * 1000)
    yield "repainted as it stands: weeks", took


def questions(vault: Vault, place: Path) -> None:
    """The room's questions on both files."""
    plain = create_engine(f"sqlite:///{place.parent / (place.name + PLAIN)}")
    clock = SystemClock()
    asked: dict[str, Callable[[VaultSession], object]] = {
        "what is counted": store.logged,
        "every moment": store.moments,
    }
    for name, question in asked.items():

        def in_plain(question: Callable[[VaultSession], object] = question) -> object:
            with VaultSession(plain, clock) as session:
                return question(session)

        def in_vault(question: Callable[[VaultSession], object] = question) -> object:
            return vault.submit(question).result()

        took: dict[str, list[float]] = {"vault": [], "plain": []}
        for _ in range(12):
            for kind, ask in (("vault", in_vault), ("plain", in_plain)):
                begun = perf_counter()
                ask()
                took[kind].append((perf_counter() - begun) * 1000)
        for kind in took:
            show(f"{name}, {kind}", took[kind][2:])
        ratio = sorted(took["vault"][2:])[5] / sorted(took["plain"][2:])[5]
        print(f"{name:<44} vault / plain SQLite {ratio:5.2f}")


def measure(runs: int) -> None:
    """Make both files, measure, and remove them."""
    place = ROOT.parent / f"patterns-benchmark-{secrets.token_hex(4)}"
    try:
        made(place)
        opened: list[float] = []
        worked: list[float] = []
        grown: dict[str, list[float]] = {"counted": [], "listed": []}
        for run in range(runs + 1):
            told = in_fresh_process("benchmarks.patterns", "--once", str(place))
            if run:  # the first warms the file cache
                opened.append(told["opened"] - told["began"])
                worked.append(told["worked"] - told["began"])
                for kind, each in grown.items():
                    each.append(told[kind] - told["began"])
        show("room opened → charts painted", opened)
        show("the same, as time both threads worked", worked)
        for kind, each in grown.items():
            middle = sorted(each)[len(each) // 2]
            print(f"memory grown by, everything {kind:<17} median {middle:8.1f} MB   n={len(each)}")
        in_this_process(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        (place.parent / (place.name + PLAIN)).unlink(missing_ok=True)


def in_this_process(place: Path) -> None:
    """What can be measured again and again in one process."""
    qt = QApplication(sys.argv[:1])
    Collector(qt)
    Theme(qt)
    vault = open_vault(VaultFolder(place), PASSPHRASE)
    desk = Desk(vault)
    desk.open()
    weekly = desk.page.overview.weekly.view
    changed: list[float] = []
    for turn in range(24):
        period = PERIODS[turn % len(PERIODS)]
        wish = lambda period=period: desk.room.choose_period(period)  # noqa: E731 - one period each
        changed.append(desk.until_painted(weekly, wish))
    show("another period → painted", changed)
    for name, took in drawings(desk):
        show(name, took)
    desk.room.choose_period(ALL)
    tab = type(desk.room.state.tab)
    triggers = desk.page.triggers.set_offs.view
    wish = lambda: desk.room.choose_tab(tab(Tool.TRIGGERS.value))  # noqa: E731
    show("triggers of all ten years → painted", [desk.until_painted(triggers, wish)])
    table = desk.page.moments.view.viewport()
    painted = NextPaint(table)
    desk.room.moments.changed.connect(painted.wait_for)
    begun = monotonic()
    desk.room.choose_tab(tab(Tool.MOMENTS.value))
    wait_until(lambda: desk.room.moments.is_loaded and painted.at is not None)
    show("the table of 20,000 → painted", [((painted.at or begun) - begun) * 1000])
    typed = [
        desk.until_painted(table, lambda words=words: desk.room.moments.look_for(words))
        for words in ("t", "ta", "tab", "tabl", "table", "table w", "")
    ]
    show("a key in its search → painted", typed)
    sorts = [
        desk.until_painted(table, lambda n=n: desk.room.moments.sort(n, descending=False))
        for n in range(7)
    ]
    show("sorted by another column → painted", sorts)
    questions(vault, place)
    print(f"plain SQLite here is {sqlite3.sqlite_version}")
    desk.window.close()
    desk.scope.tasks.stop()
    vault.close()


def main() -> None:
    """Measure, or be what is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.once:
        once(chosen.once)
    else:
        measure(chosen.runs)


if __name__ == "__main__":
    main()
