"""The dialog that takes in a file that was let out of a vault."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.intake import IntakePresenter
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class IntakeDialog(Dialog):
    """Which file, what it would do, and the doing.

    Args:
        presenter: state and intents.
        find_file: asks for a file; None if the person stopped.
        parent: the window it belongs to.
    """

    def __init__(
        self,
        presenter: IntakePresenter,
        find_file: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "intakeDialog", parent=parent)
        self.set_heading(self.tr("Import"))
        self._presenter = presenter
        self._find_file = find_file
        self.body.addWidget(
            Body(
                self.tr(
                    "Takes in a file that Growing Us exported. It only adds: nothing that is here"
                    " is changed or deleted, and a backup is made first."
                )
            )
        )
        self._plan = Strong("")
        self._plan.setObjectName("intakePlan")
        self._notice = Notice("intakeNotice", "honey")
        self._bad = Caption("")
        self._bad.setObjectName("intakeBad")
        for part in (self._plan, self._notice, self._bad):
            self.body.addWidget(part)
        self._choose = Button(self.tr("Choose a file…"), "chooseImport", icon="upload")
        self._take_words = self.tr("Import")
        self._take = PrimaryButton(self._take_words, "takeInFile")
        close = QuietButton(self.tr("Close"), "closeImport")
        for button in (self._take, self._choose, close):
            self.add_button(button)
        self._choose.clicked.connect(self._ask)
        self._take.clicked.connect(presenter.take_in)
        close.clicked.connect(self.reject)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _ask(self) -> None:
        chosen = self._find_file()
        if chosen is not None:
            self._presenter.look_at(chosen)

    def _refresh(self) -> None:
        state = self._presenter.state
        self._plan.setText(state.plan)
        self._plan.setVisible(bool(state.plan))
        self._bad.setText("\n".join(state.bad))
        self._bad.setVisible(bool(state.bad))
        self._choose.setEnabled(not state.busy)
        self._take.setEnabled(state.may_take_in and not state.busy)
        self._take.set_label(state.busy or self._take_words)
        if state.problem is not None:
            self._notice.set_edge("honey")
            self._notice.tell(state.problem)
        elif state.said:
            self._notice.set_edge("accent")
            self._notice.note(state.said)
        else:
            self._notice.put_away()
