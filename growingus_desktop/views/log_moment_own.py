"""Patterns of one's own, in the quick log: named, called otherwise, put into the bin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.presenters.moment import MomentPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.words import Body, Caption
from growingus_desktop.views.widgets.writing import WritingField


class OwnPatternsPart(QWidget):
    """A field for a name and, where wanted, every pattern of one's own with what can be done.

    Args:
        presenter: state and intents of the quick log.
    """

    done = Signal()
    """Nothing more is wanted here."""

    def __init__(self, presenter: MomentPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = presenter.own
        self._shown: dict[str, str] = {}
        gap = Theme.active().space("xs")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(gap)
        self._field = WritingField(
            presenter.fields["own"],
            name="ownPattern",
            label=self.tr("Name of your own pattern"),
            placeholder=self.tr("what you do, in a word or two"),
            one_line=True,
        )
        self._add = Button("", "addOwn")
        self._written = QWidget()
        row = QHBoxLayout(self._written)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field, 1)
        row.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        note = Caption(self.tr("What was logged with one you put away still counts."))
        close = QuietButton(self.tr("Done"), "ownDone")
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(gap)
        foot.addWidget(note)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for part in (self._list, self._written, self._foot):
            column.addWidget(part)
        self._field.entered.connect(self._keep)
        self._add.clicked.connect(self._keep)
        close.clicked.connect(self._close)
        self.hide()
        self.refresh()

    def name_one(self) -> None:
        """Ask for the name of a new one."""
        self._own.stop()
        self._open(listed=False, written=True)
        self._field.setFocus()

    def change_them(self) -> None:
        """Show them all."""
        self._open(listed=True, written=False)
        # Rows that were there a moment ago are hidden, and go when Qt comes round to it.
        buttons = self._list.findChildren(IconButton)
        first = next((each for each in buttons if each.isVisibleTo(self._list)), None)
        if first is not None:
            first.setFocus()

    def refresh(self) -> None:
        """Show them as they are called now."""
        renaming = bool(self._own.renaming)
        self._add.set_label(self.tr("Rename") if renaming else self.tr("Add"))
        if dict(self._own.all) == self._shown:
            return
        self._shown = dict(self._own.all)
        stood_here = self._list.isAncestorOf(self.window().focusWidget() or self)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, label in self._shown.items():
            line = self._row(key, label)
            self._rows.addWidget(line)
            # Shown at once: what is added to a window already on the screen would stay hidden.
            line.show()
        if not self._shown and not self._list.isHidden():
            self._close()
        elif stood_here:
            self.change_them()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the patterns, not out of the quick log; Enter doesn't save that."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _open(self, *, listed: bool, written: bool) -> None:
        self._list.setVisible(listed)
        self._foot.setVisible(listed)
        self._written.setVisible(written)
        self.show()

    def _row(self, key: str, label: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Body(label), 1)
        rename = IconButton("pencil", self.tr("Call it something else"), f"own.{key}.rename")
        away = IconButton("trash-2", self.tr("Move to the bin"), f"own.{key}.bin")
        rename.clicked.connect(lambda: self._rename(key))
        away.clicked.connect(lambda: self._own.bin(key))
        for button in (rename, away):
            button.setAccessibleDescription(label)
            row.addWidget(button)
        return line

    def _rename(self, key: str) -> None:
        self._own.begin_rename(key)
        self._open(listed=True, written=True)
        self._field.setFocus()

    def _keep(self) -> None:
        renaming = bool(self._own.renaming)
        self._own.keep()
        if renaming:
            self.change_them()
        else:
            self._close()

    def _close(self) -> None:
        self._own.stop()
        self.hide()
        self.done.emit()
