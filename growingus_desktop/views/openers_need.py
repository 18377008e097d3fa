"""Step two: what I need, from a feeling to one sentence."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import LabelledField, StepPage
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Heading


class NeedStep(StepPage):
    """A few questions, each of which can be left out, that end in a sentence.

    Args:
        opener: the open opener.
    """

    def __init__(self, opener: OpenOpener, parent: QWidget | None = None) -> None:
        super().__init__("needStep", parent)
        self._opener = opener
        columns = Columns(560)
        columns.add(self._within())
        columns.add(self._ask())
        self.column.addWidget(columns)
        self.column.addWidget(self._sentence())
        self.column.addStretch(1)
        opener.put_sentence.connect(self._put_sentence)

    def focus_first(self) -> None:
        """Put the caret into the first question."""
        self._first.field.setFocus()

    def _field(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        one_line: bool = False,
        placeholder: str = "",
        lines: int = 2,
    ) -> LabelledField:
        return LabelledField(
            self._opener.fields[f"need/{name}"],
            f"need.{name}",
            label,
            hint=hint,
            placeholder=placeholder,
            one_line=one_line,
            lines=lines,
        )

    def _within(self) -> QWidget:
        card = _TopCard()
        card.column.addWidget(Heading(self.tr("What is it about for me?")))
        self._first = self._field(
            "feeling",
            self.tr("What do I feel?"),
            self.tr("One word will do: lonely, tired, worried, left out"),
        )
        card.column.addWidget(self._first)
        card.column.addWidget(
            self._field("need", self.tr("What do I need?"), self.tr("Rest, a say, company, order"))
        )
        card.column.addWidget(
            self._field(
                "picture",
                self.tr("What would a camera see?"),
                self.tr("If I had it, what would be filmed on an ordinary day"),
            )
        )
        card.column.addWidget(
            self._field(
                "my_part", self.tr("What is my part?"), self.tr("One thing I will do myself")
            )
        )
        return card

    def _ask(self) -> QWidget:
        card = _TopCard()
        card.column.addWidget(Heading(self.tr("What am I asking for?")))
        rows = (
            ("ask_who", self.tr("Who?"), self.tr("you, we")),
            ("ask_what", self.tr("Does what?"), self.tr("eat dinner without phones")),
            ("ask_when", self.tr("When?"), self.tr("this Tuesday at seven")),
            ("ask_how_often", self.tr("How often?"), self.tr("once, to begin with")),
        )
        for name, label, example in rows:
            card.column.addWidget(self._field(name, label, one_line=True, placeholder=example))
        return card

    def _sentence(self) -> QWidget:
        card = Card(edge="accent")
        self._sentence_field = self._field(
            "sentence",
            self.tr("In one sentence"),
            self.tr("Yours to change. Could they repeat what you ask for?"),
        )
        card.column.addWidget(self._sentence_field)
        doors = Flow(Theme.active().space("s"))
        make = Button(self.tr("Put the answers together"), "makeSentence")
        make.clicked.connect(self._opener.suggest_sentence)
        use = Button(self.tr("Put it into first words"), "useSentence", icon="plus")
        use.clicked.connect(self._opener.use_sentence)
        doors.add(make)
        doors.add(use)
        card.column.addWidget(doors)
        return card

    def _put_sentence(self, words: str) -> None:
        field = self._sentence_field.field
        field.replace(0, len(self._opener.fields["need/sentence"].text), words)
        field.setFocus()


class _TopCard(Card):
    """A card whose content starts at the top, however tall its neighbour is."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("variant", "clear")
        self._inner = Column(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(Theme.active().space("m"))
        super().column.addWidget(inner)
        super().column.addStretch(1)

    @property
    def column(self) -> Column:
        """Where the content goes."""
        return self._inner
