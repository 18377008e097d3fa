"""The overview: marks a week, the year, and when it happens."""

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.focus_review import CountedCard
from growingus_desktop.views.patterns_charts import ChartCard, PictureTools
from growingus_desktop.views.patterns_drawings import weekly_chart, year_chart
from growingus_desktop.views.patterns_part import Part
from growingus_desktop.views.patterns_reading import ReadingCard
from growingus_desktop.views.repairs import Times
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Strong

_BESIDE_THE_WEEKS = 900
"""Pixels at 100 % below which the weeks need all the room there is."""

_HIGHEST_BARS = 520
"""Pixels at 100 % to which the weekly chart grows beside what is higher."""


class Overview(Part):
    """Two charts and a sentence.

    Args:
        presenter: state and intents of the room.
        tools: copies, saves and prints.
    """

    counts_weeks = True

    def __init__(
        self, presenter: PatternsPresenter, tools: PictureTools, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.weekly = ChartCard("patterns.weekly", tools, "growing-us-weeks.png")
        self.reading = ReadingCard(presenter, tools)
        self.weekly.doors.add(self.reading.question)
        self._before = CountedCard("", "patterns")
        self._run_shown = -1
        self._times = Times(presenter.repairs, "patterns.repairTimes", leads=True)
        self.year = ChartCard("patterns.year", tools, "growing-us-year.png")
        self._when = Card()
        self._when.setObjectName("patterns.when")
        self._when_words = Body()
        self._when_words.setObjectName("patterns.whenWords")
        self._when.column.setSpacing(Theme.active().space("xs"))
        self._when.column.addWidget(Strong(self.tr("When it happens")))
        self._when.column.addWidget(self._when_words)
        self._when_note = Caption()
        self._when.column.addWidget(self._when_note)
        for card in (self.weekly, self.reading, self.year):
            card.said.connect(presenter.scope.navigator.say)
        beside = QWidget()
        cards = QVBoxLayout(beside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(Theme.active().px(13))
        cards.addWidget(self._before)
        cards.addWidget(self._times)
        cards.addStretch(1)
        above = Columns(least=_BESIDE_THE_WEEKS)
        # Beside higher cards the bars grow, in place of an empty foot below them; within reason.
        self.weekly.view.setMaximumHeight(Theme.active().px(_HIGHEST_BARS))
        self.weekly.column.setStretchFactor(self.weekly.view, 1)
        above.add(self.weekly, 7)
        above.add(beside, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().px(13))
        for part in (above, self.reading, self.year, self._when):
            column.addWidget(part)
        column.addStretch(1)
        presenter.focus.changed.connect(self._show_before)
        self.weekly.mark_activated.connect(presenter.look_into_week)
        self.year.mark_activated.connect(self._offer_day)

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        if state.weekly is None or state.year is None:
            return
        self.reading.refresh()
        self.weekly.show_chart(weekly_chart(state.weekly), state.weekly.texts["note"])
        self.year.show_chart(year_chart(state.year), state.year.texts["note"])
        self._when_words.setText(state.when)
        self._when_note.setText(state.year.texts["note"])
        self._when.setVisible(bool(state.when))
        self._show_before()

    def _show_before(self) -> None:
        latest = self._presenter.focus.state.latest
        # Where the counts allow no comparison, what was noticed is the result, and not this.
        shown = latest is not None and bool(latest.heading)
        self._before.setVisible(shown)
        if latest is not None and shown:
            if latest.id != self._run_shown:
                self._run_shown = latest.id
                self._before.fold()
            caption = self.tr("Before and during “one thing” · {days}")
            self._before.set_caption(caption.format(days=latest.title))
            words = latest.heading, latest.logged, latest.sentence, latest.how_sure
            self._before.show_words(*words)

    def _offer_day(self, square: int) -> None:
        found = self._presenter.day_at(square)
        mark = self.year.view.current_mark
        if found is None or mark is None:
            return
        menu = self.menu_of(*found)
        menu.popup(self.year.view.mapToGlobal(mark.rect.bottomLeft().toPoint() + QPoint(0, 4)))

    def menu_of(self, day: date, called: str) -> QMenu:
        """What can be done with one day of the year.

        Args:
            day: which one.
            called: its name.
        """
        menu = QMenu(self)
        menu.setObjectName("patterns.dayMenu")
        menu.setAccessibleName(called)
        menu.setToolTipsVisible(True)
        rows = (
            ("logDay", self.tr("Log a moment on that day"), self._presenter.log),
            ("nothingDay", self.tr("Nothing to note that day"), self._presenter.nothing_to_note),
            ("openDay", self.tr("Show its moments"), self._presenter.look_into_day),
        )
        for name, words, run in rows:
            action = QAction(words, menu)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, run=run: run(day))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
