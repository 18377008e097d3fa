"""When the vault was last opened, so that its owner can notice a visit that wasn't theirs."""

import json
from datetime import UTC, datetime

from sqlmodel import col, select, update

from growingus_desktop.models.preferences import Preference
from growingus_desktop.store import preferences
from growingus_desktop.vault.unit_of_work import VaultSession

LAST_OPENED = "opened.last"


def last_opened(session: VaultSession) -> datetime | None:
    """When it was opened before now, in UTC; None for the first time and if it can't be read."""
    kept = preferences.everything(session).get(LAST_OPENED)
    try:
        moment = datetime.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None
    return None if moment is None or moment.tzinfo is None else moment.astimezone(UTC)


def arrive(session: VaultSession) -> datetime | None:
    """Note that the vault was opened now; gives back when it was opened before."""
    before = last_opened(session)
    now = session.clock.now().replace(microsecond=0).isoformat()
    known = select(Preference.id).where(Preference.key == LAST_OPENED)
    if session.exec(known).first() is None:
        preferences.choose(session, LAST_OPENED, now)
    else:
        # Not by the row, which would be stamped as changed: a visit alone is worth no backup.
        noted = update(Preference).where(col(Preference.key) == LAST_OPENED)
        session.exec(noted.values(value=json.dumps(now)))
    return before
