"""Steps for coming back, in the size the person gives it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.repairs import RepairsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class Steps(Card):
    """The size, chosen by the person, and then the steps for it.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: RepairsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("repairs.steps")
        self._presenter = presenter
        self._shown = ""
        label = self.tr("How big was it?")
        sizes = [(size.key, size.name) for size in presenter.steps.sizes]
        self._sizes = ChoiceRow(sizes, "repairs.size", label)
        self._hint = Caption()
        self._hint.setObjectName("repairs.sizeHint")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(Theme.active().space("s"))
        self._fair = Strong(presenter.steps.fair)
        self._begin = Button(
            self.tr("Find the words…"), "repairs.begin", icon="message-circle-heart"
        )
        self._begin.setAccessibleDescription(self.tr("A new opener, for coming back"))
        doors = Flow(Theme.active().space("s"))
        doors.add(self._begin)
        sure = self.tr("How sure anyone can be: {grade}.").format(grade=presenter.grade.lower())
        why = Caption(f"{presenter.steps.why} {sure}")
        for part in (Heading(self.tr("Ways back")), Strong(label), self._sizes, self._hint):
            self.column.addWidget(part)
        self.column.addLayout(self._steps)
        for part in (self._fair, doors, why):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._sizes.chosen.connect(presenter.choose_size)
        self._begin.clicked.connect(self._find_words)
        self.refresh()

    def refresh(self) -> None:
        """Show the presenter's state."""
        size = self._presenter.state.size
        self._hint.setVisible(size is not None)
        self._fair.setVisible(size is not None)
        self._begin.setVisible(size is not None)
        if size is None or size.key == self._shown:
            return
        self._shown = size.key
        self._sizes.select(size.key)
        self._hint.setText(size.hint)
        while (item := self._steps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, step in enumerate(size.steps, 1):
            self._steps.addWidget(Body(f"{number}. {step}"))

    def _find_words(self) -> None:
        self._presenter.find_words()
