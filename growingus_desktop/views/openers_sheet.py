"""Step five: when and where, and the page for the pocket."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.presenters.openers_sheet import MINUTES, minutes_words
from growingus_desktop.views.openers_day import DayChoice
from growingus_desktop.views.openers_field import LabelledField, StepPage
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong

_NONE = "none"


class SheetStep(StepPage):
    """When, where and how long, what to protect and to ask, and the way to the page.

    Args:
        opener: the open opener.
    """

    def __init__(self, opener: OpenOpener, parent: QWidget | None = None) -> None:
        super().__init__("sheetStep", parent)
        self._opener = opener
        columns = Columns(560)
        columns.add(self._when())
        columns.add(self._what())
        self.column.addWidget(columns)
        self.column.addWidget(self._page())
        self.column.addStretch(1)
        opener.changed.connect(self._show)
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        self._days.setFocus()

    def _when(self) -> QWidget:
        card = Card()
        card.column.addWidget(Heading(self.tr("When and where")))
        card.column.addWidget(Strong(self.tr("Which day?")))
        self._days = DayChoice(
            self._opener.coming_days(),
            "day",
            self.tr("Which day?"),
            ends=self._opener.plannable,
            none=self.tr("Open"),
        )
        self._days.chosen.connect(self._opener.choose_day)
        card.column.addWidget(self._days)
        card.column.addWidget(self._field("planned_when", self.tr("What time?"), one_line=True))
        card.column.addWidget(self._field("place", self.tr("Where?"), one_line=True))
        card.column.addWidget(Strong(self.tr("How long?")))
        rows = [(_NONE, self.tr("Open")), *((str(n), minutes_words(n)) for n in MINUTES)]
        self._minutes = ChoiceRow(rows, "minutes", self.tr("How long?"))
        self._minutes.chosen.connect(self._choose_minutes)
        card.column.addWidget(self._minutes)
        return card

    def _what(self) -> QWidget:
        card = Card()
        card.column.addWidget(Heading(self.tr("What to hold on to")))
        card.column.addWidget(
            self._field(
                "protect",
                self.tr("What I want to protect"),
                placeholder=self.tr("Something good that should stay as it is"),
            )
        )
        card.column.addWidget(
            self._field(
                "ask",
                self.tr("What I’m asking for"),
                placeholder=self.tr("Left empty, the sentence from step 2 stands here"),
            )
        )
        card.column.addWidget(
            self._field(
                "if_not_now",
                self.tr("If it isn’t the moment"),
                placeholder=self.tr("I ask when would be better, and leave it there"),
            )
        )
        return card

    def _page(self) -> QWidget:
        card = Card(edge="accent")
        card.column.addWidget(
            Body(
                self.tr(
                    "The page holds your first words, the ask, your part, what they may say and"
                    " both plans. What you let out is never on it."
                )
            )
        )
        show = Button(self.tr("Preview the sheet"), "previewSheet", icon="printer")
        show.clicked.connect(self._opener.preview)
        card.column.addWidget(show)
        card.column.addWidget(Caption(self.tr("Nothing is printed or saved before you say so.")))
        return card

    def _field(
        self, name: str, label: str, *, one_line: bool = False, placeholder: str = ""
    ) -> LabelledField:
        writing = self._opener.fields[name]
        return LabelledField(
            writing, f"sheet.{name}", label, one_line=one_line, placeholder=placeholder
        )

    def _choose_minutes(self, key: str) -> None:
        self._opener.choose_minutes(None if key == _NONE else int(key))

    def _show(self) -> None:
        state = self._opener.state
        self._days.refresh(self._opener.coming_days(), state.day)
        self._minutes.select(self._minutes_key(state.minutes))

    def _minutes_key(self, minutes: int | None) -> str:
        if minutes is None:
            return _NONE
        return str(minutes) if minutes in MINUTES else ""
