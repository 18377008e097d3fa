"""The button that locks at once, in the same corner of every window."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.strokes import draw_wrapped, focus_ring, one_line, rounded_box

LOCK_KEYS = "Ctrl+L"


class LockButton(IconButton):
    """Locks when pressed, by pointer or by its key; each window has its own.

    Its key works only while it can be seen, so a window that is already locked has none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lock", self.tr("Lock now"), "lockButton", framed=False, parent=parent)
        self.setShortcut(QKeySequence(LOCK_KEYS))
        keys = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self.label} ({keys})")

    def event(self, event: QEvent) -> bool:
        """Lock the moment its key is pressed: Qt would show it pressed for 100 ms first."""
        if event.type() == QEvent.Type.Shortcut:
            self.click()
            return True
        return super().event(event)


class LockRow(LockButton):
    """The same, as the last row of the navigation, with its words and its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A row of the navigation."""
        words = one_line(self.label, self._theme.font("ui-medium"))
        side = self._theme.size("icon")
        width = words.width() + side + self._hint_width() + self._theme.px(10 + 10 + 9 + 12)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """The height of a row, at any width."""
        del width
        words = one_line(self.label, self._theme.font("ui-medium"))
        return row_height(words.height(), self._theme.text_scale) - 2

    def _paint_box(self, painter: QPainter) -> None:
        box, radius = QRectF(self.rect()), self._theme.radius("control")
        if self.underMouse() or self.isDown():
            rounded_box(painter, box, radius, self._theme.colour("sunken"))
        if self.hasFocus():
            focus_ring(painter, box, radius, self._theme)

    def _paint_content(self, painter: QPainter) -> None:
        inside = self.rect().adjusted(self._theme.px(10), 0, -self._theme.px(10), 0)
        side = self._theme.size("icon")
        spot = inside.adjusted(0, (inside.height() - side) // 2, 0, 0)
        spot.setSize(QSize(side, side))
        box = QRectF(self._mirrored(inside, spot))
        self._theme.paint_icon(painter, box, self._icon_name, self._ink())
        words = inside.adjusted(side + self._theme.px(10), 0, 0, 0)
        font, colour = self._theme.font("ui-medium"), self._theme.colour("ink-2")
        draw_wrapped(
            painter,
            self._mirrored(inside, words),
            self.label,
            font,
            colour,
            direction=self.layoutDirection(),
        )
        words.setLeft(words.right() + 1 - self._hint_width())
        font, colour = self._theme.font("caption"), self._theme.colour("ink-3")
        draw_wrapped(
            painter,
            self._mirrored(inside, words),
            self._hint,
            font,
            colour,
            direction=self.layoutDirection(),
        )


def row_height(words: int, text_scale: int) -> int:
    """Pixels from one navigation row to the next.

    Large text gets no larger gaps, so that all rows stay in sight at 200 %.

    Args:
        words: pixels of height of one line of words.
        text_scale: the text size in per cent.
    """
    return words + round(22 * min(text_scale, 100) / 100)
