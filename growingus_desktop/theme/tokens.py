"""Colours, sizes and durations as values, read from `resources/theme/tokens.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from functools import cache
from types import MappingProxyType
from typing import Any

from growingus_desktop.core import resources


@unique
class Variant(StrEnum):
    """The sets of colours there are."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One way of setting words.

    Args:
        family: the font family's name.
        size: pixels at 100 % text size.
        weight: 400 regular, 500 medium, 600 semibold, 700 bold.
        italic: whether the letters lean.
        line: height of a line in per cent of the font's own.
    """

    family: str
    size: int
    weight: int
    italic: bool = False
    line: int = 100


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything about the look that doesn't depend on the text size.

    Args:
        name: the variant's name: light, dark or high-contrast.
        colours: role -> ``#rrggbb``.
        space: step (xs, s, m, l, xl, xxl) -> pixels at 100 %.
        radius: kind (control, card, chip) -> pixels at 100 %.
        size: fixed measures (navigation, list, reading-list, icon, control, reading) -> pixels at 100 %.
        type: role (display, heading, reading, ui, caption, …) -> how its words are set.
        motion: pace (quick, calm) -> milliseconds.
        patterns: pattern key -> colour role.
    """

    name: str
    colours: Mapping[str, str]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    size: Mapping[str, int]
    type: Mapping[str, TypeStyle]
    motion: Mapping[str, int]
    patterns: Mapping[str, str]

    def colour(self, role: str) -> str:
        """The colour of a role as ``#rrggbb``.

        Raises:
            KeyError: if no role has that name.
        """
        return self.colours[role]

    def pattern_colour(self, key: str) -> str:
        """The colour of a pattern by its key; the person's own patterns share one."""
        role = self.patterns.get(key.replace("_", "-"), self.patterns["own"])
        return self.colours[role]


FAMILIES: Mapping[str, str] = MappingProxyType(
    {"reading": "Source Serif 4", "interface": "Inter"},
)
"""The two families shipped in `resources/fonts`."""


@cache
def load_tokens(variant: Variant) -> Tokens:
    """Read one variant of the shipped tokens; asked again, it gives the same value."""
    table = _table()
    return Tokens(
        name=variant.value,
        colours=MappingProxyType(dict(table[variant.value])),
        space=MappingProxyType(dict(table["space"])),
        radius=MappingProxyType(dict(table["radius"])),
        size=MappingProxyType(dict(table["size"])),
        type=MappingProxyType(
            {role: _type_style(entry) for role, entry in table["type"].items()},
        ),
        motion=MappingProxyType(dict(table["motion"])),
        patterns=MappingProxyType(dict(table["patterns"])),
    )


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resources.read_text("theme", "tokens.toml"))


def _type_style(entry: Mapping[str, Any]) -> TypeStyle:
    return TypeStyle(
        family=FAMILIES[entry["family"]],
        size=entry["size"],
        weight=entry["weight"],
        italic=entry.get("italic", False),
        line=entry.get("line", 100),
    )
