"""A bank of lines to come back with, to choose one from."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.content.repair_lines import RepairLines
from growingus_desktop.views.openers_reply_card import LineButton
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class RepairLinesDialog(Dialog):
    """Lines by occasion, and beside every one of them what nobody owes.

    Args:
        bank: the lines.
        grade: what the grade of the bank is called.
        parent: the window it belongs to.
    """

    chosen = Signal(str)
    """The line the person takes."""

    def __init__(self, bank: RepairLines, grade: str, parent: QWidget | None = None) -> None:
        super().__init__("", "repairLinesDialog", parent=parent)
        self.set_heading(self.tr("Lines to come back with"))
        self.body.addWidget(Body(bank.limit, tone="ink"))
        for group in bank.groups:
            self.body.addWidget(Strong(group.name))
            self.body.addWidget(Caption(group.hint))
            for line in group.lines:
                button = LineButton(line.text, f"repairLine.{line.id}")
                button.clicked.connect(lambda _on=False, text=line.text: self._take(text))
                self.body.addWidget(button)
        sure = self.tr("How sure anyone can be: {grade}.").format(grade=grade.lower())
        self.body.addWidget(Caption(f"{bank.why} {sure}"))
        close = QuietButton(self.tr("Close"), "repairLines.close")
        close.clicked.connect(self.reject)
        self.add_button(close)

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(600), self._theme.px(640)).boundedTo(self._room())

    def _take(self, text: str) -> None:
        self.accept()
        self.chosen.emit(text)
