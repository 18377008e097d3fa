"""The moments nobody has come back from yet, waiting quietly."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QSizePolicy, QWidget

from growingus_desktop.presenters.repairs import RepairsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.words import Body, Caption, Heading

_MOST_SEEN = 4


class ShortList(RecordListView):
    """A list as high as its rows, up to a few; the rest scrolls inside it.

    Args:
        name: the object name.
        label: what the list holds, for speech.
        most: how many rows are seen.
        captions: whether rows have a second line.
    """

    def __init__(
        self,
        name: str,
        label: str,
        most: int,
        *,
        captions: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, dense=captions, captions=captions, parent=parent)
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.active().changed.connect(self.fit)

    def fit(self) -> None:
        """Be as high as the rows there are."""
        model = self.model()
        rows = min(model.rowCount(), self._most)
        high = max(self.sizeHintForRow(0), 1) * rows if rows else 0
        self.setFixedHeight(high + 2 * self.frameWidth())
        self.setVisible(bool(rows))

    def stand(self) -> None:
        """Stand on a row, so that what can be done with it is offered."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))


class OpenMoments(Card):
    """The list, and what can be done with the moment one stands on.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: RepairsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("repairs.open")
        self._presenter = presenter
        self.list = ShortList("repairs.moments", self.tr("Open moments"), _MOST_SEEN)
        self.list.setModel(presenter.moments)
        self._none = Body(self.tr("Nothing is waiting. Not every moment needs coming back to."))
        self._count = Caption()
        self._back = Button(self.tr("We came back…"), "repairs.cameBack", icon="heart-handshake")
        self._words = Button(
            self.tr("Find the words…"), "repairs.findWords", icon="message-circle-heart"
        )
        self._leave = QuietButton(self.tr("Leave it"), "repairs.leave")
        self._take_up = QuietButton(self.tr("Take it up again"), "repairs.takeUp")
        self._left = QuietButton("", "repairs.showLeft")
        head = Flow(Theme.active().space("m"))
        head.add(Heading(self.tr("Not come back from yet")))
        head.add(self._count)
        doors = Flow(Theme.active().space("s"))
        for door in (self._back, self._words, self._leave, self._take_up):
            doors.add(door)
        self._doors = doors
        for part in (head, self._none, self.list, doors, self._left):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state, model = self._presenter.state, self._presenter.moments
        some = bool(model.rows)
        self._count.setText(state.waiting)
        self._count.setVisible(bool(state.waiting))
        self._none.setVisible(state.is_loaded and not some)
        self.list.fit()
        self.list.stand()
        self._doors.setVisible(some)
        self._leave.setVisible(not state.shows_left)
        self._take_up.setVisible(state.shows_left)
        back = self.tr("Show those still waiting")
        self._left.set_label(back if state.shows_left else state.left)
        self._left.setVisible(bool(state.left))

    def _connect(self) -> None:
        model = self._presenter.moments
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            signal.connect(self.refresh)
        self.list.opened.connect(self._open)
        self._back.clicked.connect(self._come_back)
        self._words.clicked.connect(self._find_words)
        self._leave.clicked.connect(self._leave_it)
        self._take_up.clicked.connect(self._take_it_up)
        self._left.clicked.connect(self._turn)

    def _here(self) -> int | None:
        row, rows = self.list.currentIndex().row(), self._presenter.moments.rows
        return rows[row].id if 0 <= row < len(rows) else None

    def _open(self, index: QModelIndex) -> None:
        del index
        self._come_back()

    def _come_back(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.come_back(here)

    def _find_words(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.find_words(here)

    def _leave_it(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.leave(here)

    def _take_it_up(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.take_up(here)

    def _turn(self) -> None:
        self._presenter.show_left(shown=not self._presenter.state.shows_left)
