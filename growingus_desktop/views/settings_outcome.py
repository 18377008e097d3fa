"""What became of a wish: a quiet word, names that could not be reached, or a problem."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.problems import ProblemWords
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.words import Body, Caption


class Outcome(QWidget):
    """Takes no room until there is something to say.

    Args:
        name: the object name; its parts are called ``nameSaid``, ``nameNames``, ``nameProblem``.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Outcome")
        self._said = Caption("")
        self._said.setObjectName(f"{name}Said")
        self._names = Body("", tone="honey")
        self._names.setObjectName(f"{name}Names")
        self._problem = Notice(f"{name}Problem", edge="honey")
        self._announcer = Announcer(self._said)
        self._shown: tuple[str, tuple[str, ...], ProblemWords | None] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("s"))
        for part in (self._said, self._names, self._problem):
            column.addWidget(part)
        self.tell()

    def tell(
        self,
        said: str = "",
        names: tuple[str, ...] = (),
        problem: ProblemWords | None = None,
    ) -> None:
        """Say something, or nothing.

        Args:
            said: a quiet word.
            names: files or a folder the word is about.
            problem: what went wrong.
        """
        if (said, names, problem) == self._shown:
            return
        self._shown = (said, names, problem)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._names.setText("\n".join(names))
        self._names.setVisible(bool(names))
        if problem is None:
            self._problem.put_away()
        else:
            self._problem.tell(problem)
        self.setVisible(bool(said or names or problem))
        if said:
            self._announcer.say(said)
