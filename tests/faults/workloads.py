"""The things that are interrupted: how each begins, what the child does, what may be found after.

``python -m tests.faults.workloads NAME PLACE`` is the child; it sets a mark whenever it knows that
something is kept. `judge` then opens what a cut or a kill left, with the program's own code, and
raises an AssertionError unless that is exactly the old state or the new one.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.keys import change_passphrase
from tests.faults.deeds import deed, live, number_kept
from tests.faults.recorder import Faults
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, folder_in, new_vault, reopen

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
        """
        ...


@dataclass(frozen=True)
class Save:
    """One save after the other."""

    saves: int = 60

    def prepare(self, place: Path) -> None:
        new_vault(place).close()

    def run(self, place: Path, faults: Faults) -> None:
        vault = reopen(folder_in(place))
        for number in range(1, self.saves + 1):
            vault.submit(deed(number)).result()
            faults.mark(number)
        vault.close()

    def judge(self, place: Path, acknowledged: int) -> None:
        vault = reopen(folder_in(place))
        try:
            kept = number_kept(vault)
            assert kept >= acknowledged, f"save {acknowledged} was acknowledged, {kept} is there"
            assert kept <= acknowledged + 1
            vault.submit(deed(kept + 1)).result()
        finally:
            vault.close()
        nothing_left_over(place)


@dataclass(frozen=True)
class Create:
    """A new vault and its first save."""

    def prepare(self, place: Path) -> None:
        del place

    def run(self, place: Path, faults: Faults) -> None:
        vault = new_vault(place)
        faults.mark(1)
        vault.submit(deed(1)).result()
        faults.mark(2)
        vault.close()

    def judge(self, place: Path, acknowledged: int) -> None:
        folder = folder_in(place)
        vault = reopen(folder) if acknowledged or folder.holds_vault() else new_vault(place)
        try:
            kept = number_kept(vault)
            assert kept >= acknowledged - 1
            vault.submit(deed(kept + 1)).result()
        finally:
            vault.close()
        assert not folder.holds_unfinished()
        nothing_left_over(place)


@dataclass(frozen=True)
class ChangePassphrase:
    """A new passphrase, again and again."""

    changes: int = 12

    def prepare(self, place: Path) -> None:
        vault = new_vault(place)
        live(vault, 1, BEGUN_WITH)
        vault.close()

    def run(self, place: Path, faults: Faults) -> None:
        folder = folder_in(place)
        for number in range(1, self.changes + 1):
            old, new = phrase(number - 1), phrase(number)
            change_passphrase(folder, old, new, FAST, ANY_COST)
            faults.mark(number)

    def judge(self, place: Path, acknowledged: int) -> None:
        tried = range(max(acknowledged - 1, 0), acknowledged + 2)
        opened = [number for number in tried if opens(place, phrase(number))]
        assert len(opened) == 1, f"{opened} open after {acknowledged}"
        assert opened[0] in {acknowledged, acknowledged + 1}
        nothing_left_over(place)


def phrase(number: int) -> str:
    """The passphrase after so many changes."""
    return f"{number} paper boats" if number else PASSPHRASE


def opens(place: Path, passphrase: str) -> bool:
    """Whether a passphrase opens the vault; if so it has to be whole."""
    try:
        vault = reopen(folder_in(place), passphrase)
    except AppError as error:
        assert error.problem is Problem.WRONG_PASSPHRASE, error.problem
        return False
    try:
        assert number_kept(vault) == BEGUN_WITH
    finally:
        vault.close()
    return True


def nothing_left_over(place: Path) -> None:
    """No temporary file of ours survives an opening."""
    left = [file.name for file in place.rglob(".*")]
    assert left == []


WORKLOADS: dict[str, Workload] = {
    "save": Save(),
    "create": Create(),
    "change-passphrase": ChangePassphrase(),
}

if __name__ == "__main__":
    WORKLOADS[sys.argv[1]].run(Path(sys.argv[2]), Faults())
