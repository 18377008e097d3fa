"""Changing what opens a vault, to be interrupted."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.backups import BackupInfo, Reason, back_up, list_backups
from growingus_desktop.vault.keys import change_passphrase, open_header
from growingus_desktop.vault.rotation import rotate
from tests.faults.deeds import deed, live
from tests.faults.recorder import Faults
from tests.faults.workload import BEGUN_WITH, opens
from tests.faults.workloads_backups import second_folder, whole_backups
from tests.support.vaults import (
    ANY_COST,
    FAST,
    PASSPHRASE,
    HeldClock,
    folder_in,
    new_vault,
    reopen,
)


@dataclass(frozen=True)
class ChangePassphrase:
    """A new passphrase, again and again, for the vault and for its backups."""

    changes: int = 6

    def prepare(self, place: Path) -> None:
        a_life_with_backups(place)

    def run(self, place: Path, faults: Faults) -> None:
        folder, places = folder_in(place), [second_folder(place)]
        for number in range(1, self.changes + 1):
            old, new = phrase(number - 1), phrase(number)
            done = change_passphrase(folder, old, new, FAST, ANY_COST, places=places)
            assert not done.out_of_reach
            faults.mark(number)

    def judge(self, place: Path, acknowledged: int) -> None:
        tried = range(max(acknowledged - 1, 0), acknowledged + 2)
        opened = the_one_that_opens(place, tried)
        assert opened in {acknowledged, acknowledged + 1}


@dataclass(frozen=True)
class Rotate:
    """A new data key, then a save under it."""

    def prepare(self, place: Path) -> None:
        a_life_with_backups(place)

    def run(self, place: Path, faults: Faults) -> None:
        folder, places = folder_in(place), [second_folder(place)]
        done = rotate(
            folder, phrase(0), phrase(1), FAST, ANY_COST, clock=HeldClock(), places=places
        )
        assert done.problem is None
        assert not done.out_of_reach
        faults.mark(1)
        vault = reopen(folder, phrase(1))
        vault.submit(deed(BEGUN_WITH + 1)).result()
        faults.mark(2)
        vault.close()

    def judge(self, place: Path, acknowledged: int) -> None:
        allowed = range(BEGUN_WITH + (acknowledged == 2), BEGUN_WITH + 2)
        opened = the_one_that_opens(place, (0, 1), allowed)
        assert opened == 1 or not acknowledged
        assert whole_backups(folder_in(place).backups, place, phrase(opened))


def a_life_with_backups(place: Path) -> None:
    """A vault with a backup beside it and another in a second folder."""
    vault = new_vault(place)
    live(vault, 1, BEGUN_WITH)
    second_folder(place).mkdir()
    back_up(vault, Reason.BY_HAND, places=[second_folder(place)])
    vault.close()


def the_one_that_opens(
    place: Path, numbers: Collection[int], allowed: Collection[int] = (BEGUN_WITH,)
) -> int:
    """The one passphrase of some that opens the vault, and alone opens the backups beside it."""
    opened = [number for number in numbers if opens(place, phrase(number), allowed)]
    assert len(opened) == 1, f"{opened} open"
    for backup in list_backups(folder_in(place)):
        assert isinstance(backup, BackupInfo), f"{backup.path.name} is broken"
        assert [number for number in numbers if is_key_to(backup, phrase(number))] == opened
    return opened[0]


def is_key_to(backup: BackupInfo, passphrase: str) -> bool:
    """Whether a passphrase opens a backup."""
    try:
        open_header(backup.header, passphrase, ANY_COST)
    except AppError as error:
        assert error.problem is Problem.WRONG_PASSPHRASE
        return False
    return True


def phrase(number: int) -> str:
    """The passphrase after so many changes."""
    return f"{number} paper boats" if number else PASSPHRASE
