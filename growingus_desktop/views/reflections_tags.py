"""The tags of the open reflection, and a place to type another."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.reflections_entry import EntryState, OpenEntry
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.chips import ToggleChip
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.writing import WritingField

_FIELD = 150
"""Pixels at 100 % text size of the field for a new tag."""


class TagsRow(QWidget):
    """Tags in a row that wraps; switching one off takes it from the entry.

    Args:
        entry: the open reflection.
    """

    def __init__(self, entry: OpenEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._entry = entry
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self._chips: list[ToggleChip] = []
        self.setObjectName("reflections.tags")
        self._row = FlowLayout(self, self._theme.px(6))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.field = WritingField(
            entry.tag,
            name="reflections.newTag",
            label=self.tr("Add a tag"),
            placeholder=self.tr("Add a tag"),
            one_line=True,
            role="chip",
        )
        self.field.editor.setProperty("variant", "page")
        self.field.entered.connect(self._add)
        entry.changed.connect(self.refresh)
        self._theme.changed.connect(self._redress)
        self._redress()
        self.refresh()

    def refresh(self) -> None:
        """Show the tags there are, and those that may be meant."""
        state = self._entry.state
        if (state.tags, state.suggested) == self._shown:
            return
        self._shown = (state.tags, state.suggested)
        had_focus = any(chip.hasFocus() for chip in self._chips)
        while self._row.count():
            self._row.takeAt(0)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [*self._tag_chips(state), *self._suggestions(state)]
        tags = len(state.tags)
        for chip in self._chips[:tags]:
            self._row.addWidget(chip)
        self._row.addWidget(self.field)
        for chip in self._chips[tags:]:
            self._row.addWidget(chip)
        for chip in self._chips:
            chip.show()
        self._order_keys(tags)
        self.updateGeometry()
        if had_focus:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tag_chips(self, state: EntryState) -> list[ToggleChip]:
        chips: list[ToggleChip] = []
        for number, name in enumerate(state.tags):
            chip = ToggleChip(name, f"reflections.hasTag{number}", parent=self)
            chip.setChecked(True)
            chip.setToolTip(self.tr("Take this tag off"))
            chip.clicked.connect(lambda _on=False, name=name: self._entry.take_tag(name))
            chips.append(chip)
        return chips

    def _suggestions(self, state: EntryState) -> list[ToggleChip]:
        chips: list[ToggleChip] = []
        for number, name in enumerate(state.suggested):
            chip = ToggleChip(name, f"reflections.mayTag{number}", parent=self)
            chip.setToolTip(self.tr("Add this tag"))
            chip.clicked.connect(lambda _on=False, name=name: self._entry.add_tag(name))
            chips.append(chip)
        return chips

    def _order_keys(self, tags: int) -> None:
        stops = [*self._chips[:tags], self.field.editor, *self._chips[tags:]]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _add(self) -> None:
        self._entry.add_tag()

    def _redress(self) -> None:
        self.field.setFixedWidth(self._theme.px(_FIELD))
