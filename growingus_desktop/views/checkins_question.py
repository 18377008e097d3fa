"""The card that asks: one question at a time, and a closing page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.checkins_answers import Answers
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Display, Heading
from growingus_desktop.views.widgets.writing import WritingField

_SKIP_KEYS = frozenset({Qt.Key.Key_0, Qt.Key.Key_S})
_NEXT_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class QuestionCard(Card):
    """Asks the questions by mouse or by keyboard alone.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: CheckInPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("checkin.question")
        self._presenter = presenter
        self._step = -1
        self._ask = _Ask(presenter)
        self._closing = _Closing(presenter)
        self._buttons = self._make_buttons()
        for part in (self._ask, self._closing):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.column.addWidget(self._buttons)

    def refresh(self) -> None:
        """Show the presenter's state; a new question takes the focus."""
        state, item = self._presenter.state, self._presenter.item
        holds_focus = self.isAncestorOf(self.focusWidget() or self.window())
        self._ask.setVisible(item is not None)
        self._closing.setVisible(item is None)
        if item is not None:
            self._ask.refresh()
        self._closing.refresh()
        self._back.setEnabled(state.step > 0)
        self._skip.setVisible(item is not None)
        self._next.setVisible(item is not None)
        self._save.setVisible(item is None)
        moved, self._step = self._step != state.step, state.step
        if moved and (holds_focus or self.isAncestorOf(self.focusWidget() or self.window())):
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the next answer is given."""
        if self._presenter.item is not None:
            self._ask.answers.take_focus()
        else:
            self._closing.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, 0 and S skip, Enter goes on, Backspace back."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = event.key() - Qt.Key.Key_1.value
        if not plain or self._presenter.item is None:
            super().keyPressEvent(event)
        elif 0 <= number < len(self._presenter.texts.answers):
            self._presenter.answer(number)
        elif key in _SKIP_KEYS:
            self._presenter.skip()
        elif key in _NEXT_KEYS:
            self._presenter.next()
        elif key == Qt.Key.Key_Backspace:
            self._presenter.back()
        else:
            super().keyPressEvent(event)

    def _make_buttons(self) -> QWidget:
        flow = Flow(Theme.active().space("m"))
        self._back = Button(self.tr("Back"), "checkin.back")
        self._skip = Button(self.tr("Skip this one"), "checkin.skip")
        self._next = Button(self.tr("Next"), "checkin.next")
        self._save = PrimaryButton(self.tr("Keep this check-in"), "checkin.save")
        self._back.clicked.connect(self._presenter.back)
        self._skip.clicked.connect(self._presenter.skip)
        self._next.clicked.connect(self._presenter.next)
        self._save.clicked.connect(self._presenter.save)
        for button in (self._back, self._skip, self._next, self._save):
            flow.add(button)
        return flow


class _Ask(QWidget):
    """One question with its answers, and for the guarded one its tick and its closed line."""

    def __init__(self, presenter: CheckInPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._name = Caption()
        self._text = Display()
        self.answers = Answers(presenter.texts.answers, "checkin.answers")
        self._keep = Tick(self.tr("Keep this answer"), "checkin.keep")
        self._kept_how = Caption(
            self.tr(
                "Without the tick this one answer isn’t kept. With it, it stays out of the charts,"
                " of every export and of every page unless you choose otherwise."
            )
        )
        self._note = QuietButton("", "checkin.note", icon="life-buoy")
        self._keys = Caption(self.tr("Keys 1–5 answer, 0 skips, Backspace goes back."))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("m"))
        for part in (self._name, self._text, self.answers, self._keep, self._kept_how):
            column.addWidget(part)
        column.addWidget(self._note, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._keys)
        self.answers.answered.connect(presenter.answer)
        self.answers.walked.connect(presenter.choose)
        self._keep.clicked.connect(lambda: presenter.keep_guarded(keep=self._keep.isChecked()))
        self._note.clicked.connect(presenter.open_note)

    def refresh(self) -> None:
        """Show the question the presenter is at."""
        state, item = self._presenter.state, self._presenter.item
        if item is None:
            return
        self._name.setText(item.name)
        self._text.setText(item.text)
        self.answers.ask(item.text, state.answers.get(item.key))
        self._keep.setVisible(item.guarded)
        self._keep.setChecked(state.keep_guarded)
        self._kept_how.setVisible(item.guarded)
        self._note.set_label(state.note)
        self._note.setVisible(item.guarded and bool(state.note))


class _Closing(QWidget):
    """The optional line, the tick, and what will be kept."""

    def __init__(self, presenter: CheckInPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        texts = presenter.texts
        label = texts.line[:1].upper() + texts.line[1:]
        self.line = WritingField(
            presenter.line,
            name="checkin.line",
            label=label,
            placeholder=self.tr("One line, if you like"),
            one_line=True,
        )
        after = texts.after_argument
        self._after = Tick(after[:1].upper() + after[1:], "checkin.after")
        self._note = QuietButton("", "checkin.closingNote", icon="life-buoy")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("m"))
        column.addWidget(Caption(self.tr("That was all eight")))
        column.addWidget(Heading(label))
        column.addWidget(self.line)
        column.addWidget(self._after)
        column.addWidget(
            Caption(self.tr("The state you are in colours answers; the tick helps you read them."))
        )
        column.addWidget(self._note, 0, Qt.AlignmentFlag.AlignLeading)
        self._after.clicked.connect(
            lambda: presenter.say_after_argument(after=self._after.isChecked())
        )
        self._note.clicked.connect(presenter.open_note)
        self.line.entered.connect(presenter.save)

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        self._after.setChecked(state.after_argument)
        self._note.set_label(state.note)
        self._note.setVisible(bool(state.note))


class GivenCard(Card):
    """What was answered just now, question by question; each can be gone back to.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: CheckInPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("checkin.given")
        self._presenter = presenter
        theme = Theme.active()
        self.column.setSpacing(theme.space("s"))
        self.column.addWidget(Heading(self.tr("This check-in")))
        self.column.addWidget(
            Caption(self.tr("Each answer stands by itself. Earlier ones come after you answer."))
        )
        self._rows: list[tuple[QuietButton, Body]] = []
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for at, item in enumerate(presenter.texts.items):
            way, answer = QuietButton(item.name, f"checkin.given.{item.key}"), Body()
            way.clicked.connect(lambda _on=False, at=at: presenter.go_to(at))
            self._rows.append((way, answer))
            grid.addWidget(way, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(answer, at, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(grid)
        self.column.addWidget(Caption(presenter.texts.about))

    def refresh(self) -> None:
        """Show the presenter's state."""
        state, texts = self._presenter.state, self._presenter.texts
        for at, ((way, given), item) in enumerate(zip(self._rows, texts.items, strict=True)):
            seen = item.key in state.answers
            answer = state.answers.get(item.key)
            words = texts.answers[answer] if answer is not None else self.tr("skipped")
            if item.guarded and answer is not None and not state.keep_guarded:
                words = self.tr("{answer} (won’t be kept)").format(answer=words)
            given.setText(words if seen else "–")
            given.set_tone("ink" if at == state.step or seen else "ink-3")
            way.setAccessibleName(f"{item.name}: {words}" if seen else item.name)
