"""A day out of those that are likely, or any other from a calendar."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.date_field import DateField

Days = Sequence[tuple[date, str]]
"""Days with what they are called."""


class DayChoice(QWidget):
    """Days in a row, as they are called, and a calendar for the ones further off.

    Args:
        days: the days in the row.
        name: the object name; a day is called ``name.2026-11-27``.
        label: what is being answered, for speech.
        ends: the first and the last day the calendar gives.
        none: the words for no day at all, or an empty string where there must be one.
    """

    chosen = Signal(object)
    """The day the person chose, or None for none."""

    def __init__(
        self,
        days: Days,
        name: str,
        label: str,
        *,
        ends: tuple[date, date],
        none: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("variant", "clear")
        self._name, self._label, self._none = name, label, none
        self._telling = True
        self._days = tuple(days)
        gap = Theme.active().space("s")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self._row = self._named()
        self._column.addWidget(self._row)
        self._other = QuietButton(
            self.tr("Another day…"), f"{name}.another", icon="calendar-days", parent=self
        )
        self._other.clicked.connect(self._open_calendar)
        self._field = DateField(label, f"{name}.calendar", parent=self)
        self._field.setDateRange(_qdate(ends[0]), _qdate(ends[1]))
        # A year that is being typed passes through others first.
        self._field.setKeyboardTracking(False)
        self._field.dateChanged.connect(self._dated)
        self._field.hide()
        line = QHBoxLayout()
        line.setSpacing(gap)
        line.addWidget(self._other)
        line.addWidget(self._field)
        line.addStretch(1)
        self._column.addLayout(line)
        self.setFocusProxy(self._row)

    def refresh(self, days: Days, chosen: date | None) -> None:
        """Show a choice without telling of it.

        Args:
            days: the days in the row, the chosen one among them.
            chosen: the day, or None.
        """
        self._telling = False
        if tuple(days) != self._days:
            self._days = tuple(days)
            old, self._row = self._row, self._named()
            self._column.replaceWidget(old, self._row)
            QWidget.setTabOrder(self._row, self._other)
            held = old.isAncestorOf(self.focusWidget() or self)
            old.hide()
            old.deleteLater()
            self.setFocusProxy(self._row)
            if held:
                self._row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._row.select(_key(chosen) if chosen is not None or self._none else "")
        if chosen is not None:
            self._field.setDate(_qdate(chosen))
        self._telling = True

    def _named(self) -> ChoiceRow:
        open_one = [(_key(None), self._none)] if self._none else []
        rows = [*open_one, *((_key(day), words) for day, words in self._days)]
        row = ChoiceRow(rows, self._name, self._label, self)
        row.chosen.connect(self._pick)
        return row

    def _pick(self, key: str) -> None:
        if self._telling:
            self.chosen.emit(None if key == _key(None) else date.fromisoformat(key))

    def _open_calendar(self) -> None:
        self._other.hide()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dated(self, day: QDate) -> None:
        if self._telling:
            self.chosen.emit(date(day.year(), day.month(), day.day()))


def _key(day: date | None) -> str:
    return "none" if day is None else day.isoformat()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
