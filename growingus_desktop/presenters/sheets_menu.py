"""Which sheets fit which room, blank ones included (RULINGS: Sheets is no room)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from growingus_desktop.core.destinations import Room
from growingus_desktop.sheets.blocks import SheetKind

FITTING: Final[Mapping[Room, tuple[SheetKind, ...]]] = MappingProxyType(
    {
        Room.TODAY: (
            SheetKind.PREP,
            SheetKind.ONE_THING,
            SheetKind.INVITATION,
            SheetKind.CHECKIN_FOR_TWO,
            SheetKind.REPAIR_CARD,
        ),
        Room.GUIDES: (SheetKind.GUIDE, SheetKind.PREP, SheetKind.INVITATION, SheetKind.REPAIR_CARD),
        Room.OPENERS: (SheetKind.PREP, SheetKind.INVITATION, SheetKind.REPAIR_CARD),
        Room.PATTERNS: (SheetKind.ONE_THING, SheetKind.REPAIR_CARD, SheetKind.SUMMARY),
        Room.REFLECTIONS: (SheetKind.SUMMARY,),
        Room.CHECKIN: (SheetKind.CHECKIN_FOR_TWO, SheetKind.SUMMARY),
        Room.LONG_VIEW: (SheetKind.LONG_VIEW, SheetKind.SUMMARY, SheetKind.INVITATION),
        Room.SAFETY: (SheetKind.SUMMARY,),
        Room.SETTINGS: (SheetKind.RECOVERY,),
    }
)
"""In the order they are offered."""

PUT_AWAY: Final = frozenset(
    {
        SheetKind.INVITATION,
        SheetKind.ONE_THING,
        SheetKind.CHECKIN_FOR_TWO,
        SheetKind.REPAIR_CARD,
    }
)
"""Sheets that involve the other person, and the one on coming back to them."""


@dataclass(frozen=True, slots=True)
class SheetOffer:
    """One sheet in the list.

    Args:
        kind: which.
        title: what it is called.
        about: what is on it, in a sentence.
        verb: the words on the button that makes it; empty where there is only the blank page.
        has_blank: whether there is a blank page of it.
    """

    kind: SheetKind
    title: str
    about: str
    verb: str
    has_blank: bool = True


def offers(
    room: Room, *, put_away: bool, conversation: str = "", guide: str = ""
) -> tuple[SheetOffer, ...]:
    """The sheets that fit a room.

    Args:
        room: where the person is.
        put_away: whether sheets that involve the other person are put away.
        conversation: what the opener is called that a prep sheet can be made of, if there is one.
        guide: what the open guide is called, if one is open.
    """
    kinds = (kind for kind in FITTING[room] if not (put_away and kind in PUT_AWAY))
    return tuple(
        _offer(kind, conversation, guide) for kind in kinds if guide or kind is not SheetKind.GUIDE
    )


def _offer(kind: SheetKind, conversation: str, guide: str) -> SheetOffer:
    title, about = sheet_words(kind)
    if kind is SheetKind.GUIDE:
        verb = QCoreApplication.translate("Sheets", "Show the page")
        about = QCoreApplication.translate("Sheets", "“{title}”, to read on paper.")
        return SheetOffer(kind, title, about.format(title=guide), verb, has_blank=False)
    verb = QCoreApplication.translate("Sheets", "Choose what’s on it…")
    if kind is SheetKind.PREP:
        verb = QCoreApplication.translate("Sheets", "Show the page") if conversation else ""
        if conversation:
            about = QCoreApplication.translate("Sheets", "For “{title}”.").format(
                title=conversation
            )
    elif kind is SheetKind.RECOVERY:
        verb = ""
    return SheetOffer(kind, title, about, verb)


def sheet_words(kind: SheetKind) -> tuple[str, str]:
    """What a sheet is called, and what is on it in a sentence."""
    match kind:
        case SheetKind.PREP:
            words = (
                QCoreApplication.translate("Sheets", "Conversation prep"),
                QCoreApplication.translate(
                    "Sheets", "First words, the ask, what they may say, and what to do then."
                ),
            )
        case SheetKind.INVITATION:
            words = (
                QCoreApplication.translate("Sheets", "An invitation"),
                QCoreApplication.translate(
                    "Sheets", "Only what you tick, and always that a no is fine."
                ),
            )
        case SheetKind.ONE_THING:
            words = (
                QCoreApplication.translate("Sheets", "Tell your partner what you’re trying"),
                QCoreApplication.translate(
                    "Sheets", "Your one thing, and that there’s nothing for them to do."
                ),
            )
        case SheetKind.CHECKIN_FOR_TWO:
            words = (
                QCoreApplication.translate("Sheets", "A check-in for two"),
                QCoreApplication.translate("Sheets", "Twenty minutes or ten, if you both want it."),
            )
        case SheetKind.REPAIR_CARD:
            words = (
                QCoreApplication.translate("Sheets", "A repair card"),
                QCoreApplication.translate("Sheets", "A few words for the way back."),
            )
        case SheetKind.SUMMARY:
            words = (
                QCoreApplication.translate("Sheets", "A page for a counsellor"),
                QCoreApplication.translate("Sheets", "Chosen by you, line by line."),
            )
        case SheetKind.LONG_VIEW:
            words = (
                QCoreApplication.translate("Sheets", "A page of the long view"),
                QCoreApplication.translate(
                    "Sheets",
                    "What you asked, what came back and what you make of it, line by line.",
                ),
            )
        case SheetKind.NUMBERS:
            words = (
                QCoreApplication.translate("Sheets", "A chart and its numbers"),
                QCoreApplication.translate("Sheets", "As it stands in Patterns."),
            )
        case SheetKind.RECOVERY:
            words = (
                QCoreApplication.translate("Sheets", "The recovery code, by hand"),
                QCoreApplication.translate(
                    "Sheets",
                    "A page to copy your code onto. A code that is in force can’t be printed"
                    " again; Settings makes a new one.",
                ),
            )
        case SheetKind.GUIDE:
            words = (
                QCoreApplication.translate("Sheets", "This guide"),
                QCoreApplication.translate("Sheets", "To read on paper."),
            )
    return words
