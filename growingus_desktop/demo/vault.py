"""The demo vault: a made-up life in memory, for looking around first."""

from growingus_desktop.core.clock import Clock
from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.demo.life import fill
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.vault import Vault


def demo_vault(
    clock: Clock | None = None, *, size: int = 1, language: str = DEFAULT_LANGUAGE
) -> Vault:
    """A made-up life in a vault that lives in memory alone; nothing of it is kept.

    Args:
        clock: the life ends on its day.
        size: as in `fill`.
        language: as in `fill`.
    """
    vault = memory_vault(clock)
    try:
        vault.submit(lambda session: fill(session, size=size, language=language)).result()
    except BaseException:
        vault.close()
        raise
    return vault
