"""Buttons that never cut their words: they wrap, grow, and show focus without moving."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.strokes import (
    RING,
    draw_wrapped,
    focus_ring,
    one_line,
    rounded_box,
    widest_word,
    wrapped_height,
)


class Button(QPushButton):
    """An ordinary button.

    Args:
        text: the verb on it.
        name: the object name, which tests and the style look for.
        icon: the name of an icon before the words, or nothing.
        hint: a key to show after the words, such as ``Ctrl+L``.
    """

    font_role = "ui-strong"
    ink = "ink"
    fill = "surface"
    hover_fill = "sunken"
    line = "line"

    def __init__(
        self,
        text: str,
        name: str,
        *,
        icon: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._label = ""
        self._room: int | None = None
        self._icon_name = icon
        self._hint = hint
        self.setObjectName(name)
        self.set_label(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme.changed.connect(self.updateGeometry)

    @property
    def label(self) -> str:
        """The words on it."""
        return self._label

    def set_label(self, text: str) -> None:
        """Change the words; an ampersand is an ampersand."""
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon_name(self, icon: str) -> None:
        """Change the icon; an empty name takes it away."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too, as Space does; Qt does that in dialogs only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A finger that stays on the key would press whatever takes the focus next.
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Everything in one line, or as high as the words need at the width it was given."""
        width = one_line(self._label, self._font()).width() + self._beside()
        room = width if self._room is None else min(width, self._room)
        return QSize(width, self.heightForWidth(room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width makes necessary."""
        super().resizeEvent(event)
        self._room = event.size().width()
        if event.size().height() != self.heightForWidth(self._room):
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word allows."""
        width = widest_word(self._label, self._font()) + self._beside()
        return QSize(width, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Narrower means taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels of height the words take at this width."""
        words = wrapped_height(self._label, self._font(), width - self._beside())
        return max(words + 2 * self._pad_y(), self._theme.size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, icon, words, key hint and focus ring."""
        del event
        painter = QPainter(self)
        self._paint_box(painter)
        self._paint_content(painter)

    def _font(self) -> QFont:
        return self._theme.font(self.font_role)

    def _pad_x(self) -> int:
        return self._theme.px(15)

    def _pad_y(self) -> int:
        return self._theme.px(9)

    def _beside(self) -> int:
        """Pixels of width that aren't the words'."""
        width = 2 * self._pad_x()
        if self._icon_name:
            width += self._theme.size("icon") + self._theme.space("s")
        if self._hint:
            width += self._hint_width() + self._theme.space("s")
        if self.menu():
            width += self._theme.px(14) + self._theme.space("xs")
        return width

    def _hint_width(self) -> int:
        return one_line(self._hint, self._theme.font("caption")).width()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "ink-3"
        return "accent" if self.isChecked() else self.ink

    def _box_fill(self) -> str:
        if self.isChecked():
            return "accent-soft"
        active = self.isEnabled() and (self.underMouse() or self.isDown())
        return self.hover_fill if active else self.fill

    def _paint_box(self, painter: QPainter) -> None:
        box, radius = QRectF(self.rect()), self._theme.radius("control")
        line = self._theme.colour("accent" if self.isChecked() else self.line)
        rounded_box(painter, box, radius, self._theme.colour(self._box_fill()), line)
        if self.hasFocus():
            focus_ring(painter, box, radius, self._theme)

    def _paint_content(self, painter: QPainter) -> None:
        inside = self.rect().adjusted(self._pad_x(), 0, -self._pad_x(), 0)
        ink = self._ink()
        words = QRect(inside)
        if self._icon_name:
            side = self._theme.size("icon")
            spot = QRect(inside.x(), inside.center().y() - side // 2 + 1, side, side)
            self._theme.paint_icon(
                painter,
                QRectF(self._mirrored(inside, spot)),
                self._icon_name,
                ink,
            )
            words.setLeft(spot.right() + 1 + self._theme.space("s"))
        if self.menu():
            side = self._theme.px(14)
            spot = QRect(inside.right() - side + 1, inside.center().y() - side // 2 + 1, side, side)
            box = QRectF(self._mirrored(inside, spot))
            self._theme.paint_icon(painter, box, "chevron-down", ink)
            words.setRight(spot.left() - self._theme.space("xs"))
        if self._hint:
            spot = QRect(inside)
            spot.setLeft(words.right() + 1 - self._hint_width())
            font, colour = self._theme.font("caption"), self._theme.colour("ink-3")
            draw_wrapped(
                painter,
                self._mirrored(inside, spot),
                self._hint,
                font,
                colour,
                direction=self.layoutDirection(),
            )
            words.setRight(spot.left() - self._theme.space("s"))
        aligned = self._alignment()
        colour = self._theme.colour(ink)
        box = self._mirrored(inside, words)
        draw_wrapped(
            painter,
            box,
            self._label,
            self._font(),
            colour,
            alignment=aligned,
            direction=self.layoutDirection(),
        )

    def _alignment(self) -> Qt.AlignmentFlag:
        plain = not (self._icon_name or self._hint or self.menu())
        return Qt.AlignmentFlag.AlignHCenter if plain else Qt.AlignmentFlag.AlignLeading

    def _mirrored(self, within: QRect, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), within, rect)


class PrimaryButton(Button):
    """The one thing a view is for; there is one of these in each."""

    ink = "on-accent"
    fill = "accent"
    hover_fill = "accent-strong"
    line = "accent"

    def _ink(self) -> str:
        return self.ink if self.isEnabled() else "ink-3"

    def _paint_box(self, painter: QPainter) -> None:
        box, radius = QRectF(self.rect()), self._theme.radius("control")
        if not self.isEnabled():
            line = self._theme.colour("line")
            rounded_box(painter, box, radius, self._theme.colour("sunken"), line)
            return
        fill = self._theme.colour(self._box_fill())
        if not self.hasFocus():
            rounded_box(painter, box, radius, fill)
            return
        # A ring straight on the accent would barely differ from it: a gap sets it off.
        rounded_box(painter, box, radius, self._theme.colour("surface"))
        gap = RING + 1.5
        rounded_box(painter, box.adjusted(gap, gap, -gap, -gap), radius - gap, fill)
        focus_ring(painter, box, radius, self._theme)


class QuietButton(Button):
    """A door that shouldn't draw the eye: words alone until pointed at."""

    font_role = "caption-strong"
    ink = "ink-2"
    fill = "clear"

    def _pad_x(self) -> int:
        return self._theme.px(10)

    def _pad_y(self) -> int:
        return self._theme.px(7)

    def heightForWidth(self, width: int) -> int:
        """Pixels of height the words take at this width."""
        words = wrapped_height(self._label, self._font(), width - self._beside())
        return words + 2 * self._pad_y()

    def _paint_box(self, painter: QPainter) -> None:
        box, radius = QRectF(self.rect()), self._theme.radius("control")
        if self._box_fill() != self.fill:
            rounded_box(painter, box, radius, self._theme.colour(self._box_fill()))
        if self.hasFocus():
            focus_ring(painter, box, radius, self._theme)


class ChipButton(QuietButton):
    """One of several short beginnings that stand in a row."""

    font_role = "chip-strong"
    fill = "sunken"
    hover_fill = "accent-soft"

    def _paint_box(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        radius = min(box.height() / 2, float(self._theme.px(14)))
        rounded_box(painter, box, radius, self._theme.colour(self._box_fill()))
        if self.hasFocus():
            focus_ring(painter, box, radius, self._theme)
