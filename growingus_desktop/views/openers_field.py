"""What the steps of an opener are built of: a named writing field, and a page that scrolls."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.writing import Writing
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.panes import ScrollPage
from growingus_desktop.views.widgets.words import Caption, Strong
from growingus_desktop.views.widgets.writing import WritingField


class LabelledField(QWidget):
    """One question and the place to answer it.

    Args:
        writing: the field's state and intents.
        name: object name of the field.
        label: the question.
        hint: a line below the question, or nothing.
        placeholder: words shown while it is empty.
        one_line: a single line.
        lines: how many lines high it is at least.
    """

    def __init__(
        self,
        writing: Writing,
        name: str,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        one_line: bool = False,
        lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = WritingField(
            writing,
            name=name,
            label=label,
            placeholder=placeholder,
            one_line=one_line,
            lines=1 if one_line else lines,
        )
        self.field.editor.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("xs"))
        column.addWidget(Strong(label))
        if hint:
            column.addWidget(Caption(hint))
        column.addWidget(self.field)


class StepPage(ScrollPage):
    """A step that scrolls, flush with the title and the steps above it."""

    def _redress(self) -> None:
        super()._redress()
        self.column.setContentsMargins(0, 0, Theme.active().space("xs"), 0)
