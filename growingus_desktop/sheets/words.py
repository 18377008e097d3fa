"""The fixed wording of the conversation-prep sheet."""

from dataclasses import dataclass

from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.sheets.quoting import quoted
from growingus_desktop.sheets.wording import read_wording


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
        return quoted(text, self.open_quote, self.close_quote)


def prep_words(language: str = DEFAULT_LANGUAGE) -> SheetWords:
    """The words of the conversation-prep sheet in `language`, or in English.

    Raises:
        ValueError: if the shipped file lacks a word or holds one too many.
    """
    return read_wording(SheetWords, "prep", language)
