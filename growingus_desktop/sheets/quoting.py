"""Quotation marks around what somebody says, unless it has some already."""

from growingus_desktop.sheets.paragraphs import is_empty

_DOUBLE_QUOTES = ('"', "“", "„", "«", "»", "”")


def quoted(text: str, open_quote: str, close_quote: str) -> str:
    """The text between a language's quotation marks; nothing stays nothing."""
    bare = text.strip()
    if is_empty(bare) or bare.startswith((open_quote, *_DOUBLE_QUOTES)):
        return bare
    return f"{open_quote}{bare}{close_quote}"
