"""Backing up and restoring, to be interrupted."""

from dataclasses import dataclass
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import restoring
from growingus_desktop.vault.backup_file import BackupInfo, extract
from growingus_desktop.vault.backups import Reason, back_up, list_backups
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.keys import VaultKeys, open_header
from growingus_desktop.vault.proof import prove
from tests.faults.deeds import deed, live
from tests.faults.recorder import Faults
from tests.faults.workload import BEGUN_WITH, whole
from tests.support.vaults import ANY_COST, PASSPHRASE, HeldClock, folder_in, new_vault, reopen

ROUNDS = 4
SAVES_A_ROUND = 3
GONE_ON_TO = 20
"""The save the vault stands at when an earlier day is brought back."""


@dataclass(frozen=True)
class BackUp:
    """Saves and backups in turns, each backup in the vault's folder and in a second one."""

    def prepare(self, place: Path) -> None:
        vault = new_vault(place)
        live(vault, 1, BEGUN_WITH)
        vault.close()
        second_folder(place).mkdir()

    def run(self, place: Path, faults: Faults) -> None:
        vault = reopen(folder_in(place))
        for number in range(ROUNDS):
            first = BEGUN_WITH + 1 + number * SAVES_A_ROUND
            live(vault, first, first + SAVES_A_ROUND - 1)
            made = back_up(vault, Reason.BY_HAND, places=[second_folder(place)])
            assert not made.not_copied
            faults.mark(number + 1)
        vault.close()

    def judge(self, place: Path, acknowledged: int) -> None:
        for found in (folder_in(place).backups, second_folder(place)):
            made = whole_backups(found, place)
            assert acknowledged <= len(made) <= acknowledged + 1
        at_least = BEGUN_WITH + acknowledged * SAVES_A_ROUND
        whole(place, range(at_least, at_least + SAVES_A_ROUND + 1))


@dataclass(frozen=True)
class Restore:
    """An earlier day brought back, gone on from, and the restore taken back."""

    def prepare(self, place: Path) -> None:
        vault = new_vault(place)
        live(vault, 1, BEGUN_WITH)
        second_folder(place).mkdir()
        back_up(vault, Reason.BY_HAND, places=[second_folder(place)])
        live(vault, BEGUN_WITH + 1, GONE_ON_TO)
        vault.close()

    def run(self, place: Path, faults: Faults) -> None:
        folder = folder_in(place)
        (backup,) = list_backups(folder)
        undo = bring_back(place, backup.path)
        faults.mark(1)
        vault = reopen(folder)
        vault.submit(deed(BEGUN_WITH + 1)).result()
        faults.mark(2)
        vault.close()
        bring_back(place, undo)
        faults.mark(3)

    def judge(self, place: Path, acknowledged: int) -> None:
        states = (GONE_ON_TO, BEGUN_WITH, BEGUN_WITH + 1, GONE_ON_TO)
        kept = whole(place, states[acknowledged : acknowledged + 2])
        made = whole_backups(folder_in(place).backups, place)
        if kept < GONE_ON_TO:
            assert Reason.RESTORE in {info.reason for info in made}, "no way back"
        copies = whole_backups(second_folder(place), place)
        assert len(copies) >= len(made) - 1


def bring_back(place: Path, backup: Path) -> Path:
    """Restore a backup; the one made of what was there before."""
    folder = folder_in(place)
    lock = InstanceLock.take(folder)
    try:
        chosen = restoring.plan(folder, backup, PASSPHRASE, bounds=ANY_COST)
        if not chosen.current_is_sound:
            # The plan says so before anything is set aside; nobody who is told goes on here.
            raise AppError(Problem.READ_FAILED)
        places = [second_folder(place)]
        done = restoring.restore(folder, chosen, clock=HeldClock(), places=places)
    finally:
        lock.release()
    assert done.undo is not None
    return done.undo


def second_folder(place: Path) -> Path:
    """The further place a person chose for backups, such as a stick."""
    return place / "second"


def whole_backups(folder: Path, place: Path, passphrase: str = PASSPHRASE) -> list[BackupInfo]:
    """Every file with a backup's name, after proving that it can be restored as it is."""
    made: list[BackupInfo] = []
    for backup in list_backups(folder_in(place), places=[second_folder(place)]):
        assert isinstance(backup, BackupInfo), f"{backup.path.name} is broken"
        if backup.path.parent != folder:
            continue
        keys = VaultKeys(backup.header, open_header(backup.header, passphrase, ANY_COST))
        taken_out = place / "taken-out"
        extract(backup.path, taken_out)
        assert prove(taken_out, keys).state(keys) == backup.state
        for file in place.glob("taken-out*"):
            file.unlink()
        made.append(backup)
    return made
