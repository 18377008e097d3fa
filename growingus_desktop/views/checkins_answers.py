"""The answers to one check-in question: boxes one under another, none chosen beforehand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QStyle, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.capsule import Capsule
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.strokes import draw_wrapped, focus_ring, rounded_box

_KEY_ROOM = 28
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


class AnswerBox(Capsule, QRadioButton):
    """One answer, with the key that chooses it.

    Args:
        text: the answer.
        key: the key.
        name: the object name.
    """

    font_role = "ui-medium"
    pad_x = 14
    pad_y = 11

    stepped = Signal(int)
    """An arrow key was pressed: this many answers on."""

    def __init__(self, text: str, key: str, name: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, parent)
        self._theme = Theme.active()
        self._label = text
        self._key = key
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme.changed.connect(self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the box can be pressed."""
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        """Redraw when the pointer comes and goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over the answers; Space chooses; everything else is the card's."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            turned = mirrored and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self.stepped.emit(-_STEPS[key] if turned else _STEPS[key])
        elif key == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, key and answer."""
        del event
        painter, theme = QPainter(self), self._theme
        on, box = self.isChecked(), QRectF(self.rect())
        radius = theme.radius("control")
        hovered = self.underMouse() and not on
        fill = "accent-soft" if on else "sunken" if hovered else "surface"
        line = theme.colour("accent" if on else "border")
        rounded_box(painter, box, radius, theme.colour(fill), line)
        if self.hasFocus():
            focus_ring(painter, box, radius, theme)
        inside = self.rect().adjusted(self._pad_x(), 0, -self._pad_x(), 0)
        room = theme.px(_KEY_ROOM)
        direction = self.layoutDirection()
        key = QRect(inside.left(), inside.top(), room, inside.height())
        words = inside.adjusted(room, 0, 0, 0)
        for part, text, role, ink in (
            (key, self._key, "caption", "ink-3"),
            (words, self._label, self.font_role, "ink"),
        ):
            placed = QStyle.visualRect(direction, inside, part)
            draw_wrapped(
                painter, placed, text, theme.font(role), theme.colour(ink), direction=direction
            )

    def _beside(self) -> int:
        return 2 * self._pad_x() + self._theme.px(_KEY_ROOM)


class Answers(QWidget):
    """All answers of one question; arrows choose, a click chooses and goes on.

    Args:
        words: the answers, from the lowest.
        name: the object name; each answer is called ``name.number``.
    """

    answered = Signal(int)
    """The person decided for this answer."""

    walked = Signal(int)
    """The person walked to this answer and may walk on."""

    def __init__(self, words: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._boxes: list[AnswerBox] = []
        for value, text in enumerate(words):
            box = AnswerBox(text, str(value + 1), f"{name}.{value + 1}", self)
            self._group.addButton(box, value)
            self._column.addWidget(box)
            self._boxes.append(box)
            box.stepped.connect(partial(self._step, value))
        self._group.idClicked.connect(self.answered)
        self._theme.changed.connect(self._redress)
        self._redress()

    def ask(self, question: str, chosen: int | None) -> None:
        """Show what is chosen for a question; None shows nothing chosen."""
        self.setAccessibleName(question)
        self._group.setExclusive(False)
        for value, box in enumerate(self._boxes):
            box.setChecked(value == chosen)
            box.setAccessibleDescription(question)
        self._group.setExclusive(True)

    def take_focus(self) -> None:
        """Put the focus on what is chosen, or on the first answer."""
        chosen = self._group.checkedButton() or self._boxes[0]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, at: int, by: int) -> None:
        if self._group.checkedButton() is not None:
            at = max(0, min(at + by, len(self._boxes) - 1))
        self._boxes[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.walked.emit(at)

    def _redress(self) -> None:
        self._column.setSpacing(self._theme.space("s"))
