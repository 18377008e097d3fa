"""A need beside the list of needs: worked on here, or shown with the way to its opener."""

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from growingus_desktop.presenters.openers_needs import ListedNeed, NeedsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import StepPage
from growingus_desktop.views.openers_need import NeedStep
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.empty_state import EmptyState
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading


class NeedPane(QWidget):
    """Everything about one need.

    Args:
        needs: state and intents.
    """

    def __init__(self, needs: NeedsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needPane")
        self._theme = Theme.active()
        self._needs = needs
        self._none = EmptyState(
            self.tr("A need can be worked out on its own, before there is anything to say."),
            self.tr("Work out a need"),
            "needsEmpty",
            "sprout",
        )
        self._none.pressed.connect(needs.begin)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._own = self._own_need()
        self._offered = OfferedNeed(needs, self._stack)
        for page in (self._none, self._own, self._offered):
            self._stack.addWidget(page)
        needs.changed.connect(self._show)
        needs.begun.connect(self._begun)
        needs.opening.connect(self._opening)
        needs.opened.connect(self._opened)
        self._theme.changed.connect(self._redress)
        self._wants_focus = False
        self._redress()
        self._show()

    def focus_first(self) -> None:
        """Put the focus where the shown need is gone on with."""
        if self._stack.currentWidget() is self._own:
            self._step.focus_first()
        elif self._stack.currentWidget() is self._offered:
            self._offered.setFocus()
        else:
            self._none.setFocus()

    def _own_need(self) -> QWidget:
        own = QWidget(self._stack)
        self._column = QVBoxLayout(own)
        doors = Flow(self._theme.space("s"))
        self._use = Button(self.tr("Use in a new opener"), "useNeed", icon="message-circle-heart")
        self._use.clicked.connect(self._needs.use)
        away = QuietButton(self.tr("Put in the bin"), "binNeed", icon="trash-2")
        away.clicked.connect(self._needs.put_in_bin)
        doors.add(self._use)
        doors.add(away)
        self._step = NeedStep(
            self._needs.clarifier,
            self._needs.use,
            self.tr("Begin an opener with it"),
            name="ownNeed",
        )
        self._column.addWidget(doors)
        self._column.addWidget(self._step, 1)
        return own

    def _begun(self) -> None:
        self._wants_focus = True

    def _opening(self) -> None:
        # Until every field holds its own text, a key must not land in the wrong need.
        self._wants_focus |= self._own.isAncestorOf(QApplication.focusWidget() or self)
        self._own.setEnabled(False)
        self._stack.setCurrentWidget(self._own)

    def _opened(self) -> None:
        self._own.setEnabled(True)
        self._show()
        if self._wants_focus:
            self._step.focus_first()
        self._wants_focus = False

    def _show(self) -> None:
        needs = self._needs
        if needs.offered is not None:
            self._stack.setCurrentWidget(self._offered)
        else:
            self._stack.setCurrentWidget(self._none if needs.open_id is None else self._own)

    def _redress(self) -> None:
        side = min(self._theme.px(22), 28)
        self._column.setContentsMargins(side, self._theme.px(14), side, self._theme.px(16))
        self._column.setSpacing(self._theme.px(10))


class OfferedNeed(StepPage):
    """A need that belongs to an opener: what was written, and the way there.

    Args:
        needs: state and intents.
    """

    def __init__(self, needs: NeedsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("offeredNeed", parent)
        self._needs = needs
        self._shown: ListedNeed | None = None
        card = Card()
        self._where = Caption()
        self._need = Heading()
        self._sentence = Reading()
        self._feeling = Body()
        for part in (self._need, self._where, self._feeling, self._sentence):
            card.column.addWidget(part)
        doors = Flow(Theme.active().space("s"))
        there = Button(self.tr("Open it in its opener"), "openNeedThere")
        there.clicked.connect(needs.open_offered)
        use = Button(self.tr("Use in a new opener"), "useOfferedNeed", icon="message-circle-heart")
        use.clicked.connect(needs.use)
        doors.add(there)
        doors.add(use)
        card.column.addWidget(doors)
        self.setFocusProxy(there)
        self.column.addWidget(card)
        self.column.addStretch(1)
        needs.changed.connect(self._show)

    def _show(self) -> None:
        row = self._needs.offered
        if row is None or row == self._shown:
            return
        self._shown = row
        self._where.setText(self.tr("In “{opener}”").format(opener=self._needs.belongs_to(row)))
        self._need.setText(row.texts["need"])
        self._feeling.setText(row.texts["feeling"])
        self._sentence.setText(row.texts["sentence"])
        for part in (self._need, self._feeling, self._sentence):
            part.setVisible(bool(part.text().strip()))

    def _redress(self) -> None:
        super()._redress()
        side = min(Theme.active().px(22), 28)
        self.column.setContentsMargins(side, Theme.active().px(14), side, Theme.active().px(16))
