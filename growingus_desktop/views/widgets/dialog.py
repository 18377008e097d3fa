"""The base of every dialog: a heading, a body that scrolls, buttons, and the lock."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import PrimaryButton
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.lock_button import LockButton
from growingus_desktop.views.widgets.words import Display

WINDOW_TITLE = "Growing Us"
"""The title of every window: it shows in task bars and screen recordings, so it tells nothing."""

HELP_KEY = "F1"
"""Opens Help, in every window."""

_MOST_OF_SCREEN = 0.9


@runtime_checkable
class Lockable(Protocol):
    """A window that knows how to pass on the wish to lock."""

    lock_requested: Any


@runtime_checkable
class Helpful(Protocol):
    """A window that knows how to pass on the wish for Help."""

    help_wanted: Any


class Dialog(QDialog):
    """A window over the main one; Esc closes it, its lock button and Ctrl+L lock everything.

    F1 opens Help over it.

    Args:
        heading: what it is about; shown inside, never in the title bar.
        name: the object name.
        lockable: whether there is anything open to lock.
        parent: the window it belongs to; the wish to lock is passed on to it.
    """

    lock_requested = Signal()

    help_wanted = Signal(QWidget)
    """F1 was pressed in this window, or in one that passed its wish on."""

    def __init__(
        self,
        heading: str,
        name: str,
        *,
        lockable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self.setWindowTitle(WINDOW_TITLE)
        self._outer = QVBoxLayout(self)
        self._heading = Display(heading)
        self._heading.setObjectName(f"{name}.heading")
        self._lock = LockButton(self)
        self._scroll = _BodyScroll()
        self._content = _Content()
        self._content.setProperty("variant", "clear")
        self._body = Column(self._content)
        self._scroll.setWidget(self._content)
        self._foot = QHBoxLayout()
        self._row = QWidget()
        self._buttons = FlowLayout(self._row, self._theme.space("m"))
        self._compose()
        self._lock.setVisible(lockable)
        self._lock.clicked.connect(self.lock_requested)
        window = parent.window() if parent else None
        if isinstance(window, Lockable):
            self.lock_requested.connect(window.lock_requested)
        if isinstance(window, Helpful):
            self.help_wanted.connect(window.help_wanted)
        keys = QShortcut(QKeySequence(HELP_KEY), self)
        keys.setAutoRepeat(False)
        keys.activated.connect(self._want_help)
        self._theme.changed.connect(self._redress)
        self._redress()

    @property
    def body(self) -> QVBoxLayout:
        """Where the content goes, from top to bottom; it scrolls when it has to."""
        return self._body

    def set_heading(self, heading: str) -> None:
        """Change what it is about, as between the steps of a wizard."""
        self._heading.setText(heading)
        self.setAccessibleName(heading)

    def add_button(self, button: QPushButton) -> None:
        """Put a button into the last row, in reading order; Enter means the primary one."""
        self._buttons.addWidget(button)
        if isinstance(button, PrimaryButton):
            button.setDefault(True)

    def setVisible(self, visible: bool) -> None:
        """Come up with the focus in the content: the lock is last in the order."""
        if visible and not self.isVisible():
            self.resize(self.sizeHint())
            self._order_keys()
        super().setVisible(visible)

    def event(self, event: QEvent) -> bool:
        """Grow when there is more to say, so that a message is read without scrolling."""
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            wanted = self.sizeHint().height()
            if wanted > self.height():
                self.resize(self.width(), wanted)
        return answer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means the primary button, once for each time it is pressed down."""
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _want_help(self) -> None:
        self.help_wanted.emit(self)

    def _order_keys(self) -> None:
        """Put the lock last, and the focus into the content unless it was placed already."""
        # What joins a window comes last in the order of its keys. Never ask a widget which comes
        # next in it: PySide6 6.11.3 believes the answer to be that widget's child from then on, and
        # a dialog thought to be the child of its own button is garbage, open or not.
        self._foot.removeWidget(self._lock)
        self._lock.setParent(None)
        self._foot.insertWidget(0, self._lock, 0, Qt.AlignmentFlag.AlignBottom)
        if not self.focusWidget():
            forward = True
            self.focusNextPrevChild(forward)

    def sizeHint(self) -> QSize:
        """As large as its content, within most of the screen."""
        wanted = super().sizeHint().expandedTo(QSize(self._theme.px(420), 0))
        return wanted.boundedTo(self._room())

    def minimumSizeHint(self) -> QSize:
        """Small enough for any screen; the body scrolls."""
        return super().minimumSizeHint().boundedTo(self._room())

    def _room(self) -> QSize:
        # Never by QWidget.screen(): in PySide6 6.11.3 the answer is let go of together with the
        # widget, and the next widget made then crashes. The smallest screen suits them all.
        rooms = [screen.availableGeometry().size() for screen in QGuiApplication.screens()]
        smallest = rooms[0]
        for room in rooms[1:]:
            smallest = smallest.boundedTo(room)
        return smallest * _MOST_OF_SCREEN

    def _compose(self) -> None:
        self._foot.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignBottom)
        self._foot.addStretch(1)
        self._foot.addWidget(self._row)
        self._outer.addWidget(self._heading)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addLayout(self._foot)

    def _redress(self) -> None:
        side, small = self._theme.space("xl"), self._theme.space("m")
        self._outer.setContentsMargins(0, self._theme.space("l"), 0, small)
        self._outer.setSpacing(small)
        self._heading.setContentsMargins(side, 0, side, 0)
        self._body.setContentsMargins(side, 0, side, 0)
        self._body.setSpacing(small)
        # The lock stands where it stands in the main window: at the foot, on the leading side.
        self._foot.setContentsMargins(small, 0, side, 0)
        self._foot.setSpacing(small)


class _Content(QWidget):
    """What scrolls, no higher than it needs at its own width."""

    def minimumSizeHint(self) -> QSize:
        # Qt reckons with the height at the narrowest width, which scrolls into nothing.
        hint = super().minimumSizeHint()
        if not self.hasHeightForWidth():
            return hint
        high = self.heightForWidth(max(self.width(), hint.width()))
        return QSize(hint.width(), min(hint.height(), high))


class _BodyScroll(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the content has changed: as far as it goes, the dialog grows with it."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """All of the content."""
        inside = self.widget()
        if inside is None:
            return super().sizeHint()
        hint = inside.sizeHint()
        if inside.hasHeightForWidth():
            hint.setHeight(inside.heightForWidth(max(hint.width(), self.width())))
        return hint

    def minimumSizeHint(self) -> QSize:
        """As wide as the content must be, and a few lines high."""
        inside = self.widget()
        width = inside.minimumSizeHint().width() if inside else 0
        return QSize(width, min(120, self.sizeHint().height()))
