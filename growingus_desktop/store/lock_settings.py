"""When the vault locks by itself; what can't be read means the safe defaults, never "don't lock"."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Final

from sqlmodel import col, select

from growingus_desktop.models.preferences import Preference
from growingus_desktop.store import preferences
from growingus_desktop.vault.unit_of_work import VaultSession

FEWEST_MINUTES: Final = 1
MOST_MINUTES: Final = 30
_PREFIX = "lock."


@dataclass(frozen=True, slots=True)
class LockSettings:
    """What locks besides the person's own wish; the defaults are the safe ones.

    Args:
        idle_minutes: how long it may be left alone, 1 to 30.
        shift_thrice: whether Shift three times locks and hides.
        on_sleep: whether it locks when the computer goes to sleep.
        on_session: whether it locks with the session and when the user is switched.
        hide_from_capture: whether windows are kept out of screenshots, where the system can.
        was_unreadable: whether what was kept could not be used; no setting, so never compared.
    """

    idle_minutes: int = 5
    shift_thrice: bool = True
    on_sleep: bool = True
    on_session: bool = True
    hide_from_capture: bool = True
    was_unreadable: bool = field(default=False, compare=False)


_NAMES = tuple(part.name for part in fields(LockSettings) if part.compare)


def read(session: VaultSession) -> LockSettings:
    """The settings in force; a single one that can't be used makes all of them the defaults."""
    query = select(Preference).where(col(Preference.key).startswith(_PREFIX, autoescape=True))
    settings = LockSettings()
    for row in session.exec(query):
        name = row.key.removeprefix(_PREFIX)
        if name not in _NAMES:
            continue
        value = _value(row.value)
        if not _fits(name, value):
            return LockSettings(was_unreadable=True)
        settings = replace(settings, **{name: value})
    return settings


def choose(session: VaultSession, settings: LockSettings) -> None:
    """Keep all of them.

    Raises:
        ValueError: if the minutes are out of range.
    """
    if not _fits("idle_minutes", settings.idle_minutes):
        raise ValueError("minutes out of range")
    values = asdict(settings)
    for name in _NAMES:
        preferences.choose(session, _PREFIX + name, values[name])


def mend(session: VaultSession) -> None:
    """Go back to the defaults for good, once the person was told that nothing could be read."""
    for name in _NAMES:
        preferences.forget(session, _PREFIX + name)


def is_weaker(new: LockSettings, old: LockSettings) -> bool:
    """Whether anything would be locked or hidden later or less than before."""
    lost = any(getattr(old, name) and not getattr(new, name) for name in _NAMES)
    return lost or new.idle_minutes > old.idle_minutes


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _fits(name: str, value: object) -> bool:
    if name == "idle_minutes":
        return type(value) is int and FEWEST_MINUTES <= value <= MOST_MINUTES
    return type(value) is bool
