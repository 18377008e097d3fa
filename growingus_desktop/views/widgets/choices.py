"""Ticks, choices and pickers, drawn so that their state is seen in every theme and size."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.capsule import Capsule
from growingus_desktop.views.widgets.strokes import draw_wrapped, focus_ring, rounded_box

_BOX = 18
"""Pixels of the box or circle at 100 %."""


class _Answer(Capsule):
    """A box or circle with a sentence beside it that wraps."""

    font_role = "ui"
    pad_x = 6
    pad_y = 6

    def _beside(self) -> int:
        return 2 * self._pad_x() + self._theme.px(_BOX) + self._theme.px(10)


def _prepare(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    widget.setAttribute(Qt.WidgetAttribute.WA_Hover)
    widget.setCursor(Qt.CursorShape.PointingHandCursor)


def _paint_words(painter: QPainter, widget: QWidget, answer: _Answer, theme: Theme) -> QRectF:
    """Draw ring and sentence; give back where the box or circle goes."""
    if widget.hasFocus():
        focus_ring(painter, QRectF(widget.rect()), theme.radius("control"), theme)
    pad, side = theme.px(answer.pad_x), theme.px(_BOX)
    inside = widget.rect().adjusted(pad, 0, -pad, 0)
    first_line = theme.px(answer.pad_y) + round(theme.font(answer.font_role).pixelSize() * 0.6)
    spot = QRect(QPoint(inside.x(), first_line - side // 2), QSize(side, side))
    words = inside.adjusted(side + theme.px(10), 0, 0, 0)
    direction = widget.layoutDirection()
    colour = theme.colour("ink" if widget.isEnabled() else "ink-3")
    font = theme.font(answer.font_role)
    box = QStyle.visualRect(direction, inside, words)
    draw_wrapped(painter, box, answer.label, font, colour, direction=direction)
    return QRectF(QStyle.visualRect(direction, inside, spot))


class Tick(_Answer, QCheckBox):
    """A sentence that is ticked or not.

    Args:
        text: the sentence.
        name: the object name.
    """

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, parent)
        self._theme = Theme.active()
        self._label = text
        self.setObjectName(name)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        _prepare(self)
        self._theme.changed.connect(self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks it too, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Box and sentence can both be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and sentence."""
        del event
        painter, theme = QPainter(self), self._theme
        box = _paint_words(painter, self, self, theme)
        on = self.isChecked()
        fill = "accent" if on and self.isEnabled() else "surface"
        line = theme.colour("accent" if on else "border")
        rounded_box(painter, box, theme.px(5), theme.colour(fill), line)
        if on:
            inset = theme.px(3)
            mark = box.adjusted(inset, inset, -inset, -inset)
            theme.paint_icon(painter, mark, "check", "on-accent" if self.isEnabled() else "ink-3")


class Choice(_Answer, QRadioButton):
    """One of several answers of which one holds; those with one parent exclude each other.

    Args:
        text: the answer.
        name: the object name.
    """

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, parent)
        self._theme = Theme.active()
        self._label = text
        self.setObjectName(name)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        _prepare(self)
        self._theme.changed.connect(self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        """Circle and answer can both be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle, dot and answer."""
        del event
        painter, theme = QPainter(self), self._theme
        box = _paint_words(painter, self, self, theme)
        line = theme.colour("accent" if self.isChecked() else "border")
        rounded_box(painter, box, box.width(), theme.colour("surface"), line)
        if self.isChecked():
            inset = theme.px(5)
            dot = box.adjusted(inset, inset, -inset, -inset)
            rounded_box(painter, dot, dot.width(), line)


class Picker(QComboBox):
    """A list that opens to pick one of several.

    Args:
        label: what is picked, for speech.
        name: the object name.
    """

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self.setAccessibleName(label)
        # The style sheet reaches the rows of the list only through this one.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, cut visibly where they don't fit, and a chevron, which no style sheet has."""
        del event
        self._paint_field()
        side = self._theme.px(15)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        box.moveRight(self.width() - self._theme.px(10))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self._theme.px(10))
        self._theme.paint_icon(QPainter(self), box, "chevron-down", "ink-2")

    def _paint_field(self) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        letters, words = self.fontMetrics(), option.currentText
        # Qt reckons a few pixels differently when it says how wide it wants to be.
        if letters.horizontalAdvance(words) > field.width() + self._theme.px(4):
            option.currentText = letters.elidedText(
                words, Qt.TextElideMode.ElideRight, field.width()
            )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QEvent) -> None:
        """Scrolling past it must not change what was picked."""
        event.ignore()
