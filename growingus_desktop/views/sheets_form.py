"""Choosing what goes on a page: ticks, and fields to word it in."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.sheets_form import SHOWN_FIRST, FormGroup, FormPart, SheetForm
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choices import Choice, Tick
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong
from growingus_desktop.views.widgets.writing import WritingField

_LINES, _LINES_FOR_MORE = 2, 3
_MUCH = 60
"""Characters that two lines don't hold at the largest text size."""


class SheetFormDialog(RoomyDialog):
    """The parts of one page, and the ways to see it filled or blank.

    Args:
        form: state and intents.
        parent: the window it belongs to.
    """

    least = QSize(680, 620)

    def __init__(self, form: SheetForm, parent: QWidget | None = None) -> None:
        super().__init__(form.words.heading, "sheetForm", parent=parent)
        self._form = form
        self._notice = Notice("sheetForm.notice", "honey")
        self._groups = [_GroupCard(group, form) for group in form.groups]
        self.body.addWidget(Body(form.words.lead))
        self.body.addWidget(self._notice)
        for group in self._groups:
            self.body.addWidget(group)
        self._add_buttons()
        form.changed.connect(self._show)
        form.problem.connect(self._tell)
        form.load()
        self._show()

    def _add_buttons(self) -> None:
        self._page = PrimaryButton(self.tr("Show the page"), "sheetForm.show", icon="file-text")
        blank = Button(self.tr("Blank page"), "sheetForm.blank", icon="pencil")
        afresh = QuietButton(self.tr("Start afresh"), "sheetForm.afresh")
        close = QuietButton(self.tr("Close"), "sheetForm.close")
        self.body.addWidget(afresh)
        for button in (self._page, blank, close):
            self.add_button(button)
        self._page.clicked.connect(self._form.show_page)
        blank.clicked.connect(self._form.show_blank)
        afresh.clicked.connect(self._ask)
        close.clicked.connect(self.reject)
        afresh.setVisible(self._form.has_fields)

    def _show(self) -> None:
        self._page.setEnabled(self._form.can_show)
        for group in self._groups:
            group.refresh()

    def _ask(self) -> None:
        yes = Button(self.tr("Start afresh"), "sheetForm.agree")
        no = QuietButton(self.tr("Keep it"), "sheetForm.keep")
        question = self.tr("Forget what is written and ticked here?")
        more = self.tr("It can’t be brought back. What stands in your rooms stays as it is.")
        for button in (yes, no):
            button.setAccessibleDescription(f"{question} {more}")
        yes.clicked.connect(self._start_afresh)
        no.clicked.connect(self._keep)
        self._notice.note(question, more, yes, no)
        self._scroll.ensureWidgetVisible(self._notice)
        yes.setFocus()

    def _start_afresh(self) -> None:
        self._keep()
        self._form.start_afresh()

    def _keep(self) -> None:
        self._groups[0].take_focus()
        self._notice.put_away()

    def _tell(self, error: AppError) -> None:
        self._notice.tell(in_words(error))
        self._scroll.ensureWidgetVisible(self._notice)


class _GroupCard(Card):
    """Parts that belong together; the older ones come when asked for."""

    def __init__(self, group: FormGroup, form: SheetForm) -> None:
        super().__init__()
        self.setObjectName(f"sheetForm.{group.key}")
        self._form = form
        self._rows: list[_PartRow] = []
        self._later = list(group.parts[SHOWN_FIRST:])
        if group.heading:
            self.column.addWidget(Heading(group.heading))
        if group.hint:
            self.column.addWidget(Caption(group.hint))
        # A letter is read as a whole; only lists of lines grow without end.
        if any(part.is_written or part.choices for part in group.parts):
            self._later.clear()
        first = group.parts[: len(group.parts) - len(self._later)]
        for part in first:
            self._add(part)
        self._more = QuietButton(self.tr("Show the older ones"), f"sheetForm.{group.key}.more")
        self._more.clicked.connect(self._show_later)
        self._more.setVisible(bool(self._later))
        self.column.addWidget(self._more)

    def refresh(self) -> None:
        """Show what is ticked."""
        for row in self._rows:
            row.refresh()

    def take_focus(self) -> None:
        """Put the focus on the first part."""
        self._rows[0].take_focus()

    def _add(self, part: FormPart) -> "_PartRow":
        row = _PartRow(part, self._form)
        self._rows.append(row)
        self.column.addWidget(row)
        return row

    def _show_later(self) -> None:
        self.column.removeWidget(self._more)
        rows = [self._add(part) for part in self._later]
        self._later.clear()
        rows[0].take_focus()
        self._more.hide()


class _PartRow(QWidget):
    """One part: a tick, a field, both, or the wordings to choose from."""

    def __init__(self, part: FormPart, form: SheetForm) -> None:
        super().__init__()
        self.setProperty("variant", "clear")
        self._part, self._form = part, form
        self._tick: Tick | None = None
        self._first: QWidget = self
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("xs"))
        if part.choices:
            self._add_choices(column)
        elif part.has_tick:
            self._tick = Tick(part.label, f"sheetForm.tick.{part.key}")
            self._tick.toggled.connect(self._ticked)
            self._first = self._tick
            column.addWidget(self._tick)
        else:
            column.addWidget(Strong(part.label))
        if part.is_written:
            self._add_field(column)

    def refresh(self) -> None:
        """Show whether it is ticked."""
        if self._tick is not None:
            self._tick.setChecked(self._form.is_ticked(self._part.key))

    def take_focus(self) -> None:
        """Put the focus on its first control."""
        self._first.setFocus()

    def _add_field(self, column: QVBoxLayout) -> None:
        field = WritingField(
            self._form.fields[self._part.key],
            name=f"sheetForm.{self._part.key}",
            label=self._part.label,
            placeholder=self._part.example,
            lines=_LINES_FOR_MORE if len(self._part.text) > _MUCH else _LINES,
        )
        column.addWidget(field)
        if self._tick is None:
            self._first = field

    def _add_choices(self, column: QVBoxLayout) -> None:
        column.addWidget(Strong(self._part.label))
        for number, wording in enumerate(self._part.choices):
            choice = Choice(wording, f"sheetForm.{self._part.key}.{number}", self)
            choice.setAccessibleDescription(self._part.label)
            choice.setChecked(wording == self._form.chosen(self._part.key))
            choice.clicked.connect(partial(self._choose, wording))
            column.addWidget(choice)
            if number == 0:
                self._first = choice

    def _choose(self, wording: str, _on: bool = True) -> None:
        self._form.choose(self._part.key, wording)

    def _ticked(self, on: bool) -> None:
        self._form.tick(self._part.key, on=on)
