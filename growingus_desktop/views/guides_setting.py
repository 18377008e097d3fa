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
        self.size = Picker(self.tr("Size of the letters"), "guide.size")
        for percent, words in setting.sizes:
            self.size.addItem(words, percent)
        self.measure = Picker(self.tr("Width of the column"), "guide.measure")
        for percent, words in setting.measures:
            self.measure.addItem(words, percent)
        self.add(self.size)
        self.add(self.measure)
        self.size.activated.connect(lambda at: setting.choose_size(int(self.size.itemData(at))))
        self.measure.activated.connect(
            lambda at: setting.choose_measure(int(self.measure.itemData(at)))
        )
        setting.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen."""
        now = self._setting.now
        self.size.setCurrentIndex(self.size.findData(now.size))
        self.measure.setCurrentIndex(self.measure.findData(now.measure))
