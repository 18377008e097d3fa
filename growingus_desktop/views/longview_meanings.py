"""Sorting what it may mean and what it doesn't prove, in two columns."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from growingus_desktop.models.asks import MeaningSide
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_meanings import Meanings
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong
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
        """Show the presenter's state; the focus stays on its line, wherever that went."""
        stood = [
            (side, at, side.line_at(at)) for side in self._sides if (at := side.focused) is not None
        ]
        for side in self._sides:
            side.refresh()
        for side, at, line in stood:
            if not any(one.stand_on(line) for one in self._sides):
                side.stand_near(at)


class _Side(QWidget):
    def __init__(self, presenter: LongViewPresenter, side: MeaningSide, title: str) -> None:
        super().__init__()
        self._presenter, self._side = presenter, side
        self._meanings = presenter.meanings
        self._shown: tuple[tuple[int, str], ...] = ()
        self._rows: list[_Line] = []
        tone = "accent" if side is MeaningSide.MAY_MEAN else "sky"
        self._lines = QVBoxLayout()
        self._field = field = WritingField(
            self._meanings.fields[side],
            name=f"longview.{side.value}",
            label=title,
            placeholder=self.tr("One line; Enter keeps it"),
            one_line=True,
        )
        self._changing = QWidget()
        self._leave = QuietButton(self.tr("Leave it as it was"), f"longview.{side.value}.leave")
        changing = QHBoxLayout(self._changing)
        changing.setContentsMargins(0, 0, 0, 0)
        changing.addWidget(
            Caption(self.tr("You are rewording a line; Enter keeps it, Esc leaves it.")), 1
        )
        changing.addWidget(self._leave)
        self._changing.hide()
        self._back_to: int | None = None
        field.entered.connect(self._keep)
        self._leave.clicked.connect(self._stop)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), field)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._stop)
        self._meanings.changed.connect(self._show_changing)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("s"))
        column.addWidget(Strong(title, tone=tone))
        column.addWidget(field)
        column.addWidget(self._changing)
        column.addLayout(self._lines)

    @property
    def focused(self) -> int | None:
        """Which line, from the top, has the focus, or None."""
        return next((at for at, row in enumerate(self._rows) if row.deeds.hasFocus()), None)

    def line_at(self, at: int) -> int:
        """Which line stands at this place."""
        return self._shown[at][0]

    def refresh(self) -> None:
        """Show the presenter's state."""
        lines = self._presenter.state.meanings.get(self._side, ())
        if lines == self._shown:
            return
        self._shown = lines
        for row in self._rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Line(self._meanings, one, self._reword) for one in lines]
        before: QWidget = self._leave
        for at, row in enumerate(self._rows):
            row.deeds.tell_place(at, len(lines))
            self._lines.addWidget(row)
            # By itself Tab would go by when each was made, and these would come last.
            QWidget.setTabOrder(before, row.deeds)
            before = row.deeds

    def stand_on(self, meaning_id: int) -> bool:
        """Put the focus on this line; False where it isn't here."""
        for row in self._rows:
            if row.deeds.meaning_id == meaning_id:
                row.deeds.setFocus()
                return True
        return False

    def stand_near(self, at: int) -> None:
        """Put the focus on the line at this place, the last, or the field where there is none."""
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].deeds.setFocus()
        else:
            self._field.setFocus()

    def _reword(self, meaning_id: int) -> None:
        self._meanings.change(meaning_id)
        self._field.setFocus()

    def _keep(self) -> None:
        self._back_to = self._meanings.changing(self._side)
        self._meanings.keep(self._side)

    def _stop(self) -> None:
        line = self._meanings.changing(self._side)
        self._meanings.leave(self._side)
        if line is None or not self.stand_on(line):
            self._field.setFocus()

    def _show_changing(self) -> None:
        changing = self._meanings.changing(self._side) is not None
        self._changing.setVisible(changing)
        self._escape.setEnabled(changing)
        if not changing and self._back_to is not None:
            back_to, self._back_to = self._back_to, None
            self.stand_on(back_to)


class _Line(QWidget):
    """One line with the button that holds its deeds."""

    def __init__(
        self, meanings: Meanings, line: tuple[int, str], reword: Callable[[int], None]
    ) -> None:
        super().__init__()
        meaning_id, text = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Body(text), 1)
        self.deeds = _Deeds(meanings, meaning_id, reword)
        self.deeds.setAccessibleDescription(text)
        row.addWidget(self.deeds, 0, Qt.AlignmentFlag.AlignTop)


class _Deeds(IconButton):
    """Opens the deeds of a line; each also has a key of its own while this has the focus."""

    def __init__(self, meanings: Meanings, meaning_id: int, reword: Callable[[int], None]) -> None:
        super().__init__(
            "chevron-down",
            self.tr("What to do with this line"),
            f"longview.meaning.{meaning_id}",
            framed=False,
        )
        self.meaning_id = meaning_id
        menu = QMenu(self)
        rows: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("reword", self.tr("Reword"), "F2", partial(reword, meaning_id)),
            ("up", self.tr("Move up"), "Alt+Up", partial(meanings.move, meaning_id, -1)),
            ("down", self.tr("Move down"), "Alt+Down", partial(meanings.move, meaning_id, 1)),
            (
                "across",
                self.tr("Move to the other column"),
                "Alt+Right",
                partial(meanings.move_across, meaning_id),
            ),
            ("bin", self.tr("Put in the bin"), "Del", partial(meanings.put_in_bin, meaning_id)),
        )
        self._acts: dict[str, QAction] = {}
        for key, words, keys, run in rows:
            act = QAction(words, menu)
            act.setObjectName(f"longview.meaning.{meaning_id}.{key}")
            act.setShortcut(QKeySequence(keys))
            # The button reads the keys itself, or each line would claim them all over the page.
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            act.triggered.connect(partial(_run, run))
            menu.addAction(act)
            self._acts[key] = act
        self.setMenu(menu)

    def tell_place(self, at: int, count: int) -> None:
        """Offer only the ways it can go from this place among so many."""
        self._acts["up"].setEnabled(at > 0)
        self._acts["down"].setEnabled(at < count - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the deeds."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Up if alt:
                act = "up"
            case Qt.Key.Key_Down if alt:
                act = "down"
            case Qt.Key.Key_Left | Qt.Key.Key_Right if alt:
                act = "across"
            case Qt.Key.Key_F2:
                act = "reword"
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                act = "bin"
            case _:
                super().keyPressEvent(event)
                return
        if not event.isAutoRepeat():
            self._acts[act].trigger()


def _run(run: Callable[[], None], _checked: bool = False) -> None:
    run()
