"""The quiet line below every room."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.words import Caption


class Icon(QWidget):
    """A picture that says nothing the words beside it don't.

    Args:
        name: the icon.
        role: its colour role.
        size: pixels at 100 %.
    """

    def __init__(
        self,
        name: str,
        role: str = "ink-2",
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._icon_name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        self._theme.paint_icon(QPainter(self), QRectF(self.rect()), self._icon_name, self._role)


class StatusLine(QWidget):
    """What was done last, on the leading side; the way to paper and where it all stays, beyond."""

    sheets_wanted = Signal()
    """The person wants to see what can be put on paper here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName("statusLine")
        self._row = QHBoxLayout(self)
        self._check = Icon("check", "ink-3", 15)
        self._said = Caption()
        self._said.setObjectName("statusMessage")
        self._usual = self.tr("Only on this device · encrypted")
        self._kept = Caption(self._usual)
        self._kept.setObjectName("statusKept")
        self._kept.setWordWrap(False)
        self._kept.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._row.addWidget(self._check)
        self._row.addWidget(self._said, 1)
        self._sheets = QuietButton(self.tr("Sheets"), "sheetsHere", icon="printer")
        self._sheets.setToolTip("Ctrl+P")
        self._sheets.clicked.connect(self.sheets_wanted)
        self._row.addWidget(self._sheets)
        self._row.addWidget(self._kept, 0, Qt.AlignmentFlag.AlignVCenter)
        self._check.hide()
        self._theme.changed.connect(self._redress)
        self._redress()

    def say(self, message: str) -> None:
        """Show what was done; an empty message clears the line."""
        self._said.setText(message)
        self._check.setVisible(bool(message))

    def keep_note(self, note: str) -> None:
        """Change the words on the far side, as while only looking around; none are the usual."""
        self._kept.setText(note or self._usual)

    def _redress(self) -> None:
        side, top = self._theme.space("l"), self._theme.px(2)
        self._row.setContentsMargins(side + 2, top, side, top)
        self._row.setSpacing(self._theme.space("l"))
