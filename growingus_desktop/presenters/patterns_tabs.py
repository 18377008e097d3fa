"""The parts of the Patterns room, and which tool opens which."""

from enum import StrEnum, unique

from growingus_desktop.core.destinations import Tool


@unique
class Tab(StrEnum):
    """The parts of the room, in their order; each has the key of the tool that opens it."""

    OVERVIEW = Tool.OVERVIEW.value
    MOMENTS = Tool.MOMENTS.value
    TRIGGERS = Tool.TRIGGERS.value
    REPAIR = Tool.REPAIRS.value
    FOCUS = Tool.ONE_THING.value


def tab_of(tool: Tool | None) -> Tab | None:
    """The part of the room that a tool opens, or None for a tool that opens no part."""
    return next((tab for tab in Tab if tab.value == tool), None)
