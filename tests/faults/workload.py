"""What the interrupted things share: their shape, and the proof that a vault is whole afterwards."""

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from growingus_desktop.core.errors import AppError, Problem
from tests.faults.deeds import deed, number_kept
from tests.faults.recorder import Faults
from tests.support.vaults import PASSPHRASE, folder_in, reopen

BEGUN_WITH = 12
"""Saves in a vault before the interrupted part starts."""


class Workload(Protocol):
    """One thing a program does to its files."""

    def prepare(self, place: Path) -> None:
        """Lay out what there is before."""
        ...

    def run(self, place: Path, faults: Faults) -> None:
        """Do it, marking what is known to be kept."""
        ...

    def judge(self, place: Path, acknowledged: int) -> None:
        """Open what was left and see that it is whole.

        Args:
            place: what was left.
            acknowledged: the last mark, 0 before the first.

        Raises:
            AssertionError: unless it is exactly the old state or the new one.
        """
        ...


def whole(place: Path, allowed: Collection[int], passphrase: str = PASSPHRASE) -> int:
    """Open the vault with the program's own code, prove it whole, and save once more.

    Args:
        place: what was left.
        allowed: the saves at which it may stand.
        passphrase: what opens it.

    Returns:
        The save it stood at.
    """
    vault = reopen(folder_in(place), passphrase)
    try:
        kept = number_kept(vault)
        assert kept in allowed, f"save {kept} is the last, not one of {allowed}"
        vault.submit(deed(kept + 1)).result()
    finally:
        vault.close()
    assert [file.name for file in folder_in(place).path.glob(".*")] == []
    return kept


def opens(place: Path, passphrase: str, allowed: Collection[int] = (BEGUN_WITH,)) -> bool:
    """Whether a passphrase opens the vault; if so it has to be whole."""
    try:
        vault = reopen(folder_in(place), passphrase)
    except AppError as error:
        assert error.problem is Problem.WRONG_PASSPHRASE, error.problem
        return False
    try:
        assert number_kept(vault) in allowed
    finally:
        vault.close()
    assert [file.name for file in folder_in(place).path.glob(".*")] == []
    return True
