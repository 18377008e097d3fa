"""Safety & support: reachable with and without an open vault."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from growingus_desktop.content.safety import Concern
from growingus_desktop.presenters.protection import protection_words
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.help_lines import HelpLines
from growingus_desktop.views.private_questions import PrivateQuestions
from growingus_desktop.views.protection import Protection
from growingus_desktop.views.put_away import PutAway
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.measured import Measured
from growingus_desktop.views.widgets.panes import PageHeader, ScrollPage
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading


class SafetyPage(ScrollPage):
    """What one may come for and its numbers first, then the questions, then what the lock can't do.

    Args:
        presenter: state and intents.
        way_back: the verb on a button that leaves, where there is no navigation; else nothing.
        may_put_away: whether tools can be put away, which needs an open vault.
    """

    left = Signal()
    """The person wants back to where they came from."""

    def __init__(
        self,
        presenter: SafetyPresenter,
        *,
        way_back: str = "",
        may_put_away: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("safetyPage", parent)
        self._presenter = presenter
        self._is_asked = False
        self._way_back = way_back
        header = PageHeader(
            self.tr("Safety & support"), self.tr("Some things come before wording.")
        )
        if way_back:
            back = Button(way_back, "leaveSafety", icon="chevron-left")
            back.clicked.connect(self.left)
            header.add_action(back)
        self.column.addWidget(header)
        self._concern = _ConcernCard(presenter)
        self.column.addWidget(Measured(self._concern))
        self._questions = PrivateQuestions(presenter, may_put_away=may_put_away)
        self.column.addWidget(Measured(_boxed(presenter.texts.title, self._questions)))
        if may_put_away:
            tools = _boxed(self.tr("Tools that involve the other person"), PutAway(presenter))
            self.column.addWidget(Measured(tools))
        words = protection_words(presenter.texts)
        self.column.addWidget(Measured(_boxed(words.title, Protection(words))))
        self.column.addWidget(Caption(presenter.review_note()))
        self.column.addStretch(1)

    def take_focus(self) -> None:
        """Begin with what one may come for, unless somebody came for something else."""
        asked, self._is_asked = self._is_asked, False
        if not asked:
            self._concern.take_focus()
            self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, where there is a button to leave by."""
        if event.key() == Qt.Key.Key_Escape and self._way_back:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def show_questions(self) -> None:
        """Bring the private questions into view and begin with the first."""
        self._is_asked = True
        self._questions.take_focus()
        # Where they stand is known only once the page was laid out.
        QTimer.singleShot(0, self, self._bring_questions_into_view)

    def show_lines(self) -> None:
        """Bring the numbers into view, and what they are for."""
        self._is_asked = True
        self._concern.take_focus()
        self.verticalScrollBar().setValue(0)

    def _bring_questions_into_view(self) -> None:
        place = self._questions.mapTo(self.viewport(), QPoint(0, -Theme.active().px(48)))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + place.y())


class _ConcernCard(Card):
    def __init__(self, presenter: SafetyPresenter) -> None:
        super().__init__(edge="accent")
        self._presenter = presenter
        self._tabs = SegmentedTabs(
            [(concern.value, words) for concern, words in presenter.concerns()],
            "concerns",
            self.tr("What it is about"),
        )
        self._lead = Reading("")
        self._lead.setObjectName("concernLead")
        self._text = Body("")
        self._lines = HelpLines(presenter)
        self.column.addWidget(self._tabs)
        self.column.addWidget(self._lead)
        self.column.addWidget(self._text)
        self._device = Body("")
        self._device.setObjectName("concernDevice")
        self.column.addWidget(self._device)
        self.column.addWidget(self._lines)
        self._tabs.chosen.connect(self._choose)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        self._tabs.take_focus()

    def _choose(self, key: str) -> None:
        self._presenter.show_concern(Concern(key))

    def _refresh(self) -> None:
        words = self._presenter.page_words()
        self._tabs.select(self._presenter.concern.value)
        self._lead.setText(words.lead)
        self._text.setText(words.text)
        self._text.setVisible(bool(words.text))
        device = self._presenter.device_note(self._presenter.concern)
        self._device.setText(device)
        self._device.setVisible(bool(device))
        self._lines.show_for(self._presenter.concern)


def _boxed(title: str, content: QWidget) -> Card:
    card = Card()
    card.column.addWidget(Heading(title))
    card.column.addWidget(content)
    return card
