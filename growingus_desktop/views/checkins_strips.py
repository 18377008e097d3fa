"""The card with the dot strips and, one key away, the same answers as a table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.painting.charts.chart import ChartTable
from growingus_desktop.painting.charts.dot_strip import DotStripChart, Strip
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.presenters.checkins_state import SPANS, ShownAs
from growingus_desktop.presenters.checkins_strips import StripsState, StripState
from growingus_desktop.presenters.record_table import Column, RecordTable
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.checkins_words import StripsInWords
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.record_table_view import RecordTableView
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Body, Caption, Heading


class StripsCard(Card):
    """One strip a question, each by itself.

    Args:
        presenter: state and intents.
    """

    announced = Signal(str)
    """A sentence was spoken."""

    def __init__(self, presenter: CheckInPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("checkin.strips")
        self._presenter = presenter
        # In the order Tab goes.
        ways = (self.tr("Strips"), self.tr("In words"), self.tr("Table"))
        self._as = SegmentedTabs(
            [(how.value, words) for how, words in zip(ShownAs, ways, strict=True)],
            "checkin.as",
            self.tr("Shown as"),
        )
        spans = (self.tr("12 weeks"), self.tr("Half a year"), self.tr("A year"))
        self._span = SegmentedTabs(
            list(zip(map(str, SPANS), spans, strict=True)),
            "checkin.span",
            self.tr("Time shown"),
        )
        self._chart = ChartView("checkin.chart")
        self._table = RecordTableView("checkin.table", self.tr("Answers as a table"))
        self._table.hide()
        self._words = StripsInWords("checkin.words")
        self._words.hide()
        self._model: RecordTable[tuple[str, ...]] | None = None
        self._shown: ChartTable | None = None
        heading = Flow(Theme.active().space("m"))
        heading.add(Heading(self.tr("Your answers over time")))
        heading.add(self._as)
        self.column.addWidget(heading)
        self.column.addWidget(self._span)
        for part in (self._chart, self._words, self._table):
            self.column.addWidget(part)
        self._key = Caption(
            self.tr(
                "Each row runs from “{lowest}” at the bottom to “{highest}” at the top. From the"
                " fourth answer on, a pale strip shows your own range so far. A broken ring is a"
                " question you skipped; a week without a check-in is left empty. A dot in a ring was"
                " answered {soon}. T turns to the table."
            ).format(
                soon=presenter.texts.after_argument,
                lowest=presenter.texts.answers[0],
                highest=presenter.texts.answers[-1],
            )
        )
        self.column.addWidget(self._key)
        self._guarded = Tick(
            self.tr("Show “{name}” too, until you leave this room").format(
                name=next(item.name for item in presenter.texts.items if item.guarded)
            ),
            "checkin.showGuarded",
        )
        self.column.addWidget(self._guarded, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(Body(presenter.texts.about))
        self._span.chosen.connect(lambda: presenter.choose_span(int(self._span.current)))
        self._chart.table_requested.connect(self.show_table)
        self._chart.add_table_action("checkin.chart.table", self.tr("Show as a table"))
        self._as.chosen.connect(lambda: presenter.show_as(ShownAs(self._as.current)))
        self._table.left.connect(self.show_picture)
        self._guarded.clicked.connect(lambda: presenter.show_guarded(on=self._guarded.isChecked()))

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        if state.strips is None:
            self._chart.clear()
            return
        chart = strips_chart(
            state.strips,
            title=self.tr("Your answers over time"),
            description=self._said(state.strips),
            day=self.tr("Day"),
            empty=self.tr("No check-in in this time."),
        )
        self._chart.show_chart(chart)
        self._words.show_strips(state.strips)
        self._fill_table(chart.table(self._chart.style_now))
        self._guarded.setVisible(state.has_guarded)
        self._guarded.setChecked(state.with_guarded)
        self._as.select(state.shown_as.value)
        for how, part in self._parts.items():
            part.setVisible(how is state.shown_as)
        self._key.setVisible(state.shown_as is ShownAs.STRIPS)

    def take_focus(self) -> None:
        """Put the focus on what is shown: the picture, the words or the table."""
        shown = self._presenter.state.shown_as
        if shown is ShownAs.WORDS:
            self._words.take_focus()
        else:
            self._parts[shown].setFocus()

    def show_table(self) -> None:
        """Show the same answers as rows."""
        self._presenter.show_as(ShownAs.TABLE)
        self.take_focus()

    def show_picture(self) -> None:
        """Show the strips again."""
        self._presenter.show_as(ShownAs.STRIPS)
        self.take_focus()

    @property
    def _parts(self) -> Mapping[ShownAs, QWidget]:
        return {
            ShownAs.STRIPS: self._chart,
            ShownAs.WORDS: self._words,
            ShownAs.TABLE: self._table,
        }

    def _said(self, strips: StripsState) -> str:
        return " ".join((strips.said, *(f"{strip.name}: {strip.said}" for strip in strips.strips)))

    def _fill_table(self, table: ChartTable) -> None:
        if self._model is None or self._shown is None or self._shown.headings != table.headings:
            columns: list[Column[tuple[str, ...]]] = [
                Column(heading, _cell(at)) for at, heading in enumerate(table.headings)
            ]
            self._model = RecordTable(columns, self)
            self._table.setModel(self._model)
        if self._shown != table:
            self._model.replace(table.rows)
        self._shown = table


def strips_chart(
    state: StripsState, *, title: str, description: str, day: str, empty: str
) -> DotStripChart:
    """The picture of some strips.

    Args:
        state: what the strips show and say.
        title: the name for a screen reader.
        description: what is shown, for a screen reader.
        day: heading of the dates in the table.
        empty: what stands there when there is nothing to show.
    """
    return DotStripChart(
        title=title,
        description=description,
        strips=tuple(_strip(strip) for strip in state.strips),
        first=state.first,
        last=state.last,
        ticks=state.ticks,
        day=day,
        labels=state.labels,
        empty=empty,
    )


def _cell(at: int) -> Callable[[tuple[str, ...]], str]:
    return lambda row: row[at]


def _strip(strip: StripState) -> Strip:
    return Strip(
        strip.name,
        strip.answers,
        strip.spread,
        strip.words,
        strip.sentences,
        strip.cells,
        strip.soon_after,
    )
