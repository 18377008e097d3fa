"""How an export for reading is laid out: which tables under which headings, in which order."""

from dataclasses import dataclass

from growingus_desktop.content.tables import Table, parse
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content


@dataclass(frozen=True, slots=True)
class CopySection:
    """One table of the vault as it is read.

    Args:
        table: the table's name.
        title: its heading.
        heading: the columns each row is headed by.
        fields: (column, label) of what follows; a label may be blank.
        under: the column that names the row of another section it belongs to, or "".
    """

    table: str
    title: str
    heading: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class CopyLayout:
    """The whole copy.

    Args:
        title: its title.
        note: what to know about the file.
        patterns: the label of a moment's patterns.
        yes: the word for a tick.
        sections: in their order.
    """

    title: str
    note: str
    patterns: str
    yes: str
    sections: tuple[CopySection, ...]


def load_copy_layout(language: str = DEFAULT_LANGUAGE) -> CopyLayout:
    """The layout shipped with the program.

    Raises:
        ContentError: naming the place and what is wrong with it.
    """
    return parse_copy_layout(read_content("reading_copy.toml", language), "reading_copy.toml")


def parse_copy_layout(text: str, source: str) -> CopyLayout:
    """The layout in the TOML text of `load_copy_layout`'s file."""
    table = parse(text, source)
    table.only(("title", "note", "patterns", "yes", "sections"))
    return CopyLayout(
        title=table.text("title"),
        note=table.text("note"),
        patterns=table.text("patterns"),
        yes=table.text("yes"),
        sections=tuple(_section(each) for each in table.tables("sections")),
    )


def _section(table: Table) -> CopySection:
    table.only(("table", "title", "heading", "fields", "under"))
    return CopySection(
        table=table.text("table"),
        title=table.text("title"),
        heading=table.texts("heading"),
        fields=table.pairs("fields"),
        under=table.text_or_none("under"),
    )
