"""One day, typed or picked from a calendar."""

from PySide6.QtCore import QDate, QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from growingus_desktop.theme.theme import Theme


class DateField(QDateEdit):
    """A day, in the form the person's own region writes it.

    Args:
        label: what day it is about, for speech.
        name: the object name.
        latest: the last day that can be chosen, or None for any.
    """

    def __init__(
        self,
        label: str,
        name: str,
        latest: QDate | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.lineEdit().setObjectName(f"{name}.line")
        self.lineEdit().setAccessibleName(label)
        self.setCalendarPopup(True)
        if latest is not None:
            self.setMaximumDate(latest)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the calendar that the style sheet has no drawing for."""
        super().paintEvent(event)
        side = self._theme.px(15)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        box.moveRight(self.width() - self._theme.px(10))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self._theme.px(10))
        self._theme.paint_icon(QPainter(self), box, "calendar-days", "ink-2")

    def wheelEvent(self, event: QEvent) -> None:
        """Scrolling past it must not change the day."""
        event.ignore()
