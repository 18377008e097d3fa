"""One "if they say… I say…", with lines to choose from when the person wants them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.content.replies import ReplyScript
from growingus_desktop.presenters.openers_fields import OpenerFields
from growingus_desktop.presenters.openers_state import ReplyState
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import LabelledField
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Strong
from growingus_desktop.views.widgets.writing import WritingField

TO_FILL_IN = "…"
"""What only the person can say, in a line on offer; selected, so that typing takes its place."""


class ReplyCard(Card):
    """What they may say, what I could say, and made-up lines for both.

    Args:
        one: the reply.
        fields: the fields of the open opener.
        script: lines for this reply, or None where there are none.
        grade: what the grade of the script is called.
    """

    removed = Signal()
    """The person drops this plan."""

    grown = Signal()
    """There is more to stop at than there was."""

    def __init__(
        self,
        one: ReplyState,
        fields: OpenerFields,
        script: ReplyScript | None,
        grade: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(edge="sky", parent=parent)
        self._name = f"reply.{one.id}"
        self._script = script
        self._grade = grade
        self._lines: QWidget | None = None
        head = QHBoxLayout()
        head.addWidget(Strong(one.label), 1)
        name = self.tr("Remove: {reply}").format(reply=one.label)
        remove = IconButton("x", name, f"{self._name}.remove", framed=False)
        remove.clicked.connect(self.removed)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        own = fields.reply(one.id)
        self._theirs = LabelledField(
            own["they_say"],
            f"{self._name}.theySay",
            self.tr("If they say…"),
            placeholder=self.tr("In their words, if you can guess them"),
        )
        self._mine = LabelledField(
            own["i_say"],
            f"{self._name}.iSay",
            self.tr("I can say…"),
            placeholder=self.tr("Short, and still kind"),
        )
        columns = Columns(520)
        columns.add(self._theirs)
        columns.add(self._mine)
        self.column.addWidget(columns)
        self._door = QuietButton(
            self.tr("Lines to choose from"), f"{self._name}.lines", icon="chevron-down"
        )
        self._door.setCheckable(True)
        self._door.setAccessibleDescription(one.label)
        self._door.toggled.connect(self._show_lines)
        self.column.addWidget(self._door)

    def focus_first(self) -> None:
        """Put the caret where their words go."""
        self._theirs.field.setFocus()

    def offer_lines(self, *, may: bool) -> None:
        """Offer lines, or none: where the gate holds a word, or they are put away."""
        if not may:
            self._door.setChecked(False)
        self._door.setVisible(may and self._script is not None)

    def _show_lines(self, wanted: bool) -> None:
        self._door.set_label(
            self.tr("Hide the lines") if wanted else self.tr("Lines to choose from")
        )
        if wanted and self._lines is None and self._script is not None:
            self._lines = self._all_lines(self._script)
            self.column.addWidget(self._lines)
            self.grown.emit()
        if self._lines is not None:
            self._lines.setVisible(wanted)

    def _all_lines(self, script: ReplyScript) -> QWidget:
        inside, column = _clear()
        if script.mind:
            mind = Card(fill="sunken")
            mind.column.addWidget(Body(script.mind))
            column.addWidget(mind)
        columns = Columns(520)
        theirs = self.tr("They may say")
        mine = self.tr("I could say")
        columns.add(self._offers(theirs, script.they_say, self._theirs.field, "theirs"))
        columns.add(self._offers(mine, script.i_say, self._mine.field, "mine"))
        column.addWidget(columns)
        column.addWidget(Strong(self.tr("What may be behind it")))
        column.addWidget(Body("\n".join(f"– {guess}" for guess in script.behind)))
        column.addWidget(Caption(self.tr("These are guesses. You may know better, and they do.")))
        leave = self.tr("Better left out: {what}").format(what=script.leave)
        column.addWidget(Body(leave))
        column.addWidget(Caption(f"{script.why} {self._grade}."))
        return inside

    def _offers(self, head: str, lines: Sequence[str], field: WritingField, side: str) -> QWidget:
        inside, column = _clear()
        column.setSpacing(Theme.active().space("xs"))
        column.addWidget(Caption(head))
        for number, line in enumerate(lines):
            button = LineButton(line, f"{self._name}.{side}.{number}", icon="plus")
            button.clicked.connect(lambda _on=False, line=line: put_line(field, line))
            column.addWidget(button)
        column.addStretch(1)
        return inside


class LineButton(Button):
    """A line on offer; pressing it puts it into its field."""

    font_role = "ui"
    fill = "sunken"
    hover_fill = "accent-soft"
    line = "sunken"


def put_line(field: WritingField, line: str) -> None:
    """Put a line behind what stands in a field, as one undo step, with its gap selected."""
    text = field.editor.toPlainText()
    # An undo step of its own for the words alone: what stands there is never written over.
    before = "" if not text.strip() else text.rstrip() + "\n"
    field.replace(0, len(text), before + line)
    gap = line.find(TO_FILL_IN)
    if len(line) > 1 and gap >= 0:
        field.select(len(before) + gap, len(before) + gap + len(TO_FILL_IN))
    field.setFocus()


def _clear() -> tuple[QWidget, QVBoxLayout]:
    inside = QWidget()
    inside.setProperty("variant", "clear")
    column = Column(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.active().space("s"))
    return inside, column
