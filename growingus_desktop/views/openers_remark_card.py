"""One remark beside the first words, with its ways on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from growingus_desktop.presenters.openers_remarks import RemarkCard
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.strokes import rounded_box, wrapped_height
from growingus_desktop.views.widgets.words import Body, Caption, Strong

_CURRENT_LINE = 1.5


class SuggestionButton(Button):
    """Words on offer: pressed, they go into the text."""

    font_role = "chip-strong"
    ink = "accent"
    fill = "accent-soft"
    hover_fill = "surface"
    line = "accent-soft"

    def _pad_x(self) -> int:
        return self._theme.px(10)

    def _pad_y(self) -> int:
        return self._theme.px(6)

    def heightForWidth(self, width: int) -> int:
        """Pixels of height the words take at this width."""
        words = wrapped_height(self._label, self._font(), width - self._beside())
        return words + 2 * self._pad_y()


class _Door(QuietButton):
    """A small way on at the foot of a card; several stand in one line."""

    def _pad_x(self) -> int:
        return self._theme.px(6)


class RemarkCardView(Card):
    """A phrase, what may land hard in it, why, and what could stand there instead.

    Args:
        card: what to show.
        in_editor: whether the phrase stands in the text; not so beside a pulled phrase.
    """

    suggested = Signal(int, int)
    """Put this card's suggestion of this number into the text."""

    taken_up = Signal(int)
    """Answer this card's question in the text."""

    meant = Signal(int, bool)
    """The person means this card's phrase; true for good."""

    guide_wanted = Signal(int)
    """Read more in this card's guide."""

    touched = Signal(int)
    """The card was pressed."""

    def __init__(
        self, card: RemarkCard, *, in_editor: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(edge=card.tone, parent=parent)
        self._card = card
        self._is_current = False
        self._in_editor = in_editor
        self._named: list[tuple[QWidget, str]] = []
        self.buttons: list[Button] = []
        """What can be pressed, in reading order."""
        self.setAccessibleName(f"{card.phrase}, {card.category}")
        self.setAccessibleDescription(card.why)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.column.setSpacing(Theme.active().space("s"))
        self._fill_in()
        self._name()

    def is_of(self, card: RemarkCard) -> bool:
        """Whether a card says the same as this one, wherever it now stands among the others."""
        mine = self._card
        return card.phrase == mine.phrase and replace(card, number=mine.number) == mine

    def renumber(self, number: int) -> None:
        """Take note that others came before it or went."""
        self._card = replace(self._card, number=number)
        self._name()

    def set_current(self, *, current: bool) -> None:
        """Show whether this is the card in hand."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and a line in its tone while it is in hand."""
        super().paintEvent(event)
        if self._is_current:
            theme = Theme.active()
            rounded_box(
                QPainter(self),
                QRectF(self.rect()),
                theme.radius("card"),
                None,
                theme.colour(self._card.tone),
                width=_CURRENT_LINE,
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pressing the card shows where its phrase stands."""
        super().mousePressEvent(event)
        self.touched.emit(self._card.number)

    def _name(self) -> None:
        number = self._card.number
        self.setObjectName(f"remark.{number}")
        for widget, part in self._named:
            widget.setObjectName(f"remark.{number}.{part}")

    def _fill_in(self) -> None:
        card = self._card
        head = QHBoxLayout()
        head.setSpacing(Theme.active().space("s"))
        head.addWidget(Strong(card.phrase, tone=card.tone), 1)
        category = Caption(card.category)
        category.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        head.addWidget(category, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(Body(card.why))
        if card.suggestions:
            self.column.addWidget(self._suggestions())
        for question in card.questions:
            self.column.addWidget(Body(question, tone="ink"))
        self._grade = Caption(self.tr("How well tested: {grade}").format(grade=card.grade.lower()))
        self._named.append((self._grade, "grade"))
        self._grade.hide()
        self.column.addWidget(self._foot())
        self.column.addWidget(self._grade)

    def _suggestions(self) -> QWidget:
        row = Flow(Theme.active().space("s"))
        for number, words in enumerate(self._card.suggestions):
            button = SuggestionButton(words, "suggestion")
            button.setAccessibleDescription(self.tr("Put this into the text"))
            button.clicked.connect(
                lambda _on=False, number=number: self.suggested.emit(self._card.number, number)
            )
            self._take(button, f"suggestion.{number}")
            row.add(button)
        return row

    def _foot(self) -> QWidget:
        card, foot = self._card, Flow(2)
        if card.questions and self._in_editor:
            foot.add(self._door(self.tr("Answer"), "answer", self._answer))
        foot.add(self._door(self.tr("Why?"), "why", self._show_grade))
        if card.guide:
            foot.add(self._door(self.tr("Guide"), "guide", self._open_guide))
        if self._in_editor:
            here = self._door(self.tr("I mean it"), "mean", self._mean_it)
            here.setToolTip(self.tr("No more about this phrase in this draft"))
            always = self._door(self.tr("For good"), "always", self._always_mean_it)
            always.setAccessibleName(self.tr("I mean it, for good"))
            always.setToolTip(self.tr("No more about this phrase anywhere"))
            for button in (here, always):
                button.setAccessibleDescription(button.toolTip())
                foot.add(button)
        return foot

    def _door(self, words: str, part: str, run: Callable[[], None]) -> _Door:
        door = _Door(words, part)
        door.clicked.connect(run)
        self._take(door, part)
        return door

    def _take(self, button: Button, part: str) -> None:
        self._named.append((button, part))
        self.buttons.append(button)

    def _answer(self) -> None:
        self.taken_up.emit(self._card.number)

    def _open_guide(self) -> None:
        self.guide_wanted.emit(self._card.number)

    def _mean_it(self) -> None:
        for_good = False
        self.meant.emit(self._card.number, for_good)

    def _always_mean_it(self) -> None:
        for_good = True
        self.meant.emit(self._card.number, for_good)

    def _show_grade(self) -> None:
        self._grade.setVisible(not self._grade.isVisible())
