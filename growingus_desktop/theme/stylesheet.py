"""The one style sheet: `resources/theme/app.qss` with tokens put in and sizes scaled."""

import re

from growingus_desktop.theme.tokens import Tokens, TypeStyle

_FONT = re.compile(r"\$font\(([a-z0-9-]+)\)")
_COLOUR = re.compile(r"\$([a-z][a-z0-9-]*)")
_PIXELS = re.compile(r"\b(\d+)px\b")

HAIRLINE = 2
"""Lines up to this many pixels keep their width at every text size."""


def style_sheet(template: str, tokens: Tokens, scale: float) -> str:
    """Fill the template.

    Args:
        template: Qt style sheet text in which ``$ink-2`` is a colour, ``$font(heading)`` a
            type style, and every ``12px`` a measure at 100 %.
        tokens: the colours and type styles.
        scale: the text size as a factor.

    Raises:
        KeyError: if the template names a role the tokens don't have.
    """
    sheet = _FONT.sub(lambda found: _font(tokens.type[found[1]]), template)
    sheet = _COLOUR.sub(lambda found: tokens.colour(found[1]), sheet)
    return _PIXELS.sub(lambda found: f"{_scaled(int(found[1]), scale)}px", sheet)


def _font(style: TypeStyle) -> str:
    slant = "italic " if style.italic else ""
    return f'font: {slant}{style.weight} {style.size}px "{style.family}"'


def _scaled(pixels: int, scale: float) -> int:
    return pixels if pixels <= HAIRLINE else round(pixels * scale)
