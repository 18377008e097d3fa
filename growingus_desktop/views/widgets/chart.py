"""The widget that shows a painted chart and lets it be pointed at, walked through and heard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from growingus_desktop.painting.charts.chart import Chart, Mark, neighbour
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer

Deed = Callable[[Chart, ChartStyle], None]

_NARROWEST = 240
_WIDE = 640
_ROOM = 4
"""Pixels at 100 % around the picture, so that the ring of the focus runs through no word."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ChartView(QWidget):
    """Shows one chart; arrows, Home and End walk over its marks, each mark is spoken.

    Return or Space asks for what lies behind the mark, T for the table. The context menu holds
    what was added with `add_deed`.

    Args:
        name: the object name.
        chart: what to show at first.
        parent: the owner.

    Signals:
        table_requested: the person wants the numbers as a table.
        mark_activated: the person wants what lies behind the mark of that number.
        announced: the sentence just spoken.
    """

    table_requested = Signal()
    mark_activated = Signal(int)
    announced = Signal(str)

    def __init__(
        self, name: str, chart: Chart | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = Theme.active()
        self._announcer = Announcer(self)
        self._chart: Chart | None = None
        self._marks: tuple[Mark, ...] | None = None
        self._picture: QPixmap | None = None
        self._current = -1
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme.changed.connect(self._restyle)
        self._announcer.announced.connect(self.announced)
        if chart is not None:
            self.show_chart(chart)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    @property
    def style_now(self) -> ChartStyle:
        """The look in force, for saving the chart as it stands."""
        return ChartStyle(
            tokens=self._theme.tokens,
            scale=self._theme.text_scale / 100,
            mirrored=self.layoutDirection() is Qt.LayoutDirection.RightToLeft,
            locale=self.locale(),
        )

    @property
    def current_mark(self) -> Mark | None:
        """The mark the keyboard stands on."""
        return self.marks()[self._current] if self._current >= 0 else None

    def show_chart(self, chart: Chart) -> None:
        """Show `chart`; the keyboard keeps its place while that place exists."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.description)
        self._restyle()
        self._current = min(self._current, len(self.marks()) - 1)

    def clear(self) -> None:
        """Forget the chart and everything it said, as at lock."""
        self._chart = None
        self._current = self._hovered = -1
        self.setAccessibleName("")
        self.setAccessibleDescription("")
        self._restyle()

    def marks(self) -> tuple[Mark, ...]:
        """The marks as they lie now."""
        if self._marks is None:
            self._marks = self._chart.marks(self._inside(), self.style_now) if self._chart else ()
        return self._marks

    def add_deed(self, name: str, text: str, run: Deed) -> QAction:
        """Add something that can be done with the chart to its context menu.

        Args:
            name: the action's object name.
            text: its words.
            run: called with the chart and the look in force.
        """
        action = QAction(text, self)
        action.setObjectName(name)

        def do() -> None:
            if self._chart is not None:
                run(self._chart, self.style_now)

        action.triggered.connect(do)
        self.addAction(action)
        return action

    def add_table_action(self, name: str, text: str) -> QAction:
        """Add asking for the table to the context menu."""
        action = QAction(text, self)
        action.setObjectName(name)
        action.triggered.connect(self.table_requested)
        self.addAction(action)
        return action

    def stand_on(self, index: int) -> None:
        """Move the keyboard's place to a mark and say it."""
        marks = self.marks()
        if not marks:
            return
        self._current = max(0, min(index, len(marks) - 1))
        # At once and each time: whoever walks over the marks has asked for these very words.
        self._announcer.forget()
        self._announcer.say(marks[self._current].sentence)
        self._announcer.flush()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A chart gets taller where its words need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at which nothing is cramped."""
        if self._chart is None:
            return 0
        around = 2 * self._theme.px(_ROOM)
        inside = max(width, _NARROWEST) - around
        return round(self._chart.height_for(inside, self.style_now) + 0.5) + around

    def sizeHint(self) -> QSize:
        """Comfortable for about half a year."""
        return QSize(_WIDE, self.heightForWidth(_WIDE))

    def minimumSizeHint(self) -> QSize:
        """The least it can be read at."""
        return QSize(_NARROWEST, self.heightForWidth(max(self.width(), _NARROWEST)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, then where the mouse and the keyboard are."""
        del event
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn(self._chart))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if 0 <= self._hovered < len(self.marks()):
            painter.setPen(QPen(self._theme.colour("ink-3"), 1))
            painter.drawRoundedRect(self._around(self._hovered), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(self._around(self._current), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the marks, ask for what lies behind one, or for the table."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.marks():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stand_on(0 if key == Qt.Key.Key_Home else len(self.marks()) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.mark_activated.emit(self._current)
        elif key == Qt.Key.Key_T:
            self.table_requested.emit()
        elif not (key in _STEPS and self._walk(*_STEPS[key])):
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._hover(self._at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click puts the keyboard where the mouse is."""
        found = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found >= 0:
            self.stand_on(found)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click asks for what lies behind a mark."""
        found = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found >= 0:
            self.mark_activated.emit(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything lies elsewhere."""
        self._marks = self._picture = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow direction and locale."""
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.LocaleChange):
            self._restyle()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show a mark's sentence beside the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            if found >= 0:
                mark = self.marks()[found]
                QToolTip.showText(event.globalPos(), mark.sentence, self, mark.rect.toRect())
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().event(event)

    def _drawn(self, chart: Chart) -> QPixmap:
        """The chart as drawn last; walking over the marks redraws none of it."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            chart.draw(painter, self._inside(), self.style_now)
            painter.end()
        return self._picture

    def _inside(self) -> QRectF:
        room = self._theme.px(_ROOM)
        return QRectF(self.rect()).adjusted(room, room, -room, -room)

    def _walk(self, columns: int, rows: int) -> bool:
        """Go to the neighbouring mark; False where the chart has no such direction."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            columns = -columns
        found = neighbour(self.marks(), self._current, columns, rows)
        if found is not None:
            self.stand_on(found)
        return found is not None

    def _around(self, index: int) -> QRectF:
        if not 0 <= index < len(self.marks()):
            return QRectF(self.rect()).adjusted(1, 1, -1, -1)
        return self.marks()[index].rect.adjusted(-2, -2, 2, 2)

    def _at(self, point: QPointF) -> int:
        found = (index for index, mark in enumerate(self.marks()) if mark.rect.contains(point))
        return next(found, -1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _restyle(self) -> None:
        self._marks = self._picture = None
        self.updateGeometry()
        self.update()
