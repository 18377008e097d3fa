"""The day and time of a moment: one line, by button, by calendar or by Page Up and Page Down."""

from datetime import date, time

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from growingus_desktop.presenters.moment_state import Chosen
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.date_field import DateField
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.words import Strong


class DayLine(QWidget):
    """When it was.

    Signals:
        moved: so many days on, or back where it is below zero.
        day_chosen: that day.
        time_chosen: that time, or None where only the day is known.
    """

    moved = Signal(int)
    day_chosen = Signal(date)
    time_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = True
        gap = Theme.active().space("s")
        flow = FlowLayout(self, gap)
        before = IconButton("chevron-left", self.tr("A day earlier (Page Up)"), "dayBefore")
        self._after = IconButton("chevron-right", self.tr("A day later (Page Down)"), "dayAfter")
        self._day = DateField(self.tr("Day"), "momentDay")
        self._words = Strong()
        self._words.setObjectName("momentDayWords")
        self._words.setWordWrap(False)
        self._known = Tick(self.tr("at about"), "timeKnown")
        self._time = QTimeEdit()
        self._time.setObjectName("momentTime")
        self._time.setAccessibleName(self.tr("Time"))
        self._time.lineEdit().setObjectName("momentTime.line")
        self._time.lineEdit().setTextMargins(Theme.active().px(11), 0, Theme.active().px(6), 0)
        flow.addWidget(_line(gap, before, self._day, self._after))
        flow.addWidget(_line(gap, self._words, self._known, self._time))
        before.clicked.connect(lambda: self.moved.emit(-1))
        self._after.clicked.connect(lambda: self.moved.emit(1))
        self._day.dateChanged.connect(self._on_day)
        self._known.toggled.connect(self._on_time)
        self._time.timeChanged.connect(self._on_time)

    def refresh(self, chosen: Chosen, latest: date, words: str) -> None:
        """Show when it was.

        Args:
            chosen: day and time.
            latest: the last day that can be chosen.
            words: what the day is called.
        """
        self._telling = False
        self._day.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self._day.setDate(QDate(chosen.day.year, chosen.day.month, chosen.day.day))
        self._words.setText(words)
        self._after.setEnabled(chosen.day < latest)
        self._known.setChecked(chosen.at is not None)
        self._time.setEnabled(chosen.at is not None)
        if chosen.at is not None:
            self._time.setTime(QTime(chosen.at.hour, chosen.at.minute))
        self._telling = True

    def _on_day(self, day: QDate) -> None:
        if self._telling:
            self.day_chosen.emit(date(day.year(), day.month(), day.day()))

    def _on_time(self) -> None:
        if not self._telling:
            return
        at = self._time.time()
        self.time_chosen.emit(time(at.hour(), at.minute()) if self._known.isChecked() else None)


def _line(gap: int, *parts: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    return box


PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""Keys that move the day from anywhere in the quick log."""
