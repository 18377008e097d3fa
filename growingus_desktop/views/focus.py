"""The part of the Patterns room on the one thing, whatever it is at."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.focus import FocusPresenter
from growingus_desktop.presenters.focus_state import Earlier, Stage
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.focus_plan import PlanView
from growingus_desktop.views.focus_review import DecisionCard, ReviewView
from growingus_desktop.views.focus_run import DayCard, RunCard
from growingus_desktop.views.patterns_part import Part
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.words import Caption, Heading, Strong

_PLANNING = (Stage.CHOOSING, Stage.EDITING)
_ALIVE = (Stage.WAITING, Stage.RUNNING, Stage.PAUSED)


class FocusView(Part):
    """Planning, the run itself, or looking back; earlier runs below.

    Args:
        presenter: state and intents.
    """

    stands_alone: ClassVar[bool] = True

    def __init__(self, presenter: FocusPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("focus")
        self._presenter = presenter
        self._stage = Stage.LOADING
        self._wants_focus = False
        self.plan = PlanView(presenter)
        self.run = RunCard(presenter)
        self.review = ReviewView(presenter)
        self.day = DayCard(presenter)
        self.decision = DecisionCard(presenter)
        self._earlier = _EarlierCard(presenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().px(13))
        self._parts = (self.plan, self.run, self.review, self.day, self.decision, self._earlier)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def take_focus(self) -> bool:
        """Put the focus where one would go on; it is taken at once or once the run is known."""
        stage = self._presenter.state.stage
        self._wants_focus = stage is Stage.LOADING
        if stage in _PLANNING:
            self.plan.take_focus()
        elif stage is Stage.RUNNING:
            self.day.take_focus()
        elif stage in _ALIVE:
            self.run.take_focus()
        elif stage is Stage.REVIEW:
            self.decision.take_focus()
        return True

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        stage = state.stage
        focused = self.focusWidget() or self
        held = self._wants_focus or (focused.hasFocus() and self.isAncestorOf(focused))
        self.plan.setVisible(stage in _PLANNING)
        self.run.setVisible(stage in _ALIVE)
        self.review.setVisible(stage is Stage.REVIEW)
        self.decision.setVisible(stage is Stage.REVIEW)
        self.day.setVisible(state.day is not None and stage not in _PLANNING)
        for part in self._parts:
            part.refresh()
        moved, self._stage = self._stage is not stage, stage
        if moved and held and self.isVisible():
            if self._wants_focus or stage is Stage.EDITING:
                self.take_focus()
            else:
                self._go_on()

    def _go_on(self) -> None:
        """Keep the focus out of the texts after a deed: in them Ctrl+Z would not take it back."""
        stage = self._presenter.state.stage
        if stage is Stage.CHOOSING:
            self.plan.take_focus_aside()
        elif stage is Stage.REVIEW and not self.day.isHidden():
            self.day.take_focus_at_day()
        elif stage is Stage.REVIEW:
            self.decision.take_focus_aside()
        else:
            self.take_focus()


class _EarlierCard(Card):
    """Every run before, with what became of it."""

    def __init__(self, presenter: FocusPresenter) -> None:
        super().__init__()
        self.setObjectName("focus.earlier")
        self._presenter = presenter
        self._shown: tuple[Earlier, ...] = ()
        self.column.addWidget(Heading(self.tr("Earlier")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Theme.active().space("m"))
        self.column.addLayout(self._rows)

    def refresh(self) -> None:
        """Show the presenter's state."""
        earlier = self._presenter.state.earlier
        self.setVisible(bool(earlier))
        if earlier == self._shown:
            return
        self._shown = earlier
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in earlier:
            self._rows.addWidget(self._row(one))

    def _row(self, one: Earlier) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Strong(one.title))
        column.addWidget(Caption(one.caption))
        back = Button(self.tr("Look at it again"), f"focus.earlier.{one.id}", icon="history")
        back.setAccessibleDescription(one.title)
        back.clicked.connect(lambda: self._presenter.look_back(one.id))
        column.addSpacing(4)
        column.addWidget(back)
        return row
