"""Real vaults for tests, made at once: the same code, with a key derivation that costs nothing."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from growingus_desktop.core.clock import Clock
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault, open_vault
from growingus_desktop.vault.slots import KdfBounds, KdfCost
from growingus_desktop.vault.vault import Vault

FAST = KdfCost(passes=1, memory_kib=64, lanes=1)
"""A cost no file may ask for in earnest; tests hand it in together with `ANY_COST`."""

ANY_COST = KdfBounds(floor=FAST)
PASSPHRASE = "three quiet paper boats"
MARKER = "zebrafinch"
"""A word that must never be found outside an open vault."""


@dataclass
class HeldClock:
    """A clock that stands still until it is moved.

    Args:
        moment: the present, aware.
        zone: the person's own zone.
    """

    moment: datetime = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
    zone: timezone = UTC
    ticks: float = 0.0

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)

    def local(self) -> datetime:
        return self.moment.astimezone(self.zone)

    def monotonic(self) -> float:
        return self.ticks

    def advance(self, by: timedelta) -> None:
        self.moment += by
        self.ticks += by.total_seconds()


def new_vault(tmp_path: Path, clock: Clock | None = None) -> Vault:
    """An open vault in ``tmp_path/vault``, encrypted like any other; close it when done."""
    return create_vault(folder_in(tmp_path), PASSPHRASE, clock=clock or HeldClock(), cost=FAST)


def reopen(folder: VaultFolder, passphrase: str = PASSPHRASE) -> Vault:
    """Open a vault made by `new_vault`."""
    return open_vault(folder, passphrase, clock=HeldClock(), bounds=ANY_COST)


def folder_in(tmp_path: Path) -> VaultFolder:
    """Where `new_vault` puts its vault."""
    return VaultFolder(tmp_path / "vault")


def fingerprint(folder: VaultFolder) -> dict[str, str]:
    """The SHA-256 of every file of a closed vault but its lock."""
    return {
        file.relative_to(folder.path).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.path.rglob("*"))
        if file.is_file() and file != folder.lock
    }
