"""What the program itself has to go to: rooms, tools, sheets, settings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, unique
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from growingus_desktop.content.safety import Concern
from growingus_desktop.core.destinations import Destination, Room, SettingsGroup, Tool
from growingus_desktop.presenters.place_words import group_names, room_names
from growingus_desktop.presenters.sheets_menu import PUT_AWAY, sheet_words
from growingus_desktop.sheets.blocks import SheetKind


@unique
class Sort(IntEnum):
    """The sorts of things there are to go to, in the order they stand among equals."""

    ROOM = 0
    GUIDE = 1
    OPENER = 2
    REFLECTION = 3
    TOOL = 4
    SHEET = 5
    SETTING = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go.

    Args:
        sort: what it is.
        title: what it is called.
        destination: where it is.
        also: further words it may be found by.
    """

    sort: Sort
    title: str
    destination: Destination
    also: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from every other place."""
        there = self.destination
        return (self.sort.name, there.room, there.tool or "", *there.prefill.values(), self.title)


SHEET_TOOLS: Final[Mapping[SheetKind, Tool]] = MappingProxyType(
    {
        SheetKind.PREP: Tool.PREP_SHEET,
        SheetKind.INVITATION: Tool.INVITATION,
        SheetKind.ONE_THING: Tool.ONE_THING_SHEET,
        SheetKind.CHECKIN_FOR_TWO: Tool.CHECKIN_FOR_TWO,
        SheetKind.REPAIR_CARD: Tool.REPAIR_CARD,
        SheetKind.SUMMARY: Tool.COUNSELLOR_SUMMARY,
        SheetKind.LONG_VIEW: Tool.LONG_VIEW_PAGE,
    }
)


def sort_words(sort: Sort) -> str:
    """What a sort of thing is called, one of it."""
    match sort:
        case Sort.ROOM:
            return QCoreApplication.translate("GoTo", "Room")
        case Sort.GUIDE:
            return QCoreApplication.translate("GoTo", "Guide")
        case Sort.OPENER:
            return QCoreApplication.translate("GoTo", "Opener")
        case Sort.REFLECTION:
            return QCoreApplication.translate("GoTo", "Reflection")
        case Sort.TOOL:
            return QCoreApplication.translate("GoTo", "Tool")
        case Sort.SHEET:
            return QCoreApplication.translate("GoTo", "Sheet")
        case Sort.SETTING:
            return QCoreApplication.translate("GoTo", "Setting")


def rooms() -> Iterator[Place]:
    """Every room, in the order of the navigation."""
    for room, name in room_names().items():
        yield Place(Sort.ROOM, name, Destination(room))


def tools(*, read_only: bool) -> Iterator[Place]:
    """What can be begun or opened.

    Args:
        read_only: whether nothing can be changed; then nothing is offered that begins something.
    """
    if not read_only:
        yield from _beginnings()
    yield _tool(
        QCoreApplication.translate("GoTo", "What to read now"),
        Room.GUIDES,
        Tool.READING_LIST,
        QCoreApplication.translate("GoTo", "reading list situation minutes tonight time"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "Your own guides"),
        Room.GUIDES,
        Tool.OWN_GUIDES,
        QCoreApplication.translate("GoTo", "Markdown file folder add bring remove"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "Moments you logged"), Room.PATTERNS, Tool.MOMENTS
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "Patterns: weeks and the year"),
        Room.PATTERNS,
        Tool.OVERVIEW,
        QCoreApplication.translate("GoTo", "overview chart numbers table"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "What set it off, and when"),
        Room.PATTERNS,
        Tool.TRIGGERS,
        QCoreApplication.translate("GoTo", "triggers hours weekday chart numbers"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "One thing, for two weeks"),
        Room.PATTERNS,
        Tool.ONE_THING,
        QCoreApplication.translate("GoTo", "habit plan wish if then experiment"),
    )
    yield _tool(QCoreApplication.translate("GoTo", "All your needs"), Room.OPENERS, Tool.NEEDS)
    yield _tool(
        QCoreApplication.translate("GoTo", "Emergency numbers and help lines"),
        Room.SAFETY,
        Tool.HELP_LINES,
        QCoreApplication.translate("GoTo", "phone call country danger"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "If you think of ending your life"),
        Room.SAFETY,
        Tool.HELP_LINES,
        QCoreApplication.translate("GoTo", "suicide crisis self-harm die numbers"),
        concern=Concern.SELF_HARM,
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "If they threaten to hurt themselves"),
        Room.SAFETY,
        Tool.HELP_LINES,
        QCoreApplication.translate("GoTo", "partner suicide threat crisis numbers"),
        concern=Concern.PARTNER_THREATENS,
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "If you worry about what you do"),
        Room.SAFETY,
        Tool.HELP_LINES,
        QCoreApplication.translate("GoTo", "hurt someone temper own behaviour numbers"),
        concern=Concern.OWN_BEHAVIOUR,
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "The five private questions"),
        Room.SAFETY,
        Tool.PRIVATE_QUESTIONS,
        QCoreApplication.translate("GoTo", "is this the right tool safe afraid"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "The bin"),
        Room.SETTINGS,
        Tool.BIN,
        QCoreApplication.translate("GoTo", "deleted trash bring back restore"),
    )


def repair_tools(*, put_away: bool) -> Iterator[Place]:
    """What is about coming back to the other person.

    Args:
        put_away: whether that is put away.
    """
    if not put_away:
        yield _tool(
            QCoreApplication.translate("GoTo", "Repair: coming back"),
            Room.PATTERNS,
            Tool.REPAIRS,
            QCoreApplication.translate(
                "GoTo", "sorry apology open moments lines steps after a row"
            ),
        )


def sheets(*, put_away: bool) -> Iterator[Place]:
    """Pages for paper.

    Args:
        put_away: whether those that involve the other person are put away.
    """
    yield _tool(
        QCoreApplication.translate("GoTo", "Sheets that fit here"),
        Room.TODAY,
        Tool.SHEETS,
        QCoreApplication.translate("GoTo", "print paper pdf blank"),
        Sort.SHEET,
    )
    for kind, tool in SHEET_TOOLS.items():
        if not (put_away and kind in PUT_AWAY):
            title, about = sheet_words(kind)
            room = Room.OPENERS if kind is SheetKind.PREP else Room.TODAY
            yield _tool(title, room, tool, about, Sort.SHEET)


def settings(*, has_files: bool) -> Iterator[Place]:
    """The headings of Settings and what stands under them.

    Args:
        has_files: whether the vault lies in files; looking around has none.
    """
    names = group_names()
    for group, title, also in _settings():
        if has_files or group not in _OF_FILES:
            there = Destination(Room.SETTINGS, Tool.SETTING, {"group": group.value})
            yield Place(Sort.SETTING, title, there, f"{names[group]} {also}")


_OF_FILES: Final = frozenset({SettingsGroup.WAYS_IN, SettingsGroup.BACKUPS})


def _tool(
    title: str,
    room: Room,
    tool: Tool,
    also: str = "",
    sort: Sort = Sort.TOOL,
    *,
    concern: Concern | None = None,
) -> Place:
    prefill = {} if concern is None else {"concern": concern.value}
    return Place(sort, title, Destination(room, tool, prefill), also)


def _beginnings() -> Iterator[Place]:
    yield _tool(QCoreApplication.translate("GoTo", "Log a moment"), Room.PATTERNS, Tool.LOG_MOMENT)
    yield _tool(
        QCoreApplication.translate("GoTo", "Note a repair"),
        Room.PATTERNS,
        Tool.LOG_REPAIR,
        QCoreApplication.translate("GoTo", "we repaired came back made up"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "New opener"),
        Room.OPENERS,
        Tool.NEW_OPENER,
        QCoreApplication.translate("GoTo", "first words draft conversation"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "Let it out"),
        Room.OPENERS,
        Tool.LET_IT_OUT,
        QCoreApplication.translate("GoTo", "raw unsent anger vent"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "Work out a need"),
        Room.OPENERS,
        Tool.NEW_NEED,
        QCoreApplication.translate("GoTo", "feeling ask what I need"),
    )
    yield _tool(
        QCoreApplication.translate("GoTo", "New reflection"),
        Room.REFLECTIONS,
        Tool.NEW_REFLECTION,
        QCoreApplication.translate("GoTo", "journal entry write"),
    )


def _settings() -> Iterator[tuple[SettingsGroup, str, str]]:
    yield (
        SettingsGroup.LOOK,
        QCoreApplication.translate("GoTo", "How it looks"),
        QCoreApplication.translate("GoTo", "appearance theme light dark high contrast motion"),
    )
    yield (
        SettingsGroup.LOOK,
        QCoreApplication.translate("GoTo", "Text size"),
        QCoreApplication.translate("GoTo", "large small letters font zoom"),
    )
    yield (
        SettingsGroup.LOCKING,
        QCoreApplication.translate("GoTo", "When it locks by itself"),
        QCoreApplication.translate("GoTo", "idle minutes sleep screen screenshots hide"),
    )
    yield (
        SettingsGroup.WAYS_IN,
        QCoreApplication.translate("GoTo", "Passphrase"),
        QCoreApplication.translate("GoTo", "password change new key"),
    )
    yield SettingsGroup.WAYS_IN, QCoreApplication.translate("GoTo", "Recovery code"), ""
    yield SettingsGroup.WAYS_IN, QCoreApplication.translate("GoTo", "This computer’s keyring"), ""
    yield (
        SettingsGroup.BACKUPS,
        QCoreApplication.translate("GoTo", "Backups"),
        QCoreApplication.translate("GoTo", "copy second folder restore"),
    )
    yield (
        SettingsGroup.WRITTEN,
        QCoreApplication.translate("GoTo", "What you wrote"),
        QCoreApplication.translate("GoTo", "phrases you mean"),
    )
    yield (
        SettingsGroup.COMPUTER,
        QCoreApplication.translate("GoTo", "This computer"),
        QCoreApplication.translate("GoTo", "privacy report version licence"),
    )
