"""What a deed touched, so that only those who show it ask again."""

from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class Kind(StrEnum):
    """The kinds of thing a vault holds; each table belongs to exactly one."""

    OPENERS = "openers"
    PATTERNS = "patterns"
    FOCUS = "focus"
    REFLECTIONS = "reflections"
    CHECKINS = "checkins"
    ASKS = "asks"
    READING = "reading"
    PREFERENCES = "preferences"
    DRAFTS = "drafts"
    BIN = "bin"
    """What the bin knows of its own; what lies in it belongs to its room's kind."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds one committed deed touched, and who did it.

    Args:
        kinds: every kind with an added, altered or removed row.
        by: the presenter that asked for the deed, so it can tell its own echo apart.
    """

    kinds: frozenset[Kind]
    by: object | None = None
