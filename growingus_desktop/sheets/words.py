"""The fixed wording of the sheets: content, one file a sheet and language."""

import tomllib
from dataclasses import dataclass, fields

from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content
from growingus_desktop.sheets.paragraphs import is_empty

_DOUBLE_QUOTES = ('"', "“", "„", "«", "»", "”")


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What the conversation-prep sheet says by itself; each is a label unless said otherwise."""

    blank_title: str
    """The title of a page whose opener has none."""
    blank_when: str
    protect: str
    first_words: str
    ask: str
    my_part: str
    they_say: str
    i_say: str
    pause_plan: str
    repair_line: str
    not_the_moment: str
    notes: str
    footer: str
    """The sentence at the foot of the page."""
    open_quote: str
    close_quote: str

    def quoted(self, text: str) -> str:
        """The text in this language's quotation marks, unless it has some already."""
        bare = text.strip()
        if is_empty(bare) or bare.startswith((self.open_quote, *_DOUBLE_QUOTES)):
            return bare
        return f"{self.open_quote}{bare}{self.close_quote}"


def prep_words(language: str = DEFAULT_LANGUAGE) -> SheetWords:
    """The words of the conversation-prep sheet in `language`, or in English.

    Raises:
        ValueError: if the shipped file lacks a word or holds one too many.
    """
    return parse_words(read_content("sheets/prep.toml", language))


def parse_words(source: str) -> SheetWords:
    """The words in a sheet's file.

    Raises:
        ValueError: if it is not TOML, lacks a word, holds an unknown one or an empty one.
    """
    found = tomllib.loads(source)
    wanted = {field.name for field in fields(SheetWords)}
    if odd := sorted(wanted ^ found.keys()):
        raise ValueError(f"words missing or unknown: {', '.join(odd)}")
    words = {key: value for key, value in found.items() if isinstance(value, str) and value}
    if empty := sorted(wanted - words.keys()):
        raise ValueError(f"words empty: {', '.join(empty)}")
    return SheetWords(**words)
