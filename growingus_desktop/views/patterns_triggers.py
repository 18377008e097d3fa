"""What set moments off, and in which hours they fell: two charts of counts and what they allow."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.painting.charts.counts_grid import CountsGrid
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_triggers import Grid
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.patterns_charts import ChartCard, PictureTools
from growingus_desktop.views.patterns_drawings import counts_chart
from growingus_desktop.views.patterns_part import Part
from growingus_desktop.views.widgets.words import Body


class CountsCard(ChartCard):
    """A chart of counts, with the sentence they allow."""

    def __init__(self, name: str, tools: PictureTools, parent: QWidget | None = None) -> None:
        super().__init__(name, tools, "growing-us-counts.png", parent)
        self._sentence = Body()
        self._sentence.setObjectName(f"{name}.words")
        self.column.insertWidget(self.column.count() - 1, self._sentence)

    def show_counts(self, grid: Grid, *, of_patterns: bool) -> None:
        """Show these counts; only the sentence where there are too few of them.

        Args:
            grid: what was counted.
            of_patterns: whether its columns are patterns.
        """
        self.show_chart(counts_chart(grid, of_patterns=of_patterns), grid.texts["note"])
        self.own_words = "\n".join(row.label for row in grid.rows) if of_patterns else ""
        self._sentence.setText(grid.said)
        self._sentence.setVisible(bool(grid.said))

    def place_of(self, mark: int) -> tuple[int, int] | None:
        """The row and the column of a mark, or None where nothing was counted."""
        chart = self.view.chart
        if not isinstance(chart, CountsGrid) or not chart.rows:
            return None
        return chart.places(QRectF(self.view.rect()), self.view.style_now)[mark]


class TriggersPart(Part):
    """The part of the room about what sets moments off.

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
        self.set_offs = CountsCard("patterns.setOffs", tools)
        self.hours = CountsCard("patterns.hours", tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().px(13))
        for card in (self.set_offs, self.hours):
            card.said.connect(presenter.scope.navigator.say)
            column.addWidget(card)
        column.addStretch(1)
        self.set_offs.mark_activated.connect(self._open_set_off)
        self.hours.mark_activated.connect(self._open_hour)

    def refresh(self) -> None:
        """Show the presenter's state."""
        triggers = self._presenter.state.triggers
        if triggers is not None:
            self.set_offs.show_counts(triggers.set_offs, of_patterns=True)
            self.hours.show_counts(triggers.hours, of_patterns=False)

    def take_focus(self) -> bool:
        """Go to the first chart."""
        self.set_offs.view.setFocus()
        return True

    def _open_set_off(self, mark: int) -> None:
        place = self.set_offs.place_of(mark)
        if place is not None:
            self._presenter.look_into_set_off(*place)

    def _open_hour(self, mark: int) -> None:
        place = self.hours.place_of(mark)
        if place is not None:
            self._presenter.look_into_hour(*place)
