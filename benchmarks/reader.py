"""How long a guide takes to open, and how long finding words across all guides takes for each key.

Run ``python -m benchmarks.reader [--own N] [--words N] [--rounds N]``. The Guides room stands over the
eighteen guides and so many of a person's own, a few with notes. A guide of ours and one of the person's
own with so many words are opened in turn: what the UI thread does, and until the text is painted. Then
words are typed letter by letter into the search over all guides and into the field for the open one.
What is told besides: reading a folder of so many files, and taking them in when the room is first shown.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import monotonic, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.keystroke import NextPaint, scope_over
from benchmarks.measure import rest, show, wait_until
from growingus_desktop.content.own_guides import Batch, read_folder
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.store import reading, reading_own
from growingus_desktop.store.reading import Passage
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.guides import GuidesPage

STOCK = (
    "the a we I you when after before dinner kitchen evening Sunday quiet phone dishes walk asked said"
    " nothing later slept late talked about work mother money holiday café naïve déjà it’s don’t felt"
    " lonely worn out hopeful again this week maybe next time and then but still"
)
TYPED = ("the", "dishes", "late sunday", "cafe", "xylophone", "e", "starting al", "first few")
BETWEEN_KEYS_MS = 60


def write_folder(folder: Path, many: int, words: int) -> None:
    """Write so many Markdown files of so many words."""
    random, stock = Random(7), STOCK.split()
    for number in range(many):
        paragraphs = (" ".join(random.choices(stock, k=60)) for _ in range(words // 60))
        text = f"# Our own {number}\n\n" + ".\n\n".join(paragraphs) + ".\n"
        (folder / f"own {number:03}.md").write_text(text, encoding="utf-8")


def fill(session: VaultSession, batch: Batch) -> None:
    """Keep the guides, and write beside every tenth of them."""
    taken, _ = reading_own.bring(session, batch.brought)
    for guide in taken.added[::10]:
        reading.highlight(Passage(guide, 0, 8, "the time")).run(session)
    for mark in reading.traces(session).highlights:
        reading.note(mark.id or 0, "late again, and the dishes").run(session)


def timed(paint: NextPaint, act: Callable[[], None]) -> tuple[float, float, float]:
    """Milliseconds the UI thread took, ran (processor time), and until it is painted."""
    rest(BETWEEN_KEYS_MS)
    paint.wait_for()
    begun, ran = monotonic(), thread_time()
    act()
    handled, ran = (monotonic() - begun) * 1000, (thread_time() - ran) * 1000
    wait_until(lambda: paint.at is not None)
    return handled, ran, ((paint.at or begun) - begun) * 1000


def type_all(field: QLineEdit, rounds: int) -> Iterator[tuple[float, float, float]]:
    """Type everything so often."""
    paint = NextPaint(field)
    for _ in range(rounds):
        for typed in TYPED:
            field.clear()
            rest(BETWEEN_KEYS_MS)
            for letter in typed:
                yield timed(paint, lambda letter=letter: QTest.keyClicks(field, letter))


def tell(name: str, took: list[tuple[float, float, float]]) -> None:
    """Print what was measured."""
    show(f"{name}: UI thread", [handled for handled, _, _ in took])
    show(f"{name}: processor time", [ran for _, ran, _ in took])
    show(f"{name}: painted", [painted for _, _, painted in took])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--own", type=int, default=200)
    parser.add_argument("--words", type=int, default=900)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    application = QApplication(sys.argv[:1])
    Theme(application)
    vault = memory_vault(SystemClock())
    with tempfile.TemporaryDirectory() as name:
        write_folder(Path(name), chosen.own, chosen.words)
        begun = monotonic()
        batch = read_folder(Path(name))
        show(f"reading a folder of {chosen.own} files", [(monotonic() - begun) * 1000])
    vault.submit(lambda session: fill(session, batch)).result()
    scope = scope_over(vault)
    begun = monotonic()
    presenter = GuidesPresenter(scope)
    page = GuidesPage(presenter)
    page.resize(1072, 770)
    page.show()
    wait_until(lambda: bool(presenter.open_id))
    show("room made → a guide is open", [(monotonic() - begun) * 1000])
    wait_until(lambda: presenter.own.is_ready)
    show("room made → every guide can be read and found", [(monotonic() - begun) * 1000])
    rest(500)
    print(f"{len(presenter.list.guides)} guides, own ones of {chosen.words} words")
    paint = NextPaint(page.desk.reader.viewport())
    own = presenter.list.guides[-1].id
    ours: list[tuple[float, float, float]] = []
    theirs: list[tuple[float, float, float]] = []
    for _ in range(chosen.rounds * 4):
        ours.append(timed(paint, lambda: presenter.read("G3")))
        theirs.append(timed(paint, lambda: presenter.read(own)))
    words = len(presenter.list.guides[2].plain.split())
    tell(f"open G3 ({words} words)", ours)
    tell("open an own guide", theirs)
    presenter.read("G3")
    tell("a key in the search over all", list(type_all(page.side.search, chosen.rounds)))
    page.side.search.clear()
    page.desk.find_words()
    tell("a key in the open guide's field", list(type_all(page.desk.finding.field, chosen.rounds)))
    page.close()
    scope.tasks.stop()
    vault.close()


if __name__ == "__main__":
    main()
