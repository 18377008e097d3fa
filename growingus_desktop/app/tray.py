"""Two things that can be done from the tray, where there is one, while a vault is open.

It names the program and nothing else, and goes when the vault locks.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.brand_mark import paint_drop
from growingus_desktop.views.widgets.dialog import WINDOW_TITLE

_SIDE = 64


class TrayIcon(Protocol):
    """What is asked of the system's tray."""

    def setContextMenu(self, menu: QMenu, /) -> None:
        """Take the menu."""
        ...

    def setToolTip(self, tip: str, /) -> None:
        """Say what this is."""
        ...

    def setIcon(self, icon: QIcon, /) -> None:
        """Look like this."""
        ...

    def show(self) -> None:
        """Be there."""
        ...

    def hide(self) -> None:
        """Be there no more."""
        ...


MakeTrayIcon = Callable[[], TrayIcon | None]
"""Makes a place in the tray, or gives None where there is no tray."""


def no_tray_icon() -> None:
    """There is no tray."""


def tray_icon_here() -> TrayIcon | None:
    """A place in this system's tray, or None where it has none."""
    return QSystemTrayIcon() if QSystemTrayIcon.isSystemTrayAvailable() else None


class Tray(QObject):
    """The menu: log a moment, or lock.

    Args:
        make: makes its place in the tray.
    """

    log_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, make: MakeTrayIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._icon: TrayIcon | None = None
        self.menu: QMenu | None = None

    def show(self) -> None:
        """Be there, where there is a tray."""
        icon = self._make()
        if icon is None or self._icon is not None:
            return
        menu = QMenu()
        menu.setObjectName("tray")
        menu.setAccessibleName(WINDOW_TITLE)
        for name, words, signal in (
            ("tray.log", self.tr("Log a moment"), self.log_wanted),
            ("tray.lock", self.tr("Lock"), self.lock_wanted),
        ):
            action = QAction(words, menu)
            action.setObjectName(name)
            action.triggered.connect(signal)
            menu.addAction(action)
        icon.setIcon(_drop())
        icon.setToolTip(WINDOW_TITLE)
        icon.setContextMenu(menu)
        icon.show()
        self._icon, self.menu = icon, menu

    def hide(self) -> None:
        """Be there no more."""
        if self._icon is not None:
            self._icon.hide()
        if self.menu is not None:
            # It may be the menu whose action led here.
            self.menu.deleteLater()
        self._icon = self.menu = None


def _drop() -> QIcon:
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    width = _SIDE * 0.75
    paint_drop(
        painter, QRectF((_SIDE - width) / 2, 2, width, _SIDE), Theme.active().colour("accent")
    )
    painter.end()
    return QIcon(picture)
