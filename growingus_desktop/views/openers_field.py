"""A writing field with its name above it and a hint below the name."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.writing import Writing
from growingus_desktop.theme.theme import Theme
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
