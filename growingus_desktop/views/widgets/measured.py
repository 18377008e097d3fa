"""Keeps a column of text from growing wider than the eye can follow."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from growingus_desktop.theme.theme import Theme

MEASURE = 760
"""Pixels at 100 % text size."""


class Measured(QWidget):
    """Holds one widget at the leading edge, no wider than the measure.

    Args:
        content: what to hold.
        measure: its greatest width, in pixels at 100 % text size.
    """

    def __init__(
        self, content: QWidget, measure: int = MEASURE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._measure = measure
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(content, 100)
        row.addStretch(1)
        Theme.active().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._content.setMaximumWidth(Theme.active().px(self._measure))
