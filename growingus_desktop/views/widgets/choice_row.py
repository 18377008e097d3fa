"""One choice of a few, with none made beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.segmented_tabs import Pill, let_tab_stop_at_the_chosen


class ChoiceRow(QWidget):
    """Answers in a row that wraps; arrow keys move among them, and none is chosen at first.

    Args:
        choices: key and words of each, in order.
        name: the object name; each answer is called ``name.key``.
        label: what is being answered, for speech.
    """

    chosen = Signal(str)
    """The key the person chose."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._pills: dict[str, Pill] = {}
        self._group = QButtonGroup(self)
        row = FlowLayout(self, 6)
        for key, words in choices:
            pill = Pill(words, f"{name}.{key}", self)
            pill.setAccessibleDescription(label)
            self._pills[key] = pill
            self._group.addButton(pill)
            row.addWidget(pill)
        self._stop_at_the_chosen()
        self._group.buttonToggled.connect(self._toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._telling = True

    @property
    def current(self) -> str:
        """The key of what is chosen, or an empty string."""
        return next((key for key, pill in self._pills.items() if pill.isChecked()), "")

    def select(self, key: str) -> None:
        """Show a choice without telling of it; an empty key shows none."""
        if key == self.current:
            return
        self._telling = False
        if key:
            self._pills[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for pill in self._pills.values():
                pill.setChecked(False)
            self._group.setExclusive(True)
            self._stop_at_the_chosen()
        self._telling = True

    def _stop_at_the_chosen(self) -> None:
        pills = self._pills.values()
        let_tab_stop_at_the_chosen(pills)
        first = next(iter(pills))
        self.setFocusProxy(next((pill for pill in pills if pill.isChecked()), first))

    def _toggled(self, _pill: QWidget, on: bool) -> None:
        if on:
            self._stop_at_the_chosen()
        if on and self._telling:
            self.chosen.emit(self.current)
