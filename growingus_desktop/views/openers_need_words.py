"""What stands beside the questions about a need: words on offer, what lies underneath, the sentence."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from growingus_desktop.content.feelings import Underneath, WordGroup
from growingus_desktop.presenters.openers_need import Answer, AskCheck, NeedClarifier
from growingus_desktop.presenters.openers_remarks import RemarkCard
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import LabelledField
from growingus_desktop.views.openers_remark_card import RemarkCardView, SuggestionButton
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class WordOffers(QWidget):
    """Words in groups; a pressed one is put behind what stands in the field.

    Args:
        clarifier: puts them there.
        field: the field's column.
        groups: the words.
    """

    def __init__(
        self,
        clarifier: NeedClarifier,
        field: str,
        groups: Sequence[WordGroup],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("variant", "clear")
        self._clarifier = clarifier
        self._field = field
        self._groups = {group.key: group for group in groups}
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("s"))
        column.addWidget(Caption(self.tr("If a word won’t come, some to choose from:")))
        names = [(group.key, group.name) for group in groups]
        row = ChoiceRow(names, f"need.{field}.groups", self.tr("Words to choose from"))
        row.chosen.connect(self._show)
        self._words = Flow(Theme.active().space("s"))
        self._words.hide()
        column.addWidget(row)
        column.addWidget(self._words)

    def _show(self, key: str) -> None:
        self._words.clear()
        for number, word in enumerate(self._groups[key].words):
            button = SuggestionButton(word, f"need.{self._field}.word.{number}")
            button.setAccessibleDescription(self.tr("Put this word in"))
            button.clicked.connect(
                lambda _on=False, word=word: self._clarifier.add_word(self._field, word)
            )
            self._words.add(button)
        self._words.show()


class UnderneathView(Card):
    """For a word that tells what somebody did: feelings there may be underneath.

    Args:
        clarifier: state and intents.
    """

    def __init__(self, clarifier: NeedClarifier, parent: QWidget | None = None) -> None:
        super().__init__(edge="honey", parent=parent)
        self.setObjectName("underneath")
        self._clarifier = clarifier
        self._shown: tuple[Underneath, ...] = ()
        self._said = Body()
        self._said.setObjectName("underneathWords")
        self._doors = Flow(Theme.active().space("s"))
        self.column.setSpacing(Theme.active().space("s"))
        self.column.addWidget(self._said)
        self.column.addWidget(self._doors)
        self._announcer = Announcer(self)
        clarifier.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        found = self._clarifier.state.underneath
        if found == self._shown:
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._shown = found
        self._doors.clear()
        self.setVisible(bool(found))
        if not found:
            self._announcer.forget()
            return
        first = found[0]
        said = self.tr(
            "“{word}” says what someone did. Underneath there may be a feeling of yours:"
        )
        self._said.setText(said.format(word=first.word))
        self._announcer.say(self._said.text())
        for number, feeling in enumerate(first.feelings):
            button = SuggestionButton(feeling, f"underneath.{number}")
            button.setAccessibleDescription(self.tr("Put it in place of the word"))
            button.clicked.connect(
                lambda _on=False, feeling=feeling: self._clarifier.say_underneath(first, feeling)
            )
            self._doors.add(button)
        leave = QuietButton(self.tr("Leave my word"), "underneath.leave")
        leave.clicked.connect(lambda: self._clarifier.leave_word(first))
        self._doors.add(leave)
        if had_focus:
            leave.setFocus()


class NeedSentence(QWidget):
    """The last stage: what was answered, the sentence, and what the coach says of its ask.

    Args:
        clarifier: state and intents.
        field: where the sentence is written.
        use: puts it to use.
        use_words: what the button for that says.
    """

    def __init__(
        self,
        clarifier: NeedClarifier,
        field: LabelledField,
        use: Callable[[], None],
        use_words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("needPage.sentence")
        self.setProperty("variant", "clear")
        self._clarifier = clarifier
        self._answers: tuple[Answer, ...] = ()
        self._smaller: tuple[str, ...] = ()
        self._check = AskCheck()
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("m"))
        self._said = Strong()
        self._said.setObjectName("askCheck")
        self._cards = Column()
        self._sizes = Flow(Theme.active().space("s"))
        self._sizes_head = Caption(self.tr("Or start with a smaller size:"))
        self._told = Column()
        self._told.setSpacing(Theme.active().space("s"))
        column.addWidget(Heading(self.tr("One sentence")))
        column.addWidget(field)
        column.addWidget(self._said)
        column.addLayout(self._cards)
        column.addWidget(self._doors(use, use_words))
        column.addWidget(self._sizes_head)
        column.addWidget(self._sizes)
        column.addLayout(self._told)
        self._announcer = Announcer(self)
        clarifier.changed.connect(self._show)
        self._show_sizes(())
        self._show_check(AskCheck())

    def _doors(self, use: Callable[[], None], use_words: str) -> QWidget:
        doors = Flow(Theme.active().space("s"))
        make = Button(self.tr("Put the answers together"), "makeSentence")
        make.clicked.connect(self._clarifier.suggest_sentence)
        self._use = Button(use_words, "useSentence", icon="plus")
        self._use.clicked.connect(use)
        doors.add(make)
        doors.add(self._use)
        return doors

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was answered meanwhile."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        if self.isHidden():
            # Each of twenty fields that is loaded tells of a change.
            return
        state = self._clarifier.state
        if state.check != self._check:
            self._show_check(state.check)
        if state.smaller != self._smaller:
            self._show_sizes(state.smaller)
        if state.answers != self._answers:
            self._show_answers(state.answers)

    def _show_check(self, check: AskCheck) -> None:
        self._check = check
        self._said.set_tone(check.tone)
        self._said.setText(check.words)
        self._said.setVisible(bool(check.words))
        _empty(self._cards)
        if check.card is not None:
            self._cards.addWidget(self._card(check.card))
        if check.words:
            self._announcer.say(check.words)

    def _card(self, card: RemarkCard) -> RemarkCardView:
        view = RemarkCardView(card, in_editor=False)
        view.suggested.connect(self._make_plainer)
        return view

    def _make_plainer(self, _card: int, number: int) -> None:
        self._clarifier.make_plainer(number)

    def _show_sizes(self, smaller: tuple[str, ...]) -> None:
        self._smaller = smaller
        self._sizes.clear()
        for number, size in enumerate(smaller):
            button = SuggestionButton(size, f"need.size.{number}")
            button.setAccessibleDescription(self.tr("Ask for this size in the sentence"))
            button.clicked.connect(lambda _on=False, size=size: self._clarifier.start_with(size))
            self._sizes.add(button)
        self._sizes.setVisible(bool(smaller))
        self._sizes_head.setVisible(bool(smaller))

    def _show_answers(self, answers: tuple[Answer, ...]) -> None:
        self._answers = answers
        _empty(self._told)
        if answers:
            self._told.addWidget(Strong(self.tr("What you wrote")))
        for answer in answers:
            self._told.addWidget(Caption(answer.name))
            self._told.addWidget(Body(answer.words, tone="ink"))


def _empty(column: Column) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
