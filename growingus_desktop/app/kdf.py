"""How costly a guess at the passphrase is: what new slots get, and what slots read may ask for."""

from dataclasses import dataclass

from growingus_desktop.vault.slots import STANDARD_BOUNDS, STANDARD_COST, KdfBounds, KdfCost


@dataclass(frozen=True, slots=True)
class Kdf:
    """Handed in as one, so that a program made for tests opens what it made.

    Args:
        cost: of slots that are made.
        bounds: on slots that are read.
    """

    cost: KdfCost
    bounds: KdfBounds


STANDARD = Kdf(STANDARD_COST, STANDARD_BOUNDS)
