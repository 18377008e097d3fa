"""The way from room to room, on the leading side of the window."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.place_words import room_names
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.brand_mark import BrandMark
from growingus_desktop.views.widgets.lock_button import LockRow
from growingus_desktop.views.widgets.navigation_list import NavigationEntry, NavigationList
from growingus_desktop.views.widgets.words import Words

NUMBERED_ROOMS = (
    Room.TODAY,
    Room.GUIDES,
    Room.OPENERS,
    Room.PATTERNS,
    Room.REFLECTIONS,
    Room.CHECKIN,
    Room.LONG_VIEW,
)
"""The rooms that Ctrl+1 to Ctrl+7 open."""

_ICONS = {
    Room.TODAY: "sun",
    Room.GUIDES: "book-open",
    Room.OPENERS: "message-circle-heart",
    Room.PATTERNS: "chart-column",
    Room.REFLECTIONS: "notebook-pen",
    Room.CHECKIN: "sprout",
    Room.LONG_VIEW: "telescope",
    Room.SAFETY: "life-buoy",
    Room.SETTINGS: "settings",
}


class Navigation(QWidget):
    """The mark, the seven rooms, and at the foot Safety & support, Settings and the lock."""

    room_chosen = Signal(Room)
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName("navigation")
        names = room_names()
        rooms = [
            _entry(room, names[room], f"Ctrl+{number}")
            for number, room in enumerate(NUMBERED_ROOMS, 1)
        ]
        apart = [_entry(room, names[room], "") for room in (Room.SAFETY, Room.SETTINGS)]
        self._rooms = NavigationList(rooms, "rooms", self.tr("Rooms"))
        self._apart = NavigationList(apart, "roomsApart", self.tr("Safety and settings"))
        self._lock = LockRow()
        for rows in (self._rooms, self._apart):
            rows.chosen.connect(self._on_chosen)
        self._lock.clicked.connect(self.lock_requested)
        self._mark = BrandMark(16)
        self._name = Words("Growing Us", "brand")
        self._name.setWordWrap(False)
        self._column = QVBoxLayout(self)
        self._brand_row = QHBoxLayout()
        self._lock_row = QHBoxLayout()
        self._compose()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._theme.changed.connect(self._redress)
        self._redress()

    def select(self, room: Room) -> None:
        """Mark where the person is."""
        self._rooms.select(room.value)
        self._apart.select(room.value)

    def sizeHint(self) -> QSize:
        """Wide enough for its longest name."""
        rows = max(
            self._rooms.sizeHint().width(),
            self._apart.sizeHint().width(),
            self._lock.sizeHint().width() + 2 * self._theme.space("m"),
        )
        # Past 100 % the room is needed by the page: only the words widen the column then.
        least = min(self._theme.size("navigation"), self._theme.tokens.size["navigation"])
        return QSize(max(least, rows), super().sizeHint().height())

    def _compose(self) -> None:
        self._brand_row.addWidget(self._mark)
        self._brand_row.addWidget(self._name, 1)
        self._lock_row.addWidget(self._lock)
        self._column.setSpacing(0)
        self._column.addLayout(self._brand_row)
        self._column.addWidget(self._rooms, 1)
        self._column.addStretch(0)
        self._column.addWidget(self._apart)
        self._column.addLayout(self._lock_row)

    def _redress(self) -> None:
        step = self._theme.space("m")
        mark = self._theme.px(22)
        self._brand_row.setContentsMargins(mark, self._theme.px(20), step, self._theme.px(16))
        self._brand_row.setSpacing(self._theme.space("s"))
        self._lock_row.setContentsMargins(step, 0, step, 0)
        self._column.setContentsMargins(0, 0, 0, step)
        self.updateGeometry()

    def _on_chosen(self, key: str) -> None:
        room = Room(key)
        self.select(room)
        self.room_chosen.emit(room)


def _entry(room: Room, name: str, keys: str) -> NavigationEntry:
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    return NavigationEntry(room.value, name, _ICONS[room], shown)
