"""The translator below what was let out: a clause on one side, a gentler counterpart on the other."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.openers_translator import Pair, Part, Translator
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Reading, Strong


class TranslatorView(QWidget):
    """What came of looking for phrases; nothing until it is asked for.

    Args:
        translator: state and intents.
    """

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("translator")
        self.setProperty("variant", "clear")
        self._translator = translator
        self._shown: tuple[Pair, ...] = ()
        self._views: list[PairView] = []
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().px(14))
        self._line = Body()
        self._line.setObjectName("translatorLine")
        self._pairs = Column()
        self._pairs.setSpacing(Theme.active().px(14))
        self._more = QuietButton(self.tr("Show more"), "morePhrases", icon="plus")
        self._more.clicked.connect(translator.show_more)
        column.addWidget(self._line)
        column.addLayout(self._pairs)
        column.addWidget(self._more)
        self._announcer = Announcer(self)
        translator.changed.connect(self._show)
        self._show()

    @property
    def first(self) -> QWidget | None:
        """Where the pairs begin, for the focus."""
        return self._views[0].take if self._views else None

    def _show(self) -> None:
        state = self._translator.state
        self._line.setText(state.line)
        self._line.setVisible(bool(state.line))
        self._more.setVisible(state.more > 0)
        if state.line:
            self._announcer.say(state.line)
        if [one.number for one in state.pairs] == [one.number for one in self._shown] and all(
            new.phrase == old.phrase for new, old in zip(state.pairs, self._shown, strict=True)
        ):
            for view, pair in zip(self._views, state.pairs, strict=True):
                view.set_taken(taken=pair.is_taken)
        else:
            self._rebuild(state.pairs)
        self._shown = state.pairs
        self.setVisible(bool(state.line or state.pairs))

    def _rebuild(self, pairs: tuple[Pair, ...]) -> None:
        while (item := self._pairs.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._views = []
        for pair in pairs:
            view = PairView(pair)
            view.taken.connect(self._translator.take)
            view.guide_wanted.connect(self._translator.open_guide)
            self._views.append(view)
            self._pairs.addWidget(view)
        if pairs:
            self._announcer.say(self.tr("%n phrases, each beside another wording", "", len(pairs)))


class PairView(Card):
    """One clause, why it may land hard, and the counterpart that can be taken over.

    Args:
        pair: what to show.
    """

    taken = Signal(int, Part)
    """Take this pair's counterpart over, or a part of it."""

    guide_wanted = Signal(int)
    """Read more in the guide that belongs to it."""

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(edge=pair.card.tone, parent=parent)
        self._pair = pair
        self.setObjectName(f"pair.{pair.number}")
        self.setAccessibleName(f"“{pair.phrase}”, {pair.card.category}")
        self.setAccessibleDescription(pair.card.why)
        columns = Columns(460)
        columns.add(self._theirs())
        columns.add(self._gentler())
        self.column.addWidget(columns)
        self.set_taken(taken=pair.is_taken)

    def set_taken(self, *, taken: bool) -> None:
        """Show whether it was taken over already."""
        self._taken.setVisible(taken)

    def _theirs(self) -> QWidget:
        side, column = _side()
        card = self._pair.card
        column.addWidget(Caption(self.tr("In your words")))
        column.addWidget(Strong(f"“{self._pair.phrase}”", tone=card.tone))
        column.addWidget(Body(f"{card.category[:1].upper()}{card.category[1:]}. {card.why}"))
        doors = Flow(2)
        self._grade = Caption(self.tr("How well tested: {grade}").format(grade=card.grade.lower()))
        self._grade.hide()
        doors.add(self._door(self.tr("Why?"), "why", self._show_grade))
        if card.guide:
            doors.add(self._door(self.tr("Guide"), "guide", self._want_guide))
        column.addWidget(doors)
        column.addWidget(self._grade)
        return side

    def _gentler(self) -> QWidget:
        side, column = _side()
        column.addWidget(Caption(self.tr("How it could be said; an ellipsis is yours to fill in")))
        words = Reading(self._pair.gentler)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.addWidget(words)
        doors = Flow(Theme.active().space("s"))
        self.take = Button(self.tr("Take it over"), self._named("take"), icon="plus")
        self.take.setAccessibleDescription(self._pair.gentler)
        self.take.clicked.connect(lambda: self.taken.emit(self._pair.number, Part.ALL))
        doors.add(self.take)
        for part, label, said in (
            (Part.FEELING, self.tr("Only the feeling"), self._pair.feeling),
            (Part.ASK, self.tr("Only the ask"), self._pair.ask),
        ):
            door = QuietButton(label, self._named(part.value))
            door.setAccessibleDescription(said)
            door.setToolTip(said)
            door.clicked.connect(
                lambda _on=False, part=part: self.taken.emit(self._pair.number, part)
            )
            doors.add(door)
        column.addWidget(doors)
        self._taken = Caption(self.tr("Taken over"), tone="accent")
        self._taken.setObjectName(self._named("taken"))
        column.addWidget(self._taken)
        return side

    def _door(self, words: str, part: str, run: Callable[[], None]) -> QuietButton:
        door = QuietButton(words, self._named(part))
        door.clicked.connect(run)
        return door

    def _named(self, part: str) -> str:
        return f"pair.{self._pair.number}.{part}"

    def _show_grade(self) -> None:
        self._grade.setVisible(not self._grade.isVisible())

    def _want_guide(self) -> None:
        self.guide_wanted.emit(self._pair.number)


def _side() -> tuple[QWidget, Column]:
    side = QWidget()
    side.setProperty("variant", "clear")
    column = Column(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.active().space("s"))
    return side, column
