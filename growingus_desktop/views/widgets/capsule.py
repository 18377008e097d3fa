"""What chips and pills share: words in a capsule that wraps instead of cutting them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.strokes import one_line, widest_word, wrapped_height


class Capsule:
    """Sizes of a widget that shows `_label` in one font with something beside it."""

    font_role = "chip"
    pad_x = 10
    pad_y = 5
    """Pixels around the words at 100 %."""

    _theme: Theme
    _label: str
    _room: int | None = None
    """Pixels of width it was last given."""

    @property
    def label(self) -> str:
        """The words on it."""
        return self._label

    def sizeHint(self) -> QSize:
        """The words in one line, or as high as they need at the width it was given."""
        line = one_line(self._label, self._font())
        width = line.width() + self._beside()
        if self._room is not None and self._room < width:
            return QSize(width, self.heightForWidth(self._room))
        return QSize(width, line.height() + 2 * self._pad_y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width makes necessary."""
        QWidget.resizeEvent(self, event)  # pyright: ignore[reportArgumentType]
        self._room = event.size().width()
        if event.size().height() != self.heightForWidth(self._room):
            QWidget.updateGeometry(self)  # pyright: ignore[reportArgumentType]

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word allows."""
        line = one_line(self._label, self._font())
        width = widest_word(self._label, self._font()) + self._beside()
        return QSize(width, line.height() + 2 * self._pad_y())

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels of height the words take at this width."""
        words = wrapped_height(self._label, self._font(), width - self._beside())
        return words + 2 * self._pad_y()

    def _font(self) -> QFont:
        return self._theme.font(self.font_role)

    def _pad_x(self) -> int:
        return self._theme.px(self.pad_x)

    def _pad_y(self) -> int:
        return self._theme.px(self.pad_y)

    def _beside(self) -> int:
        """Pixels of width that aren't the words'."""
        return 2 * self._pad_x()

    def _radius(self) -> float:
        """Round ends, also where the words go over several lines."""
        return one_line(self._label, self._font()).height() / 2 + self._pad_y()


def narrow_policy(widget: QWidget) -> None:
    """Let a widget be no wider than its words, and taller where it must be narrower."""
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
