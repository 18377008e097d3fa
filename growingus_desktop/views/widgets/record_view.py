"""The list beside a page: two lines a row, the chosen row on paper with an accent bar."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.strokes import focus_ring
from growingus_desktop.views.widgets.text_offsets import from_qt

Index = QModelIndex | QPersistentModelIndex

_BAR = 3
_PAD_X = 18
_PAD_Y = 12
_GAP = 5
_DENSE_PAD_Y = 5
_DENSE_GAP = 1
_MOST_HEIGHTS = 2_000


def elided_lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text into lines, the last of which ends in … if not all of it fits.

    Args:
        text: one paragraph.
        font: what it will be drawn in.
        width: pixels of a line.
        most: how many lines there may be.
    """
    if not text:
        return []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, end = (
            from_qt(text, at) for at in (line.textStart(), line.textStart() + line.textLength())
        )
        if len(lines) == most - 1:
            rest = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
            lines.append(rest)
        else:
            lines.append(text[start:end].rstrip())
    layout.endLayout()
    return lines


class _RecordDelegate(QStyledItemDelegate):
    def __init__(
        self,
        theme: Theme,
        view: "RecordListView",
        title_lines: int,
        *,
        dense: bool,
        captions: bool,
    ) -> None:
        super().__init__(view)
        self._captions = captions
        self._pad_y = _DENSE_PAD_Y if dense else _PAD_Y
        self._gap = _DENSE_GAP if dense else _GAP
        self._theme = theme
        self._view = view
        self._most = title_lines
        # A view asks for the height of every row whenever one of them is another; most are as before.
        self._heights: dict[tuple[str, bool, int], QSize] = {}
        theme.changed.connect(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        width = self._view.viewport().width() if self._most > 1 else 0
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "") if self._most > 1 else ""
        asked = (title, bool(index.data(RecordRole.ICON)), width)
        known = self._heights.get(asked)
        if known is None:
            if len(self._heights) >= _MOST_HEIGHTS:
                self._heights.clear()
            known = self._heights[asked] = self._measured(index)
        return known

    def _measured(self, index: Index) -> QSize:
        title, caption = self._fonts()
        lines = 1
        if self._most > 1:
            lines = max(1, len(self._title_lines(index, self._view.viewport().width())))
        second = self._theme.px(self._gap) + _line(caption) if self._captions else 0
        height = lines * _line(title) + second + 2 * self._theme.px(self._pad_y)
        return QSize(self._theme.px(120), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen:
            painter.fillRect(row, theme.colour("surface"))
            bar = QRect(row.x(), row.y(), theme.px(_BAR), row.height())
            bar = QStyle.visualRect(self._view.layoutDirection(), row, bar)
            painter.fillRect(bar, theme.colour("accent"))
        elif hover:
            painter.fillRect(row, theme.colour("sunken"))
        painter.fillRect(QRect(row.x(), row.bottom(), row.width(), 1), theme.colour("line"))
        self._paint_words(painter, row, index)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            focus_ring(painter, QRectF(row), theme.radius("control") / 2, theme)

    def _paint_words(self, painter: QPainter, row: QRect, index: Index) -> None:
        theme = self._theme
        title, caption = self._fonts()
        pad = theme.px(_PAD_X)
        box = QRectF(row).adjusted(pad, theme.px(self._pad_y), -pad, 0)
        icon = index.data(RecordRole.ICON) or ""
        if icon:
            side = theme.size("icon")
            spot = QRect(round(box.right()) - side, round(box.top()), side, side)
            spot = QStyle.visualRect(self._view.layoutDirection(), row, spot)
            theme.paint_icon(painter, QRectF(spot), icon, "ink-3")
        for line in self._title_lines(index, row.width()):
            self._draw(painter, box, line, title, "ink")
        box.translate(0, theme.px(self._gap))
        second = str(index.data(RecordRole.CAPTION) or "")
        for line in elided_lines(second, caption, box.width(), 1):
            self._draw(painter, box, line, caption, "ink-3")

    def _draw(self, painter: QPainter, box: QRectF, text: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = QFontMetricsF(font).horizontalAdvance(text)
        x = box.right() - width if rtl else box.left()
        painter.drawText(QPointF(x, box.top() + QFontMetricsF(font).ascent()), text)
        box.translate(0, _line(font))

    def _title_lines(self, index: Index, row_width: int) -> list[str]:
        width = row_width - 2 * self._theme.px(_PAD_X)
        if index.data(RecordRole.ICON):
            width -= self._theme.size("icon") + self._theme.space("s")
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return elided_lines(text, self._fonts()[0], width, self._most)

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font("ui-strong"), self._theme.font("caption")


class RecordListView(QListView):
    """Shows a `RecordList`: titles, captions, one chosen.

    Args:
        name: the object name.
        label: what the list holds, for speech.
        title_lines: how many lines a title may take; more than one measures every row, so
            it is for lists that stay short.
        dense: whether the rows stand close, so that many are seen at once.
        captions: whether rows have a second line.
    """

    chosen = Signal(QModelIndex)
    """The row the person moved to or pressed."""

    opened = Signal(QModelIndex)
    """The row the person pressed Enter on or clicked twice."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        title_lines: int = 1,
        dense: bool = False,
        captions: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._keeps_current = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("variant", "flush")
        self.setItemDelegate(
            _RecordDelegate(self._theme, self, title_lines, dense=dense, captions=captions)
        )
        self.setUniformItemSizes(title_lines == 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.activated.connect(self.opened)
        self._theme.changed.connect(self.scheduleDelayedItemsLayout)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of a model and tell when the person moves among them."""
        super().setModel(model)
        if model is not None:
            self.selectionModel().currentChanged.connect(self._on_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew where titles wrap: Qt does so for another height alone."""
        seen, before = self.visualRect(self.currentIndex()), event.oldSize()
        super().resizeEvent(event)
        if not self.uniformItemSizes() and event.size().width() != before.width():
            if seen.isValid() and seen.bottom() >= 0 and seen.top() < before.height():
                self._keeps_current = True
            self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Where rows take other heights, the current one stays in view if it was."""
        super().doItemsLayout()
        if self._keeps_current:
            self._keeps_current = False
            self.scrollTo(self.currentIndex())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole title as a hint where it was cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            self.viewport().setToolTip(str(index.data() or "") if index.isValid() else "")
        return super().viewportEvent(event)

    def _on_moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current)


def _line(font: QFont) -> float:
    return QFontMetricsF(font).height() * 1.12
