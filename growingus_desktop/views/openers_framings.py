"""Ways to begin an opener, each with what speaks for it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.framings import Framing
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class FramingsDialog(Dialog):
    """Ways in. Choosing one puts its lines into an empty editor, never over words.

    Args:
        framings: what there is to choose from.
        grades: what the grades are called.
        parent: the window it belongs to.
    """

    chosen = Signal(str)
    """The id of the way the person takes."""

    def __init__(
        self,
        framings: Sequence[Framing],
        grades: Mapping[Grade, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "framingsDialog", parent=parent)
        self.set_heading(self.tr("Ways to begin"))
        self.body.addWidget(
            Body(self.tr("Lines to start from; an ellipsis is yours to fill in. None is the best."))
        )
        for framing in framings:
            self.body.addWidget(self._card(framing, grades[framing.grade]))
        close = QuietButton(self.tr("Close"), "framings.close")
        close.clicked.connect(self.reject)
        self.add_button(close)

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(600), self._theme.px(640)).boundedTo(self._room())

    def _card(self, framing: Framing, grade: str) -> Card:
        card = Card()
        card.column.setSpacing(Theme.active().space("s"))
        card.column.addWidget(Strong(framing.name))
        if framing.first:
            card.column.addWidget(Body(framing.first, tone="ink"))
        card.column.addWidget(Body(framing.why))
        card.column.addWidget(Caption(grade))
        begin = self.tr("Go through it…") if framing.first else self.tr("Start from this")
        take = Button(begin, f"framing.{framing.id}")
        take.setAccessibleName(f"{framing.name}: {take.label}")
        take.setAutoDefault(False)
        take.clicked.connect(lambda: self._take(framing.id))
        card.column.addWidget(take)
        return card

    def _take(self, framing_id: str) -> None:
        # Closed first: what is chosen may open a window of its own.
        self.accept()
        self.chosen.emit(framing_id)
