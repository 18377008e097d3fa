"""Lines of one's own for coming back with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.presenters.repairs import RepairsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_repair_lines import RepairLinesDialog
from growingus_desktop.views.repairs_open import ShortList
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.words import Body, Heading
from growingus_desktop.views.widgets.writing import WritingField

_MOST_SEEN = 6


class _Lines(ShortList):
    """The list; Enter alters, Delete bins, Alt with Up or Down moves the line."""

    def __init__(self, bank: "Bank") -> None:
        super().__init__("repairs.lines", bank.tr("Your lines"), _MOST_SEEN, captions=False)
        self._bank = bank

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Up if alt:
                self._bank.move_line(-1)
            case Qt.Key.Key_Down if alt:
                self._bank.move_line(1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._bank.bin_line()
            case _:
                super().keyPressEvent(event)


class Bank(Card):
    """The lines, a field for one more, and the shipped ones to start from.

    Args:
        presenter: state and intents of the tab.
    """

    def __init__(self, presenter: RepairsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("repairs.bank")
        self._presenter = presenter
        self._own = presenter.lines
        gap = Theme.active().space("s")
        self._none = Body(self.tr("None yet. A line that has come easily once can wait here."))
        self._lines = _Lines(self)
        self._lines.setModel(self._own.model)
        self._edit = IconButton("pencil", self.tr("Change this line (Enter)"), "repairs.changeLine")
        self._up = IconButton("chevron-up", self.tr("Move up (Alt+Up)"), "repairs.lineUp")
        self._down = IconButton("chevron-down", self.tr("Move down (Alt+Down)"), "repairs.lineDown")
        self._bin = IconButton(
            "trash-2", self.tr("Put this line in the bin (Delete)"), "repairs.binLine"
        )
        self._deeds = Flow(gap)
        for deed in (self._edit, self._up, self._down, self._bin):
            self._deeds.add(deed)
        self._field = WritingField(
            self._own.writing,
            name="repairs.line",
            label=self.tr("A line of your own"),
            placeholder=self.tr("One line; Enter keeps it"),
            one_line=True,
        )
        self._keep = Button("", "repairs.keepLine")
        self._stop = QuietButton(self.tr("Leave it as it was"), "repairs.stopChanging")
        written = QWidget()
        row = QHBoxLayout(written)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field, 1)
        row.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignTop)
        self._shipped = QuietButton(
            self.tr("Start from one of ours…"), "repairs.shipped", icon="book-open"
        )
        self._card = QuietButton(self.tr("Make a repair card…"), "repairs.card", icon="printer")
        doors = Flow(gap)
        for door in (self._stop, self._shipped, self._card):
            doors.add(door)
        head = Heading(self.tr("Lines of your own"))
        for part in (head, self._none, self._lines, self._deeds, written, doors):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the lines, and whether one of them is being altered."""
        some, changing = bool(self._own.model.rows), self._own.changing is not None
        self._none.setVisible(not some)
        self._lines.fit()
        self._lines.stand()
        self._deeds.setVisible(some)
        self._keep.set_label(self.tr("Keep the change") if changing else self.tr("Keep"))
        self._stop.setVisible(changing)

    def move_line(self, by: int) -> None:
        """Move the line one stands on."""
        line = self._here()
        if line is not None:
            self._own.move(line, by)

    def bin_line(self) -> None:
        """Put the line one stands on into the bin."""
        line = self._here()
        if line is not None:
            self._own.bin(line)

    def _connect(self) -> None:
        model = self._own.model
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            signal.connect(self.refresh)
        self._own.changed.connect(self.refresh)
        self._lines.opened.connect(self._change)
        self._edit.clicked.connect(self._change)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._bin.clicked.connect(self.bin_line)
        self._field.entered.connect(self._own.keep)
        self._keep.clicked.connect(self._own.keep)
        self._stop.clicked.connect(self._leave)
        self._shipped.clicked.connect(self._offer)
        self._card.clicked.connect(self._presenter.make_card)

    def _here(self) -> int | None:
        match self._lines.currentIndex().data(RecordRole.RECORD):
            case (int() as line_id, str()):
                return line_id
            case _:
                return None

    def _change(self) -> None:
        line = self._here()
        if line is not None:
            self._own.change(line)
            self._field.setFocus()

    def _move_up(self) -> None:
        self.move_line(-1)

    def _move_down(self) -> None:
        self.move_line(1)

    def _leave(self) -> None:
        self._own.stop_changing()
        self._lines.setFocus()

    def _offer(self) -> None:
        dialog = RepairLinesDialog(self._own.shipped, self._own.grade, self)
        dialog.chosen.connect(self._start_from)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start_from(self, text: str) -> None:
        self._field.replace(0, len(self._own.writing.text), text)
        self._field.setFocus()
