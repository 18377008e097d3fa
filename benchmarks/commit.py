"""How long one saved entry and one unlocking take.

Run ``python benchmarks/commit.py [FOLDER]``; the vault is made in FOLDER (default: a fresh
folder beside the current one) and removed again. Prints medians and 95th percentiles.
"""

import argparse
import os
import secrets
import shutil
import statistics
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from sqlmodel import col, select

from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import unlock
from growingus_desktop.vault.opening import create_vault, open_with_keys
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault

PASSPHRASE = "four unrelated words here"
ENTRIES = 5_000
COMMITS = 500
UNLOCKINGS = 7
TEXT = "We sat down after dinner and I said what I had wanted to say for a while. " * 20


def row(number: int) -> Reflection:
    return Reflection(about=date(2026, 1, 1 + number % 28), title=f"Day {number}", text=TEXT)


def filled(folder: VaultFolder) -> Vault:
    vault = create_vault(folder, PASSPHRASE)
    vault.submit(lambda session: session.add_all([row(n) for n in range(ENTRIES)])).result()
    return vault


def commits(vault: Vault) -> list[float]:
    took: list[float] = []
    for number in range(COMMITS):
        entry = row(number)
        begun = perf_counter()
        vault.submit(lambda session, entry=entry: session.add(entry)).result()
        took.append(perf_counter() - begun)
    return took


def bare_syncs(place: Path) -> list[float]:
    """One 4 KiB write pushed to the disk: what no program on this machine can go below."""
    took: list[float] = []
    with place.joinpath("sync").open("wb", buffering=0) as file:
        for _ in range(COMMITS):
            begun = perf_counter()
            file.write(secrets.token_bytes(4096))
            os.fsync(file.fileno())
            took.append(perf_counter() - begun)
    return took


def newest(session: VaultSession) -> list[Reflection]:
    return list(session.exec(select(Reflection).order_by(col(Reflection.id).desc()).limit(50)))


def unlockings(folder: VaultFolder) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {"passphrase": [], "file": [], "newest 50": []}
    for _ in range(UNLOCKINGS):
        begun = perf_counter()
        keys = unlock(folder, PASSPHRASE)
        derived = perf_counter()
        vault = open_with_keys(folder, keys)
        opened = perf_counter()
        vault.submit(newest).result()
        took["passphrase"].append(derived - begun)
        took["file"].append(opened - derived)
        took["newest 50"].append(perf_counter() - opened)
        vault.close()
    return took


def show(name: str, seconds: Sequence[float]) -> None:
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    median = statistics.median(ordered) * 1000
    print(f"{name:<34} median {median:8.2f} ms   p95 {late * 1000:8.2f} ms   n={len(ordered)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path.cwd().parent)
    place = parser.parse_args().folder / f"vault-benchmark-{secrets.token_hex(4)}"
    folder = VaultFolder(place)
    try:
        vault = filled(folder)
        show("bare write and fsync of 4 KiB", bare_syncs(place))
        show("commit of one entry", commits(vault))
        begun = perf_counter()
        findings = check(vault).result()
        show(f"full check, {findings.blocks} blocks", [perf_counter() - begun])
        vault.close()
        for name, took in unlockings(folder).items():
            show(f"unlock: {name}", took)
        size = folder.database.stat().st_size
        print(f"{ENTRIES + COMMITS} entries, vault.db {size / 1e6:.1f} MB")
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
