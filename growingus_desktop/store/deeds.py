"""Deeds that can be undone: each hands back the deed that takes it back."""

from collections.abc import Callable
from dataclasses import dataclass

from growingus_desktop.vault.unit_of_work import VaultSession


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to do to the vault in one unit of work.

    Args:
        run: does it, and gives back its inverse, or None where nothing was changed.
    """

    run: Callable[[VaultSession], "Deed | None"]
