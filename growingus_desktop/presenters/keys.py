"""Which key does what and where, for Help."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.place_words import room_names


@dataclass(frozen=True, slots=True)
class KeyWords:
    """One key and what it does.

    Args:
        keys: as Qt writes key sequences, such as ``Ctrl+L``; several are parted by commas.
        does: what it does.
    """

    keys: str
    does: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place.

    Args:
        title: what the place is called.
        keys: its keys, in the order worth learning them.
    """

    title: str
    keys: tuple[KeyWords, ...]


def key_groups(here: Room | None) -> tuple[KeyGroup, ...]:
    """Every key, by where it means something: everywhere first, then where the person is.

    Args:
        here: the room that is shown, or None while nothing is open.
    """
    if here is None:
        return (KeyGroup(QCoreApplication.translate("Keys", "Before it is open"), _shut()),)
    names = room_names()
    rooms = sorted(_BY_ROOM, key=lambda room: room is not here)
    return (
        KeyGroup(QCoreApplication.translate("Keys", "Everywhere"), _everywhere()),
        *(KeyGroup(names[room], _BY_ROOM[room]()) for room in rooms),
        KeyGroup(QCoreApplication.translate("Keys", "While you log a moment"), _logging()),
        KeyGroup(QCoreApplication.translate("Keys", "While you rehearse"), _rehearsing()),
        KeyGroup(QCoreApplication.translate("Keys", "In charts and tables"), _charts()),
    )


def key_words() -> tuple[KeyWords, ...]:
    """Every key, without its place."""
    return tuple(key for group in key_groups(Room.TODAY) for key in group.keys)


def _everywhere() -> tuple[KeyWords, ...]:
    return (
        KeyWords("Ctrl+L", QCoreApplication.translate("Keys", "Lock and hide everything now")),
        KeyWords(
            "Shift, Shift, Shift",
            QCoreApplication.translate("Keys", "The same, without looking for a key"),
        ),
        KeyWords("F1", QCoreApplication.translate("Keys", "Help, from any window")),
        KeyWords("Ctrl+1 – Ctrl+7", QCoreApplication.translate("Keys", "Go to a room")),
        KeyWords("Ctrl+K", QCoreApplication.translate("Keys", "Go to anything, by part of a word")),
        KeyWords("Ctrl+Shift+M", QCoreApplication.translate("Keys", "Log a moment")),
        KeyWords(
            "Ctrl+Shift+Enter",
            QCoreApplication.translate("Keys", "Keep this moment and log another, while logging"),
        ),
        KeyWords("Ctrl+N", QCoreApplication.translate("Keys", "Something new in this room")),
        KeyWords("Ctrl+F", QCoreApplication.translate("Keys", "Find in this room")),
        KeyWords(
            "Ctrl+P",
            QCoreApplication.translate(
                "Keys", "Sheets that fit here, to print, to save or to write on"
            ),
        ),
        KeyWords(
            "Ctrl+Z", QCoreApplication.translate("Keys", "Take back the last deed in this room")
        ),
        KeyWords(
            "Ctrl+Shift+B",
            QCoreApplication.translate("Keys", "The bin: what was deleted and can come back"),
        ),
        KeyWords(
            "Tab, Shift+Tab",
            QCoreApplication.translate("Keys", "To the next thing, and back to the one before"),
        ),
        KeyWords("Esc", QCoreApplication.translate("Keys", "One step back")),
    )


def _shut() -> tuple[KeyWords, ...]:
    return (
        KeyWords("Enter", QCoreApplication.translate("Keys", "Go on with what is typed")),
        KeyWords(
            "Tab, Shift+Tab",
            QCoreApplication.translate("Keys", "To the next thing, and back to the one before"),
        ),
        KeyWords("Esc", QCoreApplication.translate("Keys", "One step back")),
        KeyWords("F1", QCoreApplication.translate("Keys", "Help, from any window")),
    )


def _guides() -> tuple[KeyWords, ...]:
    return (
        KeyWords("Ctrl+F", QCoreApplication.translate("Keys", "Find a word in all guides")),
        KeyWords(
            "F3, Shift+F3",
            QCoreApplication.translate(
                "Keys", "The next place where it stands, and the one before"
            ),
        ),
        KeyWords(
            "Space, PgDown, PgUp", QCoreApplication.translate("Keys", "Read on, or back, by a page")
        ),
        KeyWords(
            "Enter", QCoreApplication.translate("Keys", "Your note beside the words at the caret")
        ),
        KeyWords("H", QCoreApplication.translate("Keys", "Highlight what is selected")),
    )


def _openers() -> tuple[KeyWords, ...]:
    return (
        KeyWords("Ctrl+N", QCoreApplication.translate("Keys", "A new opener")),
        KeyWords("Ctrl+F", QCoreApplication.translate("Keys", "Find an opener")),
        KeyWords(
            "F8, Shift+F8",
            QCoreApplication.translate(
                "Keys", "The next remark and the one before, in First words"
            ),
        ),
        KeyWords(
            "F9",
            QCoreApplication.translate("Keys", "The next blank to fill in, in First words"),
        ),
        KeyWords(
            "Ctrl+., Alt+Enter",
            QCoreApplication.translate("Keys", "What to do about the remark at the caret"),
        ),
    )


def _patterns() -> tuple[KeyWords, ...]:
    return (
        KeyWords("Ctrl+N", QCoreApplication.translate("Keys", "Log a moment")),
        KeyWords("0", QCoreApplication.translate("Keys", "Nothing to note today")),
        KeyWords("Ctrl+F", QCoreApplication.translate("Keys", "Find a moment")),
        KeyWords("Enter", QCoreApplication.translate("Keys", "Change the chosen moment")),
        KeyWords("Del", QCoreApplication.translate("Keys", "Put the chosen moment in the bin")),
    )


def _reflections() -> tuple[KeyWords, ...]:
    return (
        KeyWords("Ctrl+N", QCoreApplication.translate("Keys", "A new entry")),
        KeyWords("Ctrl+F", QCoreApplication.translate("Keys", "Find in your entries")),
    )


def _checkin() -> tuple[KeyWords, ...]:
    return (
        KeyWords("Ctrl+N", QCoreApplication.translate("Keys", "A new check-in")),
        KeyWords("1 – 5", QCoreApplication.translate("Keys", "Answer a question")),
        KeyWords("0, S", QCoreApplication.translate("Keys", "Skip it")),
        KeyWords("Enter", QCoreApplication.translate("Keys", "On to the next")),
        KeyWords("Backspace", QCoreApplication.translate("Keys", "Back to the one before")),
    )


def _long_view() -> tuple[KeyWords, ...]:
    return (
        KeyWords("Ctrl+N", QCoreApplication.translate("Keys", "An ask you made")),
        KeyWords("T", QCoreApplication.translate("Keys", "The asks as a table, and back")),
        KeyWords("F2", QCoreApplication.translate("Keys", "Reword the line you stand on")),
        KeyWords(
            "Alt+Up, Alt+Down, Alt+Right",
            QCoreApplication.translate("Keys", "Move it, or take it to the other column"),
        ),
        KeyWords("Del", QCoreApplication.translate("Keys", "Put it in the bin")),
    )


def _logging() -> tuple[KeyWords, ...]:
    return (
        KeyWords(
            "1 – 9",
            QCoreApplication.translate("Keys", "A pattern on or off, while on the patterns"),
        ),
        KeyWords(
            "0 – 5", QCoreApplication.translate("Keys", "How strong it was, while on the strength")
        ),
        KeyWords("PgUp, PgDown", QCoreApplication.translate("Keys", "A day back, a day on")),
        KeyWords("Down", QCoreApplication.translate("Keys", "To what you wrote there before")),
        KeyWords("Ctrl+Enter", QCoreApplication.translate("Keys", "Keep it")),
    )


def _rehearsing() -> tuple[KeyWords, ...]:
    return (KeyWords("F9", QCoreApplication.translate("Keys", "Pause, and come back")),)


def _charts() -> tuple[KeyWords, ...]:
    return (
        KeyWords("T", QCoreApplication.translate("Keys", "The table behind a chart, and back")),
        KeyWords(
            "Left, Right, Home, End",
            QCoreApplication.translate("Keys", "From mark to mark in a chart"),
        ),
        KeyWords("Enter", QCoreApplication.translate("Keys", "What lies behind a mark")),
    )


_BY_ROOM = {
    Room.GUIDES: _guides,
    Room.OPENERS: _openers,
    Room.PATTERNS: _patterns,
    Room.REFLECTIONS: _reflections,
    Room.CHECKIN: _checkin,
    Room.LONG_VIEW: _long_view,
}
