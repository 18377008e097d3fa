"""The sentences of the made-up life, read from its banks and checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from growingus_desktop.content.tables import Table, parse
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content


@dataclass(frozen=True, slots=True)
class Told:
    """One moment as the person put it.

    Args:
        did: keys of the patterns it carries.
        line: the sentence.
        set_off: what set it off.
        underneath: what may have been underneath.
        at: the parts of the week it may fall in.
        steady: whether it was kept.
    """

    did: tuple[str, ...]
    line: str
    set_off: str
    underneath: tuple[str, ...]
    at: frozenset[str]
    steady: bool


@dataclass(frozen=True, slots=True)
class MomentWords:
    """What moments are told with."""

    own_pattern: str
    told: tuple[Told, ...]
    set_offs: tuple[str, ...]
    """What may set off a moment that was kept."""
    tails: tuple[str, ...]
    steady_tails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """Sentences, and the endings for telling them again in a later year."""

    lines: tuple[str, ...]
    tails: tuple[str, ...]


def read(name: str, language: str = DEFAULT_LANGUAGE) -> Table:
    """One file of the demo.

    Args:
        name: the file's name without its ending.
        language: a BCP 47 tag; banks not translated come in English.
    """
    return parse(read_content(f"demo/{name}.toml", language), f"demo/{name}.toml")


def read_bank(name: str, language: str = DEFAULT_LANGUAGE) -> Bank:
    """A file that holds `lines` and `tails`."""
    table = read(name, language)
    return Bank(table.texts("lines"), table.texts("tails"))


def read_moments(language: str = DEFAULT_LANGUAGE) -> MomentWords:
    """What moments are told with."""
    table = read("moments", language)
    scenes = table.tables("scenes")
    return MomentWords(
        own_pattern=table.text("own_pattern"),
        told=tuple(told for scene in scenes for told in _scene(scene)),
        set_offs=tuple(s.text("set_off") for s in scenes if not s.yes("steady")),
        tails=table.texts("tails"),
        steady_tails=table.texts("steady_tails"),
    )


def texts(table: Table, *apart: str) -> Mapping[str, str]:
    """Every field of `table` that is a text, but those named in `apart`."""
    return {name: table.text(name) for name in table.names() if name not in apart}


def number_or_none(table: Table, key: str, high: int = 4000) -> int | None:
    """A number from 0 to `high` that may be left out."""
    return table.number(key, 0, high) if key in table else None


def tables_or_none(table: Table, key: str) -> tuple[Table, ...]:
    """A list of tables that may be left out."""
    return table.tables(key) if key in table else ()


def texts_or_none(table: Table, key: str) -> tuple[str, ...]:
    """A list of texts that may be left out."""
    return table.texts(key) if key in table else ()


def _scene(scene: Table) -> list[Told]:
    return [
        Told(
            did=line.texts("did"),
            line=line.text("line"),
            set_off=scene.text("set_off"),
            underneath=scene.texts("underneath"),
            at=frozenset(scene.texts("at")),
            steady=scene.yes("steady"),
        )
        for line in scene.tables("lines")
    ]
