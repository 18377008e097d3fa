"""A row of pills of which one is chosen, for the steps and tabs inside a page."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.capsule import Capsule, narrow_policy
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.strokes import draw_wrapped, focus_ring, rounded_box


class Pill(Capsule, QRadioButton):
    """One of the tabs; to a screen reader one of several radio buttons."""

    # Always at the width of the chosen one, so that choosing moves nothing.
    font_role = "chip-strong"
    pad_x = 12

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, parent)
        self._theme = Theme.active()
        self._label = text
        self.setObjectName(name)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        narrow_policy(self)
        self._theme.changed.connect(self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the pill can be pressed."""
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        """Redraw when the pointer comes and goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, its words and the focus ring."""
        del event
        painter = QPainter(self)
        on = self.isChecked()
        box = QRectF(self.rect())
        radius = self._radius()
        line = self._theme.colour("border") if self.underMouse() and not on else None
        fill = self._theme.colour("accent-soft" if on else "sunken")
        rounded_box(painter, box, radius, fill, line)
        if self.hasFocus():
            focus_ring(painter, box, radius, self._theme)
        colour = self._theme.colour("accent" if on else "ink-2")
        inside = self.rect().adjusted(self._pad_x(), 0, -self._pad_x(), 0)
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_wrapped(
            painter,
            inside,
            self._label,
            self._font(),
            colour,
            alignment=centre,
            direction=self.layoutDirection(),
        )


def let_tab_stop_at_the_chosen(pills: Collection[Pill]) -> None:
    """Have Tab, from either side, stop at the chosen pill alone, or at the first if none is."""
    chosen = next((pill for pill in pills if pill.isChecked()), next(iter(pills)))
    for pill in pills:
        # Qt does so only once a pill has the focus, and Shift+Tab would come in by the last one.
        stops = Qt.FocusPolicy.StrongFocus if pill is chosen else Qt.FocusPolicy.ClickFocus
        pill.setFocusPolicy(stops)


class SegmentedTabs(QWidget):
    """Pills in a row that wraps; arrow keys choose, Tab leaves.

    Args:
        tabs: key and words of each, in order; the first is chosen.
        name: the object name; each pill is called ``name.key``.
        label: what is being chosen, for speech.
    """

    chosen = Signal(str)
    """The key of the tab the person went to."""

    def __init__(
        self,
        tabs: Sequence[tuple[str, str]],
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
        for key, words in tabs:
            pill = Pill(words, f"{name}.{key}", self)
            self._pills[key] = pill
            self._group.addButton(pill)
            row.addWidget(pill)
        next(iter(self._pills.values())).setChecked(True)
        let_tab_stop_at_the_chosen(self._pills.values())
        self._group.buttonToggled.connect(self._on_toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> str:
        """The key of the chosen tab."""
        return next(key for key, pill in self._pills.items() if pill.isChecked())

    def select(self, key: str) -> None:
        """Choose a tab, as if the person had; tells only if it wasn't chosen already."""
        self._pills[key].setChecked(True)

    def take_focus(self) -> None:
        """Put the focus on the chosen tab."""
        self._pills[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, pill: QWidget, on: bool) -> None:
        if on:
            let_tab_stop_at_the_chosen(self._pills.values())
            self.chosen.emit(next(key for key, found in self._pills.items() if found is pill))
