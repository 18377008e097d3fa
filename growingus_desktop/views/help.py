"""Help: whether this is the right tool, whom to call, what the lock can't do, and every key."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from growingus_desktop.presenters.keys import KeyGroup
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.private_questions import PrivateQuestions
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body, Heading, Strong

_TOP = Qt.AlignmentFlag.AlignTop


class HelpDialog(RoomyDialog):
    """Ways to help first, then the keys, those of the place the person is in at the top.

    Args:
        keys: what to list.
        questions: what the private questions are called.
        protection: what the page on the lock is called.
        lockable: whether a vault is open.
    """

    least = QSize(640, 520)

    questions_wanted = Signal()
    lines_wanted = Signal()
    protection_wanted = Signal()

    def __init__(
        self,
        keys: tuple[KeyGroup, ...],
        *,
        questions: str,
        protection: str,
        lockable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "helpDialog", lockable=lockable, parent=parent)
        self.set_heading(self.tr("Help"))
        doors = Flow(Theme.active().space("s"))
        first = Button(questions, "help.questions", icon="circle-help")
        lines = Button(self.tr("Numbers to call"), "help.lines", icon="life-buoy")
        lock = Button(protection, "help.protection", icon="shield-check")
        first.clicked.connect(self.questions_wanted)
        lines.clicked.connect(self.lines_wanted)
        lock.clicked.connect(self.protection_wanted)
        for door in (first, lines, lock):
            doors.add(door)
        self.body.addWidget(doors)
        for group in keys:
            self.body.addSpacing(Theme.active().space("s"))
            self.body.addWidget(Heading(group.title))
            self.body.addWidget(_rows(group))
        self.body.addStretch(1)
        self.let_keys_scroll("helpText")
        close = Button(self.tr("Close"), "closeHelp")
        close.clicked.connect(self.accept)
        self.add_button(close)
        first.setFocus()


class QuestionsDialog(RoomyDialog):
    """The private questions over whatever is shown. Closing it lets go of the answers.

    Args:
        presenter: state and intents.
        may_put_away: whether tools can be put away.
        lockable: whether a vault is open.
    """

    least = QSize(640, 600)

    def __init__(
        self,
        presenter: SafetyPresenter,
        *,
        may_put_away: bool,
        lockable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(presenter.texts.title, "questionsDialog", lockable=lockable, parent=parent)
        self._presenter = presenter
        self.body.addWidget(PrivateQuestions(presenter, may_put_away=may_put_away))
        self.body.addStretch(1)
        close = Button(self.tr("Close"), "closeQuestions")
        close.clicked.connect(self.accept)
        self.add_button(close)
        self.finished.connect(presenter.forget_answers)


def _rows(group: KeyGroup) -> QWidget:
    rows = QWidget()
    grid = QGridLayout(rows)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Theme.active().space("xl"))
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, Theme.active().px(150))
    for number, each in enumerate(group.keys):
        # What Qt adds to a line of rich text it adds below: from the top both stand on one line.
        grid.addWidget(Strong(each.keys), number, 0, _TOP)
        grid.addWidget(Body(each.does), number, 1, _TOP)
    return rows
