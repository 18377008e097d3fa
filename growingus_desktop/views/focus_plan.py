"""Choosing the one thing and planning it: an act, and four steps that may be left out."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.focus import FocusPresenter
from growingus_desktop.presenters.focus_state import Stage, Start
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong
from growingus_desktop.views.widgets.writing import WritingField


class PlanView(QWidget):
    """The plan of a run: a new one with places to begin from, or the words of one under way.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: FocusPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._plan = _PlanCard(presenter)
        self._starts = _StartsCard(presenter)
        columns = Columns(least=820)
        columns.add(self._plan, 3)
        columns.add(self._starts, 2)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        self._starts.setVisible(state.stage is Stage.CHOOSING and bool(state.starts))
        self._starts.refresh()
        self._plan.refresh()

    def take_focus(self) -> None:
        """Put the focus on the act."""
        self._plan.take_focus()

    def take_focus_aside(self) -> None:
        """Put the focus beside the texts, on the first place to begin from."""
        if self._starts.first is None:
            self._plan.take_focus()
        else:
            self._starts.first.setFocus()


class _PlanCard(Card):
    def __init__(self, presenter: FocusPresenter) -> None:
        super().__init__()
        self.setObjectName("focus.plan")
        self._presenter = presenter
        self._shown_patterns: tuple[tuple[str, str], ...] = ()
        self._patterns: ChoiceRow | None = None
        self._fields: dict[str, WritingField] = {}
        theme = Theme.active()
        self.column.setSpacing(theme.space("l"))
        self._title = Heading()
        self._why = Body()
        self.column.addWidget(self._title)
        self.column.addWidget(self._why)
        self._add_steps()
        self._pattern_part = QWidget()
        self._pattern_column = QVBoxLayout(self._pattern_part)
        self._pattern_column.setContentsMargins(0, 0, 0, 0)
        self._pattern_column.setSpacing(theme.space("xs"))
        self._pattern_column.addWidget(Strong(self.tr("Which of your patterns does it go with?")))
        self._pattern_column.addWidget(
            Caption(self.tr("Its moments are then counted before and during; else all rough ones."))
        )
        self.column.addWidget(self._pattern_part)
        self._not_this = QWidget()
        self._not_this.setObjectName("focus.notThis")
        warned = QVBoxLayout(self._not_this)
        warned.setContentsMargins(0, 0, 0, 0)
        warned.setSpacing(theme.space("xs"))
        warned.addWidget(
            Body(
                self.tr("If giving in is what keeps harm from you, please don’t unlearn it alone.")
            )
        )
        questions = QuietButton(
            self.tr("Is this the right tool for right now?"), "focus.questions", icon="life-buoy"
        )
        questions.clicked.connect(presenter.ask_questions)
        warned.addWidget(questions)
        self.column.addWidget(self._not_this)
        self.column.addWidget(self._make_buttons())
        presenter.form.changed.connect(self.refresh)
        presenter.form.put.connect(self._put)

    def take_focus(self) -> None:
        """Put the focus on the act."""
        self._fields["act"].setFocus()

    def refresh(self) -> None:
        """Show the presenter's state."""
        presenter, form = self._presenter, self._presenter.form
        editing = presenter.state.stage is Stage.EDITING
        self._title.setText(
            self.tr("Change the words") if editing else self.tr("One thing, for two weeks")
        )
        self._why.setText(
            self.tr("What you noted of your days stays as it is.")
            if editing
            else self.tr(
                "An experiment with one act of your own. Two weeks is long enough to notice, not"
                " to be done. Everything but the act can be left out."
            )
        )
        self._show_patterns()
        self._not_this.setVisible(presenter.is_giving_in)
        for button in (self._today, self._drawn):
            button.setVisible(not editing)
            button.setEnabled(form.may_keep)
        self._draw_why.setVisible(not editing)
        self._save.setVisible(editing)
        self._save.setEnabled(form.may_keep)
        self._back.setVisible(editing)

    def _add_steps(self) -> None:
        self._add(
            "act",
            self.tr("The act"),
            self.tr("Something you do, small enough to count: not “be more patient”."),
            self.tr("They told a story and I let them get to the end."),
            lines=2,
        )
        self._add(
            "wish",
            self.tr("The wish behind it"),
            self.tr("What would be good about it, for you?"),
            self.tr("To be in the audience for once."),
            lines=2,
        )
        self._add(
            "obstacle",
            self.tr("What gets in the way, in me"),
            self.tr("Something inside: a thought, a habit, a feeling. It can be planned for."),
            self.tr("An itch to be the one who knows."),
            lines=2,
        )
        pair = Columns(440)
        pair.add(self._step("if_this", self.tr("If …"), self.tr("I hear a time that’s wrong"), 1))
        pair.add(self._step("then_that", self.tr("… then"), self.tr("I pick up my glass"), 1))
        self.column.addWidget(pair)

    def _add(self, name: str, label: str, aside: str, example: str, *, lines: int) -> None:
        part = self._step(name, label, example, lines, aside)
        self.column.addWidget(part)

    def _step(self, name: str, label: str, example: str, lines: int, aside: str = "") -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("xs"))
        column.addWidget(Strong(label))
        if aside:
            column.addWidget(Caption(aside))
        field = WritingField(
            self._presenter.form.fields[name],
            name=f"focus.{name}",
            label=label,
            placeholder=example,
            one_line=True,
            lines=lines,
        )
        field.editor.setAccessibleDescription(aside)
        field.entered.connect(self.focusNextChild)
        self._fields[name] = field
        column.addWidget(field)
        return part

    def _make_buttons(self) -> QWidget:
        presenter = self._presenter
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("s"))
        row = Flow(Theme.active().space("s"))
        self._today = PrimaryButton(self.tr("Start today"), "focus.startToday", icon="play")
        self._drawn = Button(self.tr("Draw a day next week"), "focus.drawStart", icon="shuffle")
        self._save = PrimaryButton(self.tr("Keep these words"), "focus.keepWords", icon="check")
        self._back = QuietButton(self.tr("Leave them as they were"), "focus.stopEditing")
        self._today.clicked.connect(presenter.start_today)
        self._drawn.clicked.connect(presenter.draw_start)
        self._save.clicked.connect(presenter.keep_words)
        self._back.clicked.connect(presenter.stop_editing)
        for button in (self._today, self._drawn, self._save, self._back):
            row.add(button)
        self._draw_why = Caption(
            self.tr("A drawn day keeps you from starting on the heels of a bad one.")
        )
        column.addWidget(row)
        column.addWidget(self._draw_why)
        return part

    def _show_patterns(self) -> None:
        offered = self._presenter.patterns
        if offered != self._shown_patterns or self._patterns is None:
            self._shown_patterns = offered
            if self._patterns is not None:
                self._pattern_column.removeWidget(self._patterns)
                self._patterns.hide()
                self._patterns.deleteLater()
            label = self.tr("Which of your patterns does it go with?")
            choices = [(key or "none", name) for key, name in offered]
            self._patterns = ChoiceRow(choices, "focus.pattern", label)
            self._patterns.chosen.connect(self._choose_pattern)
            self._pattern_column.addWidget(self._patterns)
        pattern = self._presenter.form.pattern
        known = {key for key, _ in offered}
        self._patterns.select((pattern or "none") if pattern in known else "none")

    def _choose_pattern(self, key: str) -> None:
        self._presenter.form.choose_pattern("" if key == "none" else key)

    def _put(self, words: dict[str, str]) -> None:
        for name, text in words.items():
            writing = self._presenter.form.fields[name]
            if writing.text != text:
                self._fields[name].replace(0, len(writing.text), text)
        self.take_focus()


class _StartsCard(Card):
    """Where one may begin from; nothing of it urges."""

    def __init__(self, presenter: FocusPresenter) -> None:
        super().__init__(fill="sunken")
        self.setObjectName("focus.starts")
        self._presenter = presenter
        self._shown: tuple[Start, ...] = ()
        self.first: Button | None = None
        """The first of its doors, if there is one."""
        self.column.setSpacing(Theme.active().space("s"))
        self.column.addWidget(Heading(self.tr("Somewhere to begin")))
        self.column.addWidget(Body(self.tr("Take one over and make it yours, or write your own.")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Theme.active().space("s"))
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the presenter's state."""
        starts = self._presenter.state.starts
        if starts == self._shown:
            return
        self._shown = starts
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.first = None
        for start in starts:
            self._rows.addWidget(self._row(start))

    def _row(self, start: Start) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Caption(start.caption))
        button = Button(start.words, f"focus.start.{start.key}")
        button.setAccessibleDescription(start.caption)
        button.clicked.connect(lambda: self._presenter.start_from(start))
        column.addWidget(button)
        self.first = self.first or button
        return row
