"""Changing what opens a vault, to be interrupted."""

from dataclasses import dataclass
from pathlib import Path

from growingus_desktop.vault.keys import change_passphrase
from tests.faults.deeds import live
from tests.faults.recorder import Faults
from tests.faults.workload import BEGUN_WITH, opens
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, folder_in, new_vault


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


def phrase(number: int) -> str:
    """The passphrase after so many changes."""
    return f"{number} paper boats" if number else PASSPHRASE
