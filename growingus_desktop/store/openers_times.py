"""What in the vault speaks for waiting with a hard talk."""

from datetime import datetime

from sqlmodel import col, select

from growingus_desktop.models.patterns import Moment, MomentPattern, Pattern
from growingus_desktop.vault.unit_of_work import VaultSession


def was_flooded_since(session: VaultSession, since: datetime) -> bool:
    """Whether a moment of being flooded was logged since then, and not of an earlier day.

    Args:
        session: the unit of work.
        since: aware.
    """
    found = session.exec(
        select(Moment.id)
        .join(MomentPattern, col(MomentPattern.moment_id) == col(Moment.id))
        .where(
            MomentPattern.pattern == Pattern.FLOODED.value,
            col(Moment.binned_at).is_(None),
            col(Moment.backfilled).is_(False),
            col(Moment.created_at) >= since,
        )
        .limit(1)
    )
    return found.first() is not None
