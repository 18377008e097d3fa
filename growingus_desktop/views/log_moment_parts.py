"""The pieces of the quick log: patterns by number, strength by number, answers to pick."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from growingus_desktop.presenters.moment_state import PatternChoice
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.chips import ToggleChip, Tone
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.segmented_tabs import Pill
from growingus_desktop.views.widgets.words import Caption

TONES: dict[str, Tone] = {
    "pursued": "clay",
    "went-quiet": "sky",
    "criticised": "honey",
    "flooded": "plum",
    "defended": "olive",
    "gave-in": "neutral",
}
"""The colour of a pattern's chip while it is on; any other is the accent."""

_LAST_NUMBERED = 9


class OneStop(QWidget):
    """Buttons that are one stop for Tab; arrow keys, Home and End move among them.

    Args:
        gap: pixels between them.
        after: what Tab comes from; without it they stand where they were made first.
    """

    def __init__(
        self, gap: int = 6, *, after: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._after = after
        self._row = FlowLayout(self, gap)
        self.parts: list[QAbstractButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, button: QAbstractButton) -> None:
        """Put a button at the end."""
        self._row.addWidget(button)
        # By itself Tab would go by when each was made, which for these is late.
        before = self.parts[-1] if self.parts else self._after
        if before is not None:
            QWidget.setTabOrder(before, button)
        self.parts.append(button)
        button.installEventFilter(self)
        # Shown at once: what is added to a window already on the screen would stay hidden.
        button.show()
        self._hand_stop(self.parts[0])

    def clear(self) -> None:
        """Remove and delete every button."""
        for button in tuple(self.parts):
            self.drop(button)

    def drop(self, button: QAbstractButton) -> None:
        """Remove and delete a button."""
        self.parts.remove(button)
        self._row.removeWidget(button)
        button.removeEventFilter(self)
        button.hide()
        button.deleteLater()

    def take_focus(self) -> None:
        """Stand where one stood last, or on the first."""
        at = [part for part in self.parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for part in (at or self.parts)[:1]:
            part.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move among the buttons, and let Tab come back to where one was."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self._hand_stop(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = self._wanted(watched, Qt.Key(event.key()))
            if at is not None:
                self.parts[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _wanted(self, here: QObject, key: Qt.Key) -> int | None:
        at = next((n for n, part in enumerate(self.parts) if part is here), 0)
        last = max(n for n, part in enumerate(self.parts) if not part.isHidden())
        forward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        steps = {
            Qt.Key.Key_Right: at + forward,
            Qt.Key.Key_Left: at - forward,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        return None if key not in steps else min(max(steps[key], 0), last)

    def _put_last(self, button: QAbstractButton) -> None:
        self.parts.remove(button)
        self._row.removeWidget(button)
        self._row.addWidget(button)
        self.parts.append(button)
        for before, part in pairwise(self.parts):
            QWidget.setTabOrder(before, part)
        self._hand_stop(self.parts[0])

    def _hand_stop(self, button: QAbstractButton) -> None:
        for part in self.parts:
            stop = Qt.FocusPolicy.StrongFocus if part is button else Qt.FocusPolicy.ClickFocus
            part.setFocusPolicy(stop)


class PatternChips(OneStop):
    """The patterns; their number switches them while one of them has the focus."""

    toggled = Signal(str)
    """The key of the pattern that was switched."""

    numbered = Signal(int)
    """A digit was pressed, 1 to 9."""

    own_wanted = Signal()
    """The person wants to name a pattern of their own."""

    change_wanted = Signal()
    """They want to call one of their own otherwise, or put it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("patternChips")
        self._shown: tuple[PatternChoice, ...] | None = None
        self._own = QuietButton(self.tr("your own"), "pattern.own", icon="plus")
        self._own.clicked.connect(self.own_wanted)
        self._change = QuietButton(self.tr("change yours"), "pattern.change", icon="pencil")
        self._change.clicked.connect(self.change_wanted)
        self._doors = (self._own, self._change)
        for door in self._doors:
            self.add(door)

    def refresh(self, choices: tuple[PatternChoice, ...], on: frozenset[str]) -> None:
        """Show these patterns, those in `on` switched on."""
        if choices != self._shown:
            self._build(choices)
        for chip, choice in zip(self._chips, choices, strict=True):
            chip.setChecked(choice.key in on)

    def show_change(self, *, shown: bool) -> None:
        """Offer to change patterns of one's own, where there are some."""
        if not shown and self._change.hasFocus():
            self._own.setFocus()
        self._change.setVisible(shown)

    @property
    def _chips(self) -> list[QAbstractButton]:
        return self.parts[: -len(self._doors)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit switches the pattern with that number."""
        number = event.key() - Qt.Key.Key_0.value
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 1 <= number <= _LAST_NUMBERED:
            self.numbered.emit(number)
        else:
            super().keyPressEvent(event)

    def _build(self, choices: tuple[PatternChoice, ...]) -> None:
        # Asked of the window: one that isn't in front yet has a place for the focus all the same.
        focused = self.window().focusWidget()
        had_focus = any(part is focused for part in self.parts)
        self._shown = choices
        # The door stays: whoever stands on it keeps the place, and so does Tab.
        for chip in self._chips:
            self.drop(chip)
        for number, choice in enumerate(choices, 1):
            chip = ToggleChip(
                choice.label, f"pattern.{choice.key}", TONES.get(choice.key, "accent")
            )
            chip.setAccessibleDescription(choice.description)
            hint = f"{number} · {choice.description}" if number <= _LAST_NUMBERED else ""
            chip.setToolTip(hint or choice.description)
            chip.clicked.connect(lambda _on=False, key=choice.key: self.toggled.emit(key))
            self.add(chip)
        for door in self._doors:
            self._put_last(door)
        if had_focus and not any(door is focused for door in self._doors):
            self.take_focus()


class StrengthRow(QWidget):
    """How strong, 1 to 5, by click, arrows or digit; 0 leaves it open."""

    chosen = Signal(int)
    """The strength, or 0 for none."""

    def __init__(self, words: Sequence[str], label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pills = ChoiceRow([(str(n), str(n)) for n in range(1, 6)], "strength", label)
        for number, sense in enumerate(words, 1):
            pill = self._pills.findChild(Pill, f"strength.{number}")
            if pill is not None:
                pill.setAccessibleName(f"{number}, {sense}")
                pill.setToolTip(sense)
        self._pills.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._sense = Caption()
        self._sense.setObjectName("strengthWords")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.active().space("m"))
        row.addWidget(self._pills)
        row.addWidget(self._sense, 1)
        self.setFocusProxy(self._pills)
        self._pills.chosen.connect(self._tell)

    def _tell(self, key: str) -> None:
        self.chosen.emit(int(key))

    def refresh(self, strength: int | None, words: str) -> None:
        """Show the strength, or none."""
        self._pills.select(str(strength or ""))
        self._sense.setText(f"{strength} · {words}" if strength else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        number = event.key() - Qt.Key.Key_0.value
        if 0 <= number <= 5 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            pill = self._pills.findChild(Pill, f"strength.{number}")
            if pill is not None:
                pill.setFocus()
            self.chosen.emit(number)
        else:
            super().keyPressEvent(event)


class OfferedAnswers(OneStop):
    """Answers to pick for the field one is in; Down goes to them, Up and Esc back to the field."""

    picked = Signal(str)
    """The answer picked."""

    left = Signal()
    """Back to the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=2, parent=parent)
        self.setObjectName("offers")
        self._shown: tuple[str, ...] = ()
        Theme.active().changed.connect(self._reserve)
        self._reserve()

    def refresh(self, answers: tuple[str, ...]) -> None:
        """Offer these."""
        if answers == self._shown:
            return
        self._shown = answers
        self.clear()
        for number, words in enumerate(answers):
            button = QuietButton(words, f"offer.{number}")
            button.clicked.connect(lambda _on=False, words=words: self.picked.emit(words))
            self.add(button)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Esc go back to the field."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _hand_stop(self, button: QAbstractButton) -> None:
        # Tab passes them by: whoever knows the word types on, Down fetches them.
        del button

    def _reserve(self) -> None:
        # A line is kept for them, so that nothing moves when they come and go.
        self.setMinimumHeight(Theme.active().px(30))
