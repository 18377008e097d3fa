"""One remark beside the first words, with its ways on."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

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
        is_final: whether the phrase can be let stand; not so beside a pulled phrase.
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
        self.setObjectName(f"remark.{card.number}")
        self.setAccessibleName(f"{card.phrase}, {card.category}")
        self.setAccessibleDescription(card.why)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.column.setSpacing(Theme.active().space("s"))
        self._fill_in()

    def set_current(self, *, current: bool) -> None:
        """Show whether this is the card in hand."""
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
        self._grade.setObjectName(f"remark.{card.number}.grade")
        self._grade.hide()
        self.column.addWidget(self._foot())
        self.column.addWidget(self._grade)

    def _suggestions(self) -> QWidget:
        row = Flow(Theme.active().space("s"))
        for number, words in enumerate(self._card.suggestions):
            button = SuggestionButton(words, f"remark.{self._card.number}.suggestion.{number}")
            button.setAccessibleDescription(self.tr("Put this into the text"))
            button.clicked.connect(
                lambda _on=False, number=number: self.suggested.emit(self._card.number, number)
            )
            row.add(button)
        return row

    def _foot(self) -> QWidget:
        card, foot = self._card, Flow(2)
        if card.questions and self._in_editor:
            answer = _Door(self.tr("Answer"), f"remark.{card.number}.answer")
            answer.clicked.connect(lambda: self.taken_up.emit(card.number))
            foot.add(answer)
        why = _Door(self.tr("Why?"), f"remark.{card.number}.why")
        why.clicked.connect(self._show_grade)
        foot.add(why)
        if card.guide:
            more = _Door(self.tr("Guide"), f"remark.{card.number}.guide")
            more.clicked.connect(lambda: self.guide_wanted.emit(card.number))
            foot.add(more)
        if self._in_editor:
            foot.add(self._mean_it())
        return foot

    def _mean_it(self) -> QWidget:
        number = self._card.number
        button = _Door(self.tr("I mean it"), f"remark.{number}.mean")
        menu = QMenu(button)
        for words, for_good in ((self.tr("This time"), False), (self.tr("For good"), True)):
            action = QAction(words, menu)
            action.triggered.connect(
                lambda _on=False, for_good=for_good: self.meant.emit(number, for_good)
            )
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _show_grade(self) -> None:
        self._grade.setVisible(not self._grade.isVisible())
