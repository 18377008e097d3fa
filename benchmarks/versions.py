"""How long it takes to list 500 earlier wordings of an opener, and to compare one with the present.

Run: ``python -m benchmarks.versions [--saves N]``. The wordings lie in an encrypted vault on the
disk. Listing counts from the wish to the painted dialog; comparing, from a row to its painted words.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.measure import PASSPHRASE, show, wait_until
from growingus_desktop.coach.coach import load_coach
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.models.openers import OpenerVersion, VersionReason
from growingus_desktop.presenters.drafts import DraftKeeper
from growingus_desktop.presenters.gate import GateKeeper
from growingus_desktop.presenters.navigator import Navigator
from growingus_desktop.presenters.openers_versions import VersionsPresenter, compare
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.presenters.timers import QtTimers
from growingus_desktop.store import openers
from growingus_desktop.store import openers_versions as store
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from growingus_desktop.views.openers_versions import VersionsDialog
from growingus_desktop.views.widgets.record_view import RecordListView

_PIECES = (
    "I love how slow our Sundays start, the second pot of coffee most of all.",
    "Last Sunday, when the bath was running, I felt alone with it.",
    "I haven't said so, and I've been short with you about socks instead.",
    "Could we take fifteen minutes on Saturday to plan the last two hours of the day?",
    "If that day is bad, which would be better for you?",
)
_ROUNDS = 15


def wording(number: int, words: int) -> str:
    """A wording that differs from its neighbours as drafts do: a sentence moved, a few words new."""
    text: list[str] = []
    turn = number
    while len(text) < words:
        text += _PIECES[turn % len(_PIECES)].split()
        text.append(f"({(turn * 7 + number) % 31})")
        turn += 1 + number % 2
    return " ".join(text[:words])


def fill(session: VaultSession, saves: int, words: int) -> int:
    """An opener with so many versions; its id."""
    number = openers.create(session, title="Sundays", words=wording(saves + 1, words))
    for count in range(1, saves + 1):
        session.add(
            OpenerVersion(
                opener_id=number,
                number=count,
                words=wording(count, words),
                reason=VersionReason.LEFT_STEP,
            )
        )
    return number


def timed(work: Callable[[], object]) -> float:
    """Milliseconds by the clock on the wall."""
    begin = monotonic()
    work()
    return (monotonic() - begin) * 1000


def measure(vault: Vault, saves: int, words: int) -> None:
    """Print the figures for wordings of so many words."""
    tasks, timers = Tasks(vault), QtTimers()
    coach = load_coach()
    scope = Scope(
        tasks=tasks,
        drafts=DraftKeeper(tasks, timers),
        gate=GateKeeper(coach),
        coach=coach,
        navigator=Navigator(),
        clock=SystemClock(),
        timers=timers,
    )
    number = vault.submit(lambda session: fill(session, saves, words)).result().value
    present = wording(saves + 1, words)
    asked = [
        timed(lambda: vault.submit(lambda session: store.versions(session, number)).result())
        for _ in range(_ROUNDS)
    ]
    show(f"{saves} of {words} words: ask the vault", asked)
    found = vault.submit(lambda session: store.versions(session, number)).result().value
    compared = [
        timed(lambda one=one: compare(one.words, present)) for one in found[:: max(1, saves // 60)]
    ]
    show(f"{saves} of {words} words: compare", compared)
    listed: list[float] = []
    whole: list[float] = []
    chosen: list[float] = []
    for _ in range(_ROUNDS):
        begin = monotonic()
        presenter = VersionsPresenter(scope, number, present)
        dialog = VersionsDialog(presenter)
        dialog.show()
        wait_until(lambda presenter=presenter: bool(presenter.rows))
        dialog.grab()
        listed.append((monotonic() - begin) * 1000)
        wait_until(lambda presenter=presenter: len(presenter.rows) == saves)
        whole.append((monotonic() - begin) * 1000)
        view = dialog.findChild(RecordListView)
        assert isinstance(view, RecordListView)
        for row in range(1, saves, max(1, saves // 10)):
            begin = monotonic()
            view.setCurrentIndex(view.model().index(row, 0))
            dialog.grab()
            chosen.append((monotonic() - begin) * 1000)
        dialog.close()
        dialog.deleteLater()
    show(f"{saves} of {words} words: list, painted", listed)
    show(f"{saves} of {words} words: all of them listed", whole)
    show(f"{saves} of {words} words: choose and compare, painted", chosen)
    tasks.stop()


def main() -> None:
    """Print the figures for drafts of an ordinary and of a great length."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--saves", type=int, default=500)
    saves = parser.parse_args().saves
    application = QApplication(sys.argv[:1])
    Theme(application)
    for words in (60, 200, 1000):
        with tempfile.TemporaryDirectory() as folder:
            vault = create_vault(VaultFolder(Path(folder) / "vault"), PASSPHRASE)
            measure(vault, saves, words)
            vault.close()


if __name__ == "__main__":
    main()
