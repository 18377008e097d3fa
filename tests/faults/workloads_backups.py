"""Backing up, to be interrupted."""

from dataclasses import dataclass
from pathlib import Path

from growingus_desktop.vault.backup_file import BackupInfo, extract
from growingus_desktop.vault.backups import Reason, back_up, list_backups
from growingus_desktop.vault.keys import VaultKeys, unlock
from growingus_desktop.vault.proof import prove
from tests.faults.deeds import live
from tests.faults.recorder import Faults
from tests.faults.workload import BEGUN_WITH, whole
from tests.support.vaults import ANY_COST, PASSPHRASE, folder_in, new_vault, reopen

ROUNDS = 4
SAVES_A_ROUND = 3


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
        keys = unlock(folder_in(place), PASSPHRASE, ANY_COST)
        for found in (folder_in(place).backups, second_folder(place)):
            made = whole_backups(found, keys, place)
            assert acknowledged <= len(made) <= acknowledged + 1
        at_least = BEGUN_WITH + acknowledged * SAVES_A_ROUND
        whole(place, at_least, at_least + SAVES_A_ROUND)


def second_folder(place: Path) -> Path:
    """The further place a person chose for backups, such as a stick."""
    return place / "second"


def whole_backups(folder: Path, keys: VaultKeys, place: Path) -> list[BackupInfo]:
    """Every file with a backup's name, after proving that it can be restored as it is."""
    made: list[BackupInfo] = []
    for backup in list_backups(folder_in(place), places=[second_folder(place)]):
        assert isinstance(backup, BackupInfo), f"{backup.path.name} is broken"
        if backup.path.parent != folder:
            continue
        taken_out = place / "taken-out"
        extract(backup.path, taken_out)
        assert prove(taken_out, keys).state(keys) == backup.state
        for file in place.glob("taken-out*"):
            file.unlink()
        made.append(backup)
    return made
