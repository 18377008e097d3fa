"""Text that is read: nothing in it is edited, nothing is fetched for it, and keys move through it."""

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.strokes import focus_ring


class StillText(QTextBrowser):
    """A document to read, select from and follow links in.

    Args:
        name: the object name.
    """

    left = Signal()
    """The person pressed Esc."""

    pressed = Signal()
    """The person pressed Enter, or clicked, on words that are no link."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self.setProperty("variant", "flush")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the width, and with it the place.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def loadResource(self, kind: int, name: QUrl) -> object:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Nothing: the text is all there is, and nothing is ever fetched for it."""
        del kind, name
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """What the person copies: words, without styles or addresses."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy; an address inside the program is of no use outside."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "link-copy":
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click that selected nothing and followed nothing."""
        on_link = bool(self.anchorAt(event.position().toPoint()))
        super().mouseReleaseEvent(event)
        if not on_link and not self.textCursor().hasSelection():
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys move through the text and take the caret along."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        )
        page = self.viewport().height() - self._line_height()
        most = self.verticalScrollBar().maximum()
        match event.key():
            case Qt.Key.Key_Down if plain:
                self._step(1)
            case Qt.Key.Key_Up if plain:
                self._step(-1)
            case Qt.Key.Key_PageDown if not shift:
                self._turn(page)
            case Qt.Key.Key_PageUp if not shift:
                self._turn(-page)
            case Qt.Key.Key_Space:
                self._turn(-page if shift else page)
            case Qt.Key.Key_Home if not shift:
                self._turn(-most)
            case Qt.Key.Key_End if not shift:
                self._turn(most)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not self._on_link():
                self.pressed.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, the edge they slide under, and the focus ring."""
        super().paintEvent(event)
        view = self.viewport()
        painter = QPainter(view)
        if self.verticalScrollBar().value() > 0:
            painter.fillRect(QRect(0, 0, view.width(), 1), self._theme.colour("line"))
        if self.hasFocus():
            radius = self._theme.radius("control") / 2
            focus_ring(painter, QRectF(view.rect()), radius, self._theme)
        painter.end()

    def _on_link(self) -> bool:
        return self.textCursor().charFormat().isAnchor()

    def _step(self, lines: int) -> None:
        bar = self.verticalScrollBar()
        self._fetch_caret()
        bar.setValue(bar.value() + lines * self._line_height())
        down = QTextCursor.MoveOperation.Down if lines > 0 else QTextCursor.MoveOperation.Up
        self.moveCursor(down)

    def _turn(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)
        self._fetch_caret(always=True)

    def _fetch_caret(self, *, always: bool = False) -> None:
        """Put the caret into the first whole line in view, if it isn't in view by itself."""
        box = self.cursorRect()
        if always or box.top() < 0 or box.bottom() > self.viewport().height():
            at = self.viewport().rect().topLeft()
            at.setY(at.y() + self._line_height())
            at.setX(round(self.document().rootFrame().frameFormat().leftMargin()))
            bar = self.verticalScrollBar()
            value = bar.value()
            self.setTextCursor(self.cursorForPosition(at))
            bar.setValue(value)

    def _line_height(self) -> int:
        style = self._theme.tokens.type["reading"]
        return round(QFontMetricsF(self._theme.font("reading")).height() * style.line / 100)
