"""A hostile message: whether to answer it at all, and if so in four small parts."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.content.hostile_reply import WRITTEN, Answering, Part
from growingus_desktop.presenters.openers_answering import AnsweringPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import LabelledField
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Body, Caption, Reading, Strong


class AnsweringDialog(Dialog):
    """Three choices; after the last of them the parts, and the answer they make.

    Args:
        presenter: state and intents.
        grade: what the grade of its advice is called.
        parent: the window it belongs to.
    """

    def __init__(
        self, presenter: AnsweringPresenter, grade: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "answeringDialog", parent=parent)
        self._presenter = presenter
        self._was_building = False
        self.set_heading(self.tr("A hard message"))
        self._limit = Body(presenter.texts.limit)
        self._safety = QuietButton(self.tr("Safety & support"), "answer.card", icon="life-buoy")
        self._safety.clicked.connect(presenter.open_card)
        self.body.addWidget(self._limit)
        self.body.addWidget(self._safety)
        self._message = LabelledField(
            presenter.message,
            "answer.message",
            self.tr("What they wrote, if you want it in front of you"),
            hint=self.tr(
                "The safety gate reads it here. Nobody remarks on it, it is never printed, and it"
                " is kept nowhere: closing this lets go of it."
            ),
            lines=3,
        )
        self.body.addWidget(self._message)
        self._choices = self._choosing()
        self.body.addWidget(self._choices)
        self._parts = self._building()
        self.body.addWidget(self._parts)
        self.body.addWidget(Caption(f"{presenter.texts.why} {grade}."))
        self._add_buttons()
        self._announcer = Announcer(self)
        presenter.changed.connect(self._show)
        presenter.finished.connect(self.accept)
        self.rejected.connect(presenter.leave)
        self._show()
        presenter.load()
        self._message.field.setFocus()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(640), self._theme.px(680)).boundedTo(self._room())

    def reject(self) -> None:
        """Esc goes one step back: from the parts to the choices, from there away."""
        if self._presenter.state.is_building:
            self._presenter.step_back()
        else:
            super().reject()

    def _choosing(self) -> QWidget:
        inside, column = _column()
        column.addWidget(Strong(self.tr("Does it need an answer from you?")))
        for choice in Answering:
            column.addWidget(self._choice(choice))
        return inside

    def _choice(self, choice: Answering) -> Card:
        words = self._presenter.texts.choices[choice]
        card = Card()
        card.column.setSpacing(Theme.active().space("s"))
        card.column.addWidget(Body(words.speaks_for, tone="ink"))
        card.column.addWidget(Caption(words.mind))
        take = Button(words.name, f"answer.{choice.value}")
        take.setAccessibleDescription(f"{words.speaks_for} {words.mind}")
        take.clicked.connect(lambda: self._presenter.choose(choice))
        card.column.addWidget(take)
        return card

    def _building(self) -> QWidget:
        inside, column = _column()
        texts = self._presenter.texts.parts
        self._fields: dict[Part, LabelledField] = {}
        for part in WRITTEN:
            words = texts[part]
            label = self.tr("{part}: {ask}").format(part=words.name, ask=words.ask)
            field = LabelledField(
                self._presenter.parts[part],
                f"answer.{part.value}",
                label,
                hint=words.hint,
                placeholder=words.example,
            )
            self._fields[part] = field
            column.addWidget(field)
        brief = texts[Part.BRIEF]
        card = Card(edge="accent")
        head = self.tr("{part}: {ask}").format(part=brief.name, ask=brief.ask)
        card.column.addWidget(Strong(head))
        self._answer = Reading()
        self._answer.setObjectName("answer.whole")
        self._hint = Body(brief.hint)
        self._check = Body(tone="honey")
        self._check.setObjectName("answer.check")
        for part in (self._answer, self._hint, self._check):
            card.column.addWidget(part)
        self._whole = card
        column.addWidget(card)
        return inside

    def _add_buttons(self) -> None:
        self._use = PrimaryButton(self.tr("Use as first words"), "answer.use")
        self._use.clicked.connect(self._presenter.use)
        self._back = QuietButton(self.tr("Back"), "answer.back")
        self._back.clicked.connect(self._presenter.step_back)
        self._close = QuietButton(self.tr("Close"), "answer.close")
        self._close.clicked.connect(super().reject)
        for button in (self._use, self._back, self._close):
            self.add_button(button)

    def _show(self) -> None:
        state = self._presenter.state
        building = state.is_building
        for part in (self._limit, self._safety, self._choices):
            part.setVisible(not building)
        for part in (self._parts, self._use, self._back):
            part.setVisible(building)
        self._whole.setVisible(bool(state.answer))
        self._use.setEnabled(bool(state.answer))
        self._answer.setText(state.answer)
        self._hint.setVisible(not state.is_held)
        self._check.setText(state.check)
        self._check.setVisible(bool(state.check))
        if state.check:
            self._announcer.say(state.check)
        if building != self._was_building:
            self._was_building = building
            begin = self._fields[Part.FRIENDLY].field if building else self._message.field
            begin.setFocus()


def _column() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    inside.setProperty("variant", "clear")
    column = Column(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.active().space("m"))
    return inside, column
