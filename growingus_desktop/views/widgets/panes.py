"""How a page fills its room: a column that scrolls, and a list with what it opens."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Display, Words

NARROW = 560
"""Pixels below which list and content stand above one another, at any text size."""

_HEADER_NARROW = 480
"""Pixels at 100 % below which a page's buttons stand under its name."""

_LIST_SHARE = 0.36
"""The most of the width the list gets until the person drags it."""


class ScrollPage(QScrollArea):
    """A column of content that scrolls up and down, never sideways.

    Args:
        name: the object name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pinned: QWidget | None = None
        inside = _Content()
        inside.setProperty("variant", "clear")
        self._column = Column(inside)
        self.setWidget(inside)
        self._theme.changed.connect(self._redress)
        self._redress()

    @property
    def column(self) -> QVBoxLayout:
        """Where the content goes, from top to bottom."""
        return self._column

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window."""
        return QSize(self._theme.px(160), self._theme.px(120))

    def pin(self, widget: QWidget) -> None:
        """Keep a widget in sight at the foot, however far the content is scrolled.

        Args:
            widget: takes room only while it is shown.
        """
        self._pinned = widget
        widget.setParent(self)
        widget.installEventFilter(self)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room for what is pinned when it comes, goes, or has more to say."""
        wanted = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest)
        if watched is self._pinned and event.type() in wanted:
            self._make_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is pinned at the foot."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        pinned = self._pinned
        if pinned is None:
            return
        high = pinned.heightForWidth(self.width()) if pinned.isVisibleTo(self) else 0
        self.setViewportMargins(0, 0, 0, high)
        pinned.setGeometry(0, self.height() - high, self.width(), high)

    def _redress(self) -> None:
        self._make_room()
        side = min(self._theme.px(30), 36)
        self._column.setContentsMargins(side, self._theme.px(20), side, self._theme.px(20))
        self._column.setSpacing(self._theme.px(13))


class _Content(QWidget):
    """What scrolls, no higher than it needs at its own width."""

    def minimumSizeHint(self) -> QSize:
        # Qt reckons with the height at the narrowest width, which scrolls into nothing.
        hint = super().minimumSizeHint()
        if not self.hasHeightForWidth():
            return hint
        high = self.heightForWidth(max(self.width(), hint.width()))
        return QSize(hint.width(), min(hint.height(), high))


class PageHeader(QWidget):
    """The name of a page, a sentence below it, and buttons on the far side.

    Args:
        title: the name.
        subtitle: the sentence, or nothing.
    """

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Display(title)
        self._subtitle = Words(subtitle, "ui")
        self._subtitle.setVisible(bool(subtitle))
        self._actions = Flow(Theme.active().space("m"))
        self._actions.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Change name and sentence."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where there is little room."""
        super().resizeEvent(event)
        _turn(self._row, upright=event.size().width() < Theme.active().px(_HEADER_NARROW))

    def add_action(self, button: QWidget) -> None:
        """Put a button on the far side."""
        self._actions.add(button)
        self._actions.show()


class Columns(QWidget):
    """Cards side by side where there is room for them, else one above the other.

    Args:
        least: pixels at 100 % text size below which they stand above one another.
    """

    def __init__(self, least: int = 620, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._theme.changed.connect(self._redress)
        self._redress()

    def add(self, widget: QWidget, share: int = 1) -> None:
        """Put a widget at the end.

        Args:
            widget: a card or a column.
            share: its part of the width, against the others'.
        """
        self._row.addWidget(widget, share)
        self._redress()

    def set_least(self, pixels: int) -> None:
        """Change the width at 100 % text size below which they stand above one another."""
        self._least = pixels
        self._redress()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them: they can stand above one another."""
        items = [self._row.itemAt(at) for at in range(self._row.count())]
        parts = [item.minimumSize() for item in items if item is not None]
        width = max((part.width() for part in parts), default=0)
        return QSize(width, max((part.height() for part in parts), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the room for them changes."""
        super().resizeEvent(event)
        self._redress()

    def _redress(self) -> None:
        self._row.setSpacing(self._theme.px(14))
        upright = self.width() < self._theme.px(self._least)
        _turn(self._row, upright=upright)


class MasterDetail(QSplitter):
    """A list and what it opens: side by side, or one above the other where it is narrow.

    Args:
        master: the list's side.
        detail: the content's side.
        name: the object name.
    """

    width_changed = Signal(int)
    """The person dragged the list to this width, in pixels at 100 % text size."""

    def __init__(
        self,
        master: QWidget,
        detail: QWidget,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = Theme.active()
        self._wanted = self._theme.tokens.size["list"]
        self.setObjectName(name)
        self.addWidget(master)
        self.addWidget(detail)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._on_dragged)
        self._theme.changed.connect(self._share_out)

    def set_list_width(self, pixels: int) -> None:
        """Give the list the width it was last dragged to, in pixels at 100 % text size."""
        self._wanted = pixels
        self._share_out()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window."""
        return QSize(self._theme.px(160), self._theme.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        narrow = self.width() < NARROW
        self.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        if narrow:
            third = self.height() // 3
            self.setSizes([third, self.height() - third])
            return
        width = min(self._theme.px(self._wanted), round(self.width() * _LIST_SHARE))
        self.setSizes([width, self.width() - width - self.handleWidth()])

    def _on_dragged(self) -> None:
        if self.orientation() == Qt.Orientation.Horizontal:
            self._wanted = round(self.sizes()[0] * 100 / self._theme.text_scale)
            self.width_changed.emit(self._wanted)


def _turn(row: QBoxLayout, *, upright: bool) -> None:
    down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
    wanted = down if upright else across
    if row.direction() != wanted:
        row.setDirection(wanted)
