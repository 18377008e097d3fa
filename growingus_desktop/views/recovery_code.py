"""Making a recovery code: what it is, the code itself, and proof that it is on paper."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from growingus_desktop.presenters.recovery_code import (
    TYPED_BACK,
    RecoveryCodePresenter,
    RecoveryState,
    Stage,
)
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.passphrase import CodeField
from growingus_desktop.views.widgets.words import Body, Caption, Strong, Words


class RecoveryCodePanel(QWidget):
    """One stage at a time, for the first run's card and for a dialog alike.

    Args:
        presenter: state and intents.
    """

    title_changed = Signal(str)
    """What the stage in sight is about."""

    def __init__(self, presenter: RecoveryCodePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recoveryCode")
        self._presenter = presenter
        self._stages: dict[Stage, _Stage] = {
            Stage.CHOICE: _Choice(presenter),
            Stage.SHOWN: _Shown(presenter),
            Stage.CHECK: _Check(presenter),
            Stage.BEFORE_PRINT: _BeforePrint(presenter),
            Stage.PRINTED: _Printed(presenter),
            Stage.NONE: _Without(presenter),
        }
        self._shown: Stage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for stage in self._stages.values():
            stage.hide()
            column.addWidget(stage)
        presenter.changed.connect(self._refresh)
        self._refresh()

    @property
    def title(self) -> str:
        """What the stage in sight is about."""
        return self._stages[self._presenter.state.stage].title

    def take_focus(self) -> None:
        """Put the focus on what the stage is for."""
        self._stages[self._presenter.state.stage].take_focus()

    def _refresh(self) -> None:
        state = self._presenter.state
        for stage in self._stages.values():
            stage.refresh(state)
        if state.stage is self._shown:
            return
        if self._shown is not None:
            self._stages[self._shown].hide()
        self._shown = state.stage
        self._stages[state.stage].show()
        self.title_changed.emit(self.title)
        if self.isVisible():
            self.take_focus()


class RecoveryCodeDialog(Dialog):
    """The same over an open vault, for a new code.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: RecoveryCodePresenter, parent: QWidget | None = None) -> None:
        panel = RecoveryCodePanel(presenter)
        super().__init__(panel.title, "recoveryCodeDialog", parent=parent)
        self.body.addWidget(panel)
        close = QuietButton(self.tr("Close"), "recoveryCode.close")
        self.add_button(close)
        close.clicked.connect(self.reject)
        panel.title_changed.connect(self.set_heading)
        presenter.finished.connect(self.accept)


class _Stage(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.first: QWidget = self
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Theme.active().space("m"))

    def add(self, *parts: QWidget) -> None:
        """Put parts below what is there."""
        for part in parts:
            self.column.addWidget(part)

    def add_buttons(self, *buttons: Button) -> None:
        """Put a row of buttons below what is there; the first is what the stage is for."""
        row = Flow(Theme.active().space("m"))
        for button in buttons:
            row.add(button)
        self.column.addSpacing(Theme.active().space("s"))
        self.column.addWidget(row)
        if self.first is self:
            self.first = buttons[0]

    def take_focus(self) -> None:
        """Put the focus on what this stage is for."""
        self.first.setFocus()

    def refresh(self, state: RecoveryState) -> None:
        """Show the presenter's state."""


class _Choice(_Stage):
    def __init__(self, presenter: RecoveryCodePresenter) -> None:
        super().__init__(self.tr("A recovery code, on paper"))
        self.add(
            Body(
                self.tr(
                    "If the passphrase is ever forgotten, a recovery code opens your vault in its"
                    " place: seven groups of five signs. It is shown once and kept nowhere on this"
                    " computer, so paper is where it lives."
                )
            ),
            Body(self.tr("Without the passphrase and without a code, what you wrote is gone.")),
        )
        if not presenter.may_skip:
            self.add(Body(self.tr("A code you had before opens nothing once the new one is made.")))
        self._made = Caption(
            self.tr("The code you were shown opens nothing until three groups are typed back."),
            tone="honey",
        )
        self.add(self._made)
        write = PrimaryButton(self.tr("Write it by hand"), "recovery.write", icon="pencil")
        print_out = Button(self.tr("Print it…"), "recovery.print", icon="printer")
        later = Button(self.tr("Later"), "recovery.later")
        none = QuietButton(self.tr("No code"), "recovery.none")
        self.add_buttons(write, print_out, later, none)
        later.setVisible(presenter.may_skip)
        none.setVisible(presenter.may_skip)
        write.clicked.connect(presenter.write)
        print_out.clicked.connect(presenter.print_out)
        later.clicked.connect(presenter.later)
        none.clicked.connect(presenter.none)

    def refresh(self, state: RecoveryState) -> None:
        self._made.setVisible(state.was_shown)


class _Shown(_Stage):
    def __init__(self, presenter: RecoveryCodePresenter) -> None:
        super().__init__(self.tr("Write these seven groups down"))
        self.add(
            Body(
                self.tr(
                    "With their numbers, on paper you will find again and others won’t. The code"
                    " counts once you have typed three of them back."
                )
            )
        )
        self._groups = _Groups()
        self.add(self._groups)
        self.add(
            Caption(
                self.tr(
                    "It uses no letters I, L, O or U: what looks like an I or an L is a one, what"
                    " looks like an O is a zero."
                )
            )
        )
        onward = PrimaryButton(self.tr("I’ve written it down"), "recovery.written")
        blank = Button(self.tr("A page to write on…"), "recovery.blank", icon="file-text")
        back = Button(self.tr("Back"), "recovery.shownBack", icon="chevron-left")
        self.add_buttons(onward, blank, back)
        onward.clicked.connect(presenter.go_on)
        blank.clicked.connect(presenter.blank_sheet)
        back.clicked.connect(presenter.back)

    def refresh(self, state: RecoveryState) -> None:
        self._groups.show_code(state.groups)


class _Groups(QWidget):
    """The code in large groups, each behind its number; empty as soon as it isn't to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recovery.groups")
        self._theme = Theme.active()
        self._cells: list[Words] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, self._theme.space("s"), 0, self._theme.space("s"))
        self._theme.changed.connect(self._fit)

    def show_code(self, groups: tuple[str, ...]) -> None:
        """Show these groups instead of what was there."""
        if groups == tuple(cell.text() for cell in self._cells):
            return
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                if isinstance(widget, Words):
                    widget.setText("")
                widget.setAccessibleName("")
                widget.hide()
                widget.deleteLater()
        self._cells = []
        for number, group in enumerate(groups, start=1):
            self._add(number, group)
        self._fit()

    def _add(self, number: int, group: str) -> None:
        count = Caption(str(number))
        signs = Words(group, "code")
        signs.setWordWrap(False)
        signs.setObjectName(f"recovery.group{number}")
        spoken = self.tr("Group {number}: {signs}")
        signs.setAccessibleName(
            spoken.replace("{number}", str(number)).replace("{signs}", " ".join(group))
        )
        self._cells.append(signs)
        row, place = divmod(number - 1, _A_ROW)
        self._grid.addWidget(count, row, 2 * place)
        self._grid.addWidget(signs, row, 2 * place + 1)

    def _fit(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.space("s"))
        self._grid.setVerticalSpacing(self._theme.space("m"))
        for place in range(_A_ROW):
            self._grid.setColumnStretch(2 * place + 1, 1)


_A_ROW = 4
"""Groups side by side, as on the printed sheet."""


class _Check(_Stage):
    def __init__(self, presenter: RecoveryCodePresenter) -> None:
        super().__init__(self.tr("Type three groups back"))
        self._presenter = presenter
        self._asked: tuple[int, ...] = ()
        self._wrong: tuple[int, ...] = ()
        self.add(Body(self.tr("From the paper, so that you know it can be read.")))
        self._labels = [Strong("") for _ in range(TYPED_BACK)]
        self._fields = [CodeField("", f"recovery.typed{n + 1}") for n in range(TYPED_BACK)]
        for label, field in zip(self._labels, self._fields, strict=True):
            self.add(label, field)
        self._objection = Strong("", tone="honey")
        self._objection.setObjectName("recovery.objection")
        self._notice = Notice("recoveryNotice", "honey")
        self.add(self._objection, self._notice)
        self._done_words = self.tr("Done")
        self._done = PrimaryButton(self._done_words, "recovery.done")
        back = Button(self.tr("Look again"), "recovery.checkBack", icon="chevron-left")
        self.first = self._fields[0]
        self.add_buttons(self._done, back)
        for field, following in pairwise(self._fields):
            field.returnPressed.connect(following.setFocus)
        self._fields[-1].returnPressed.connect(self._try)
        self._done.clicked.connect(self._try)
        back.clicked.connect(presenter.back)

    def take_focus(self) -> None:
        """Go on where something is missing or wrong."""
        for number, field in zip(self._asked, self._fields, strict=False):
            if not field.text() or number in self._wrong:
                field.setFocus()
                field.selectAll()
                return
        self._fields[0].setFocus()

    def refresh(self, state: RecoveryState) -> None:
        self._objection.setText(state.objection)
        self._objection.setVisible(bool(state.objection))
        self._done.setEnabled(not state.busy)
        self._done.set_label(state.busy or self._done_words)
        if state.problem is None:
            self._notice.put_away()
        else:
            self._notice.tell(state.problem)
        news = state.objection and state.wrong
        self._wrong = state.wrong
        if state.stage is Stage.CHECK:
            self._ask(state.asked)
        elif state.stage is Stage.CHOICE:
            # Back at the code, what was typed so far stays; past that it goes.
            self._ask(())
        if news:
            self.take_focus()

    def _ask(self, numbers: tuple[int, ...]) -> None:
        if numbers == self._asked:
            return
        self._asked = numbers
        for place, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            field.wipe()
            asked = place < len(numbers)
            words = self.tr("Group {number}").replace(
                "{number}", str(numbers[place] if asked else "")
            )
            label.setText(words if asked else "")
            field.setAccessibleName(words)
            label.setVisible(asked)
            field.setVisible(asked)

    def _try(self) -> None:
        texts = (field.text() for field in self._fields)
        self._presenter.check(dict(zip(self._asked, texts, strict=False)))


class _BeforePrint(_Stage):
    def __init__(self, presenter: RecoveryCodePresenter) -> None:
        super().__init__(self.tr("Before you print it"))
        self.add(
            Body(self.tr("Whoever finds the page can read everything in your vault.")),
            Body(
                self.tr(
                    "The printer and its queue may keep a copy, and on a printer others use, so"
                    " may they. Writing by hand leaves no copy anywhere."
                )
            ),
        )
        instead = PrimaryButton(
            self.tr("Write it by hand instead"), "recovery.writeInstead", icon="pencil"
        )
        onward = Button(self.tr("Show the page to print"), "recovery.goOnPrinting", icon="printer")
        back = Button(self.tr("Back"), "recovery.printBack", icon="chevron-left")
        self.add_buttons(instead, onward, back)
        instead.clicked.connect(presenter.write)
        onward.clicked.connect(presenter.go_on_printing)
        back.clicked.connect(presenter.back)


class _Printed(_Stage):
    def __init__(self, presenter: RecoveryCodePresenter) -> None:
        super().__init__(self.tr("Is the page in your hand?"))
        self.add(
            Body(
                self.tr(
                    "If it came out well, type three of its groups back. If it didn’t, print it"
                    " again or write it by hand."
                )
            )
        )
        onward = PrimaryButton(self.tr("I have the page"), "recovery.havePage")
        again = Button(self.tr("Show the page again"), "recovery.printAgain", icon="printer")
        by_hand = Button(self.tr("Write it by hand"), "recovery.writeAfterPrint", icon="pencil")
        back = Button(self.tr("Back"), "recovery.printedBack", icon="chevron-left")
        self.add_buttons(onward, again, by_hand, back)
        onward.clicked.connect(presenter.go_on)
        again.clicked.connect(presenter.go_on_printing)
        by_hand.clicked.connect(presenter.write)
        back.clicked.connect(presenter.back)


class _Without(_Stage):
    def __init__(self, presenter: RecoveryCodePresenter) -> None:
        super().__init__(self.tr("Without a code"))
        self.add(
            Body(
                self.tr(
                    "Then the passphrase is the only way in. If it is forgotten, everything in the"
                    " vault and in its backups is gone. Nobody can bring it back: not you, not"
                    " those who made this program."
                )
            ),
            Body(self.tr("You can make a code later, in Settings.")),
        )
        back = PrimaryButton(self.tr("Back to the choices"), "recovery.noneBack")
        without = Button(self.tr("Go on without a code"), "recovery.without")
        self.add_buttons(back, without)
        back.clicked.connect(presenter.back)
        without.clicked.connect(presenter.without)
