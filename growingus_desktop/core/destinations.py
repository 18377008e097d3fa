"""Places in the program that anything may point at: cards, Today, remarks, Ctrl+K."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from types import MappingProxyType


@unique
class Room(StrEnum):
    """Where a person can be. The first seven are the navigation, in its order."""

    TODAY = "today"
    GUIDES = "guides"
    OPENERS = "openers"
    PATTERNS = "patterns"
    REFLECTIONS = "reflections"
    CHECKIN = "checkin"
    LONG_VIEW = "longview"
    SAFETY = "safety"
    SETTINGS = "settings"


@unique
class SettingsGroup(StrEnum):
    """The headings of Settings, in their order."""

    LOOK = "look"
    LOCKING = "locking"
    WAYS_IN = "ways-in"
    BACKUPS = "backups"
    WRITTEN = "written"
    COMPUTER = "computer"


@unique
class Tool(StrEnum):
    """What to open inside a room. Each is routed by the app and opened by a test."""

    GUIDE = "guide"
    """prefill: guide (id)."""
    READING_LIST = "reading-list"
    """prefill: situation (key), minutes; optional. What to read now."""
    OWN_GUIDES = "own-guides"
    """Where guides of one's own are brought and removed."""
    OPENER = "opener"
    """prefill: opener (id)."""
    NEW_OPENER = "new-opener"
    """prefill: framing (id), title, text; all optional."""
    LET_IT_OUT = "let-it-out"
    """prefill: text, optional. A new opener, on its first step."""
    NEW_NEED = "new-need"
    """prefill: feeling, need; optional. A need of its own, without an opener."""
    NEEDS = "needs"
    """Every need that was written down."""
    HOW_DID_IT_GO = "how-did-it-go"
    """prefill: opener (id)."""
    PREP_SHEET = "prep-sheet"
    """prefill: opener (id), optional; blank without."""
    LOG_MOMENT = "log-moment"
    """prefill: patterns (comma-separated keys), day (ISO date); optional."""
    NOTHING_TO_NOTE = "nothing-to-note"
    """prefill: day (ISO date), optional."""
    ONE_THING = "one-thing"
    """prefill: act, pattern (a key); optional. The two weeks with one habit."""
    MOMENTS = "moments"
    OVERVIEW = "overview"
    TRIGGERS = "triggers"
    REPAIRS = "repairs"
    """prefill: moment (id), optional; its repair is then noted at once."""
    LOG_REPAIR = "log-repair"
    """Over whichever room is shown; which moment it mended is chosen there."""
    PRIVATE_QUESTIONS = "private-questions"
    HELP_LINES = "help-lines"
    """prefill: concern (a `content.safety.Concern`), optional."""
    NEW_REFLECTION = "new-reflection"
    """prefill: title, text; optional."""
    REFLECTION = "reflection"
    """prefill: reflection (id)."""
    ASK = "ask"
    """prefill: ask (id). An ask of the long view, to be told anew."""
    QUESTION = "question"
    """prefill: question (a `models.asks.LongViewQuestion`)."""
    SETTING = "setting"
    """prefill: group (a `SettingsGroup`)."""
    SHEETS = "sheets"
    """What can be put on paper, over whichever room is shown and of that room."""
    INVITATION = "invitation"
    """These sheets are made over whichever room is shown."""
    ONE_THING_SHEET = "one-thing-sheet"
    CHECKIN_FOR_TWO = "checkin-for-two"
    REPAIR_CARD = "repair-card"
    COUNSELLOR_SUMMARY = "counsellor-summary"
    LONG_VIEW_PAGE = "long-view-page"
    BIN = "bin"
    """Everything in the bin, over whichever room is shown."""


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Destination:
    """One place to go, with what should already be filled in on arrival.

    Args:
        room: the room to show.
        tool: what to open there, or None for the room as it was left.
        prefill: values for the tool, by the names listed at each `Tool`.
    """

    room: Room
    tool: Tool | None = None
    prefill: Mapping[str, str] = field(default_factory=_nothing)
