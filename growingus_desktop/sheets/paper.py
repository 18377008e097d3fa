"""The two sizes of paper a sheet is made for."""

from enum import StrEnum, unique
from typing import Final

MARGIN_SIDE: Final = 52.0
"""Left and right margins in points (18 mm): wide enough for every desktop printer."""
MARGIN_TOP: Final = 48.0
"""Top margin in points."""
MARGIN_BOTTOM: Final = 44.0
"""Bottom margin in points; the footer stands on it."""


@unique
class Paper(StrEnum):
    """A size of paper, always upright."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def width(self) -> float:
        """Points (1/72 inch) from edge to edge."""
        return _SIZES[self][0]

    @property
    def height(self) -> float:
        """Points (1/72 inch) from top to bottom."""
        return _SIZES[self][1]

    @property
    def text_width(self) -> float:
        """Points between the side margins."""
        return self.width - 2 * MARGIN_SIDE

    @property
    def text_height(self) -> float:
        """Points between the top and bottom margins."""
        return self.height - MARGIN_TOP - MARGIN_BOTTOM


_SIZES: Final = {Paper.A4: (595.0, 842.0), Paper.LETTER: (612.0, 792.0)}

_LETTER_COUNTRIES: Final = frozenset(
    {"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "PR", "SV", "VE"}
)


def usual_paper(country: str) -> Paper:
    """The paper people use in a country, by its two-letter code (CLDR paper size, region 001=A4)."""
    return Paper.LETTER if country.upper() in _LETTER_COUNTRIES else Paper.A4
