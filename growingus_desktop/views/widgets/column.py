"""A column that starts at the top and doesn't spread its content over spare room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout


class Column(QVBoxLayout):
    """Lays its items out from the top, each as high as it needs at the column's width.

    With something in it that wants to expand, it fills all its room as any column does. Qt's
    own alignment to the top would reckon heights for another width than the one it gives.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Use no more of the height than the content asks for."""
        used = QRect(rect)
        if not self.expandingDirections() & Qt.Orientation.Vertical:
            tall = self.hasHeightForWidth()
            wanted = self.heightForWidth(rect.width()) if tall else self.sizeHint().height()
            used.setHeight(min(rect.height(), wanted))
        super().setGeometry(used)
