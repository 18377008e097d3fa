"""How the running program looks, in one object that tells when it changes."""

from typing import Literal, get_args

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QStyleHints
from PySide6.QtWidgets import QApplication

from growingus_desktop.core import resources
from growingus_desktop.theme.fonts import font_of, load_fonts
from growingus_desktop.theme.icons import TintEngine, paint_svg
from growingus_desktop.theme.palette import palette_of
from growingus_desktop.theme.stylesheet import style_sheet
from growingus_desktop.theme.tokens import Tokens, Variant, load_tokens

Appearance = Literal["system", "light", "dark", "high-contrast"]
APPEARANCES: tuple[Appearance, ...] = get_args(Appearance)

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
"""Bounds of the text size, in per cent."""


class Theme(QObject):
    """Dresses the application and answers what colour, size or font something has.

    One belongs to each application; widgets find it through `Theme.active()`.

    Args:
        app: the application to dress; it becomes the owner.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._appearance: Appearance = "system"
        self._scale = 1.0
        self._reduced_motion = False
        self._template = resources.read_text("theme", "app.qss")
        load_fonts()
        app.setStyle("Fusion")
        self._tokens = load_tokens(Variant.LIGHT)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._dress()

    @classmethod
    def active(cls) -> "Theme":
        """The theme of the running application.

        Raises:
            RuntimeError: if there is none yet; it comes before the first widget.
        """
        app = QApplication.instance()
        found = app.findChild(cls) if app else None
        if found is None:
            raise RuntimeError("the theme comes before the first widget")
        return found

    @property
    def tokens(self) -> Tokens:
        """The colours, sizes and durations in force."""
        return self._tokens

    @property
    def appearance(self) -> Appearance:
        """What was chosen, which for `system` isn't what is shown."""
        return self._appearance

    @property
    def text_scale(self) -> int:
        """The text size in per cent."""
        return round(self._scale * 100)

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing should move that needn't."""
        return self._reduced_motion

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._reduced_motion = reduced

    def choose(self, appearance: Appearance) -> None:
        """Change the colours.

        Args:
            appearance: one variant, or `system` to follow the computer; a computer that
                doesn't say counts as light.
        """
        self._appearance = appearance
        if load_tokens(self._variant()) is not self._tokens:
            self._dress()

    def set_text_scale(self, percent: int) -> None:
        """Change the size of all text and what is measured by it; kept within 80 to 200."""
        scale = min(max(percent, SMALLEST_TEXT), LARGEST_TEXT) / 100
        if scale != self._scale:
            self._scale = scale
            self._dress()

    def px(self, n: float) -> int:
        """Pixels for a measure given at 100 % text size."""
        return round(n * self._scale)

    def space(self, step: str) -> int:
        """Pixels of a step of space: xs, s, m, l, xl or xxl."""
        return self.px(self._tokens.space[step])

    def radius(self, kind: str) -> int:
        """Pixels of a corner: control, card or chip."""
        return self.px(self._tokens.radius[kind])

    def size(self, name: str) -> int:
        """Pixels of a fixed measure: navigation, list, icon, control or reading."""
        return self.px(self._tokens.size[name])

    def motion(self, pace: str) -> int:
        """Milliseconds something may take to appear: quick or calm; 0 when motion is reduced."""
        return 0 if self._reduced_motion else self._tokens.motion[pace]

    def colour(self, role: str) -> QColor:
        """The colour of a role, for painting."""
        return QColor(self._tokens.colour(role))

    def font(self, role: str) -> QFont:
        """The font of a type role (display, heading, reading, ui, caption, …), scaled."""
        return font_of(self._tokens.type[role], self._scale)

    def icon(self, name: str, role: str = "ink-2", on_role: str | None = None) -> QIcon:
        """An icon that follows the theme.

        Args:
            name: the file's name in `resources/icons`, without its ending.
            role: its colour role.
            on_role: its colour role while checked; the same if not given.
        """
        return QIcon(TintEngine(name, role, on_role or role, self._hex))

    def paint_icon(self, painter: QPainter, rect: QRectF, name: str, colour_role: str) -> None:
        """Draw an icon into a box, in the colour of a role."""
        paint_svg(painter, rect, name, self._hex(colour_role))

    def _hex(self, role: str) -> str:
        return self._tokens.colour(role)

    def _follow_system(self) -> None:
        if self._appearance == "system":
            self._dress()

    def _dress(self) -> None:
        self._tokens = load_tokens(self._variant())
        self._app.setPalette(palette_of(self._tokens))
        self._app.setFont(self.font("ui"))
        self._app.setStyleSheet(style_sheet(self._template, self._tokens, self._scale))
        self.changed.emit()

    def _variant(self) -> Variant:
        if self._appearance != "system":
            return Variant(self._appearance)
        return _system_variant(self._app.styleHints())


def _system_variant(hints: QStyleHints) -> Variant:
    # hints.accessibility() would also tell high contrast, but in PySide6 6.11.3 asking it
    # deletes an object Qt still owns, so high contrast stays the person's own choice.
    return Variant.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Variant.LIGHT
