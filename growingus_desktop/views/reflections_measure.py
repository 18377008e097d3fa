"""A column of the Reflections room that is never wider than what reads well."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from growingus_desktop.views.widgets.panes import ScrollPage

_MEASURE = 680
"""Pixels at 100 % text size that the column is wide at most."""

_LEAD = 40
"""Pixels at 100 % that it stands away from the list where there is room."""


class MeasuredPage(ScrollPage):
    """A page that scrolls and keeps its lines readable however wide the window is.

    Args:
        name: the object name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room at the sides anew."""
        super().resizeEvent(event)
        self._redress()

    def _redress(self) -> None:
        side, top = min(self._theme.px(30), 36), self._theme.px(16)
        spare = max(0, self.viewport().width() - 2 * side - self._theme.px(_MEASURE))
        lead = min(spare // 2, self._theme.px(_LEAD))
        self.column.setContentsMargins(side + lead, top, side + spare - lead, top)
        self.column.setSpacing(self._theme.px(9))
