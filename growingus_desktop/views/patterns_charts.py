"""A chart on its card: the picture, its table one key away, and copying or saving it."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from growingus_desktop.painting.charts.chart import Chart, ChartTable
from growingus_desktop.painting.charts.export import to_image, to_png, to_svg
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.painting.charts.weekly import (
    FocusBand,
    Series,
    WeekColumn,
    WeeklyChart,
    WeeklyWords,
)
from growingus_desktop.painting.charts.year import YearChart, YearSquare, YearWords
from growingus_desktop.presenters.patterns_charts import Weeks, Year
from growingus_desktop.presenters.record_table import Column, RecordTable
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Caption, Heading

Row = tuple[str, ...]
_ROWS_SEEN = 12


@dataclass(frozen=True, slots=True)
class PictureTools:
    """What the page may do with a picture outside the program; handed in.

    Args:
        copy_image: puts a picture on the clipboard.
        choose_file: asks where to save, given a suggested name; None if the person stopped.
    """

    copy_image: Callable[[QImage], None]
    choose_file: Callable[[str], Path | None]


def weekly_chart(weeks: Weeks) -> WeeklyChart:
    """The weekly chart, ready to be drawn."""
    return WeeklyChart(
        tuple(Series(key, label) for key, label in weeks.series),
        tuple(WeekColumn(one.counts, one.label, one.sentence) for one in weeks.columns),
        WeeklyWords(**weeks.texts),
        tuple(FocusBand(start, stop, label) for start, stop, label in weeks.bands),
    )


def year_chart(year: Year) -> YearChart:
    """The year, ready to be drawn."""
    squares = tuple(YearSquare(one.counts, one.label, one.sentence) for one in year.squares)
    return YearChart(squares, year.weeks, year.months, YearWords(**year.texts))


class TwinTable(QTableView):
    """The same numbers as rows; T goes back to the picture."""

    chart_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.rows: RecordTable[Row] | None = None

    def show_table(self, table: ChartTable, name: str) -> None:
        """Show these numbers.

        Args:
            table: headings and rows.
            name: what they are, for speech.
        """
        columns: list[Column[Row]] = [
            Column(words, itemgetter(n)) for n, words in enumerate(table.headings)
        ]
        former = self.rows
        self.rows = RecordTable(columns, self)
        self.rows.replace(table.rows)
        self.setModel(self.rows)
        if former is not None:
            former.deleteLater()
        self.setAccessibleName(name)
        self.verticalHeader().setDefaultSectionSize(Theme.active().px(30))
        seen = min(len(table.rows), _ROWS_SEEN) + 1
        self.setFixedHeight(Theme.active().px(30) * seen + Theme.active().px(20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T goes back to the picture."""
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.chart_wanted.emit()
        else:
            super().keyPressEvent(event)


class ChartCard(Card):
    """A chart with its doors.

    Args:
        name: the object name; the picture is called ``name.chart``, the table ``name.table``.
        tools: copies and asks where to save.
        file_name: what a saved picture is called; it must tell nothing.

    Signals:
        mark_activated: what lies behind that mark is wanted.
        said: a quiet word about what was done.
        save_wanted: bytes to keep, and where.
    """

    mark_activated = Signal(int)
    said = Signal(str)
    save_wanted = Signal(bytes, Path)

    def __init__(
        self, name: str, tools: PictureTools, file_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setObjectName(name)
        self._tools = tools
        self._file_name = file_name
        self._heading = Heading()
        self._heading.setObjectName(f"{name}.tableHeading")
        self.view = ChartView(f"{name}.chart")
        self.table = TwinTable(f"{name}.table")
        self._note = Caption()
        self._as_table = QuietButton(self.tr("Show as a table"), f"{name}.toTable", hint="T")
        self._as_chart = QuietButton(self.tr("Show as a chart"), f"{name}.toChart", hint="T")
        self._copy = QuietButton(self.tr("Copy picture"), f"{name}.copy", icon="copy")
        self._save = QuietButton(self.tr("Save picture…"), f"{name}.save", icon="download")
        doors = Flow(Theme.active().space("xs"))
        for door in (self._as_table, self._as_chart, self._copy, self._save):
            doors.add(door)
        for part in (self._heading, self.view, self.table, self._note, doors):
            self.column.addWidget(part)
        self.column.setSpacing(Theme.active().space("s"))
        self.view.add_table_action(f"{name}.asTable", self._as_table.label)
        self.view.add_deed(f"{name}.copyAction", self._copy.label, self._copy_picture)
        self.view.add_deed(f"{name}.saveAction", self._save.label, self._save_picture)
        self.view.table_requested.connect(self.toggle)
        self.view.mark_activated.connect(self.mark_activated)
        self.table.chart_wanted.connect(self.toggle)
        self._as_table.clicked.connect(self.toggle)
        self._as_chart.clicked.connect(self.toggle)
        self._copy.clicked.connect(lambda: self._with_chart(self._copy_picture))
        self._save.clicked.connect(lambda: self._with_chart(self._save_picture))
        self._show_as(table=False)

    def show_chart(self, chart: Chart, note: str) -> None:
        """Show a chart.

        Args:
            chart: what to draw.
            note: what stands below it; the table needs it too.
        """
        if chart == self.view.chart:
            return
        self.view.show_chart(chart)
        self._heading.setText(chart.title)
        self._note.setText(note)
        self.table.show_table(chart.table(self.view.style_now), chart.title)

    def toggle(self) -> None:
        """Change between picture and table, and stay with it."""
        # Also where a door has the focus: it is about to be hidden.
        inside = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._show_as(table=self.table.isHidden())
        if inside:
            (self.view if self.table.isHidden() else self.table).setFocus()

    def _show_as(self, *, table: bool) -> None:
        for part in (self._heading, self.table, self._note):
            part.setVisible(table)
        self.view.setVisible(not table)
        self._as_table.setVisible(not table)
        self._as_chart.setVisible(table)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T changes between picture and table from the doors too."""
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.toggle()
        else:
            super().keyPressEvent(event)

    def _with_chart(self, run: Callable[[Chart, ChartStyle], None]) -> None:
        if self.view.chart is not None:
            run(self.view.chart, self.view.style_now)

    def _copy_picture(self, chart: Chart, style: ChartStyle) -> None:
        self._tools.copy_image(to_image(chart, style))
        self.said.emit(self.tr("Picture copied. Other programs can read the clipboard."))

    def _save_picture(self, chart: Chart, style: ChartStyle) -> None:
        chosen = self._tools.choose_file(self._file_name)
        if chosen is None:
            return
        drawn = to_svg if chosen.suffix.lower() == ".svg" else to_png
        target = chosen if chosen.suffix else chosen.with_suffix(".png")
        self.save_wanted.emit(drawn(chart, style), target)
