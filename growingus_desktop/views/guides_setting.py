"""The row above the open guide in which its letters and its column are chosen."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.guides_setting import ReadingSetting
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.flow_layout import Flow


class SettingRow(Flow):
    """Two pickers: how large letters are, and how wide the column is.

    Args:
        setting: state and intents.
    """

    def __init__(self, setting: ReadingSetting, parent: QWidget | None = None) -> None:
        super().__init__(Theme.active().space("s"), parent=parent)
        self.setObjectName("guide.settingRow")
        self._setting = setting
        self.letters = Picker(self.tr("Size of the letters"), "guide.size")
        for percent, words in setting.sizes:
            self.letters.addItem(words, percent)
        self.column = Picker(self.tr("Width of the column"), "guide.measure")
        for percent, words in setting.measures:
            self.column.addItem(words, percent)
        self.add(self.letters)
        self.add(self.column)
        self.setContentsMargins(0, 0, 0, Theme.active().space("s"))
        self.letters.activated.connect(self._choose_letters)
        self.column.activated.connect(self._choose_column)
        setting.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen."""
        now = self._setting.now
        self.letters.setCurrentIndex(self.letters.findData(now.size))
        self.column.setCurrentIndex(self.column.findData(now.measure))

    def _choose_letters(self) -> None:
        self._setting.choose_size(int(self.letters.currentData()))

    def _choose_column(self) -> None:
        self._setting.choose_measure(int(self.column.currentData()))
