"""The Repair tab of Patterns."""

from typing import ClassVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from growingus_desktop.presenters.repairs import LookAgain, RepairsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.patterns_part import Part
from growingus_desktop.views.repairs_bank import Bank
from growingus_desktop.views.repairs_open import OpenMoments
from growingus_desktop.views.repairs_steps import Steps
from growingus_desktop.views.repairs_table import RepairsMade
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading, Strong

_WITH_DOOR = 940
"""Pixels at 100 % from which the limit has room for a door beside it."""


class RepairTab(Part):
    """Open moments, how long coming back took, ways back, lines, and the repairs themselves.

    Args:
        presenter: state and intents.
    """

    counts_weeks: ClassVar[bool] = True
    stands_alone: ClassVar[bool] = True

    def __init__(self, presenter: RepairsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._wants_focus = False
        gap = Theme.active().px(13)
        self.limit = Limit(presenter)
        """Belongs at the foot of the page, where it is always in sight."""
        self._away = _PutAway(presenter)
        self._again = _Again(presenter, self._away.door)
        self.open = OpenMoments(presenter)
        self._times = Times(presenter)
        self.steps = Steps(presenter)
        self.bank = Bank(presenter)
        self.made = RepairsMade(presenter)
        first, second = Columns(), Columns()
        first.add(self.open, 3)
        first.add(self._times, 2)
        second.add(self.steps)
        second.add(self.bank)
        self._second = second
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for part in (self._away, self._again, first, second, self.made):
            column.addWidget(part)
        column.addStretch(1)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the presenter's state."""
        away = self._presenter.state.is_put_away
        self._away.setVisible(away)
        self.open.setVisible(not away)
        self._second.setVisible(not away)
        self._again.refresh()
        if not away:
            self.open.refresh()
            self.steps.refresh()
            self.bank.refresh()
        self.made.refresh()
        if self._wants_focus and self._presenter.state.is_loaded:
            # Come for a repair to look at again, before the vault had said that there is one.
            self._wants_focus = False
            if self.isAncestorOf(QApplication.focusWidget() or self.window()):
                self._again.take_focus()

    def setVisible(self, visible: bool) -> None:
        """Come with what nobody owes, and go with it."""
        super().setVisible(visible)
        self.limit.setVisible(visible)

    def take_focus(self) -> bool:
        """Put the focus where one would go on."""
        self._wants_focus = not self._presenter.state.is_loaded
        if self._again.take_focus():
            pass
        elif self.open.list.isVisibleTo(self):
            self.open.list.setFocus()
        else:
            self._times.note.setFocus()
        return True


class Limit(QFrame):
    """What nobody owes; it stays in sight while anything about repair is.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: RepairsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("repairs.limit")
        theme = Theme.active()
        self._door = QuietButton(
            self.tr("Is this the right tool for right now?"), "repairs.rightTool"
        )
        self._door.clicked.connect(presenter.ask_whether_right)
        words = Body(presenter.steps.limit, tone="ink")
        words.setObjectName("repairs.limitWords")
        self._row = QHBoxLayout(self)
        self._row.addWidget(words, 1)
        self._row.addWidget(self._door, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._redress)
        self._redress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the page: what is narrow holds the words alone."""
        self._door.setVisible(event.size().width() >= Theme.active().px(_WITH_DOOR))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip, its line and its bar."""
        del event
        theme, painter, box = Theme.active(), QPainter(self), self.rect()
        painter.fillRect(box, theme.colour("surface"))
        painter.fillRect(box.x(), box.y(), box.width(), 1, theme.colour("line"))
        bar = QStyle.visualRect(self.layoutDirection(), box, QRect(0, 0, 4, box.height()))
        painter.fillRect(bar, theme.colour("honey"))

    def _redress(self) -> None:
        side, top = min(Theme.active().px(30), 36), Theme.active().px(6)
        self._row.setContentsMargins(side, top, side, top)
        self.updateGeometry()


class _PutAway(Card):
    def __init__(self, presenter: RepairsPresenter) -> None:
        super().__init__()
        self.setObjectName("repairs.putAway")
        self.column.addWidget(
            Body(
                self.tr(
                    "Open moments, ways back and lines are put away. What you noted is still here."
                )
            )
        )
        self.door = QuietButton(
            self.tr("Safety & support can bring them back"), "repairs.bringBack"
        )
        self.door.clicked.connect(presenter.bring_back)
        row = Flow(Theme.active().space("s"))
        row.add(self.door)
        self.column.addWidget(row)


class Times(Card):
    """How long coming back took, the moments still open beside it.

    Args:
        presenter: state and intents.
        name: the object name; its button is called ``name.note``, or ``name.open``.
        leads: whether it leads to the tab, as from elsewhere, in place of noting a repair.
    """

    def __init__(
        self,
        presenter: RepairsPresenter,
        name: str = "repairs.times",
        *,
        leads: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.setObjectName(name)
        self._presenter = presenter
        self._weeks = Caption()
        self._title = Heading()
        self._title.setObjectName(f"{name}.title")
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(Theme.active().space("xs"))
        self.column.setSpacing(Theme.active().space("s"))
        self.note = Button(self.tr("Note a repair…"), "repairs.note", icon="plus")
        if leads:
            self.note = Button(self.tr("Repairs…"), f"{name}.open", icon="heart-handshake")
        row = Flow(Theme.active().space("s"))
        row.add(self.note)
        self.column.addWidget(self._weeks)
        self.column.addWidget(self._title)
        self.column.addLayout(self._sentences)
        self.column.addWidget(row)
        self.column.addStretch(1)
        self._shown: tuple[str, ...] = ()
        self.note.clicked.connect(presenter.open if leads else self._note_one)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        self._weeks.setText(state.weeks)
        self._title.setText(state.summary.title)
        if state.summary.sentences == self._shown:
            return
        self._shown = state.summary.sentences
        while (item := self._sentences.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in self._shown:
            self._sentences.addWidget(Body(sentence))

    def _note_one(self) -> None:
        self._presenter.come_back()


class _Again(QWidget):
    def __init__(self, presenter: RepairsPresenter, after: QWidget) -> None:
        super().__init__()
        self._after = after
        self._presenter = presenter
        self._shown: tuple[LookAgain, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.active().px(13))

    def refresh(self) -> None:
        """Show the presenter's state."""
        again = self._presenter.state.again
        self.setVisible(bool(again))
        if again == self._shown:
            return
        self._shown = again
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        before = self._after
        for one in again:
            card = self._card(one)
            self._column.addWidget(card)
            card.show()
            # Made after the rest of the tab, they would be the last that Tab comes to.
            for door in card.findChildren(Button):
                QWidget.setTabOrder(before, door)
                before = door

    def take_focus(self) -> bool:
        """Put the focus on the first of them, if there is any."""
        door = (
            self.findChild(Button, f"repairs.again{self._shown[0].id}.write")
            if self._shown
            else None
        )
        if door is None or not door.isVisible():
            return False
        door.setFocus()
        return True

    def _card(self, one: LookAgain) -> Card:
        card, presenter = Card(edge="sky"), self._presenter
        card.setObjectName(f"repairs.again{one.id}")
        card.column.setSpacing(Theme.active().space("s"))
        card.column.addWidget(Strong(self.tr("Two weeks on: how has it been?")))
        card.column.addWidget(Body(one.title))
        if one.line:
            card.column.addWidget(Reading(f"“{one.line}”"))
        write = Button(self.tr("Write about it…"), f"repairs.again{one.id}.write")
        words = Button(self.tr("Find the words…"), f"repairs.again{one.id}.words")
        done = QuietButton(self.tr("Looked at"), f"repairs.again{one.id}.done")
        write.clicked.connect(presenter.reflect)
        words.clicked.connect(presenter.find_any_words)
        done.clicked.connect(lambda: presenter.looked(one.id))
        doors = Flow(Theme.active().space("s"))
        for door in (write, words, done):
            doors.add(door)
        card.column.addWidget(doors)
        return card
