"""Which tools a text may open, in which room, and what it may fill in there."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from growingus_desktop.core.destinations import Destination, Room, Tool


@dataclass(frozen=True, slots=True)
class Door:
    """How one tool is reached.

    Args:
        room: the room it stands in.
        takes: the values it can be filled in with.
    """

    room: Room
    takes: frozenset[str] = frozenset()


def _door(room: Room, *takes: str) -> Door:
    return Door(room, frozenset(takes))


DOORS: Mapping[Tool, Door] = MappingProxyType(
    {
        Tool.GUIDE: _door(Room.GUIDES, "guide"),
        Tool.READING_LIST: _door(Room.GUIDES, "situation", "minutes"),
        Tool.OWN_GUIDES: _door(Room.GUIDES),
        Tool.OPENER: _door(Room.OPENERS, "opener"),
        Tool.NEW_OPENER: _door(Room.OPENERS, "framing", "title", "text"),
        Tool.LET_IT_OUT: _door(Room.OPENERS, "text"),
        Tool.NEW_NEED: _door(Room.OPENERS, "feeling", "need"),
        Tool.NEEDS: _door(Room.OPENERS),
        Tool.HOW_DID_IT_GO: _door(Room.OPENERS, "opener"),
        Tool.PREP_SHEET: _door(Room.OPENERS, "opener"),
        Tool.LOG_MOMENT: _door(Room.PATTERNS, "patterns", "day"),
        Tool.NOTHING_TO_NOTE: _door(Room.PATTERNS, "day"),
        Tool.ONE_THING: _door(Room.PATTERNS, "act", "pattern"),
        Tool.MOMENTS: _door(Room.PATTERNS),
        Tool.OVERVIEW: _door(Room.PATTERNS),
        Tool.TRIGGERS: _door(Room.PATTERNS),
        Tool.REPAIRS: _door(Room.PATTERNS, "moment"),
        Tool.LOG_REPAIR: _door(Room.PATTERNS),
        Tool.PRIVATE_QUESTIONS: _door(Room.SAFETY),
        Tool.HELP_LINES: _door(Room.SAFETY, "concern"),
        Tool.NEW_REFLECTION: _door(Room.REFLECTIONS, "title", "text"),
        Tool.REFLECTION: _door(Room.REFLECTIONS, "reflection"),
        Tool.ASK: _door(Room.LONG_VIEW, "ask"),
        Tool.QUESTION: _door(Room.LONG_VIEW, "question"),
        Tool.SETTING: _door(Room.SETTINGS, "group"),
        Tool.SHEETS: _door(Room.TODAY),
        Tool.INVITATION: _door(Room.TODAY),
        Tool.ONE_THING_SHEET: _door(Room.PATTERNS),
        Tool.CHECKIN_FOR_TWO: _door(Room.CHECKIN),
        Tool.REPAIR_CARD: _door(Room.PATTERNS),
        Tool.COUNSELLOR_SUMMARY: _door(Room.LONG_VIEW),
        Tool.LONG_VIEW_PAGE: _door(Room.LONG_VIEW),
        Tool.BIN: _door(Room.SETTINGS),
    }
)
"""Every tool of `core.destinations`; a test holds the two together."""


class NoSuchDoorError(ValueError):
    """A room, a tool in it, or a value to fill in that doesn't exist."""


def destination(room: str, tool: str, prefill: Mapping[str, str]) -> Destination:
    """The place a text names.

    Args:
        room: a `Room` value.
        tool: a `Tool` value, or "" for the room itself.
        prefill: values for the tool.

    Raises:
        NoSuchDoorError: if there is no such place, or it can't take such a value.
    """
    try:
        at = Room(room)
        what = Tool(tool) if tool else None
    except ValueError:
        raise NoSuchDoorError from None
    door = _door(at) if what is None else DOORS.get(what)
    if door is None or door.room is not at or not door.takes.issuperset(prefill):
        raise NoSuchDoorError
    return Destination(at, what, MappingProxyType(dict(prefill)))


def link_target(address: str) -> Destination:
    """Where an address inside a guide leads.

    Args:
        address: ``guide:G1``, ``room:safety`` or ``room:safety/help-lines``.

    Raises:
        NoSuchDoorError: for anything else, the whole web included.
    """
    scheme, _, rest = address.partition(":")
    if scheme == "guide" and rest and rest.isascii() and rest.replace("-", "").isalnum():
        return destination(Room.GUIDES, Tool.GUIDE, {"guide": rest})
    if scheme == "room":
        room, _, tool = rest.partition("/")
        return destination(room, tool, {})
    raise NoSuchDoorError
