"""A chart on its card: the picture, its table one key away, and copying, saving or printing it."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QTableView, QWidget

from growingus_desktop.painting.chart_on_paper import chart_page
from growingus_desktop.painting.charts.chart import Chart, ChartTable
from growingus_desktop.painting.charts.export import to_image, to_png, to_svg
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.presenters.patterns_keeping import Keeping
from growingus_desktop.presenters.record_table import Column, RecordTable
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Caption, Heading

Row = tuple[str, ...]
_ROWS_SEEN = 12
NUMBERS = "growing-us-numbers.csv"
"""The file name offered for numbers: it tells nothing of what is in them."""


@dataclass(frozen=True, slots=True)
class PictureTools:
    """What the page may do with a chart outside the program; handed in.

    Args:
        copy_image: puts a picture on the clipboard.
        choose_file: asks where to save, given a suggested name; None if the person stopped.
        show_page: shows a printed page before it is printed or saved, given what on it the person
            wrote; None where there is none.
        keeping: saves pictures and numbers; the page makes it.
    """

    copy_image: Callable[[QImage], None]
    choose_file: Callable[[str], Path | None]
    show_page: Callable[[Sheet, str], None] | None = None
    keeping: Keeping | None = None


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
    """

    mark_activated = Signal(int)
    said = Signal(str)

    def __init__(
        self, name: str, tools: PictureTools, file_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setObjectName(name)
        self._tools = tools
        self._file_name = file_name
        self.own_words = ""
        self._heading = Heading()
        self._heading.setObjectName(f"{name}.tableHeading")
        self.view = ChartView(f"{name}.chart")
        self.table = TwinTable(f"{name}.table")
        self._note = Caption()
        self._as_table = QuietButton(self.tr("Show as a table"), f"{name}.toTable", hint="T")
        self._as_chart = QuietButton(self.tr("Show as a chart"), f"{name}.toChart", hint="T")
        self._more = QuietButton(self.tr("Copy, save or print…"), f"{name}.more", icon="printer")
        self.doors = Flow(Theme.active().space("xs"))
        for door in (self._as_table, self._as_chart, self._more):
            self.doors.add(door)
        for part in (self._heading, self.view, self.table, self._note, self.doors):
            self.column.addWidget(part)
        self.column.setSpacing(Theme.active().space("s"))
        self._add_deeds(name)
        self.view.table_requested.connect(self.toggle)
        self.view.mark_activated.connect(self.mark_activated)
        self.table.chart_wanted.connect(self.toggle)
        self._as_table.clicked.connect(self.toggle)
        self._as_chart.clicked.connect(self.toggle)
        self._more.clicked.connect(self._show_menu)
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
        if not self.table.isHidden():
            self._fill_table()

    def toggle(self) -> None:
        """Change between picture and table, and stay with it."""
        # Also where a door has the focus: it is about to be hidden.
        inside = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._fill_table()
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

    def _fill_table(self) -> None:
        chart = self.view.chart
        if chart is not None:
            self.table.show_table(chart.table(self.view.style_now), chart.title)

    def _add_deeds(self, name: str) -> None:
        self.view.add_table_action(f"{name}.asTable", self._as_table.label)
        self.view.add_deed(f"{name}.copyAction", self.tr("Copy picture"), self._copy_picture)
        if self._tools.keeping is not None:
            self.view.add_deed(f"{name}.saveAction", self.tr("Save picture…"), self._save_picture)
            self.view.add_deed(
                f"{name}.numbersAction", self.tr("Save numbers…"), self._save_numbers
            )
        if self._tools.show_page is not None:
            self.view.add_deed(f"{name}.printAction", self.tr("Print…"), self._show_page)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def menu(self) -> QMenu:
        """What can be done with the chart outside the program."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        menu.setAccessibleName(self._more.label)
        menu.addActions(self.view.actions()[1:])
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _copy_picture(self, chart: Chart, style: ChartStyle) -> None:
        self._tools.copy_image(to_image(chart, style))
        self.said.emit(self.tr("Picture copied. Other programs can read the clipboard."))

    def _save_picture(self, chart: Chart, style: ChartStyle) -> None:
        def draw(ending: str) -> bytes:
            return (to_svg if ending == ".svg" else to_png)(chart, style)

        if self._tools.keeping is not None:
            self._tools.keeping.keep_picture(self._file_name, draw)

    def _save_numbers(self, chart: Chart, style: ChartStyle) -> None:
        table = chart.table(style)
        if self._tools.keeping is not None:
            note = self._note.text()
            self._tools.keeping.keep_numbers(NUMBERS, table.headings, table.rows, note)

    def _show_page(self, chart: Chart, style: ChartStyle) -> None:
        if self._tools.show_page is not None:
            self._tools.show_page(chart_page(chart, style), self.own_words)
