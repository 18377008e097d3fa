"""The days of a run as squares: each answer has a shape of its own beside its colour."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from growingus_desktop.presenters.focus_state import Look, Square
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.strokes import focus_ring, rounded_box

_SIDE: Final = 26
_RING: Final = 3
"""Pixels around a square at 100 % in which focus and choice are drawn."""

_FILLS: Final = {
    Look.KEPT: ("plum", ""),
    Look.PARTLY: ("plum-soft", "plum"),
    Look.NOT: ("surface", "plum"),
    Look.NOTHING: ("sunken", ""),
    Look.UNNOTED: ("surface", "border"),
    Look.AHEAD: ("sunken", ""),
}
"""Fill and line of each look; what is not noted is hollow, never zero (evidence §6.2)."""


class DaySquares(QWidget):
    """A row of squares that wraps.

    Args:
        name: the object name; the squares are called ``name.1`` and so on.
        label: what the days are of, for speech.
        chooses: whether a day can be chosen; arrow keys move among the days then.
    """

    chosen = Signal(int)
    """The place of the day the person chose."""

    def __init__(
        self, name: str, label: str, *, chooses: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._label = label
        self._chooses = chooses
        self._telling = True
        self._squares: list[_Square] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._toggled)
        self._flow = FlowLayout(self, 2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def refresh(self, squares: Sequence[Square], twin: str, chosen: int = -1) -> None:
        """Show the days.

        Args:
            squares: one for each.
            twin: all of them in words, for speech.
            chosen: the place of the day that is chosen, or -1.
        """
        self.setAccessibleDescription(twin)
        self._telling = False
        while len(self._squares) < len(squares):
            self._add()
        for at, square in enumerate(self._squares):
            square.setVisible(at < len(squares))
            if at < len(squares):
                square.show_day(squares[at], self._label)
                square.setEnabled(not self._chooses or squares[at].is_open)
        if 0 <= chosen < len(self._squares):
            self._squares[chosen].setChecked(True)
            self._stop_at(chosen)
        self._telling = True

    def take_focus(self) -> None:
        """Put the focus on the day that is chosen."""
        for square in self._squares:
            if square.isChecked():
                square.setFocus()

    def _add(self) -> None:
        at = len(self._squares)
        square = _Square(f"{self.objectName()}.{at + 1}", self)
        if not self._chooses:
            square.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            square.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self._group.addButton(square, at)
        self._squares.append(square)
        self._flow.addWidget(square)

    def _stop_at(self, chosen: int) -> None:
        for at, square in enumerate(self._squares):
            stops = Qt.FocusPolicy.StrongFocus if at == chosen else Qt.FocusPolicy.ClickFocus
            square.setFocusPolicy(stops)

    def _toggled(self, at: int, on: bool) -> None:
        if on:
            self._stop_at(at)
        if on and self._telling:
            self.chosen.emit(at)


class _Square(QRadioButton):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._day: Square | None = None
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self.updateGeometry)

    def show_day(self, day: Square, label: str) -> None:
        self._day = day
        self.setAccessibleName(day.sentence)
        self.setAccessibleDescription(label)
        self.setToolTip(day.sentence)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIDE) + 2 * self._theme.px(_RING)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._day is None:
            return
        painter, theme = QPainter(self), self._theme
        ring = theme.px(_RING)
        whole = QRectF(self.rect())
        box = whole.adjusted(ring, ring, -ring, -ring)
        radius = theme.px(7)
        fill, line = _FILLS[self._day.look]
        width = 1.5 if line else 1.0
        rounded_box(
            painter,
            box,
            radius,
            theme.colour(fill),
            theme.colour(line) if line else None,
            width=width,
        )
        _draw_shape(painter, box, self._day.look, theme)
        if self.hasFocus():
            focus_ring(painter, whole, radius + ring, theme)
        elif self.isChecked():
            rounded_box(painter, whole, radius + ring, None, theme.colour("ink-3"), width=1.2)
        elif self._day.is_today:
            foot = QRectF(box.x() + box.width() / 4, whole.bottom() - 2, box.width() / 2, 2)
            painter.fillRect(foot, theme.colour("ink-3"))


def _draw_shape(painter: QPainter, box: QRectF, look: Look, theme: Theme) -> None:
    side = box.width()
    match look:
        case Look.KEPT:
            inset = side * 0.26
            theme.paint_icon(
                painter, box.adjusted(inset, inset, -inset, -inset), "check", "surface"
            )
        case Look.NOT:
            inset = side * 0.28
            theme.paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), "x", "plum")
        case Look.PARTLY:
            pen = QPen(theme.colour("plum"), max(1.6, side / 14))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            middle = box.center()
            painter.drawLine(
                QRectF(middle.x() - side * 0.2, middle.y(), side * 0.4, 0).topLeft(),
                QRectF(middle.x() - side * 0.2, middle.y(), side * 0.4, 0).topRight(),
            )
        case Look.NOTHING:
            dot = side * 0.14
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ink-2"))
            painter.drawEllipse(box.center(), dot / 1.2, dot / 1.2)
        case Look.UNNOTED | Look.AHEAD:
            pass
