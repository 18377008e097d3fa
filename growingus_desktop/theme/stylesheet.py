"""The one style sheet: `resources/theme/app.qss` with tokens put in and sizes scaled."""

import re

from growingus_desktop.theme.tokens import Tokens, TypeStyle

_FONT = re.compile(r"\$font\(([a-z0-9-]+)\)")
_COLOUR = re.compile(r"\$([a-z][a-z0-9-]*)")
_UNDER = re.compile(r"\$under\((\d+)\)")
_PIXELS = re.compile(r"\b(\d+)px\b")

_DONE = "\N{SYMBOL FOR UNIT SEPARATOR}"
"""Stands for px behind a number that is already scaled."""

HAIRLINE = 2
"""Lines up to this many pixels keep their width at every text size."""


def style_sheet(template: str, tokens: Tokens, scale: float) -> str:
    """Fill the template.

    Args:
        template: Qt style sheet text in which ``$ink-2`` is a colour, ``$font(heading)`` a
            type style, every ``12px`` a measure at 100 %, and ``$under(12)`` one pixel less
            than that measure, to make room for a border that grew by one.
        tokens: the colours and type styles.
        scale: the text size as a factor.

    Raises:
        KeyError: if the template names a role the tokens don't have.
    """
    sheet = _FONT.sub(lambda found: _font(tokens.type[found[1]], scale), template)
    sheet = _UNDER.sub(lambda found: f"{_scaled(int(found[1]), scale) - 1}{_DONE}", sheet)
    sheet = _COLOUR.sub(lambda found: tokens.colour(found[1]), sheet)
    sheet = _PIXELS.sub(lambda found: f"{_scaled(int(found[1]), scale)}px", sheet)
    return sheet.replace(_DONE, "px")


def _font(style: TypeStyle, scale: float) -> str:
    slant = "italic " if style.italic else ""
    size = max(1, round(style.size * scale))
    return f'font: {slant}{style.weight} {size}{_DONE} "{style.family}"'


def _scaled(pixels: int, scale: float) -> int:
    return pixels if pixels <= HAIRLINE else round(pixels * scale)
