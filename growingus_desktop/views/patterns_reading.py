"""Whether anything can be read from the weeks: a question that is answered only when it is asked."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_reading import Reading
from growingus_desktop.views.patterns_charts import ChartCard, PictureTools
from growingus_desktop.views.patterns_drawings import reading_chart
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.words import Body, Strong


class ReadingCard(ChartCard):
    """The answer with the weeks it is read from; hidden until `question` is pressed.

    Args:
        presenter: state and intents of the room.
        tools: copies, saves and prints.
    """

    def __init__(
        self, presenter: PatternsPresenter, tools: PictureTools, parent: QWidget | None = None
    ) -> None:
        super().__init__("patterns.reading", tools, "growing-us-weeks.png", parent)
        self._presenter = presenter
        self._announcer = Announcer(self)
        self._shown: Reading | None = None
        self._asked = self.tr("Can anything be read from this?")
        self.question = QuietButton(self._asked, "patterns.read")
        self._answer = Body()
        self._answer.setObjectName("patterns.readingWords")
        self.column.insertWidget(0, Strong(self._asked))
        self.column.insertWidget(1, self._answer)
        self.question.clicked.connect(self._ask)
        self.hide()

    def refresh(self) -> None:
        """Show the answer, or nothing while it wasn't asked for."""
        reading = self._presenter.state.reading
        if reading == self._shown:
            return
        self._shown = reading
        self.question.set_label(self._asked if reading is None else self.tr("Put the answer away"))
        self.setVisible(reading is not None)
        if reading is None:
            self.view.clear()
            self._answer.setText("")
            return
        self._answer.setText(reading.said)
        self._announcer.say(reading.said)
        self.show_chart(reading_chart(reading), reading.texts["note"])

    def _ask(self) -> None:
        if self._shown is None:
            self._presenter.read()
        else:
            self._presenter.stop_reading()
