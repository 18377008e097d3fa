"""Line icons in the theme's colours, sharp at every size and pixel ratio."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from growingus_desktop.core import resources

STROKE = "1.75"
"""Line width in a 24-unit box; the drawings' own 2 looks heavy at 18 pixels."""

ColourOf = Callable[[str], str]
"""From a colour role to ``#rrggbb`` as it is at this moment."""


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = resources.read_text("icons", f"{name}.svg")
    svg = svg.replace("currentColor", colour).replace(
        'stroke-width="2"',
        f'stroke-width="{STROKE}"',
    )
    return QSvgRenderer(QByteArray(svg.encode()))


def paint_svg(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw an icon.

    Args:
        painter: where to draw.
        rect: the box to fill, in the painter's coordinates; a square looks right.
        name: the file's name in `resources/icons`, without its ending.
        colour: ``#rrggbb``.

    Raises:
        FileNotFoundError: if there is no such icon.
    """
    _renderer(name, colour).render(painter, rect)


class TintEngine(QIconEngine):
    """Draws one icon in whatever colour its role has when it is painted.

    Args:
        name: the icon.
        role: its colour role.
        on_role: its colour role while checked.
        colour_of: asked at each painting, so that a change of theme needs no new icons.
    """

    def __init__(self, name: str, role: str, on_role: str, colour_of: ColourOf) -> None:
        super().__init__()
        self._icon_name = name
        self._role = role
        self._on_role = on_role
        self._colour_of = colour_of

    def clone(self) -> QIconEngine:
        """A copy for a QIcon that detaches."""
        return TintEngine(self._icon_name, self._role, self._on_role, self._colour_of)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into `rect`; a disabled icon is drawn in the quietest ink."""
        role = self._on_role if state == QIcon.State.On else self._role
        if mode == QIcon.Mode.Disabled:
            role = "ink-3"
        paint_svg(painter, QRectF(rect), self._icon_name, self._colour_of(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as an image; Qt hands in the size in device pixels."""
        image = QPixmap(size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, image.rect(), mode, state)
        painter.end()
        return image
