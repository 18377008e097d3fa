"""How long a backup takes that is read back and proven, and how long saves wait for it.

Run ``python -m benchmarks.backup [FOLDER]``: a vault of about 24 MB with 5,000 reflections is made
in FOLDER (default: a fresh folder beside the current one) and removed again. A worker makes each
backup; meanwhile an entry is saved every few milliseconds, as a person typing would cause.
"""

import argparse
import secrets
import shutil
import threading
from datetime import date
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.measure import PASSPHRASE, show
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault import restoring
from growingus_desktop.vault.backups import BackupInfo, Reason, back_up, is_changed_since
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault
from growingus_desktop.vault.vault import Vault

ENTRIES = 5_000
RUNS = 7
PAUSE_SECONDS = 0.02
SENTENCE = "We sat down after dinner and I said what I had wanted to say for a while. "


def row(number: int) -> Reflection:
    # Half of them just too long for two to a page, as entries differ.
    text = SENTENCE * (25 if number < ENTRIES // 2 else 26)
    return Reflection(about=date(2026, 1, 1 + number % 28), title=f"Day {number}", text=text)


def filled(folder: VaultFolder) -> Vault:
    vault = create_vault(folder, PASSPHRASE)
    vault.submit(lambda session: session.add_all([row(n) for n in range(ENTRIES)])).result()
    return vault


def made(vault: Vault, runs: int, *, saving: bool) -> tuple[list[float], list[float], BackupInfo]:
    """Milliseconds of each backup, and of each save that was asked for meanwhile."""
    backups: list[float] = []
    saves: list[float] = []
    found: list[BackupInfo] = []

    def make() -> None:
        begun = perf_counter()
        found.append(back_up(vault, Reason.SCHEDULED))
        backups.append((perf_counter() - begun) * 1000)

    for _ in range(runs):
        worker = threading.Thread(target=make)
        worker.start()
        while saving and worker.is_alive():
            entry, begun = row(1), perf_counter()
            vault.submit(lambda session, entry=entry: session.add(entry)).result()
            saves.append((perf_counter() - begun) * 1000)
            sleep(PAUSE_SECONDS)
        worker.join()
    return backups, saves, found[-1]


def asked(vault: Vault, info: BackupInfo) -> list[float]:
    took: list[float] = []
    for _ in range(RUNS):
        begun = perf_counter()
        is_changed_since(vault, info)
        took.append((perf_counter() - begun) * 1000)
    return took


def restored(folder: VaultFolder, info: BackupInfo) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {"plan of a restore": [], "restore, with its undo": []}
    for _ in range(3):
        begun = perf_counter()
        plan = restoring.plan(folder, info.path, PASSPHRASE)
        planned = perf_counter()
        restoring.restore(folder, plan, clock=SystemClock())
        took["plan of a restore"].append((planned - begun) * 1000)
        took["restore, with its undo"].append((perf_counter() - planned) * 1000)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path.cwd().parent)
    place = parser.parse_args().folder / f"vault-benchmark-{secrets.token_hex(4)}"
    folder = VaultFolder(place)
    try:
        vault = filled(folder)
        megabytes = folder.database.stat().st_size / 1e6
        print(f"vault.db {megabytes:.1f} MB, {ENTRIES} reflections")
        backups, _, _ = made(vault, RUNS, saving=False)
        show("backup, read back and proven", backups)
        backups, saves, info = made(vault, RUNS, saving=True)
        show("backup while entries are saved", backups)
        show("save while a backup is made", saves)
        print(f"{'longest of these saves':<44} {max(saves):8.1f} ms")
        show("has anything changed since?", asked(vault, info))
        vault.close()
        for name, took in restored(folder, info).items():
            show(name, took)
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
