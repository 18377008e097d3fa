"""Schema 2: a bin that everything a person wrote goes to first, and a search index that holds.

Never edited after its release, as `v0001.whole` says.
"""

from growingus_desktop.vault.steps.v0002 import bin as bin_step
from growingus_desktop.vault.steps.v0002 import search

STATEMENTS: tuple[str, ...] = (*bin_step.STATEMENTS, *search.STATEMENTS)
