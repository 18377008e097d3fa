"""How the backups of the open vault stand."""

from dataclasses import dataclass
from datetime import datetime

from growingus_desktop.core.errors import AppError


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The newest backup that was read back and found good, and what keeps a newer one away.

    Args:
        made_at: when, in UTC, or None if there is none yet.
        problem: why the last attempt failed, or None; it is tried again by itself.
        not_copied: why the second folder didn't get its copy, or None.
        is_under_way: whether one is being made at this moment.
    """

    made_at: datetime | None = None
    problem: AppError | None = None
    not_copied: AppError | None = None
    is_under_way: bool = False
