"""The fixed words of one sheet, read from its file into the class that names them."""

import tomllib
from dataclasses import fields, is_dataclass
from typing import TypeVar, cast, get_type_hints

from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

W = TypeVar("W")


def read_wording(kind: type[W], name: str, language: str = DEFAULT_LANGUAGE) -> W:
    """The words of a sheet in `language`, or in English.

    Args:
        kind: a dataclass of texts and tuples of texts.
        name: the file's name without its ending.
        language: a BCP 47 tag.

    Raises:
        ValueError: as `parse_wording` does.
    """
    return parse_wording(kind, read_content(f"sheets/{name}.toml", language))


def parse_wording(kind: type[W], source: str) -> W:
    """The words in a sheet's file.

    Raises:
        ValueError: if it is not TOML, lacks a word, holds an unknown one or an empty one.
    """
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} names no words")
    found = tomllib.loads(source)
    wanted = {field.name for field in fields(kind)}
    if odd := sorted(wanted ^ found.keys()):
        raise ValueError(f"words missing or unknown: {', '.join(odd)}")
    kinds = get_type_hints(kind)
    values = {name: _value(found[name], many=kinds[name] is not str) for name in wanted}
    if empty := sorted(name for name, value in values.items() if not value):
        raise ValueError(f"words empty: {', '.join(empty)}")
    return cast("type[W]", kind)(**values)


def _value(found: object, *, many: bool) -> str | tuple[str, ...]:
    """The words found, or nothing where there are none of the kind that is wanted."""
    if not many:
        return found if isinstance(found, str) else ""
    if not isinstance(found, list):
        return ()
    items = cast("list[object]", found)
    texts = tuple(each for each in items if isinstance(each, str) and each)
    return texts if len(texts) == len(items) else ()
