"""The type a sheet is set in: fonts, sizes and inks, the same on screen, paper and PDF."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QFont

from growingus_desktop.theme.tokens import FAMILIES

SERIF: Final = FAMILIES["reading"]
SANS: Final = FAMILIES["interface"]

UNITS: Final = 20
"""Layout units in a point: fonts take whole pixels, so text is laid out this much larger."""

_LOSING_FEATURES: Final = ("liga", "dlig", "clig", "calt")
"""Features that put one glyph for several letters; a PDF's text then loses the letters."""


def _grey(lightness: float) -> QColor:
    return QColor.fromRgbF(lightness, lightness, lightness)


INK: Final = _grey(0.0)
"""Words. Paper doesn't follow the theme: always black on white."""
SOFT_INK: Final = _grey(0.32)
"""Small words at the edge of the page; 8:1 on white."""
RULE: Final = _grey(0.72)
"""Lines to write on and between rows."""
WHITE: Final = _grey(1.0)


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of text is set.

    Args:
        family: one of the shipped families.
        size: points.
        lead: from one baseline to the next, as a multiple of the size.
        weight: of the letters.
        italic: whether they slant.
        soft: whether the ink is the lighter one.
    """

    family: str
    size: float
    lead: float
    weight: QFont.Weight = QFont.Weight.Normal
    italic: bool = False
    soft: bool = False


TITLE: Final = Style(SERIF, 20.5, 1.2, QFont.Weight.DemiBold)
ASIDE: Final = Style(SANS, 8.4, 1.45, QFont.Weight.Medium, soft=True)
HEADING: Final = Style(SERIF, 14.0, 1.3, QFont.Weight.DemiBold)
LABEL: Final = Style(SANS, 8.4, 1.5, QFont.Weight.DemiBold)
BODY: Final = Style(SERIF, 11.6, 1.42)
SPOKEN: Final = Style(SERIF, 14.6, 1.46)
SPOKEN_LONG: Final = Style(SERIF, 12.4, 1.44)
THEIRS: Final = Style(SERIF, 10.9, 1.46, italic=True)
MINE: Final = Style(SERIF, 10.9, 1.46)
SMALL: Final = Style(SANS, 8.4, 1.5, soft=True)
CELL: Final = Style(SANS, 8.4, 1.5)
CODE: Final = Style(SANS, 14.0, 1.5, QFont.Weight.Medium)
FOOTER: Final = Style(SANS, 7.9, 1.4, soft=True)


def print_font(style: Style, scale: float) -> QFont:
    """The font of a style in layout units, without ligatures so that the text can be got back.

    Args:
        style: how the text is set.
        scale: 1.0, or less on a page set smaller.
    """
    font = QFont([style.family, SERIF, SANS])
    font.setPixelSize(max(1, round(style.size * scale * UNITS)))
    font.setWeight(style.weight)
    font.setItalic(style.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _LOSING_FEATURES:
        font.setFeature(QFont.Tag(feature), 0)
    return font
