"""The card with the asks over time and, one key away, the table behind them."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from growingus_desktop.models.asks import Answer, Ask
from growingus_desktop.painting.charts.ask_timeline import AskMark, AskTimeline
from growingus_desktop.painting.charts.own_work import OwnWork, WorkMark
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_asks import AsksTable
from growingus_desktop.presenters.longview_state import Span, TimelineState
from growingus_desktop.presenters.longview_words import answer_words
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.longview_filter import AskFilterRow
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.record_table_view import RecordTableView
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Caption, Heading


class TimelineCard(Card):
    """Asks by framing and month, each with the shape and the word of its answer.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: LongViewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("longview.timeline")
        self._presenter = presenter
        self._left_row: int | None = None
        # In the order Tab goes.
        self._switch = QuietButton(self.tr("Show as a table"), "longview.asTable", hint="T")
        self._span = SegmentedTabs(
            [(Span.YEAR.value, self.tr("A year")), (Span.ALL.value, self.tr("All"))],
            "longview.span",
            self.tr("Time shown"),
        )
        self._announcer = Announcer(self)
        self._chart = ChartView("longview.chart")
        self._filter = AskFilterRow(presenter.asks)
        self._filter.hide()
        self._table = RecordTableView("longview.table", self.tr("Asks as a table"))
        self._table.setModel(presenter.table)
        self._table.hide()
        self._change = Button(self.tr("Change"), "longview.change", icon="pencil")
        self._bin = Button(self.tr("Put in the bin"), "longview.bin", icon="trash-2")
        self._deeds = Flow(Theme.active().space("s"))
        self._deeds.add(self._change)
        self._deeds.add(self._bin)
        self._deeds.hide()
        head = Flow(Theme.active().space("m"))
        head.add(Heading(self.tr("Asks and answers")))
        head.add(self._switch)
        head.add(self._span)
        self._part = Caption()
        self._part.setObjectName("longview.part")
        self._note = Caption(
            self.tr("What you wrote down, not everything that was said. Asks are not compared.")
        )
        self.column.addWidget(head)
        for part in (self._chart, self._part, self._filter, self._table, self._deeds, self._note):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._connect()

    def refresh(self) -> None:
        """Show the presenter's state."""
        self._switch.setVisible(bool(self._presenter.asks.all))
        if not self._presenter.asks.all:
            self.show_picture()
        asks, timeline = self._presenter.asks, self._presenter.state.timeline
        self._span.setVisible(asks.may_choose_span)
        self._span.select(asks.span.value)
        self._part.setText(timeline.part)
        self._show_part()
        said = [*self._presenter.state.said, *filter(None, [timeline.part])]
        chart = timeline_chart(
            timeline,
            asks,
            title=self.tr("Asks and answers"),
            description=" ".join(said) or self._empty(),
            empty=self._empty(),
        )
        self._chart.show_chart(chart)
        self._stand_near()
        self._show_deeds()

    def show_table(self) -> None:
        """Show the same asks as rows, where they can be altered."""
        if self._presenter.asks.all:
            self._show(table=True)
            self._table.setFocus()

    def show_picture(self) -> None:
        """Show the timeline again."""
        self._show(table=False)

    def take_focus(self) -> None:
        """Put the focus on what is shown."""
        (self._table if self._table.isVisibleTo(self) else self._chart).setFocus()

    def _connect(self) -> None:
        self._span.chosen.connect(self._choose_span)
        self._switch.clicked.connect(self._turn)
        self._chart.table_requested.connect(self.show_table)
        self._chart.add_table_action("longview.chart.table", self.tr("Show as a table"))
        self._table.left.connect(self._leave_table)
        self._filter.search.left.connect(self._table.setFocus)
        self._table.opened.connect(self._open)
        self._table.selectionModel().currentRowChanged.connect(self._show_deeds)
        self._change.clicked.connect(lambda: self._with_chosen(self._presenter.change_ask))
        self._bin.clicked.connect(self._put_in_bin)

    def _choose_span(self, key: str) -> None:
        asks = self._presenter.asks
        if key != asks.span.value:
            asks.choose_span(Span(key))
            timeline = self._presenter.state.timeline
            self._announcer.say(timeline.part or self.tr("All asks are shown."))

    def _show_part(self) -> None:
        # Over the table, how many rows it has is told beside what narrows it.
        on_chart = not self._table.isVisibleTo(self)
        self._part.setVisible(on_chart and bool(self._part.text()))

    def _turn(self) -> None:
        if self._table.isVisibleTo(self):
            self._leave_table()
        else:
            self.show_table()

    def _leave_table(self) -> None:
        self.show_picture()
        self._chart.setFocus()

    def _show(self, *, table: bool) -> None:
        for part in (self._filter, self._table, self._deeds):
            part.setVisible(table)
        self._chart.setVisible(not table)
        self._show_part()
        words = self.tr("Show as a timeline") if table else self.tr("Show as a table")
        self._switch.set_label(words)

    def _show_deeds(self, *_ignored: object) -> None:
        chosen = self._table.currentIndex().isValid()
        self._change.setEnabled(chosen)
        self._bin.setEnabled(chosen)

    def _open(self, index: QModelIndex) -> None:
        ask = index.data(RecordRole.RECORD)
        if isinstance(ask, Ask):
            self._presenter.change_ask(ask)

    def _put_in_bin(self) -> None:
        # Before the row goes: the button is switched off with it, and would lose the focus.
        self._left_row = self._table.currentIndex().row()
        self._table.setFocus()
        self._with_chosen(self._presenter.put_ask_in_bin)

    def _stand_near(self) -> None:
        at, self._left_row = self._left_row, None
        rows = self._presenter.table.rowCount()
        if at is None:
            return
        if rows:
            self._table.setCurrentIndex(self._presenter.table.index(min(at, rows - 1), 0))
        elif not self._presenter.asks.all:
            self._chart.setFocus()

    def _with_chosen(self, run: Callable[[Ask], None]) -> None:
        ask = self._table.currentIndex().data(RecordRole.RECORD)
        if isinstance(ask, Ask):
            run(ask)

    def _empty(self) -> str:
        if self._presenter.asks.all:
            return self.tr("No ask to draw in the time shown.")
        return self.tr(
            "No ask is written down yet. One that went well, one that didn’t, one from last"
            " year: each can stand here, with what came back."
        )


def timeline_chart(
    state: TimelineState, asks: AsksTable, *, title: str, description: str, empty: str
) -> AskTimeline:
    """The picture of some asks and of own work below them.

    Args:
        state: what the timeline shows.
        asks: names the columns of its table.
        title: the name for a screen reader.
        description: what is shown, for a screen reader.
        empty: stands there while there is no ask.
    """
    # Own work is told in rows of the same width: what it says, and nothing besides.
    rest = ("",) * (len(asks.headings) - 1)
    return AskTimeline(
        title=title,
        description=description,
        lanes=state.lanes,
        asks=tuple(AskMark(a.day, a.lane, a.answer, a.sentence) for a in state.asks),
        first=state.first,
        last=state.last,
        ticks=state.ticks,
        words={answer: answer_words(answer) for answer in Answer},
        headings=asks.headings,
        rows=(*state.rows, *((work.sentence, *rest) for work in reversed(state.work))),
        empty=empty,
        work=OwnWork(
            state.work_lanes,
            tuple(WorkMark(w.first, w.last, w.lane, w.sentence, w.days) for w in state.work),
        ),
    )
