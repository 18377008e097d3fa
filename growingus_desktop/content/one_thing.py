"""Acts to begin two weeks with one thing from: small, one's own, and countable (E11, E13)."""

from dataclasses import dataclass

from growingus_desktop.content.tables import parse
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content


@dataclass(frozen=True, slots=True)
class OfferedAct:
    """One act a guide speaks of.

    Args:
        guide: the id of the guide.
        act: what one does, in the first person.
        pattern: key of the pattern it goes with, or an empty string.
    """

    guide: str
    act: str
    pattern: str


def load_acts(language: str = DEFAULT_LANGUAGE) -> tuple[OfferedAct, ...]:
    """The acts shipped with the program, in the order they are offered.

    Raises:
        ContentError: naming the act and what is wrong with it.
    """
    return parse_acts(read_content("one_thing.toml", language), "one_thing.toml")


def parse_acts(text: str, source: str) -> tuple[OfferedAct, ...]:
    """The acts in the TOML text of `load_acts`' file."""
    top = parse(text, source)
    top.only(("acts",))
    found: list[OfferedAct] = []
    for row in top.tables("acts"):
        row.only(("guide", "act", "pattern"))
        found.append(OfferedAct(row.text("guide"), row.text("act"), row.text_or_none("pattern")))
    return tuple(found)
