"""The backup that is made before much is deleted at once."""

from collections.abc import Callable
from typing import Any

from growingus_desktop.app.hands import Hands
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.mass_delete import BackUp
from growingus_desktop.vault.backup_file import Reason


def backup_before(hands: Hands) -> BackUp | None:
    """What makes it, or None where nothing is kept that could be backed up."""
    if hands.is_demo:
        return None

    def back_up(then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
        def made(_backup: Any) -> None:  # noqa: ANN401 - how backups stand is not asked here
            then()

        hands.back_up_now(made, failed, Reason.MASS_DELETE)

    return back_up
