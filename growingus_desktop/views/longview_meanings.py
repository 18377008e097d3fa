"""Sorting what it may mean and what it doesn't prove, in two columns."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.models.asks import MeaningSide
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Heading, Strong
from growingus_desktop.views.widgets.writing import WritingField


class MeaningsCard(Card):
    """Two columns of the person's own lines.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: LongViewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("longview.meanings")
        self.column.addWidget(Heading(self.tr("Sorting what it means")))
        sides = Columns(least=520)
        self._sides = (
            _Side(presenter, MeaningSide.MAY_MEAN, self.tr("What it may mean")),
            _Side(presenter, MeaningSide.DOES_NOT_PROVE, self.tr("What it doesn’t prove")),
        )
        for side in self._sides:
            sides.add(side)
        self.column.addWidget(sides)

    def refresh(self) -> None:
        """Show the presenter's state."""
        for side in self._sides:
            side.refresh()


class _Side(QWidget):
    def __init__(self, presenter: LongViewPresenter, side: MeaningSide, title: str) -> None:
        super().__init__()
        self._presenter, self._side = presenter, side
        self._shown: tuple[tuple[int, str], ...] | None = None
        tone = "accent" if side is MeaningSide.MAY_MEAN else "sky"
        self._lines = QVBoxLayout()
        self._field = field = WritingField(
            presenter.lines[side],
            name=f"longview.{side.value}",
            label=title,
            placeholder=self.tr("One line; Enter adds it"),
            one_line=True,
        )
        field.entered.connect(partial(presenter.add_meaning, side))
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("s"))
        column.addWidget(Strong(title, tone=tone))
        column.addWidget(field)
        column.addLayout(self._lines)

    def refresh(self) -> None:
        """Show the presenter's state."""
        rows = self._presenter.state.meanings.get(self._side, ())
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self._field.last_stop
        for meaning_id, text in rows:
            line, away = self._line(meaning_id, text)
            self._lines.addWidget(line)
            # By itself Tab would go by when each was made, and these would come last.
            QWidget.setTabOrder(before, away)
            before = away

    def _line(self, meaning_id: int, text: str) -> tuple[QWidget, QWidget]:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Body(text), 1)
        away = IconButton(
            "x", self.tr("Put this line in the bin"), f"longview.meaning.{meaning_id}"
        )
        away.setAccessibleDescription(text)
        away.clicked.connect(lambda: self._presenter.put_meaning_in_bin(meaning_id))
        row.addWidget(away)
        return line, away
