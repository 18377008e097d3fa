"""Small capsules: a word about something, and a word to switch on and off."""

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QStyle, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.capsule import Capsule, narrow_policy
from growingus_desktop.views.widgets.strokes import RING, draw_wrapped, focus_ring, rounded_box

Tone = Literal["neutral", "accent", "clay", "honey", "sky", "plum", "olive"]
Mark = Literal["", "check", "ring"]

_MARK = 12
"""Pixels of the check mark or ring at 100 %."""


def tone_fill(tone: Tone) -> str:
    """The colour role of a capsule in this tone."""
    return "sunken" if tone == "neutral" else f"{tone}-soft"


def tone_ink(tone: Tone) -> str:
    """The colour role of the words on it."""
    return "ink-2" if tone == "neutral" else tone


def draw_mark(painter: QPainter, box: QRectF, mark: Mark, role: str, theme: Theme) -> None:
    """Draw the shape that says the same as the colour."""
    if mark == "check":
        theme.paint_icon(painter, box, "check", role)
    elif mark == "ring":
        rounded_box(
            painter, box.adjusted(2, 2, -2, -2), box.width(), None, theme.colour(role), width=1.2
        )


def mark_and_words(inside: QRect, theme: Theme) -> tuple[QRect, QRect]:
    """Where the shape and where the word goes, before mirroring."""
    side = theme.px(_MARK)
    spot = QRect(QPoint(inside.x(), inside.center().y() - side // 2 + 1), QSize(side, side))
    words = QRect(inside)
    words.setLeft(spot.right() + 1 + theme.space("xs"))
    return spot, words


class Chip(Capsule, QLabel):
    """A word about something; not to be pressed.

    Args:
        text: the word.
        tone: its colour.
        mark: a shape before it: a check for what is there, a ring for what isn't yet.
    """

    pad_y = 4

    def __init__(
        self,
        text: str,
        tone: Tone = "neutral",
        mark: Mark = "",
        parent: QWidget | None = None,
    ) -> None:
        QLabel.__init__(self, parent)
        self._theme = Theme.active()
        self._tone: Tone = tone
        self._mark: Mark = mark
        self._label = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        narrow_policy(self)
        self.set_label(text)
        self._theme.changed.connect(self.updateGeometry)

    def set_label(self, text: str) -> None:
        """Change the word."""
        self._label = text
        self.setText(text)
        self.updateGeometry()

    def set_tone(self, tone: Tone, mark: Mark = "") -> None:
        """Change colour and shape together."""
        self._tone, self._mark = tone, mark
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw capsule, shape and word."""
        del event
        painter = QPainter(self)
        role = tone_ink(self._tone)
        fill = self._theme.colour(tone_fill(self._tone))
        rounded_box(painter, QRectF(self.rect()), self._radius(), fill)
        inside = self.rect().adjusted(self._pad_x(), 0, -self._pad_x(), 0)
        words = inside
        if self._mark:
            spot, words = mark_and_words(inside, self._theme)
            box = QStyle.visualRect(self.layoutDirection(), inside, spot)
            draw_mark(painter, QRectF(box), self._mark, role, self._theme)
        words = QStyle.visualRect(self.layoutDirection(), inside, words)
        draw_wrapped(
            painter,
            words,
            self._label,
            self._font(),
            self._theme.colour(role),
            direction=self.layoutDirection(),
        )

    def _beside(self) -> int:
        mark = self._theme.px(_MARK) + self._theme.space("xs") if self._mark else 0
        return 2 * self._pad_x() + mark


class ToggleChip(Capsule, QCheckBox):
    """A word to switch on and off; on, it wears a check mark as well as a colour.

    Args:
        text: the word.
        name: the object name.
        tone: its colour while on.
    """

    pad_x = 9

    def __init__(
        self,
        text: str,
        name: str,
        tone: Tone = "accent",
        parent: QWidget | None = None,
    ) -> None:
        QCheckBox.__init__(self, parent)
        self._theme = Theme.active()
        self._tone: Tone = tone
        self._label = text
        self.setObjectName(name)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        narrow_policy(self)
        self._theme.changed.connect(self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter switches it too, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the capsule can be pressed."""
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        """Redraw when the pointer comes and goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw capsule, mark, word and focus ring."""
        del event
        painter = QPainter(self)
        on = self.isChecked()
        role = tone_ink(self._tone) if on else ("ink-2" if self.isEnabled() else "ink-3")
        box = QRectF(self.rect())
        self._paint_capsule(painter, box, on=on, role=role)
        inside = self.rect().adjusted(self._pad_x(), 0, -self._pad_x(), 0)
        words, aligned = inside, Qt.AlignmentFlag.AlignHCenter
        if on:
            spot, words = mark_and_words(inside, self._theme)
            mark = QStyle.visualRect(self.layoutDirection(), inside, spot)
            draw_mark(painter, QRectF(mark), "check", role, self._theme)
            aligned = Qt.AlignmentFlag.AlignLeading
        words = QStyle.visualRect(self.layoutDirection(), inside, words)
        colour = self._theme.colour(role)
        draw_wrapped(
            painter,
            words,
            self._label,
            self._font(),
            colour,
            alignment=aligned,
            direction=self.layoutDirection(),
        )

    def _paint_capsule(self, painter: QPainter, box: QRectF, *, on: bool, role: str) -> None:
        radius = self._radius()
        fill = self._theme.colour(tone_fill(self._tone) if on else "sunken")
        hover = self.underMouse() and self.isEnabled()
        line = self._theme.colour(role if on else "border") if on or hover else None
        if self.hasFocus():
            gap = RING + 1
            inner = box.adjusted(gap, gap, -gap, -gap)
            rounded_box(painter, inner, radius - gap, fill, line)
            focus_ring(painter, box, radius, self._theme)
        else:
            rounded_box(painter, box, radius, fill, line)

    def _beside(self) -> int:
        return 2 * self._pad_x() + self._theme.px(_MARK) + self._theme.space("xs")
