"""The window: shut, blank, or a room with the way to the others beside it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from growingus_desktop.core.destinations import Room
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.navigation import NUMBERED_ROOMS, Navigation
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.dialog import HELP_KEY, WINDOW_TITLE
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.status_line import StatusLine

DEFAULT_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(720, 480)

INTENTS = {
    "Ctrl+N": "new",
    "Ctrl+F": "find",
    "Ctrl+K": "go-to",
    "Ctrl+P": "sheet",
    "Ctrl+Shift+M": "log-moment",
    "Ctrl+Shift+B": "bin",
    "Ctrl+Z": "undo",
}
"""Keys that mean something in every room, and what `MainWindow.intent` then says."""


class MainWindow(QMainWindow):
    """One window for everything; which part is seen depends on whether the vault is open."""

    room_chosen = Signal(Room)
    """The person chose a room, by list or by Ctrl and a number."""

    lock_requested = Signal()
    """The person wants everything locked now; dialogs pass their wish on to this."""

    help_wanted = Signal(QWidget)
    """F1 was pressed in this window; dialogs pass their wish on to this."""

    intent = Signal(str)
    """A key of `INTENTS` was pressed while a room is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Theme.active()
        self.setObjectName("mainWindow")
        self.setWindowTitle(WINDOW_TITLE)
        self.resize(DEFAULT_SIZE)
        self.setMinimumSize(SMALLEST_SIZE)
        self._pages: dict[Room, QWidget] = {}
        self._locked: QWidget | None = None
        self._navigation = Navigation()
        self._rooms = _PageStack()
        self._rooms.setObjectName("pages")
        self._status = StatusLine()
        self._banner = Notice("readOnlyBanner")
        self._announcer = Announcer(self)
        self._blank = QWidget()
        self._blank.setObjectName("blankPage")
        self._blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._blank.setAccessibleName(WINDOW_TITLE)
        self._shell = self._build_shell()
        self._stack = _PageStack()
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self._shell)
        self.setCentralWidget(self._stack)
        self._navigation.room_chosen.connect(self.room_chosen)
        self._navigation.lock_requested.connect(self.lock_requested)
        self._status.sheets_wanted.connect(self._want_sheets)
        self._add_shortcuts()

    def show_locked(self, widget: QWidget) -> None:
        """Show the lock page, the first run or anything else that needs no vault.

        Args:
            widget: what to show; the window owns it, and deletes what stood there before.
        """
        if widget is not self._locked:
            _discard(self._locked, self._stack)
            self._locked = widget
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def show_shell(self) -> None:
        """Show navigation and rooms, and let go of what needed no vault."""
        self._stack.setCurrentWidget(self._shell)
        _discard(self._locked, self._stack)
        self._locked = None

    def blank(self) -> None:
        """Show an empty page and have it painted before this returns."""
        self._stack.setCurrentWidget(self._blank)
        self._blank.setFocus()
        self._status.say("")
        self._announcer.forget()
        self.repaint()

    def unblank(self) -> None:
        """Go back from the empty page to what stood there before any vault was open."""
        if self._locked is not None:
            self._stack.setCurrentWidget(self._locked)

    def add_page(self, room: Room, widget: QWidget) -> None:
        """Give a room its page; the window owns it from now on."""
        _discard(self._pages.pop(room, None), self._rooms)
        self._pages[room] = widget
        self._rooms.addWidget(widget)

    def show_room(self, room: Room) -> None:
        """Show a room's page and mark it in the navigation.

        Raises:
            KeyError: if the room has no page.
        """
        self._rooms.setCurrentWidget(self._pages[room])
        self._navigation.select(room)

    def page(self, room: Room) -> QWidget | None:
        """The page of a room, if it has one yet."""
        return self._pages.get(room)

    def clear_pages(self) -> None:
        """Delete every page, as at lock."""
        for page in self._pages.values():
            _discard(page, self._rooms)
        self._pages.clear()
        self._status.say("")
        self.show_read_only(read_only=False)

    def status(self, text: str) -> None:
        """Put a quiet word into the status line, and say it after a pause."""
        self._status.say(text)
        self._announcer.say(text)

    def show_read_only(self, *, read_only: bool) -> None:
        """Say above every room whether the vault is open for reading only."""
        self._status.keep_note(self.tr("Open for reading only") if read_only else "")
        if not read_only:
            self._banner.put_away()
            return
        self._banner.note(
            self.tr("This vault is open for reading only."),
            self.tr("Nothing here can be changed, and nothing you type would be kept."),
        )

    def set_kept_note(self, text: str) -> None:
        """Change the words at the far end of the status line, as while looking around."""
        self._status.keep_note(text)

    def _build_shell(self) -> QWidget:
        shell = QWidget()
        shell.setObjectName("shell")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._rooms, 1)
        column.addWidget(_line(QFrame.Shape.HLine))
        column.addWidget(self._status)
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addWidget(_line(QFrame.Shape.VLine))
        row.addLayout(column, 1)
        return shell

    def _add_shortcuts(self) -> None:
        # They hang on the shell, so none of them works while it isn't shown.
        for number, room in enumerate(NUMBERED_ROOMS, 1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self._shell)
            keys.activated.connect(lambda room=room: self._go(room))
        for sequence, meaning in INTENTS.items():
            keys = QShortcut(QKeySequence(sequence), self._shell)
            # A finger that stays on Ctrl+N would begin one thing after another.
            keys.setAutoRepeat(meaning == "undo")
            keys.activated.connect(lambda meaning=meaning: self.intent.emit(meaning))
        # Help needs no vault; only a blank window has none.
        help_keys = QShortcut(QKeySequence(HELP_KEY), self)
        help_keys.setAutoRepeat(False)
        help_keys.activated.connect(self._want_help)

    def _want_sheets(self) -> None:
        self.intent.emit(INTENTS["Ctrl+P"])

    def _want_help(self) -> None:
        if self._stack.currentWidget() is not self._blank:
            self.help_wanted.emit(self)

    def _go(self, room: Room) -> None:
        self._navigation.select(room)
        self.room_chosen.emit(room)


class _PageStack(QStackedWidget):
    """A stack whose hidden pages don't keep the window from shrinking."""

    def minimumSizeHint(self) -> QSize:
        """What the page in sight needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page else QSize()

    def sizeHint(self) -> QSize:
        """What the page in sight would like."""
        page = self.currentWidget()
        return page.sizeHint() if page else QSize()


def _line(shape: QFrame.Shape) -> QFrame:
    line = QFrame()
    line.setProperty("variant", "line")
    if shape == QFrame.Shape.HLine:
        line.setFixedHeight(1)
    else:
        line.setFixedWidth(1)
    return line


def _discard(widget: QWidget | None, stack: QStackedWidget) -> None:
    if widget is None:
        return
    stack.removeWidget(widget)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
