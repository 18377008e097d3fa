"""The bundled fonts, loaded once and set by role."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from growingus_desktop.core import resources
from growingus_desktop.theme.tokens import TypeStyle


@cache
def load_fonts() -> frozenset[str]:
    """Make the shipped fonts known to Qt; asked again, it does nothing more.

    Returns:
        The families that could be loaded.

    Raises:
        FileNotFoundError: if a shipped font can't be read, since nothing could be shown.
    """
    families: set[str] = set()
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            raise FileNotFoundError(file.name)
        families.update(QFontDatabase.applicationFontFamilies(number))
    return frozenset(families)


def font_of(style: TypeStyle, scale: float = 1.0) -> QFont:
    """A font for one type style.

    Args:
        style: the family, size and weight.
        scale: the text size as a factor; 1.0 is 100 %.
    """
    font = QFont(style.family)
    font.setPixelSize(max(1, round(style.size * scale)))
    font.setWeight(QFont.Weight(style.weight))
    font.setItalic(style.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
